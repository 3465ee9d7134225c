"""Decodes one picture file to uint8 RGB, upright; a file that is cut off or too large is an error, not grey."""

from __future__ import annotations

import io
import threading
import warnings
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pi_heif
from numpy.typing import NDArray
from PIL import Image as Pillow
from PIL import ImageOps

from neopain.base.data import Image
from neopain.base.errors import SourceError
from neopain.capture.files import check_file, shown, unreadable
from neopain.capture.picture import sealed

MOST_PX = 51_000_000
"""Larger pictures are refused before they are decoded: decoding this many takes up to 1 GB of memory. Phones make 50
million."""
_MOST_BYTES = 500_000_000
_HEADER_BYTES = 1_000_000
"""The size of a picture stands within so many bytes, unless its metadata are larger."""
_JPEG_START, _JPEG_SCAN, _JPEG_END = b"\xff\xd8", 0xDA, b"\xff\xd9"
_MAY_BE_TRANSPARENT = (b"\x89PNG", b"RIFF")
"""First bytes of files that may have transparent parts: PNG and WebP."""
_MAY_BE_DEEP = (b"\x89PNG", b"II*\x00", b"MM\x00*")
"""First bytes of files that may have 16 bits a pixel: PNG and TIFF."""
_BACKGROUND = 110
"""Grey put behind transparent parts; their hidden colour is arbitrary."""
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc")
_AVIF_BRANDS = (b"avif", b"avis")
_ZEROS = bytes(64)
"""Coded pictures do not end like this: the rest of the file was never written."""
_STRIP_ROWS = 256
_HEADERS = threading.Lock()


def decode(path: Path) -> Image:
    """The picture at `path`, rotated as its metadata say, grey where it is transparent; raises SourceError."""
    check_file(path)
    data = _read(path)
    if _is_cut_off(data):  # OpenCV and libheif would fill the rest without an error
        raise SourceError(f"{shown(path)} is cut off: copy it again")
    _ensure_size(path, data)
    _ensure_single(path, data)
    try:
        image = _decode_heif(data) if _brand(data) else _decode_cv(data)
    except (cv2.error, OSError, SyntaxError, ValueError, EOFError, RuntimeError):
        image = None
    if image is None:
        raise undecodable(path)
    return sealed(image)


def check_header(path: Path) -> None:
    """Raise SourceError unless `path` is a file that begins like a picture of a size that can be decoded."""
    check_file(path)
    if not begins_like_a_picture(path):
        raise undecodable(path)
    _ensure_size(path, _read(path, _HEADER_BYTES), whole=False)


def begins_like_a_picture(path: Path) -> bool:
    """Whether the first bytes of the file `path` are those of a picture."""
    try:
        with path.open("rb") as file:
            begin = file.read(64)
        return bool(_brand(begin)) or cv2.haveImageReader(str(path))
    except (OSError, ValueError):
        return False


def undecodable(path: Path) -> SourceError:
    """The error for a file that is no picture."""
    return SourceError(f"{shown(path)} is not a picture that can be decoded: it is damaged or of another kind")


def _read(path: Path, most: int | None = None) -> bytes:
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise SourceError(f"{shown(path)} is too large for a picture: {size / 1e9:.1f} GB")
        with path.open("rb") as file:
            return file.read(-1 if most is None else most)
    except OSError as error:
        raise unreadable(path, error) from error


def _ensure_size(path: Path, data: bytes, *, whole: bool = True) -> None:
    """Raise SourceError where the header states more than MOST_PX pixels or, of a `whole` file, cannot be read."""
    try:
        width, height = _size(data)
    except (OSError, SyntaxError, ValueError, EOFError, RuntimeError) as error:
        if whole:
            raise undecodable(path) from error
        return
    if width * height > MOST_PX:
        most = MOST_PX // 1_000_000
        raise SourceError(f"{shown(path)} has {width} x {height} pixels, more than {most} million: make it smaller")


def _ensure_single(path: Path, data: bytes) -> None:
    """Raise SourceError where a TIFF, PNG, WebP or GIF holds more pictures of its size; smaller ones are previews."""
    if not data.startswith((*_MAY_BE_DEEP, *_MAY_BE_TRANSPARENT, b"GIF8")):
        return
    try:
        with _opened(data) as picture:
            size, pictures = picture.size, getattr(picture, "n_frames", 1)
            if pictures > 1:
                picture.seek(1)
                pictures = pictures if picture.size == size else 1
    except (OSError, SyntaxError, ValueError, EOFError, RuntimeError):
        return  # the decoder says whether the first one is whole
    if pictures > 1:
        raise SourceError(f"{shown(path)} holds {pictures} pictures: save each as a file, or all as a film")


