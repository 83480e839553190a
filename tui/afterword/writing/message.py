"""One message of the catalogue, read from its file.

A file is front matter in TOML between two lines ``+++``, then the text as a Jinja2 template:

- ``kind``: the first part of the file's name; ``medium``: email, call, letter or linkedin
- ``subject``: a template as well; calls, letters and invitations have none
- ``words``: the fewest and the most words of the text without salutation and signature
- ``must``: the ingredients that may not be lacking (R-MESSAGE), ``I10|I11`` for one of two
- ``needs``: what has to be known beside what the medium needs (``blanks.BLANKS``)
- ``when``: which of CONDITIONS must hold or not; exactly one variant of a kind fits each case
- ``team``: whether it may go to "the hiring team" where no name is known
- ``may``: the optional ingredients (``optional.CHOICES``) that suggest themselves, the first two of them
- ``on_request``: the optional ingredients that are in it only where the person asks for them
- ``voicemail``: the kind of message to leave on a machine, for calls

Paragraphs are separated by an empty line. The lines of a paragraph are its wordings, of which a reader gets
one (``wordings.py`` says which), so that no two employers and no two members of a panel read the same. A
paragraph whose first line is ``{% if omitted %}`` alone is in it only where that holds. In German
``«Sie haben|du hast»`` stands where it depends on how the reader is addressed: the second is friendly.
"""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from afterword.domain.errors import InvalidEntry
from afterword.domain.kinds import Medium
from afterword.domain.toml_text import NotToml, read_toml
from afterword.writing.blanks import BLANKS
from afterword.writing.optional import CHOICES

CONDITIONS = ("pass_on", "bystander", "late", "later_round", "before_interview", "by_call", "by_text")
"""What variants of a kind may depend on; each is an attribute of Ingredients."""

_FRONT_MATTER = re.compile(r"\+\+\+\n(?P<matter>.*?)\n\+\+\+\n(?P<text>.+)", re.DOTALL)
_ONLY_IF = re.compile(r"\{% if [^%]+ %\}")
"""The line above a paragraph that is not always there."""
_KEYS = {
    "kind",
    "medium",
    "subject",
    "words",
    "must",
    "may",
    "on_request",
    "needs",
    "when",
    "team",
    "voicemail",
}
_MEDIA = ("email", "call", "letter", "linkedin")


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One variant of one kind of message, as its file describes it (see the module)."""

    kind: str
    medium: Medium
    words: tuple[int, int]
    paragraphs: tuple[tuple[str, ...], ...]
    subject: str = ""
    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    on_request: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    when: Mapping[str, bool]
    team: bool = False
    voicemail: str | None = None
    language: str = "en"

    @property
    def templates(self) -> tuple[str, ...]:
        """Every template of it: the subject and all wordings."""
        return (self.subject, *(line for lines in self.paragraphs for line in lines))

    @property
    def optional(self) -> tuple[str, ...]:
        """Every ingredient it may hold or not."""
        return (*self.may, *self.on_request)

    @property
    def all_needs(self) -> tuple[str, ...]:
        """What it needs beside what its medium needs; position and company wherever they are named."""
        source = "\n".join(self.templates)
        named = (need for need in ("role", "company") if re.search(rf"\b{need}\b", source))
        return (*named, *self.needs)


def read_message(name: str, source: str, language: str = "en") -> Message:
    """The message that the file ``name`` with the text ``source`` describes.

    Raises InvalidEntry naming the file, the line and what is wrong in it.
    """
    parts = _FRONT_MATTER.fullmatch(source.replace("\r\n", "\n"))
    if parts is None:
        raise InvalidEntry(f"{name}, line 1", "it must begin with front matter between two lines of +++")
    try:
        matter = read_toml(parts["matter"])
    except NotToml as error:
        place = f"{name}, line {error.line + 1}"
        raise InvalidEntry(place, f"its front matter is not TOML: {error.what}") from None
    _check(name, matter, parts["matter"])
    return Message(
        kind=matter["kind"],
        medium=matter["medium"],
        words=(matter["words"][0], matter["words"][1]),
        paragraphs=tuple(
            _wordings([line.strip() for line in paragraph.splitlines()])
            for paragraph in re.split(r"\n\s*\n", parts["text"].strip())
        ),
        subject=matter.get("subject", ""),
        must=tuple(matter.get("must", ())),
        may=tuple(matter.get("may", ())),
        on_request=tuple(matter.get("on_request", ())),
        needs=tuple(matter.get("needs", ())),
        when=matter.get("when", {}),
        team=matter.get("team", False),
        voicemail=matter.get("voicemail"),
        language=language,
    )


def _wordings(lines: list[str]) -> tuple[str, ...]:
    """The wordings of a paragraph, each with the condition above them all, if there is one."""
    if len(lines) > 1 and _ONLY_IF.fullmatch(lines[0]):
        return tuple(f"{lines[0]}{line}{{% endif %}}" for line in lines[1:])
    return tuple(lines)


def _check(name: str, matter: Mapping[str, Any], source: str) -> None:
    words = matter.get("words")
    counts = words if isinstance(words, list) and [type(n) for n in words] == [int, int] else [0, 0]
    complaints = {
        ("", f"unknown keys: {', '.join(sorted(matter.keys() - _KEYS))}"): matter.keys() <= _KEYS,
        ("kind", "kind must be the first part of the file's name"): matter.get("kind") == name.split(".")[0],
        ("medium", f"medium must be one of {', '.join(_MEDIA)}"): matter.get("medium") in _MEDIA,
        ("words", "words must be the fewest and the most words"): 0 < counts[0] < counts[1],
        ("subject", "an e-mail needs a subject"): matter.get("medium") != "email" or matter.get("subject"),
        ("must", "must is a list of ingredients"): _are_texts(matter.get("must", [])),
        **{
            (key, f"{key} names something that is not optional"): _are_texts(matter.get(key, []))
            and set(matter.get(key, ())) <= CHOICES.keys()
            for key in ("may", "on_request")
        },
        ("needs", "needs names something unknown"): _are_texts(matter.get("needs", []))
        and set(matter.get("needs", ())) <= BLANKS.keys(),
        ("when", "when names an unknown condition"): isinstance(matter.get("when", {}), dict)
        and set(matter.get("when", {})) <= set(CONDITIONS),
    }
    for (key, complaint), holds in complaints.items():
        if not holds:
            where = key or min(matter.keys() - _KEYS)
            found = re.search(rf"^{re.escape(where)}\s*=", source, re.MULTILINE)
            line = source.count("\n", 0, found.start()) + 2 if found else 1
            raise InvalidEntry(f"{name}, line {line}", complaint)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
