"""The ward's server: beds in over MQTT, pages out over server-sent events.

hub      takes what the beds send, keeps the board, and gives every page its news
bus      the connection to the broker
access   signing in, sessions, headers, limits
api      what a page can ask for
serve    all of it, listening
"""
