"""Texts for the card, the licence and the manifest of an imported network."""

from __future__ import annotations

from neopain.inference.published import Published

INTENDED_USE = "Non-commercial research: features of a face for a pain classifier that is trained on them."


def limits(published: Published) -> str:
    """The limits of use of the network."""
    return (
        f"Non-commercial use only. Trained on other pictures ({published.data}), never on newborns; says nothing of "
        "pain by itself. Not a medical device, not for clinical decisions."
    )


def card(name: str, published: Published, meaning: str, md5: str) -> str:
    """The card of the network imported as `name`."""
    same = "the published one" if md5 == published.md5 else f"not the published one, {published.md5}"
    return f"""# {name}

> **Non-commercial research only.** {limits(published)}

{published.title}, written as ONNX number for number. Its features are {meaning}.
The mean is taken off inside the graph; it takes uint8 RGB 224 x 224.

- **From.** {published.source}. File `{published.file}`, MD5 {md5}: {same}.
- **Trained on.** {published.data}.
- **Use.** {INTENDED_USE}
- **Licence.** {published.licence}: {published.terms} Do not pass this folder on with a product.
"""


def licence(published: Published) -> str:
    """The text of the licence file."""
    return (
        f"{published.title}\n{published.source}\n\n{published.terms}\n"
        "This folder was made from the authors' file on the user's computer and is not part of Neopain.\n"
    )
