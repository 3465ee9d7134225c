import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import tiny
from neopain.base.errors import ModelError
from neopain.inference import manifest

_keys = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


def test_a_manifest_reads_back_as_it_was_written(tmp_path):
    written = tiny.network(tmp_path, {"pose": [1.0, 2.0]}).manifest
    assert manifest.read(tmp_path / tiny.FEATURES) == written
    assert written.artefact.name == "model.onnx"


@pytest.fixture(scope="module")
def tiny_manifest(tmp_path_factory):
    return tiny.network(tmp_path_factory.mktemp("models"), {"pose": [1.0, 2.0]}).manifest


@given(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=30),
    st.dictionaries(_keys, st.floats(allow_nan=False), max_size=4),
)
@example('say "no" to C:\\temp', {'quoted "key"': 1e-300})
@example("".join(map(chr, range(32))) + "\x7f\x85\u2028 \u00b5 \U0001f600 ''' ", {"": -0.0, "a.b": 1.0})
def test_any_text_and_number_in_a_manifest_reads_back_as_it_was_written(tiny_manifest, text, metrics):
    written = tiny_manifest.model_copy(update={"origin": text, "metrics": metrics})
    with tempfile.TemporaryDirectory() as folder:
        path = manifest.write(written, Path(folder))
        assert manifest.parse(path, manifest.Manifest, "models/tiny/manifest.toml") == written


def test_each_shipped_artefact_has_manifest_card_licence_and_check_vector():
    models = tiny.paths.models()
    folders = [path for path in models.iterdir() if path.is_dir()]
    assert folders
    for folder in folders:
        names = {entry.name for entry in manifest.read(folder).files}
        assert {"CARD.md", "LICENSE", manifest.CHECK_NAME} <= names, folder.name


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (f'id = "{tiny.FEATURES}"', 'id = "features-other-202611"', "the folder is features-tiny-202611"),
        ('role = "features"', 'role = "detector"', "role is detector"),
        ('role = "features"', 'role = "oracle"', "role"),
        ('dtype = "uint8"', 'dtype = "int4"', "input.dtype"),
        ('name = "model.onnx"', 'name = "../model.onnx"', "files.0.name"),
        ("tolerance = 0.0001", "tolerance = 0.0001\nextra = 1", "extra"),
        ("tolerance = 0.0001", "", "tolerance"),
        ("tolerance = 0.0001", "tolerance = ", "cannot be read"),
    ],
)
def test_a_wrong_manifest_is_one_line_that_names_it(tmp_path, before, after, words):
    tiny.network(tmp_path)
    path = tmp_path / tiny.FEATURES / manifest.FILE_NAME
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))
    with pytest.raises(ModelError) as error:
        manifest.read(tmp_path / tiny.FEATURES)
    message = str(error.value)
    assert message.startswith(f"models/{tiny.FEATURES}/manifest.toml")
    assert words in message
    assert "\n" not in message


def test_a_missing_manifest_says_so(tmp_path):
    with pytest.raises(ModelError, match="there is no models/features-none-202611; restore or import it"):
        manifest.read(tmp_path / "features-none-202611")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"# " + b"x" * manifest.MOST_BYTES, "is larger than"),
        (b"x = " + b"[" * 20_000, "holds too many brackets inside each other"),
        (b"x = " + b"9" * 20_000, "cannot be read: .* has 20000 digits"),
    ],
    ids=["large", "nested", "digits"],
)
def test_a_manifest_has_a_size_limit(tmp_path, content, message):
    (tmp_path / manifest.FILE_NAME).write_bytes(content)
    with pytest.raises(ModelError, match=message) as error:
        manifest.read(tmp_path)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 300
