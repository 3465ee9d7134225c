"""What recorded sessions show: alarm log, pain burden, curves, stays."""
