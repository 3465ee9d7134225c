"""How the default bundle comes to be: rendered faces in, published network and classifier out.

The way of a picture: truth -> faces -> crops -> augment -> network -> fit -> graph -> extract -> classify -> evaluate
-> publish, put together in `default`. Never imported by the monitor. torch is imported by augment, network and fit
alone.
"""
