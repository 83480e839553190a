"""The cadence: every parameter of the rules as one typed value.

The defaults live in ``data/cadence.toml``, each with a comment, and below them the values that places and
kinds of employer have instead. The person's own values override them one by one under their dotted names
(``status.default_medium``), for the employers of one region under ``status.no_date_bd@DE``, for those of one
kind under ``status.no_date_bd@university``. Numbers ending in ``_h`` are elapsed hours, in ``_bd`` business
days of the recipient's region; clock times are the recipient's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from afterword.domain.errors import InvalidEntry
from afterword.domain.lazy import lazy
from afterword.domain.phrases import PLAIN, Habit, count_text
from afterword.domain.timing.parameters import (
    Accept,
    Apply,
    Calls,
    CheckIn,
    ClockSpan,
    Confirm,
    EMail,
    Ghost,
    Goals,
    Guard,
    Holidays,
    Network,
    OfferTimes,
    PostalLetter,
    Prepare,
    Quiet,
    QuietPeriod,
    Rebook,
    ReContact,
    References,
    Rejection,
    Slot,
    StatusContacts,
    ThankYou,
    User,
    Waking,
    clock,
)


class ParameterSet(msgspec.Struct, frozen=True):
    """The values that kinds of employer (L13) or places (L14) have instead of those for everybody.

    It holds for employers of these ``kinds``, in these ``places``, or anywhere but in ``places_but``.
    """

    name: str
    title: str
    why: str
    """What is different there, as reasons say it."""
    sources: tuple[str, ...]
    """Who advises it: ids of the rulebook."""
    values: Mapping[str, object]
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    places_but: tuple[str, ...] = ()

    def holds(self, kind: str, region: str) -> bool:
        """Whether it holds for an employer of that kind, in that region; either may be empty."""
        country = region.partition("-")[0]
        elsewhere = bool(country and self.places_but) and country not in self.places_but
        return elsewhere or country in self.places or kind in self.kinds


@dataclass(frozen=True)
class Cadence:
    """Every parameter of the rules.

    ``sets`` are the values that ship for places and then for kinds of employer, ``own`` what the person gave
    a parameter (its name, where it is to hold, the value): everywhere, for a region, for a kind.
    """

    thank_you: ThankYou
    letter: PostalLetter
    email: EMail
    call: Calls
    user: User
    status: StatusContacts
    checkin: CheckIn
    guard: Guard
    ghost: Ghost
    apply: Apply
    confirm: Confirm
    prepare: Prepare
    rebook: Rebook
    rejection: Rejection
    recontact: ReContact
    offer: OfferTimes
    accept: Accept
    references: References
    network: Network
    basket: Goals
    quiet: Quiet
    holidays: Holidays
    sets: tuple[ParameterSet, ...] = ()
    own: tuple[tuple[str, str, object], ...] = ()
    because: tuple[tuple[str, str], ...] = ()
    """Why a parameter is not as it is for everybody, by its name, in the cadence of one employer."""
    habit: Habit = PLAIN
    """How the person writes days and hours, which is how reasons are told; no parameter of the rules."""

    def largest(self, *names: str) -> int:
        """The largest value that any of these parameters, which are numbers, has for any employer."""
        general = (self.value(name) for name in names)
        elsewhere = (each.values[name] for each in self.sets for name in names if name in each.values)
        own = (value for name, _, value in self.own if name in names)
        return max((each for each in (*general, *elsewhere, *own) if isinstance(each, int)), default=0)

    def for_employer(self, kind: str, region: str) -> "Cadence":
        """This cadence as it holds for an employer of that kind in that region.

        What ships for the place, then for the kind; then the person's own: everywhere, in the country, in its
        subdivision, for the kind.
        """
        found = self._for_employers.get((kind, region))
        if found is None:
            found = self._for_employers[kind, region] = self._holding_for(kind, region)
        return found

    def _holding_for(self, kind: str, region: str) -> "Cadence":
        if not (self.sets or self.own):
            return self
        values: dict[str, object] = {}
        because: dict[str, str] = {}
        for each in self.sets:
            if each.holds(kind, region):
                values |= each.values
                because |= dict.fromkeys(each.values, each.why)
        for place in dict.fromkeys(("", region.partition("-")[0], region, kind)):
            for name, where, value in self.own:
                if where == place:
                    values[name] = value
                    because.pop(name, None)
        found = replace(self, sets=(), own=(), because=tuple(because.items()))
        for name, value in values.items():
            found = found.having(name, value)
        return found

    @lazy
    def _for_employers(self) -> dict[tuple[str, str], "Cadence"]:
        return {}

    def why(self, name: str) -> str:
        """Why the parameter is not as it is for everybody: ``universities take weeks``; mostly empty."""
        return next((why for changed, why in self.because if changed == name), "")

    def days_text(self, name: str) -> str:
        """So many business days in words, and why where it is the kind of employer or the place."""
        why = self.why(name)
        days = count_text(self.number(name), "business day")
        return f"{days} ({why})" if why else days

    @lazy
    def calendars(self) -> dict[str, Any]:
        """The calendars under this cadence, by region; the module ``calendar`` fills it."""
        return {}

    def value(self, name: str) -> object:
        """The value of the parameter ``name``."""
        family, _, leaf = name.partition(".")
        return getattr(getattr(self, family), leaf)

    def number(self, name: str) -> int:
        """The value of the parameter ``name``, which is a number."""
        value = self.value(name)
        assert isinstance(value, int)
        return value

    def written(self, name: str) -> str:
        """The value of the parameter ``name`` as one would write it down; empty for an empty list."""
        value = self.value(name)
        several = value if isinstance(value, tuple) else (value,)
        return ",".join(f"{each:%H:%M}" if isinstance(each, time) else str(each) for each in several)

    def having(self, name: str, value: object) -> "Cadence":
        """This cadence with another value, already of the right kind, for the parameter ``name``."""
        family_name, _, leaf = name.partition(".")
        family: Any = getattr(self, family_name)
        changed: dict[str, Any] = {family_name: msgspec.structs.replace(family, **{leaf: value})}
        return replace(self, **changed)

    def overridden(self, parameters: Mapping[str, object]) -> "Cadence":
        """This cadence with the person's own values, by dotted name, which may end in ``@`` and for whom.

        Raises InvalidEntry for a value of the wrong form; a name that is no parameter is left alone,
        since a newer version may know it.
        """
        cadence = self
        own = {(name, where): value for name, where, value in self.own}
        for given, value in parameters.items():
            if not is_parameter(given):
                continue
            name, _, where = given.partition("@")
            own[name, where] = parsed = _parse(_kind(name), value, f"$.cadence.{given}")
            if not where:
                cadence = cadence.having(name, parsed)
        return replace(cadence, own=tuple((name, where, value) for (name, where), value in own.items()))

    def is_changed_by(self, given: str, value: object) -> bool:
        """Whether an own value for a parameter, which may end in ``@`` and for whom, makes a difference.

        Raises InvalidEntry for a value of the wrong form.
        """
        name, _, where = given.partition("@")
        parsed = _parse(_kind(name), value, f"$.cadence.{given}")
        return self.for_employer(*employers(where)).value(name) != parsed


def holding(cadence: Cadence, parameters: Mapping[str, object]) -> tuple[Cadence, list[InvalidEntry]]:
    """The cadence with those of the person's own values that have the right form, and what of the others is
    wrong: a newer version may know another form.
    """
    troubles: list[InvalidEntry] = []
    for name, value in parameters.items():
        try:
            cadence = cadence.overridden({name: value})
        except InvalidEntry as error:
            troubles.append(error)
    return cadence, troubles


def cadence_from(table: Mapping[str, Any]) -> Cadence:
    """The cadence that a complete table of parameters (``data/cadence.toml``) describes.

    Raises InvalidEntry for a value of the wrong form, KeyError for a parameter left out.
    """
    families = {
        name: family(**{
            leaf: _parse(kind, table[name][leaf], f"$.cadence.{name}.{leaf}")
            for leaf, kind in get_type_hints(family).items()
        })
        for name, family in _families().items()
    }  # fmt: skip
    sets = (_set(name, given) for name, given in table["sets"].items())
    return Cadence(**families, sets=tuple(sorted(sets, key=lambda each: bool(each.kinds))))


def _set(name: str, table: Mapping[str, Any]) -> ParameterSet:
    """One of the sets that ship; the tables in it are families of parameters."""
    families = {family: leaves for family, leaves in table.items() if isinstance(leaves, dict)}
    given = {f"{family}.{leaf}": value for family in families for leaf, value in families[family].items()}
    values = {
        each: _parse(_kind(each), value, f"$.cadence.sets.{name}.{each}") for each, value in given.items()
    }
    about = {each: said for each, said in table.items() if each not in families}
    return msgspec.convert({**about, "name": name, "values": values}, ParameterSet)


def employers(where: str) -> tuple[str, str]:
    """The kind and the region of those after the ``@`` of a name; kinds are words, regions codes."""
    return (where, "") if where.islower() else ("", where)


@cache
def parameter_names() -> tuple[str, ...]:
    """The dotted names of all parameters."""
    return tuple(f"{family}.{leaf}" for family, kind in _families().items() for leaf in get_type_hints(kind))


def is_parameter(name: str) -> bool:
    """Whether ``name`` is a parameter's, or that of its value for some (``status.no_date_bd@DE``)."""
    parameter, at, where = name.partition("@")
    return parameter in parameter_names() and bool(where) == bool(at)