def _size(data: bytes) -> tuple[int, int]:
    """Width and height, from the header alone."""
    if _brand(data) == "heif":
        width, height = pi_heif.open_heif(io.BytesIO(data)).size
        return int(width), int(height)
    with _opened(data) as picture:
        return picture.size


def _opened(data: bytes) -> Pillow.Image:
    with _HEADERS, warnings.catch_warnings():  # filters of warnings belong to the process, not to the thread
        warnings.simplefilter("ignore")
        try:
            return Pillow.open(io.BytesIO(data))
        except Pillow.DecompressionBombError:
            limit, Pillow.MAX_IMAGE_PIXELS = Pillow.MAX_IMAGE_PIXELS, None
            try:
                return Pillow.open(io.BytesIO(data))
            finally:
                Pillow.MAX_IMAGE_PIXELS = limit


def _brand(data: bytes) -> str:
    """'heif' or 'avif' for files of these kinds, else empty."""
    if data[4:8] != b"ftyp":
        return ""
    brand = data[8:12]
    if brand in _AVIF_BRANDS or (brand == b"mif1" and b"avif" in data[12:64]):
        return "avif"
    return "heif" if brand in _HEIF_BRANDS else ""


def _decode_heif(data: bytes) -> NDArray[np.uint8]:
    """HEIC and AVIF: the whole primary picture, put together from its tiles."""
    if _brand(data) == "heif":
        picture = pi_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True).to_pillow()
    else:
        picture = _opened(data)
        ImageOps.exif_transpose(picture, in_place=True)
    if picture.has_transparency_data:
        with_alpha = picture.convert("RGBA")
        grey = Pillow.new("RGBA", picture.size, (_BACKGROUND, _BACKGROUND, _BACKGROUND, 255))
        picture = Pillow.alpha_composite(grey, with_alpha)
    return np.array(picture if picture.mode == "RGB" else picture.convert("RGB"))


def _decode_cv(data: bytes) -> NDArray[np.uint8] | None:
    stored = np.frombuffer(data, np.uint8)
    if _is_grey_of_16_bits(data):
        deep = cv2.imdecode(stored, cv2.IMREAD_GRAYSCALE | cv2.IMREAD_ANYDEPTH)
        return None if deep is None else _by_the_bits_used(deep)
    image = cv2.imdecode(stored, cv2.IMREAD_COLOR_RGB)
    if image is not None and data.startswith(_MAY_BE_TRANSPARENT):
        _fill(image, cv2.imdecode(stored, cv2.IMREAD_UNCHANGED))
    return None if image is None else image.astype(np.uint8, copy=False)


def _is_grey_of_16_bits(data: bytes) -> bool:
    return data.startswith(_MAY_BE_DEEP) and _opened(data).mode.startswith("I;16")


def _is_cut_off(data: bytes) -> bool:
    if data.startswith(_JPEG_START):
        return _jpeg_lacks_end(data)
    return bool(_brand(data)) and _boxes_lack_end(data)


def _jpeg_lacks_end(data: bytes) -> bool:
    """Whether a JPEG lacks its end. Previews before it and films after it have ends of their own."""
    at = len(_JPEG_START)
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _JPEG_SCAN:
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return data.find(_JPEG_END, at) < 0


def _boxes_lack_end(data: bytes) -> bool:
    """Whether a HEIC or AVIF ends within one of its parts, or the coded picture ends in zeros."""
    at = 0
    while at + 8 <= len(data):
        size, kind, begin = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], at + 8
        if size == 1:
            size, begin = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        end = at + size if size else len(data)
        if end > len(data) or (kind == b"mdat" and data[begin:end].endswith(_ZEROS)):
            return True
        if size < 8:
            return False
        at = end
    return False


def _fill(image: NDArray[Any], whole: NDArray[Any] | None) -> None:
    """Put grey into `image` where `whole`, the same with its fourth channel, is transparent."""
    if whole is None or whole.ndim != 3 or whole.shape[2] != 4 or whole.shape[:2] != image.shape[:2]:
        return
    for row in range(0, len(image), _STRIP_ROWS):  # numbers of the whole picture would take a GB
        rows = slice(row, row + _STRIP_ROWS)
        opaque = whole[rows, :, 3:].astype(np.float32) / np.iinfo(whole.dtype).max
        image[rows] = np.round(image[rows] * opaque + _BACKGROUND * (1 - opaque))


def _by_the_bits_used(deep: NDArray[Any]) -> NDArray[np.uint8]:
    """A grey picture of 16 bits in 8: infrared cameras fill 10 to 14 of them, and the upper 8 would be all dark."""
    spare = max(int(deep.max()).bit_length() - 8, 0)
    return np.repeat((deep >> spare).astype(np.uint8)[..., None], 3, axis=2)
