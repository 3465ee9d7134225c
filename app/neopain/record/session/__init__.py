"""One recorded session: its file, writer, reader, video, and the list of sessions."""
