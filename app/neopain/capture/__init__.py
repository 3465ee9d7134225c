"""Sources of moments: video files, streams, cameras, pictures and scripts.

Each class is a `base.ports.Source`. Pictures are turned into uint8 RGB once, here.
"""
