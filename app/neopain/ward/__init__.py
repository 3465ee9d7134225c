"""Many beds at one desk, over MQTT: the bed owns its alarm, the ward repeats it.

topics    the names on the bus
messages  what is sent there: one schema for both sides
bed       the bed's half: publisher, outbox, commands from the ward
relay     other systems are told of alarms: webhook, HL7, mail
board     the desk's model of all beds; server, page, archive: the desk itself; demo: all of it in one command
"""
