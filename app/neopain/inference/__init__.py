"""How an artefact under models/ becomes a callable: manifest, store, onnx, classifier.

Published networks come in by published, fetch, matconvnet, vgg_graph and vgg_import; quantize makes them fast.

Knows nothing of frames or faces; imports only `base`.
"""
