"""The ward's own certificate authority: who may be on the bus, as what, and until when.

authority     certificates made and revoked
current_list  the list of revoked ones, read again whenever it changes
broker_files  the configuration of mosquitto that holds beds to their own topics
"""
