"""What stands in cells that is no word of them: links, tags of pages, emphasis, pictures before a name."""

import re
from html import unescape

MARKDOWN_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s\[]+)\)")
_HTML = re.compile(r"<(?:p|br|div|ul|li|strong|b|span|h\d)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:(?P<breaks>p|br|div|li|ul|ol|tr|h[1-6])\b|[a-z!])[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w{1,31};")
_LINK_BEHIND = re.compile(r"\s*\((https?://[^()\s]+)\)\s*$")
_MARKS = re.compile(r"\*\*|__|~~|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
_BESIDE_NAME = re.compile(
    r"^(?:[^\w\s\"'(&@#$€£.?↳]+\s+|[\u2190-\u21b2\u21b4-\u21ff\u2300-\u2bff\U0001f000-\U0001faff\ufe0f•·]+)+"
)
"""Bullets and pictures; a sign right before a word belongs to it."""


def without_links(text: str) -> str:
    """A text without the links that lie behind its words."""
    return MARKDOWN_LINK.sub(r"\1", text) if "[" in text else text


def without_marks(text: str) -> str:
    """A text without emphasis and tags."""
    return _TAG.sub(" ", _MARKS.sub("", text))


def as_name(cell: str) -> str:
    """A name, line by line, without anything that is no part of it."""
    lines = _MARKS.sub("", _TAG.sub(" ", without_links(cell))).splitlines()
    text = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
    text = _LINK_BEHIND.sub("", text)
    return _BESIDE_NAME.sub("", text) or text


def without_tags(text: str) -> str:
    """The text of a page, a line for each of its parts; the library's parser takes its time over others."""
    if not _HTML.search(text):
        return text
    bare = _TAG.sub(lambda tag: "\n" if tag["breaks"] else "", text)
    read = _ENTITY.sub(lambda entity: unescape(entity[0]), bare)
    lines = (" ".join(line.split()) for line in read.splitlines())
    return "\n".join(line for line in lines if line)
