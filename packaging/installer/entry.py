"""Where the frozen program begins."""

import multiprocessing

from neopain.__main__ import main

multiprocessing.freeze_support()  # a worker of this program is started as the program itself
main()
