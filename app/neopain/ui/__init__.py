"""The bedside window: the only folder that knows Qt.

`application` starts and ends it, `bridge` is the one joint to the monitor, `live` holds the parts of the live page,
`theme` and `texts` say how everything looks and what it says, `sound` makes the alarm heard.
"""
