"""What kind of file it is that somebody wants to bring in."""

from typing import Literal

Kind = Literal["document", "sheet"]

KINDS: tuple[Kind, ...] = ("document", "sheet")
"""What can be brought in: search documents, and tables of applications."""


def kind_of(data: bytes) -> Kind:
    """What a file is, by how it begins."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    return "document" if start[:1] in (b"{", b"[") else "sheet"
