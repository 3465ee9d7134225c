"""What the desk knows of its beds. Pure: no thread, file or clock; all times come in.

place    a bed as the desk sees it: its newest state, how old it is, its last ten minutes
tile     the words, colour and shape of a place
alarms   the alarms of all beds, and those that ended unanswered
told     who is told of an alarm, and when somebody else is
board    all of it together
"""
