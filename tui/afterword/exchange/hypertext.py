"""Mail in HTML as plain text, with its links. Only what a reader would see; nothing is fetched.

The standard library's parser needs minutes for a hundred kilobytes of unclosed tags, so tags are found by
one pass over the text; entities are the library's.
"""

import re
from html import unescape

from afterword.domain.mails.mail import Link

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})(?P<rest>[^<>]*)>|<!--")
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "svg"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table",
    "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
_APART = frozenset({"p", "table", "ul", "ol", "h1", "h2", "h3", "h4", "hr", "blockquote"})
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "wbr"})
_HIDDEN = re.compile(
    r"display\s?:\s?none|visibility\s?:\s?hidden|font-size\s?:\s?0(?:px|pt|em)?\s?(?:;|[\"']|$)|"
    r"max-height\s?:\s?0(?:px)?\s?(?:;|[\"'])"
    r"|mso-hide\s?:\s?all|\shidden(?:\s|=|$)",
    re.IGNORECASE,
)
_HREF = re.compile(r"\bhref\s{0,3}=\s{0,3}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
LONGEST = 400_000
"""Characters of HTML that are read."""


def text_of(html: str) -> tuple[str, tuple[Link, ...]]:
    """What a reader of the page sees, as lines, and its links with the words they stand on."""
    html = html[:LONGEST]
    text, links = _read(html, hides=True)
    if not text.strip():
        text, links = _read(html, hides=False)
    return text, links


def _read(html: str, *, hides: bool) -> tuple[str, tuple[Link, ...]]:
    parts: list[str] = []
    links: list[Link] = []
    place, depth, unseen = 0, 0, ""
    quotes = 0
    href, href_at = "", 0
    has_comments = True
    for tag in _TAG.finditer(html):
        if tag.start() < place:
            continue
        if not unseen:
            parts.append(_words(html[place : tag.start()], quotes))
        place = tag.end()
        name = (tag["name"] or "").lower()
        if not name:
            end = html.find("-->", place) if has_comments else -1
            has_comments = end >= 0
            place = end + 3 if end >= 0 else place
            continue
        if unseen:
            depth += (name == unseen) * (
                -1 if tag["close"] else name not in _VOID and not tag["rest"].endswith("/")
            )
            if depth <= 0:
                unseen = ""
            continue
        if not tag["close"] and (
            name in _UNSEEN or (hides and name not in _VOID and _HIDDEN.search(tag["rest"]))
        ):
            unseen, depth = name, 1
            continue
        if name == "a":
            if href and tag["close"]:
                links.append(Link(url=href, said=" ".join("".join(parts[href_at:]).split())[:200]))
                href = ""
            elif not tag["close"] and (found := _HREF.search(tag["rest"])):
                href, href_at = unescape(next(filter(None, found.groups()), "")).strip(), len(parts)
        elif name == "blockquote":
            quotes = max(0, quotes + (-1 if tag["close"] else 1))
            parts.append("\n")
        elif name in ("td", "th"):
            parts.append("" if tag["close"] else "\t")
        elif name in _BLOCKS:
            parts.append("\n\n" if name in _APART else "\n")
            if name == "li" and not tag["close"]:
                parts.append("- ")
    if not unseen:
        parts.append(_words(html[place:], quotes))
    lines = [re.sub(r"[ \xa0]{2,}", " ", line).strip(" \t\xa0") for line in "".join(parts).split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(re.sub(r"\s*\t\s*", "\t", line) for line in lines)).strip()
    return text, tuple(link for link in links if link.url.lower().startswith(("http://", "https://")))


def _words(raw: str, quotes: int) -> str:
    """Text between tags on one line; quoted text says so, as in plain mails."""
    words = re.sub(r"\s+", " ", unescape(raw.replace("<", " ")))
    return f"\n> {words}\n" if quotes and words.strip() else words