@cache
def _families() -> Mapping[str, Any]:
    """The families of parameters by name."""
    return {
        name: kind
        for name, kind in get_type_hints(Cadence).items()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    }


def choices(name: str) -> tuple[str, ...]:
    """The words a parameter is one of; empty where it is something else."""
    kind = _kind(name)
    return get_args(kind) if get_origin(kind) is Literal else ()


def allowed(name: str) -> str:
    """What a parameter may be, in words to follow "Write"."""
    kind = _kind(name)
    if get_origin(kind) is tuple:
        return f"{_form(get_args(kind)[0])}; several with commas between them, or nothing"
    return _form(kind)


def value_typed(name: str, text: str) -> int | str | list[str]:
    """The value a person types for a parameter, as it is kept.

    Raises ValueError with a sentence that says what it may be.
    """
    kind, plain = _kind(name), text.strip()
    value: int | str | list[str] = plain
    if kind is int and plain.isascii() and plain.isdigit():
        value = int(plain)
    elif get_origin(kind) is tuple:
        value = [part.strip() for part in plain.split(",") if part.strip()]
    try:
        _parse(kind, value, "")
    except InvalidEntry:
        raise ValueError(f"Write {allowed(name)}.") from None
    return value


def unit_of(name: str) -> str:
    """What a parameter that is a number counts: ``business day``, ``hour``, ``day``; empty for others."""
    leaf = name.partition("@")[0].partition(".")[2]
    if _kind(name) is not int:
        return ""
    ending = leaf.rpartition("_")[2]
    return {"bd": "business day", "h": "hour", "days": "day"}.get(ending, "")


