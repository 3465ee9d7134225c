"""Words and sentences of the windows, one file a topic. Words that several topics share are in `labels`."""
