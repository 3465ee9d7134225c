"""How an artefact under models/ becomes a callable: manifest, store, onnx, classifier.

Knows nothing of frames or faces; imports only `base`.
"""
