"""Everything that can be set, as one list: you, this machine, and the numbers of the rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from textual.content import Content

from afterword.domain.insight.finding import is_found
from afterword.domain.people import link_lines
from afterword.domain.timing.cadence import ParameterSet, allowed, choices, employers, unit_of
from afterword.domain.timing.parameters import SEARCHES
from afterword.interface.text import assemble, content, cut, padded, whole_words, widest
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import Heading, VirtualList
from afterword.settings.meanings import meanings
from afterword.settings.paragraphs import rulebook
from afterword.settings.settings import Written, about, choosable, own_default
from afterword.settings.settings import choices as setting_choices
from afterword.settings.shipped import shipped_table

_NAME, _VALUE = 26, 22
"""Cells of a name with its gap, and of a value, at least; a part with longer names has them wider."""
_OTHERS = " Some places and kinds of employer have their own, further down."
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
    is_own: bool = False
    """Whether the person gave it a value; it may be the one it ships with, where a set has another."""
    of: str = ""
    """The set it stands in, for notices; empty where it is for everybody."""
    region: str | None = None
    """For a parameter of a place: for which one changing it is proposed."""

    @property
    def is_changed(self) -> bool:
        """Whether it is not as it ships."""
        return self.is_own or (bool(self.default) and self.value != self.default)

    @property
    def called(self) -> str:
        """Its name where nothing beside it says for whom it is."""
        return f"{self.name} ({self.of})" if self.of else self.name


class OptionsPane(VirtualList[Option]):
    """A row an option, with its value beside it; one's own stand out."""

    HELP = (
        "`list.open` changes what is highlighted, `settings.reset` takes it back to what ships. "
        "`find.filter` looks for words."
    )
    BORDER_TITLE = "Settings"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="")
        self._all: Sequence[Option | Heading] = ()
        self._query = self._nothing = ""
        self._names: Mapping[str, int] = {}

    def refill(self, view: View, written: Written, troubles: Sequence[str]) -> None:
        """Shows what is set now; ``troubles`` of the settings file first."""
        self._nothing = view.said("Nothing here is called that. `settings.back` clears the filter.")
        self._all = [
            *_troubles(troubles), *_you(view), *_matters(view), *_machine(written), *_numbers(view),
            *_sheets(view),
        ]  # fmt: skip
        self._names = dict(_name_widths(self._all))
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
        """What it is, and below those of its part its value."""
        name = min(self._names[value.id], max(width - _VALUE, width // 2)) if value.value else width
        return assemble(
            (padded(whole_words(value.name, name - 1), name), "$foreground"),
            (cut(value.value, width - name), "bold $accent" if value.is_changed else "$strong"),
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
    if option.is_parameter and option.region is None:
        lines.append(content(option.id, "$text-muted"))
    return Content("\n").join(lines)


def _name_widths(all_of_them: Sequence[Option | Heading]) -> Iterator[tuple[str, int]]:
    """The cells of the names of each part, so that its values stand below each other."""
    part: list[Option] = []
    for each in (*all_of_them, Heading("")):
        if isinstance(each, Option):
            part.append(each)
            continue
        widest_name = max(_NAME, widest(option.name for option in part if option.value) + 2)
        yield from ((option.id, widest_name) for option in part)
        part = []


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
            yield Option(id=f"trouble {number}", name=trouble, value="")


def _you(view: View) -> Iterator[Option | Heading]:
    me = view.search.profile
    yield Heading("You")
    said = (me.name or "not said yet", me.email, me.phone, *link_lines(me))
    yield Option(
        id="you",
        name="Who you are",
        value=" · ".join(part for part in said if part),
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
    wanted = view.plan.cadence.basket
    widths = {width: f"{goals.live}, {goals.companies}, {goals.new}" for width, goals in SEARCHES.items()}
    numbers = f"{wanted.live}, {wanted.companies}, {wanted.new}"
    yield Option(
        id="width",
        name="How wide you search",
        value=next((width for width, goals in SEARCHES.items() if goals == wanted), numbers),
        meaning="How many applications you want running, at how many companies, and how many new ones in ten"
        f" business days: {'; '.join(f'{width} {of}' for width, of in widths.items())}.",
        default=next(iter(SEARCHES)),
        source=meanings()["basket.live"].source,
        allowed=", ".join(SEARCHES),
        answers=tuple(SEARCHES),
    )


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
        in_sheets = {f"{name}@{kind}" for each in _sets_with(view, name) for kind in each.kinds}
        for elsewhere in sorted(key for key in own if key.startswith(f"{name}@") and key not in in_sheets):
            yield _parameter(view, name, elsewhere)


def _sheets(view: View) -> Iterator[Option | Heading]:
    """What is different at kinds of employer and in places, a heading a set."""
    for each in view.plan.cadence.sets:
        yield Heading(each.title)
        for name in each.values:
            if each.kinds:
                yield _parameter(view, name, f"{name}@{each.kinds[0]}", each)
            else:
                yield _of_a_place(view, name, each)


def _sets_with(view: View, name: str) -> Iterator[ParameterSet]:
    return (each for each in view.plan.cadence.sets if name in each.values)


@cache
def _shipped() -> dict[str, Any]:
    """The numbers as they ship, by family and name."""
    return shipped_table("cadence.toml")


def _parameter(view: View, name: str, own_name: str, sheet: ParameterSet | None = None) -> Option:
    """A parameter, or its value for those after the ``@`` of its name; on the ``sheet`` of a set, of that."""
    meaning = meanings()[name]
    own, where = view.search.cadence.get(own_name), own_name.partition("@")[2]
    default = sheet.values[name] if sheet else _ships_for(view, name, where)
    others = any(_sets_with(view, name))
    return Option(
        id=own_name,
        name=f"{meaning.name}, in {where}" if where and not sheet else meaning.name,
        value=_text(name, own.value if own else default),
        typed=_typed(own.value if own else default),
        meaning=_because(sheet) if sheet else f"{meaning.words}{_OTHERS if others and not where else ''}",
        default=_text(name, default),
        source=_advisers(sheet) if sheet else meaning.source,
        allowed=", ".join(choices(name)) or allowed(name),
        answers=choices(name),
        is_parameter=True,
        is_own=own is not None,
        of=sheet.title if sheet else "",
    )


def _of_a_place(view: View, name: str, sheet: ParameterSet) -> Option:
    """What ships for a place; one's own value for one is another row, below the number for everybody."""
    home = view.region.partition("-")[0]
    where = home if sheet.holds("", home) else next(iter(sheet.places), "")
    return replace(_parameter(view, name, f"{name}@{sheet.name}", sheet), is_own=False, region=where)


def _ships_for(view: View, name: str, where: str) -> object:
    """What ships for a parameter, for everybody or for a kind or region."""
    family, _, leaf = name.partition(".")
    default = _shipped()[family][leaf]
    for each in _sets_with(view, name):
        if each.holds(*employers(where)):
            default = each.values[name]
    return default


def _because(sheet: ParameterSet) -> str:
    return f"{sheet.why[0].upper()}{sheet.why[1:]}."


def _advisers(sheet: ParameterSet) -> str:
    """Who advises a set, by the rulebook's ids; the last sentence there says whom one may ask."""
    said = {source: rulebook()[source].text.rstrip(".").rpartition(". ")[2] for source in sheet.sources}
    return ", ".join(f"{source} ({who})" for source, who in said.items())


def _text(name: str, value: object) -> str:
    unit = unit_of(name)
    return f"{value} {unit}{'' if value == 1 else 's'}" if unit else _typed(value) or "none"


def _typed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
