"""Heads of mails inside a text: what a mail program puts above a mail that is copied, forwarded or quoted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LABELS = {
    "from": "from|von|absender|de",
    "at": "sent|gesendet|date|datum|received|empfangen|gesendet am",
    "to": "to|an|cc|kopie|bcc|reply-to|antwort an",
    "subject": "subject|betreff|re|betr",
}
_NAMED = "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items())
_LINE = re.compile(rf"[>\s*_]{{0,6}}(?:{_NAMED})[*_]{{0,2}}\s?:[*_]{{0,2}}\s?(?P<said>.*)$", re.IGNORECASE)
FORWARDED = re.compile(
    r"[>\s]{0,4}(?:-{2,}\s?(?:forwarded message|weitergeleitete nachricht|weitergeleitete e-?mail)\s?-{0,}|"
    r"begin forwarded message:?|anfang der weitergeleiteten (?:nachricht|e-?mail):?)\s*$",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"(?P<name>[^<>\t]{0,80}?)\s{0,2}<(?P<email>[^<>\s]{1,100}@[^<>\s]{1,100})>\s*(?P<more>.*)$"
)
_TO_ME = re.compile(r"(?:to|an|à)\s(?:me|mich|moi|[^\s@].{0,60})$", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:inbox|posteingang|external|extern|unread|ungelesen|archive|archiv|important|wichtig|"
    r"[x×])$",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?=.*\d)(?:(?:on\s|am\s)?(?:mo|tu|di|we|mi|th|do|fr|sa|su|so)[a-z]{0,8}[.,]?\s|\d{1,2}[.:/\s]|"
    r"(?:jan|feb|mar|mär|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]))",
    re.IGNORECASE,
)
_TOP = 14
"""Lines among which the head of a copied mail lies."""


@dataclass(frozen=True)
class Head:
    """What a head says; ``after`` is the number of the line that follows it."""

    name: str = ""
    email: str = ""
    at: str = ""
    subject: str = ""
    after: int = 0


def sender_of(words: str) -> tuple[str, str]:
    """Name and address of a sender as heads write it; a comma in the name is no separator."""
    words = " ".join(words.replace("\t", " ").split())
    found = re.search(
        r"<\s?(?:mailto:)?([^<>\s]{1,200}@[^<>\s]{1,200})\s?>|\[mailto:([^\]\s]{1,200})\]", words
    )
    if found:
        return words[: found.start()].strip(" \"'"), (found[1] or found[2]).lower()
    bare = re.fullmatch(r"['\"]?([^\s<>@]{1,100}@[^\s<>@]{1,100})['\"]?", words)
    if bare:
        return "", bare[1].lower()
    return words.strip(" \"'<>"), ""


def bare_subject(subject: str) -> str:
    """A subject without the marks of answers."""
    return re.sub(
        r"^(?:\s*(?:re|aw|fwd?|wg|antwort|antw)\s?(?:\[\d+\])?:\s*)+", "", subject, flags=re.IGNORECASE
    )


def labelled_head(lines: Sequence[str], first: int) -> Head | None:
    """The head that begins on line ``first``: who, and when, to whom or about what."""
    said: dict[str, str] = {}
    number, last = first, first
    while number < len(lines) and number - first < 12:
        line = lines[number].strip(" ​\xa0")
        found = _LINE.match(line)
        if found is None:
            if line and not (number == last + 1 and lines[number][:1] in " \t"):
                break
            if not line and said.keys() >= {"from", "subject"}:
                break
            number += 1
            continue
        name = next(name for name in _LABELS if found[name])
        said.setdefault(name, found["said"].strip())
        last = number
        number += 1
    if "from" not in said or len(said) < 2:
        return None
    name, email = sender_of(said["from"])
    return Head(name, email, said.get("at", ""), said.get("subject", ""), last + 1)


def copied_head(lines: Sequence[str]) -> Head | None:
    """The head of a mail that was copied from a mail program, at the top of a text."""
    top = [number for number, line in enumerate(lines) if line.strip()][:_TOP]
    for number in top[:2]:
        if _LINE.match(lines[number]) and (head := labelled_head(lines, number)):
            return head
    for place, number in enumerate(top):
        found = _ADDRESSED.match(lines[number].strip())
        if found is None:
            continue
        at, after = found["more"].strip(), number + 1
        is_head = bool(at and _STAMP.match(at))
        for follower in top[place + 1 : place + 5]:
            line = lines[follower].strip(" ​\xa0\t")
            if _TO_ME.match(line) or _LINE.match(line):
                is_head, after = True, follower + 1
            elif _STAMP.match(line) and len(line) < 60 and not at:
                at, is_head, after = line, True, follower + 1
            elif not _LISTED.match(line):
                break
        if is_head:
            subject = next((lines[n].strip() for n in top[:place] if not _LISTED.match(lines[n].strip())), "")
            return Head(found["name"].strip(" \"'"), found["email"].lower(), at, subject, after)
    return None


def forwarded_heads(lines: Sequence[str]) -> Iterator[tuple[int, Head]]:
    """Where a text begins to forward another mail, and the head of that."""
    for number, line in enumerate(lines):
        if FORWARDED.match(line):
            after = next(
                (n for n in range(number + 1, min(number + 4, len(lines))) if lines[n].strip()), number
            )
            if head := labelled_head(lines, after):
                yield number, head
