"""The command `neopain`, one file a group of commands; imports wait until it is known which command is wanted."""
