"""Parallel applications: how well hope is spread over several companies (R-BASKET).

The weights rank where hope sits; they are no probabilities, and nothing here is a chance of success.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Literal, NamedTuple

import msgspec
from msgspec.structs import replace

from afterword.domain.phrases import count_text, number_text
from afterword.domain.timing.calendar import Calendar
from afterword.domain.timing.parameters import Goals

Flag = Literal["amber", "red"]
Suggestion = Literal["new application", "networking request"]

NEW_WITHIN_BD = 10
"""How many business days an application counts as new."""

_TOP_OF_FUNNEL_BD = 15
_CONCENTRATED, _VERY_CONCENTRATED = 0.34, 0.50
_COMFORTABLE = 3
"""In conversation with so many, waiting is easy; more are not asked of anybody."""
_LONG_SINCE, _VERY_LONG_SINCE = 25, 50
"""Business days since the newest application, times how many new ones are wanted in ten."""


class Weighed(NamedTuple):
    """What the basket needs to know of one live application."""

    application: str
    company: str
    company_name: str
    stage: str
    weight: float
    made: date
    waiting_until: datetime | None


class SearchMoments(NamedTuple):
    """What the basket needs to know of the whole search, as days on the person's own calendar.

    ``made`` are the days on which applications were made, ended ones included; ``last_round`` that of
    the last round held, and ``has_asked_since`` whether the person applied or asked somebody for advice
    after it.
    """

    today: date
    made: Sequence[date]
    last_round: date | None
    has_asked_since: bool
    has_open_offer: bool
    has_accepted: bool
    has_something_due: bool
    has_interview_soon: bool
    put_off: Collection[str] = ()
    """The indicators whose nudges the person does not want to hear for a while."""


class Nudge(NamedTuple):
    """A sentence that an indicator calls for, and the act that would help."""

    indicator: str
    sentence: str
    act: Suggestion


class Share(NamedTuple):
    """One company's part of all hope; ``application`` is the furthest of ``applications`` there."""

    company: str
    application: str
    applications: int
    share: float
    stage: str
    waiting_until: datetime | None


class Basket(msgspec.Struct, frozen=True):
    """The figures, the flags raised by them, and at most two nudges in words."""

    live: int
    in_play: int
    n_eff: float
    hhi: float | None
    top_of_funnel: int
    new_10bd: int
    bd_since_new: int | None
    basket: int
    flags: Mapping[str, Flag]
    nudges: tuple[Nudge, ...]
    companies: tuple[Share, ...]


def basket(standings: Sequence[Weighed], moments: SearchMoments, calendar: Calendar, goals: Goals) -> Basket:
    """The basket of these live applications, measured against how wide the person wants to search (L18);
    ``calendar`` is that of the person's own region.
    """
    shares = _shares(standings)
    hhi, n_eff = _concentration(standings)

    @cache
    def age(day: date) -> int:
        return calendar.between(day, moments.today)

    new = sum(1 for day in moments.made if age(day) < NEW_WITHIN_BD)
    in_play = [s for s in standings if s.stage not in ("applied", "in_contact")]
    top = [s for s in standings if s.stage in ("applied", "in_contact") and age(s.made) <= _TOP_OF_FUNNEL_BD]
    found = Basket(
        live=len(standings),
        in_play=len(in_play),
        n_eff=n_eff,
        hhi=hhi,
        top_of_funnel=len(top),
        new_10bd=new,
        bd_since_new=age(max(moments.made)) if moments.made else None,
        basket=_gauge(
            (0.4, len(standings), goals.live), (0.4, n_eff, goals.companies), (0.2, new, goals.new)
        ),
        flags={},
        nudges=(),
        companies=shares,
    )
    # Who chooses between offers, or has said yes, needs no hint to apply elsewhere.
    if moments.has_accepted or sum(s.stage == "offer" for s in standings) > 1:
        return found
    return _flagged(found, standings, in_play, moments, age, goals)


def _gauge(*parts: tuple[float, float, int]) -> int:
    """How much of each goal is met, by its weight, of 100; a goal of 0 is left out."""
    wanted = [(weight, min(1, reached / goal)) for weight, reached, goal in parts if goal]
    total = sum(weight for weight, _ in wanted)
    return round(100 * sum(weight * met for weight, met in wanted) / total) if total else 100


def _concentration(standings: Sequence[Weighed]) -> tuple[float | None, float]:
    """HHI and N_eff, each by one division of exact numbers, so that a limit is met exactly."""
    if not standings:
        return None, 0.0
    weights: dict[str, float] = {}
    for standing in standings:
        weights[standing.company] = weights.get(standing.company, 0) + standing.weight
    total, squares = sum(weights.values()) ** 2, sum(weight**2 for weight in weights.values())
    return squares / total, total / squares


