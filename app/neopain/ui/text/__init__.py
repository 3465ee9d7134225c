"""Every word and sentence the windows show."""
