"""Training: the default bundle from rendered faces (`default`, `network`), and studies of a lab's own data (`study`).

The way of a render: truth, faces, crops, augment, network, fit, graph, extract, classify, evaluate, bundle. Never
imported by the monitor. Only `network` imports torch.
"""
