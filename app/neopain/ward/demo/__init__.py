"""The ward shown in one command: a broker, 16 scripted beds and the page, all on this computer.

story     what happens at each bed
beds      the beds, which publish it
show      all of it
"""
