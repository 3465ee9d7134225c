"""Who vouches for a model: an Ed25519 signature over its manifest, which holds the hash of every other file.

The signature is `manifest.sig` beside the manifest. A model without one is signed by nobody, which is what a classifier
fitted at the hospital is at first: it works and is marked. A signature that does not fit, or by a key that is not
trusted on this computer, is a ModelError. The release's own key is below; a hospital's are in `paths.model_keys()`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import tomli_w
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import BaseModel, ConfigDict, Field

from neopain.base import paths
from neopain.base.errors import InputError, ModelError
from neopain.base.files import AtomicFile, create_private
from neopain.base.text import check_text
from neopain.inference import manifest as manifests

FILE_NAME = "manifest.sig"
RELEASE_KEYS: dict[str, str] = {
    "6dfa41cf361857cd1644793bee5ad2d25885ada1d6a2811aa6e442e02979ddf1": "Neopain release",
    "b0f8430dbf019fc5b2893890a1cb98482875341fe59460db1fc2ba9667a585d1": "Neopain release",
    "01e95c6b272a22b65b0214c57db1ea9f69b19296f95675b5e2bb5004c9d99f40": "Neopain release",
}
"""Public keys, 64 hexadecimal digits, of those who publish what ships, with their names. A new key is added; an old one
stays as long as models signed with it are in use.
"""
_MEANING = b"neopain model manifest, version 1\n"
"""Signed before the manifest's bytes, so that no signature made for something else fits."""


class Signature(BaseModel):
    """The content of `manifest.sig`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=r"^[0-9a-f]{64}$")
    signature: str = Field(pattern=r"^[0-9a-f]{128}$")


class _Trusted(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    keys: dict[str, str] = {}


def signing_key(folder: Path) -> str:
    """The public key with which the manifest in `folder` says that it was signed, not verified; empty where nobody
    signed it. Raises ModelError for a signature that cannot be read.
    """
    path = folder / FILE_NAME
    return manifests.parse(path, Signature, _shown(folder)).key if path.is_file() else ""


def signer(folder: Path, trusted: Mapping[str, str] | None = None) -> str:
    """The name of whoever signed the manifest in `folder`, empty where nobody did; raises ModelError for a signature
    that does not fit and for one by a key that is not `trusted` (by default the release's and this computer's).
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return ""
    shown = _shown(folder)
    found = manifests.parse(path, Signature, shown)
    known = known_keys() if trusted is None else trusted
    try:
        content = (folder / manifests.FILE_NAME).read_bytes()
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(found.key)).verify(
            bytes.fromhex(found.signature), _MEANING + content
        )
    except OSError as error:
        raise ModelError(f"models/{folder.name}: the manifest cannot be read: {error.strerror or error}") from error
    except (InvalidSignature, ValueError) as error:
        raise ModelError(
            f"{shown} does not fit its manifest: one of them was altered; restore the folder as it was published"
        ) from error
    if found.key not in known:
        raise ModelError(
            f"{shown} was signed with a key that this computer does not trust, {found.key}; if you know whose it is: "
            f"neopain models trust {found.key} --name NAME"
        )
    return known[found.key]


def sign(folder: Path, private: Ed25519PrivateKey) -> str:
    """Sign the manifest in `folder`, in place of an earlier signature; returns the public key, 64 hexadecimal digits.

    Raises ModelError when there is no whole manifest, InputError when the signature cannot be written.
    """
    manifests.read(folder)
    key = public_key(private)
    made = private.sign(_MEANING + (folder / manifests.FILE_NAME).read_bytes()).hex()
    text = tomli_w.dumps(Signature(key=key, signature=made).model_dump())
    _write(folder / FILE_NAME, text)
    return key


def open_private(path: Path) -> tuple[Ed25519PrivateKey, bool]:
    """The private key in the file `path`, and whether it was made now because there was none; only its owner can read
    the file. Raises InputError for a file that holds no such key.
    """
    if not path.exists():
        made = Ed25519PrivateKey.generate()
        plain = made.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        try:
            create_private(path)
            path.write_bytes(plain)
        except (OSError, ValueError) as error:
            raise InputError(f"{path} cannot be written: {getattr(error, 'strerror', error)}") from error
        return made, True
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), None)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, TypeError) as error:
        raise InputError(f"{path} holds no private key that can be read without a password") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise InputError(f"{path} holds another kind of key than Ed25519")
    return key, False


def public_key(private: Ed25519PrivateKey) -> str:
    """The public half, 64 hexadecimal digits."""
    raw = private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return raw.hex()


def check_name(name: str) -> str:
    """The name of whoever signs, without spaces around it; raises InputError where it says nothing, or another's."""
    named = check_text(name.strip(), "a name")
    if not named or named in RELEASE_KEYS.values():
        raise InputError(f"'{named}' names nobody who may sign here: give the name of your unit")
    return named


def trust(key: str, name: str) -> None:
    """Trust the public key `key` on this computer as that of `name`; raises InputError for what is no key or name."""
    named = check_name(name)
    if len(key) != 64 or not set(key) <= set("0123456789abcdef"):
        raise InputError(f"'{key}' is no public key: give the 64 digits that neopain models sign prints")
    held = dict(_own_keys())
    held[key] = named
    path = paths.model_keys()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path.parent} cannot be made: {error.strerror or error}") from error
    _write(path, tomli_w.dumps({"keys": held}))


def known_keys() -> dict[str, str]:
    """The release's keys, and those that this computer trusts, with their names."""
    return _own_keys() | RELEASE_KEYS


def _shown(folder: Path) -> str:
    return f"models/{folder.name}/{FILE_NAME}"


def _own_keys() -> dict[str, str]:
    path = paths.model_keys()
    try:
        if not path.exists():
            return {}
        return _Trusted.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).keys
    except (OSError, ValueError, RecursionError) as error:
        first = str(error).splitlines()[0]
        raise ModelError(
            f"{path} cannot be read: {first}; correct it, or remove it and trust the keys again"
        ) from error


def _write(path: Path, text: str) -> None:
    try:
        with AtomicFile(path, shared=True) as part:
            part.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}") from error
