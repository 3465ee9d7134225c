"""`python -m neopain` is the command `neopain`."""

from neopain.cli import main

if __name__ == "__main__":
    main()
