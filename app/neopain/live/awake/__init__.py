"""Keeps the computer awake while a monitor runs: neither a blank or locked screen nor suspend.

`keep_awake` has the thread that asks and renews, `linux` speaks to the services of a desktop over D-Bus, `elsewhere`
to Windows and macOS. All of it ends with the process: nothing has to be undone after a crash.
"""
