"""The bed's half of the ward: it publishes what its screen shows, and decides what the desk asks for.

publisher   threads, sink and probe: the only class with a lifecycle
connection  one connection to the broker
rival       another computer that is set to the same bed
outbox      events until the ward has them
view        snapshots and events as messages
requests    what the desk may ask, and the bed's answer
"""