def _kind(name: str) -> Any:
    family, _, leaf = name.partition("@")[0].partition(".")
    return get_type_hints(_families()[family])[leaf]


def _form(kind: Any) -> str:
    if kind is int:
        return f"a whole number from 0 to {_LARGEST}"
    if get_origin(kind) is Literal:
        return f"one of {', '.join(get_args(kind))}"
    return _READERS[kind][1]


_LARGEST = 1000
"""No number of days, hours or attempts is larger; far larger ones lead out of the calendar."""

_READERS: Mapping[object, tuple[Callable[[str], object], str]] = {
    time: (clock, "a time like 20:00"),
    date: (date.fromisoformat, "a day like 2026-12-24"),
    ClockSpan: (ClockSpan.parse, "a span of one day like 07:00-21:00"),
    Waking: (Waking.parse, "a span like 07:00-22:00"),
    Slot: (Slot.parse, "two times like 09:00/10:00"),
    QuietPeriod: (QuietPeriod.parse, "a period like 12-24..01-01"),
}


def _parse(kind: Any, value: object, place: str) -> object:
    if kind is int:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST:
            return value
        raise InvalidEntry(place, f"{value!r} is not {_form(kind)}")
    if get_origin(kind) is Literal:
        if value in get_args(kind):
            return value
        raise InvalidEntry(place, f"{value!r} is not {_form(kind)}")
    if get_origin(kind) is tuple:
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list):
            raise InvalidEntry(place, f"{value!r} is not a list")
        return tuple(_parse(get_args(kind)[0], part, place) for part in parts if part)
    reader, form = _READERS[kind]
    if isinstance(value, str):
        try:
            return reader(value.strip())
        except ValueError:
            pass
    raise InvalidEntry(place, f"{value!r} is not {form}")
