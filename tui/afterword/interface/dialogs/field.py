"""One line of a form: what it asks, how it is read, and what is said about it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from afterword.desk.half_typed import Typed as Typed
from afterword.interface.text import clean

T = TypeVar("T")

_NOT_UNDERSTOOD = "This is not understood, which is a mistake of the program. Write it in another way."

Values = Mapping[str, Any]
"""What each line that was shown means, by the field's id."""


def as_text(text: str) -> str:
    """A text without the spaces around it."""
    return text.strip()


def as_texts(text: str) -> tuple[str, ...]:
    """Several short texts, separated by semicolons."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def yes_or_no(text: str) -> bool:
    """A yes or a no; nothing typed is a no."""
    match text.strip().lower():
        case "y" | "yes":
            return True
        case "n" | "no" | "":
            return False
    raise ValueError("Answer yes or no.")


def kept(value: Any, shown: str, read: Callable[[str], Any]) -> Callable[[str], Any]:
    """A reader that gives ``value`` itself for a line left as it was ``shown``.

    A line shows less than there is: it has no seconds and no line breaks, and of two namesakes only the name.
    """

    def read_line(text: str) -> Any:
        return value if clean(text) == clean(shown) else read(text)

    return read_line


def one_of(*words: str) -> Callable[[str], str]:
    """A reader for one of several words; its beginning is enough."""

    def read(text: str) -> str:
        start = text.strip().lower().replace(" ", "_")
        found = next((word for word in words if word.startswith(start)), None) if start else ""
        if found is None:
            known = ", ".join(word.replace("_", " ") for word in words if word)
            raise ValueError(f"Answer with one of: {known}.")
        return found

    return read


class LikelyMatch(NamedTuple):
    """What is known already and was likely meant by what was ``typed``: its name, and what the line would
    say then.
    """

    name: str
    text: str
    typed: str = ""

    @property
    def question(self) -> str:
        """Asks whether it was."""
        return f"{self.typed.strip()}: the same as {self.name}?"


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a form.

    ``read`` turns the typed text into the value or raises ValueError with a sentence; ``hint`` stands
    under the form while the line has the focus, ``preview`` says what was understood so far, ``doubt``
    what the person may want to look at again before saving, ``meant`` what is asked about once before
    that. ``label``, ``suggestions``, ``preview``, ``doubt``, ``meant`` and ``shown`` may depend on what is
    typed elsewhere; with ``several``, each name between commas is completed. What is offered and
    ``goes_with`` another line's text goes when that is replaced. ``spread`` takes a whole thing that was
    put into this line apart, for several lines. One of the ``choices``, words by the text they stand for, is
    chosen and not typed. ``group`` is the heading under which the line stands.
    """

    id: str
    label: str | Callable[[Typed], str]
    hint: str = ""
    read: Callable[[str], Any] = as_text
    initial: str = ""
    required: str = ""
    suggestions: Sequence[str] | Callable[[Typed], Sequence[str]] = ()
    several: bool = False
    goes_with: str = ""
    preview: Callable[[str, Typed], str] | None = None
    doubt: Callable[[Typed], str] | None = None
    meant: Callable[[Typed], LikelyMatch | None] | None = None
    shown: Callable[[Typed], bool] | None = None
    spread: Callable[[str], Typed] | None = None
    choices: Mapping[str, str] = {}
    group: str = ""

    # Whatever is typed, or was typed into another version, it is never the end of a form.

    def value_of(self, text: str) -> Any:
        """What the text means; raises ValueError with a sentence."""
        if self.required and not text.strip():
            raise ValueError(self.required)
        value = self._read(text)
        if self.required and value in (None, "", ()):
            raise ValueError(self.required)
        return value

    def mistake_in(self, text: str) -> str:
        """Why the text cannot be read; empty where it can, or where there is none yet."""
        try:
            if text.strip():
                self._read(text)
        except ValueError as error:
            return str(error)
        return ""

    def said_of(self, text: str, typed: Typed) -> str:
        """What was understood so far; empty where nothing was."""
        if self.preview is None or not text.strip():
            return ""
        return _unless_it_fails("", self.preview, text, typed)

    def label_with(self, typed: Typed) -> str:
        """The label, with what is typed elsewhere."""
        return self.label if isinstance(self.label, str) else _unless_it_fails("", self.label, typed)

    def doubt_with(self, typed: Typed) -> str:
        """What the person may want to look at again; empty where there is nothing."""
        return _unless_it_fails("", self.doubt, typed) if self.doubt else ""

    def meant_with(self, typed: Typed) -> LikelyMatch | None:
        """What was likely meant; None where nothing is known that it could be."""
        return _unless_it_fails(None, self.meant, typed) if self.meant else None

    def is_shown_with(self, typed: Typed) -> bool:
        """Whether the line belongs there."""
        return _unless_it_fails(True, self.shown, typed) if self.shown else True

    def names_with(self, typed: Typed) -> Sequence[str]:
        """The names that are suggested."""
        if isinstance(self.suggestions, Sequence):
            return self.suggestions
        return _unless_it_fails((), self.suggestions, typed)

    def parts_of(self, text: str) -> Typed:
        """The parts of a whole thing, by line; none where it is not one."""
        return _unless_it_fails({}, self.spread, text) if self.spread else {}

    def _read(self, text: str) -> Any:
        try:
            return self.read(text)
        except ValueError:
            raise
        except Exception as error:
            raise ValueError(_NOT_UNDERSTOOD) from error


def under(group: str, *fields: Field | Iterable[Field]) -> Iterator[Field]:
    """The fields, under a heading."""
    for each in fields:
        for field in (each,) if isinstance(each, Field) else each:
            yield msgspec.structs.replace(field, group=group)


def _unless_it_fails(otherwise: T, act: Callable[..., T], *args: Any) -> T:
    try:
        return act(*args)
    except Exception:
        return otherwise
