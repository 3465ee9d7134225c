"""What the frozen program holds, beside what the imports of `neopain` bring. Read by neopain.spec and by the tests."""

LEFT_OUT = (
    "tkinter", "readline",
    # Training of networks, clusters and rendering belong to the Python package, not to a bedside computer.
    "torch", "ray", "numba", "llvmlite", "pyarrow", "matplotlib", "IPython",
    "neopain.synth", "neopain.training.network",
    # Tests and builds.
    "pytest", "hypothesis", "setuptools", "pip", "hatchling", "PyInstaller",
)  # fmt: skip
"""Modules, with all below them, that are not collected even where something would import them."""

METADATA = (
    "neopain",  # its version, and the packages of its extras
    "scikit-learn",  # a classifier is tied to its version
    "numpy", "onnx", "onnxruntime", "opencv-python", "dlib-bin", "scikit-image", "scipy", "av",  # in every summary
    "keyring",  # its backends are entry points
)  # fmt: skip
"""Distributions whose metadata the program reads."""

IMPORTED_BY_FOLDER = {"onnxruntime.transformers": ("fusion_utils", "onnx_model", "float16")}
"""Modules that a package imports without its name, from its own folder, which it puts on the path: they have to lie
there as files. Integer networks (`neopain models quantize`) need these."""

SYSTEM_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""Libraries that the computer brings, with Debian's package of each: those of packaging/setup.sh. They belong to the
screen and the desktop of that computer, and are repaired by its updates; no copy of them comes along."""

MORE_LIBRARIES = (
    "libstdc++6", "libgcc-s1",  # drivers of a newer system are made with newer ones
    "zlib1g", "libzstd1", "libbrotli1", "libfreetype6", "libgssapi-krb5-2", "libwayland-client0", "libx11-6", "libxcb1",
    "libxcb-glx0", "libxcb-image0", "libxcb-randr0", "libxcb-render0", "libxcb-render-util0", "libxcb-shm0",
    "libxcb-sync1", "libxcb-util1", "libxcb-xfixes0", "libxcb-xkb1",
)  # fmt: skip
"""Packages of the other libraries of the system that the program is linked to; set-up's bring most of them."""

NEWER_NAMES = {"libglib2.0-0": "libglib2.0-0t64"}
"""Packages that Ubuntu 24.04 and Debian 13 renamed for their 64-bit time."""

_PYTHONS = ("libpython", "libcrypto.", "libssl.", "libffi.", "libsqlite3.", "libbz2.", "liblzma.", "libuuid.")
"""Beginnings of the names of libraries that Python itself was built with: they come along."""
_SYSTEM = ("/usr/lib/", "/lib/")
_UNUSED = (
    "cv2/qt/", "opencv_python.libs/libQt5XcbQpa",  # OpenCV's own windows
    "PySide6/Qt/translations/", "PySide6/Qt/qml/",  # nearly all words are in ui/text
    "PySide6/Qt/plugins/platformthemes/libqgtk3", "PySide6/Qt/plugins/egldeviceintegrations/",
    "PySide6/Qt/plugins/platforms/libqeglfs", "PySide6/Qt/plugins/platforms/libqlinuxfb",
    "PySide6/Qt/plugins/platforms/libqminimalegl", "PySide6/Qt/plugins/platforms/libqvnc",
)  # fmt: skip
_USED = tuple(f"PySide6/Qt/translations/qtbase_{language}.qm" for language in ("de", "es", "fr", "pt_BR"))
"""What is used of these: Qt's own words in the languages of the windows."""


def is_left_out(module: str) -> bool:
    """Whether `module` or a package above it is not collected."""
    return any(module == name or module.startswith(f"{name}.") for name in LEFT_OUT)


def is_the_systems(source: str) -> bool:
    """Whether the shared library at `source` on the computer of the build is to be that of the computer it runs on."""
    return source.startswith(_SYSTEM) and not source.rpartition("/")[2].startswith(_PYTHONS)


def is_unused(place: str) -> bool:
    """Whether the file at `place` in the program's folder belongs to a part that is never started."""
    return place.startswith(_UNUSED) and place not in _USED
