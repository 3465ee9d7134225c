"""`python -m neopain` is the command `neopain`."""

from neopain.cli.app import main

if __name__ == "__main__":
    main()