def _shares(standings: Sequence[Weighed]) -> tuple[Share, ...]:
    """The companies, largest part first; a company is as far as its furthest application."""
    furthest: dict[str, Weighed] = {}
    weights: dict[str, float] = {}
    numbers: dict[str, int] = {}
    for standing in standings:
        company, weight = standing.company, standing.weight
        best = furthest.get(company)
        if best is None or weight > best.weight:
            furthest[company] = standing
        weights[company] = weights.get(company, 0) + weight
        numbers[company] = numbers.get(company, 0) + 1
    total = sum(weights.values())
    shares = [
        Share(company, best.application, numbers[company], weight / total, best.stage, best.waiting_until)
        for (company, best), weight in zip(furthest.items(), weights.values(), strict=True)
    ]
    shares.sort(key=attrgetter("company"))
    shares.sort(key=attrgetter("share"), reverse=True)
    return tuple(shares)


def _flagged(
    found: Basket,
    standings: Sequence[Weighed],
    in_play: Sequence[Weighed],
    moments: SearchMoments,
    age: Callable[[date], int],
    goals: Goals,
) -> Basket:
    names = {standing.company: standing.company_name for standing in standings}
    flags: dict[str, Flag] = {}
    nudges: list[Nudge] = []

    def raise_flag(
        indicator: str, flag: Flag | None, sentence: str, act: Suggestion = "new application"
    ) -> None:
        if flag:
            flags[indicator] = "amber" if moments.has_open_offer else flag
            nudges.append(Nudge(indicator, sentence, act))

    live, playing = found.live, found.in_play
    raise_flag(
        "N-1",
        "red" if 2 * live < goals.live else "amber" if live < goals.live else None,
        f"{live} running. With {number_text(goals.live)}, no single silence can stop you."
        if goals.live > 1
        else "Nothing is running. Is there one you would like?",
    )
    talking = min(_COMFORTABLE, goals.live)
    raise_flag(
        "N-2",
        ("red" if playing == 0 else "amber") if live and playing < talking else None,
        f"{playing} in conversation. {number_text(talking).capitalize()} make waiting easier."
        if talking > 1
        else "No conversation yet. Somebody who works there may have a word of advice.",
        "networking request",
    )
    if goals.companies > 1 and live >= 3 and found.hhi is not None:
        top = found.companies[0]
        flag: Flag | None = (
            "red" if found.hhi >= _VERY_CONCENTRATED else "amber" if found.hhi >= _CONCENTRATED else None
        )
        raise_flag(
            "N-3",
            flag,
            f"{round(100 * top.share)} % of your hope rests on {names[top.company]}; "
            f"it is as if you had {count_text(round(found.n_eff), 'company', 'companies')}.",
        )
    since = found.bd_since_new
    if since is not None:
        missed = since * goals.new
        raise_flag(
            "N-4",
            "red" if missed >= _VERY_LONG_SINCE else "amber" if missed >= _LONG_SINCE else None,
            f"{since} business days since your last application. One today?",
        )
    fresh = found.top_of_funnel
    if goals.new:
        raise_flag(
            "N-5",
            "red" if fresh == 0 else "amber" if 2 * fresh < goals.new else None,
            "Few young applications are under way. A new one keeps things moving.",
        )
    playing_at = {standing.company for standing in in_play}
    if goals.companies > 1 and len(playing_at) == 1:
        (company,) = playing_at
        elsewhere = sum(1 for standing in standings if standing.company != company)
        raise_flag(
            "N-6",
            "amber" if elsewhere >= 3 else "red",
            f"All your conversations are with {names[company]}.",
            "networking request",
        )
    if goals.new and live and not moments.has_something_due and not moments.has_interview_soon:
        raise_flag("N-7", "amber", "Everybody else is at work on it now. A good hour for something new.")
    last = moments.last_round
    if goals.new and last and not moments.has_asked_since:
        quiet = age(last)
        raise_flag(
            "N-8",
            "red" if quiet >= 5 else "amber" if quiet >= 3 else None,
            "While they decide about your last interview, apply to one more.",
        )
    heard = (nudge for nudge in nudges if nudge.indicator not in moments.put_off)
    order = sorted(heard, key=lambda nudge: (flags[nudge.indicator] != "red", nudge.indicator))
    return replace(found, flags=flags, nudges=tuple(order[:2]))
