import tiny
from neopain.inference.extractor import open_extractor
from neopain.inference.handcrafted import Handcrafted
from neopain.inference.onnx import Network
from neopain.inference.store import load_artefact


def test_the_kind_of_file_decides_what_extracts(tmp_path):
    assert isinstance(open_extractor(tiny.network(tmp_path), 1), Network)
    shipped = load_artefact(tiny.paths.models(), "features-lbp-uniform-202611b", "features")
    extractor = open_extractor(shipped, 1)
    assert isinstance(extractor, Handcrafted)
    assert extractor.provider == "CPU"
