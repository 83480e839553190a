"""The kinds of message that ship with the program: ``data/messages/*.md``, one file a variant.

A file is front matter in TOML between two lines ``+++``, then the text as a Jinja2 template:

- ``kind``: the first part of the file's name; ``medium``: email, call, letter or linkedin
- ``subject``: a template as well; calls have none
- ``words``: the fewest and the most words of the text without salutation and signature
- ``needs``: what has to be known beside what the medium needs (``blanks.BLANKS``)
- ``when``: which of CONDITIONS must hold or not; exactly one variant of a kind fits each case
- ``team``: whether it may go to "the hiring team" where no name is known
- ``voicemail``: the kind of message to leave on a machine, for calls

Paragraphs are separated by an empty line. The lines of a paragraph are alternatives, of which one
recipient gets one, so that the members of a panel do not receive the same letter.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from itertools import product
from typing import Any

from afterword.domain.errors import InvalidEntry, NotFound
from afterword.domain.follow_up import Medium
from afterword.settings.shipped import shipped
from afterword.writing.blanks import BLANKS

CONDITIONS = ("pass_on", "late", "later_round", "before_interview")
"""What variants of a kind may depend on; each is an attribute of Ingredients."""

_FRONT_MATTER = re.compile(r"\+\+\+\n(?P<matter>.*?)\n\+\+\+\n(?P<text>.+)", re.DOTALL)
_KEYS = {"kind", "medium", "subject", "words", "needs", "when", "team", "voicemail"}
_MEDIA = ("email", "call", "letter", "linkedin")


@dataclass(frozen=True, kw_only=True)
class Message:
    """One variant of one kind of message, as its file describes it (see the module)."""

    kind: str
    medium: Medium
    words: tuple[int, int]
    paragraphs: tuple[tuple[str, ...], ...]
    subject: str = ""
    needs: tuple[str, ...] = ()
    when: Mapping[str, bool]
    team: bool = False
    voicemail: str | None = None

    def fits(self, conditions: Mapping[str, bool]) -> bool:
        """Whether this is the variant for a case."""
        return all(conditions[name] is wanted for name, wanted in self.when.items())

    def chosen(self, turn: int) -> tuple[str, ...]:
        """The templates of the paragraphs for the recipient whose turn it is, counted from 0.

        Whole texts first; once all are used, each further recipient gets another mixture of them.
        """
        return tuple(
            lines[(turn + place * (turn // len(lines))) % len(lines)]
            for place, lines in enumerate(self.paragraphs)
        )


def kinds() -> tuple[str, ...]:
    """Every kind of message there is, in alphabetical order."""
    return tuple(sorted({file.name.split(".")[0] for file in _files()}))


def find(kind: str, conditions: Mapping[str, bool]) -> Message:
    """The variant of ``kind`` for a case, given by CONDITIONS. Raises NotFound for an unknown kind."""
    return next(message for message in variants(kind) if message.fits(conditions))


@cache
def variants(kind: str) -> tuple[Message, ...]:
    """Every variant of ``kind``.

    Raises NotFound when there is none, InvalidEntry when a file is not as it should be.
    """
    found = tuple(
        read_message(file.name, file.read_text("utf-8"))
        for file in _files()
        if file.name.split(".")[0] == kind
    )
    if not found:
        raise NotFound(f"There is no message to write for {kind!r}; the kinds are {', '.join(kinds())}.")
    for case in product((False, True), repeat=len(CONDITIONS)):
        fitting = sum(message.fits(dict(zip(CONDITIONS, case, strict=True))) for message in found)
        if fitting != 1:
            held = [name for name, holds in zip(CONDITIONS, case, strict=True) if holds]
            raise InvalidEntry(
                f"{kind}.md", f"{fitting} variants fit {' and '.join(held) or 'the plain case'}, not one"
            )
    return found


@cache
def frame(medium: Medium) -> str:
    """The template around the text: salutation and signature of an e-mail; a call has only its text."""
    file = _folder() / "frames" / f"{medium}.md"
    return file.read_text("utf-8").strip() if file.is_file() else "{{ text }}"


def read_message(name: str, source: str) -> Message:
    """The message that the file ``name`` with the text ``source`` describes.

    Raises InvalidEntry naming the file and what is wrong in it.
    """
    parts = _FRONT_MATTER.fullmatch(source)
    if parts is None:
        raise InvalidEntry(name, "it must begin with front matter between two lines of +++")
    try:
        matter: dict[str, Any] = tomllib.loads(parts["matter"])
    except tomllib.TOMLDecodeError as error:
        raise InvalidEntry(name, f"its front matter is not TOML: {error}") from None
    _check(name, matter)
    return Message(
        kind=matter["kind"],
        medium=matter["medium"],
        words=(matter["words"][0], matter["words"][1]),
        paragraphs=tuple(
            tuple(line.strip() for line in paragraph.splitlines())
            for paragraph in re.split(r"\n\s*\n", parts["text"].strip())
        ),
        subject=matter.get("subject", ""),
        needs=tuple(matter.get("needs", ())),
        when=matter.get("when", {}),
        team=matter.get("team", False),
        voicemail=matter.get("voicemail"),
    )


def _check(name: str, matter: Mapping[str, Any]) -> None:
    least, most = [*matter.get("words", ()), 0, 0][:2]
    complaints = {
        f"unknown keys: {', '.join(sorted(matter.keys() - _KEYS))}": matter.keys() <= _KEYS,
        "kind must be the first part of the file's name": matter.get("kind") == name.split(".")[0],
        f"medium must be one of {', '.join(_MEDIA)}": matter.get("medium") in _MEDIA,
        "words must be the fewest and the most words": 0 < least < most,
        "an e-mail needs a subject": matter.get("medium") != "email" or matter.get("subject"),
        "needs names something unknown": set(matter.get("needs", ())) <= BLANKS.keys(),
        "when names an unknown condition": set(matter.get("when", {})) <= set(CONDITIONS),
    }
    for complaint, holds in complaints.items():
        if not holds:
            raise InvalidEntry(name, complaint)


def _folder() -> Traversable:
    return shipped() / "messages"


def _files() -> list[Traversable]:
    return sorted((f for f in _folder().iterdir() if f.name.endswith(".md")), key=lambda f: f.name)
