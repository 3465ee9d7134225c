"""For MkDocs: what lies beside docs is no part of the site; links to it become names of files in the repository."""

import posixpath
import re

_OUTSIDE = re.compile(r"(?<!!)\[([^\]]+)\]\(((?:\.\./)+[^)#\s]*)(#[^)\s]*)?\)")


def on_page_markdown(markdown, page, **_):
    """`[words](../README.md)` as "words (`README.md`)", unless the file is below docs."""
    folder = posixpath.dirname(page.file.src_uri)

    def shown(found):
        path = posixpath.normpath(posixpath.join(folder, found[2]))
        if not path.startswith("../"):
            return found[0]
        name = path.removeprefix("../")
        return f"`{name}`" if found[1].strip("`") == name else f"{found[1]} (`{name}`)"

    return _OUTSIDE.sub(shown, markdown)
