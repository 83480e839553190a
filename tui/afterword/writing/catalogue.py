"""The kinds of message: those that ship in ``data/messages``, one file a variant, and the person's own.

English ones lie at the top, those of another language in a folder named by its code. A person's own
file takes the place of a kind: every shipped variant of it in that language. One that cannot be used is
named in ``complaints`` with its line, and the shipped message is written instead.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path

from afterword.domain.errors import InvalidEntry, NotFound
from afterword.domain.languages import FIRST, LANGUAGES
from afterword.files import read_plain
from afterword.settings.shipped import shipped
from afterword.writing.blanks import BLANKS
from afterword.writing.ingredients import INGREDIENTS
from afterword.writing.message import CONDITIONS, Message, read_message
from afterword.writing.optional import CHOICES
from afterword.writing.rendering import environment, of_language

TEMPLATE_NAMES = frozenset({
    *INGREDIENTS, *(name for b in BLANKS.values() for name in b.ingredients), *CHOICES,
})  # fmt: skip
"""Every name a template may use."""

_LONGEST = 100_000
"""Bytes of a message of one's own."""

Variants = tuple[Message, ...]


class Catalogue:
    """The messages that ship, and in their place the person's own from the folder ``own``, if any."""

    def __init__(self, own: Path | None = None) -> None:
        self.complaints: list[str] = []
        self._own = self._read_own(own) if own and own.is_dir() else {}

    def find(self, kind: str, conditions: Mapping[str, bool], language: str = "en") -> Message:
        """The variant of ``kind`` for a case, given by CONDITIONS. Raises NotFound for an unknown kind."""
        return next(message for message in self.variants(kind, language) if _fits(message, conditions))

    def variants(self, kind: str, language: str = "en") -> Variants:
        """Every variant of ``kind`` in ``language``. Raises NotFound when there is none."""
        found = self._own.get((kind, language)) or shipped_variants(kind, language)
        if not found:
            raise NotFound(f"There is no message to write for {kind!r}; the kinds are {', '.join(kinds())}.")
        return found

    def language(self, kind: str, wanted: str) -> str:
        """The language ``kind`` is written in where ``wanted`` is asked for; the first if in no other."""
        code = wanted.partition("-")[0].lower()
        known = code in LANGUAGES and ((kind, code) in self._own or shipped_variants(kind, code))
        return code if known else FIRST

    def is_own(self, message: Message) -> bool:
        """Whether it is the person's own."""
        return message in self._own.get((message.kind, message.language), ())

    def set_aside(self, message: Message, why: str) -> None:
        """Goes back to the shipped message for a kind of one's own that cannot be filled."""
        self._own.pop((message.kind, message.language), None)
        self._complain(f"{message.kind}.md: {why}")

    def _complain(self, what: str) -> None:
        self.complaints.append(f"{what.rstrip('.')}. The shipped message is used.")

    def _read_own(self, folder: Path) -> dict[tuple[str, str], Variants]:
        found: dict[tuple[str, str], Variants] = {}
        for language in LANGUAGES:
            files = sorted(of_language(folder, language).glob("*.md"))
            for kind in dict.fromkeys(file.name.split(".")[0] for file in files):
                try:
                    own = tuple(_read_own_file(f, language) for f in files if f.name.split(".")[0] == kind)
                    if kind not in kinds():
                        raise InvalidEntry(f"{kind}.md", f"there is no kind of message named {kind}")
                    found[kind, language] = _complete(kind, own)
                except InvalidEntry as error:
                    self._complain(str(error))
        return found


@cache
def shipped_catalogue() -> Catalogue:
    """The messages that ship, and no others."""
    return Catalogue()


@cache
def kinds() -> tuple[str, ...]:
    """Every kind of message there is, in alphabetical order."""
    return tuple(sorted({file.name.split(".")[0] for file in _files("en")}))


@cache
def shipped_variants(kind: str, language: str) -> Variants:
    """Every variant of ``kind`` that ships in ``language``; none where it ships in another only."""
    files = (file for file in _files(language) if file.name.split(".")[0] == kind)
    found = tuple(read_message(file.name, file.read_text("utf-8"), language) for file in files)
    return _complete(kind, found) if found else ()


def _fits(message: Message, conditions: Mapping[str, bool]) -> bool:
    return all(conditions[name] is wanted for name, wanted in message.when.items())


def _complete(kind: str, found: Variants) -> Variants:
    """``found``, if exactly one of them fits each case; else InvalidEntry."""
    for case in product((False, True), repeat=len(CONDITIONS)):
        fitting = sum(_fits(message, dict(zip(CONDITIONS, case, strict=True))) for message in found)
        if fitting != 1:
            held = [name for name, holds in zip(CONDITIONS, case, strict=True) if holds]
            raise InvalidEntry(
                f"{kind}.md", f"{fitting} variants fit {' and '.join(held) or 'the plain case'}, not one"
            )
    return found


def _read_own_file(file: Path, language: str) -> Message:
    """A file of the person's own; every template in it is tried, so that a mistake is found at once."""
    try:
        source = read_plain(file, _LONGEST).decode()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidEntry(file.name, f"it cannot be read: {getattr(error, 'strerror', error)}") from None
    message = read_message(file.name, source, language)
    for template in message.templates:
        if complaint := _complaint(template):
            line = next((n for n, text in enumerate(source.splitlines(), 1) if template in text), 1)
            raise InvalidEntry(f"{file.name}, line {line}", complaint)
    return message


def _complaint(template: str) -> str | None:
    from jinja2 import TemplateSyntaxError, meta

    try:
        unknown = meta.find_undeclared_variables(environment().parse(template)) - TEMPLATE_NAMES
    except TemplateSyntaxError as error:
        return error.message or "the template cannot be read"
    return f"there is nothing named {' or '.join(sorted(unknown))}" if unknown else None


def _files(language: str) -> Iterator[Path]:
    folder = of_language(shipped() / "messages", language)
    if folder.is_dir():
        yield from sorted((f for f in folder.iterdir() if f.name.endswith(".md")), key=lambda f: f.name)
