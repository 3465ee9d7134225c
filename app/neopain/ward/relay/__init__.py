"""Other systems are told of the ward's alarms: each step that the board tells, in order, also after an outage.

notices   what is told: begin, next person, answered, end
outbox    notices on the disk until their receiver has them
courier   one receiver: sends, tries again, says what became of it
webhook, mllp, mail     how each kind of receiver is spoken to
relays    those that the settings name
"""
