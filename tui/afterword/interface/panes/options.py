"""Everything that can be set, as one list: you, this machine, and the numbers of the rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from textual.content import Content

from afterword.domain.insight.finding import is_found
from afterword.domain.people import link_lines
from afterword.domain.timing.cadence import allowed, choices, unit_of
from afterword.interface.text import assemble, content, cut, padded
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import Heading, VirtualList
from afterword.settings.meanings import meanings
from afterword.settings.settings import Written, about, choosable, own_default
from afterword.settings.settings import choices as setting_choices
from afterword.settings.shipped import shipped_table

_VALUE_WIDTH = 24
_ASKED_FIRST = ("status.default_medium", "user.waking", "thank_you.letter")
"""The parameters that are a matter of taste, and so stand before the numbers."""

_FAMILIES = {
    "thank_you": "Thank-yous", "letter": "Letters", "email": "E-mail", "call": "Calls", "user": "You",
    "status": "How things stand", "checkin": "Checking in", "guard": "Never too often",
    "ghost": "Gone quiet", "apply": "After applying", "confirm": "Confirming", "prepare": "Preparing",
    "rebook": "Called off", "rejection": "After a no", "recontact": "Months later", "offer": "Offers",
    "accept": "After accepting", "references": "References", "network": "Asking for advice",
    "basket": "How wide you search",    "quiet": "Quiet days", "holidays": "Holidays",
}  # fmt: skip


@dataclass(frozen=True)
class Option:
    """One thing that can be set; ``id`` is a setting's or a parameter's name, or says what else it is."""

    id: str
    name: str
    value: str
    """As it is read, with its unit."""
    typed: str = ""
    """As one would type it."""
    meaning: str = ""
    default: str = ""
    source: str = ""
    allowed: str = ""
    answers: tuple[str, ...] = ()
    """The words it is one of; empty where it is typed."""
    is_parameter: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether it is not as it ships."""
        return bool(self.default) and self.value != self.default


class OptionsPane(VirtualList[Option]):
    """A row an option, with its value; one's own stand out."""

    HELP = (
        "`list.open` changes what is highlighted, `settings.reset` takes it back to what ships. "
        "`find.filter` looks for words."
    )
    BORDER_TITLE = "Settings"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="")
        self._all: Sequence[Option | Heading] = ()
        self._query = self._nothing = ""

    def refill(self, view: View, written: Written, troubles: Sequence[str]) -> None:
        """Shows what is set now; ``troubles`` of the settings file first."""
        self._nothing = view.said("Nothing here is called that. `settings.back` clears the filter.")
        self._all = [*_troubles(troubles), *_you(view), *_matters(view), *_machine(written), *_numbers(view)]
        self._show()

    def find(self, query: str) -> None:
        """Shows what has every word of ``query``."""
        self._query = query
        self._show()

    def _show(self) -> None:
        self.show(list(_with_headings(self._all, self._query)), empty=self._nothing)

    def identify(self, value: Option) -> str:
        """An option is known by its id."""
        return value.id

    def render_row(self, value: Option, width: int, highlighted: bool) -> Content:
        """The value at the left where the eye finds it, and what it is."""
        value_width = min(_VALUE_WIDTH, max(width // 3, 10))
        return assemble(
            (padded(value.value, value_width), "bold $accent" if value.is_changed else ""),
            "  ",
            cut(value.name, width - value_width - 2),
        )


def explained(option: Option) -> Content:
    """What an option means, as it ships, what it may be, and who advises it."""
    lines = [assemble((option.name, "bold"), f"  {option.meaning}" if option.meaning else "")]
    default = f"as it ships: {option.default}" if option.default else ""
    may_be = f"may be: {option.allowed}" if option.allowed else ""
    if facts := " · ".join(part for part in (default, may_be) if part):
        lines.append(content(facts, "$text-muted"))
    if option.source:
        lines.append(content(f"advised by: {option.source}", "$text-muted"))
    if option.is_parameter:
        lines.append(content(option.id, "$text-muted"))
    return Content("\n").join(lines)


def _with_headings(all_of_them: Sequence[Option | Heading], query: str) -> Iterator[Option | Heading]:
    heading: Heading | None = None
    for each in all_of_them:
        if isinstance(each, Heading):
            heading = each
        elif is_found(query, each.name, each.meaning, each.id, each.value, heading.text if heading else ""):
            if heading:
                yield heading
            heading = None
            yield each


def _troubles(troubles: Sequence[str]) -> Iterator[Option | Heading]:
    if troubles:
        yield Heading("Not taken from settings.toml")
        for number, trouble in enumerate(troubles):
            yield Option(id=f"trouble {number}", name=trouble, value="!")


def _you(view: View) -> Iterator[Option | Heading]:
    me = view.search.profile
    yield Heading("You")
    reach = " · ".join(part for part in (me.email, me.phone, *link_lines(me)) if part)
    yield Option(
        id="you",
        name=f"Who you are{f': {reach}' if reach else ''}",
        value=me.name or "not said yet",
        meaning="How you sign, where they reach you, and the links under your e-mails.",
    )
    yield Option(
        id="home",
        name="Where you live",
        value=f"{view.zone.key}{f', {view.region}' if view.region else ''}",
        meaning="Your clock, and the holidays you keep.",
    )


def _matters(view: View) -> Iterator[Option | Heading]:
    yield Heading("How you follow up")
    for name in _ASKED_FIRST:
        yield _parameter(view, name, name)


def _machine(written: Written) -> Iterator[Option | Heading]:
    yield Heading("This machine")
    for name in choosable():
        label, meaning = about(name)
        yield Option(
            id=name,
            name=label,
            value=str(getattr(written.settings, name)) or "none",
            meaning=meaning,
            default=own_default(name),
            allowed=", ".join(setting_choices(name)),
            answers=setting_choices(name),
        )
    own = len(written.settings.keys)
    yield Option(
        id="keys",
        name="Your own keys",
        value=f"{own} of your own" if own else "as they ship",
        meaning='Written into settings.toml below [keys], as in: record.copy = "c".'
        " 'afterword keys' lists the names. They hold from the next start, or the next change here.",
    )


def _numbers(view: View) -> Iterator[Option | Heading]:
    own = view.search.cadence
    family = ""
    for name in meanings():
        if name in _ASKED_FIRST:
            continue
        if family != name.partition(".")[0]:
            family = name.partition(".")[0]
            yield Heading(_FAMILIES[family])
        yield _parameter(view, name, name)
        for regional in sorted(key for key in own if key.startswith(f"{name}@")):
            yield _parameter(view, name, regional)


@cache
def _shipped() -> dict[str, Any]:
    """The numbers as they ship, by family and name."""
    return shipped_table("cadence.toml")


def _parameter(view: View, name: str, own_name: str) -> Option:
    meaning = meanings()[name]
    family, _, leaf = name.partition(".")
    default = _shipped()[family][leaf]
    own = view.search.cadence.get(own_name)
    value = own.value if own else default
    region = own_name.partition("@")[2]
    return Option(
        id=own_name,
        name=f"{meaning.name}, in {region}" if region else meaning.name,
        value=_text(name, value),
        typed=_typed(value),
        meaning=meaning.words,
        default=_text(name, default),
        source=meaning.source,
        allowed=", ".join(choices(name)) or allowed(name),
        answers=choices(name),
        is_parameter=True,
    )


def _text(name: str, value: object) -> str:
    unit = unit_of(name)
    return f"{value} {unit}{'' if value == 1 else 's'}" if unit else _typed(value) or "none"


def _typed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
