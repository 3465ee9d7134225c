"""The windows of Neopain: the only package that uses Qt. Imports inside it only go down.

`application` runs the bedside window; `demo` and `bench` run it off screen. `main_window` holds the `live` page, which
hosts the controllers of `log`, `patient` and `scoring`; `review` is a window of its own. `bridge` is the only
connection to the monitor, `background` runs slow work in threads. `widgets` are shared by pages, `text` has all words,
`theme` has colours, fonts and sizes; `sound` and `tone` play the alarm signals.
"""
