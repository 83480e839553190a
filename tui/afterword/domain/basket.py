"""Parallel applications: how well hope is spread over several companies (domain.md 4.1, 4.2).

The weights rank where hope sits; they are no probabilities, and nothing here is a chance of success.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from afterword.domain.calendar import Calendar

Flag = Literal["amber", "red"]

_ENOUGH_LIVE, _ENOUGH_COMPANIES, _ENOUGH_NEW = 5, 3, 5
_NEW_WITHIN_BD, _TOP_OF_FUNNEL_BD = 10, 15
_CONCENTRATED, _VERY_CONCENTRATED = 0.34, 0.50


class Standing(NamedTuple):
    """What the basket needs to know of one live application."""

    application: str
    company: str
    company_name: str
    stage: str
    weight: float
    made: date
    waiting_until: datetime | None


class Moments(NamedTuple):
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


@dataclass(frozen=True)
class Share:
    """One company's part of all hope."""

    company: str
    share: float
    stage: str
    waiting_until: datetime | None


@dataclass(frozen=True)
class Basket:
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
    nudges: tuple[str, ...]
    companies: tuple[Share, ...]


def basket(standings: Sequence[Standing], moments: Moments, calendar: Calendar) -> Basket:
    """The basket of these live applications; ``calendar`` is that of the person's own region."""
    shares = _shares(standings)
    hhi, n_eff = _concentration(standings)

    def age(day: date) -> int:
        return calendar.between(day, moments.today)

    new = sum(1 for day in moments.made if age(day) < _NEW_WITHIN_BD)
    in_play = [s for s in standings if s.stage not in ("applied", "in_contact")]
    top = [s for s in standings if s.stage in ("applied", "in_contact") and age(s.made) <= _TOP_OF_FUNNEL_BD]
    gauge = (
        0.4 * min(1, len(standings) / _ENOUGH_LIVE)
        + 0.4 * min(1, n_eff / _ENOUGH_COMPANIES)
        + 0.2 * min(1, new / _ENOUGH_NEW)
    )
    found = Basket(
        live=len(standings),
        in_play=len(in_play),
        n_eff=n_eff,
        hhi=hhi,
        top_of_funnel=len(top),
        new_10bd=new,
        bd_since_new=age(max(moments.made)) if moments.made else None,
        basket=round(100 * gauge),
        flags={},
        nudges=(),
        companies=shares,
    )
    if moments.has_accepted:
        return found
    return _flagged(found, standings, in_play, moments, age)


def _concentration(standings: Sequence[Standing]) -> tuple[float | None, float]:
    """HHI and N_eff, each by one division of exact numbers, so that a limit is met exactly."""
    if not standings:
        return None, 0.0
    weights: dict[str, float] = {}
    for standing in standings:
        weights[standing.company] = weights.get(standing.company, 0) + standing.weight
    total, squares = sum(weights.values()) ** 2, sum(weight**2 for weight in weights.values())
    return squares / total, total / squares


def _shares(standings: Sequence[Standing]) -> tuple[Share, ...]:
    """The companies, largest part first; a company is as far as its furthest application."""
    total = sum(standing.weight for standing in standings)
    by_company: dict[str, list[Standing]] = {}
    for standing in standings:
        by_company.setdefault(standing.company, []).append(standing)
    shares = []
    for company, own in by_company.items():
        furthest = max(own, key=lambda standing: standing.weight)
        part = sum(standing.weight for standing in own) / total
        shares.append(Share(company, part, furthest.stage, furthest.waiting_until))
    return tuple(sorted(shares, key=lambda share: (-share.share, share.company)))


def _flagged(
    found: Basket,
    standings: Sequence[Standing],
    in_play: Sequence[Standing],
    moments: Moments,
    age: Callable[[date], int],
) -> Basket:
    names = {standing.company: standing.company_name for standing in standings}
    flags: dict[str, Flag] = {}
    nudges: dict[str, str] = {}

    def raise_flag(indicator: str, flag: Flag | None, nudge: str) -> None:
        if flag:
            flags[indicator] = "amber" if moments.has_open_offer else flag
            nudges[indicator] = nudge

    live, playing = found.live, found.in_play
    raise_flag(
        "N-1",
        "red" if live <= 2 else "amber" if live < _ENOUGH_LIVE else None,
        f"{live} running. With five, no single silence can stop you.",
    )
    raise_flag(
        "N-2",
        ("red" if playing == 0 else "amber" if playing <= 2 else None) if live else None,
        f"{playing} in conversation. Three make waiting easier.",
    )
    if live >= 3 and found.hhi is not None:
        top = found.companies[0]
        flag: Flag | None = (
            "red" if found.hhi >= _VERY_CONCENTRATED else "amber" if found.hhi >= _CONCENTRATED else None
        )
        raise_flag(
            "N-3",
            flag,
            f"{round(100 * top.share)} % of your hope rests on {names[top.company]}; "
            f"it is as if you had {found.n_eff:.1f} companies.",
        )
    since = found.bd_since_new
    if since is not None:
        raise_flag(
            "N-4",
            "red" if since >= 10 else "amber" if since >= 5 else None,
            f"{since} working days since your last application. One today?",
        )
    fresh = found.top_of_funnel
    raise_flag(
        "N-5",
        "red" if fresh == 0 else "amber" if fresh <= 2 else None,
        "Few young applications are under way. A new one keeps things moving.",
    )
    playing_at = {standing.company for standing in in_play}
    if len(playing_at) == 1:
        (company,) = playing_at
        elsewhere = sum(1 for standing in standings if standing.company != company)
        raise_flag(
            "N-6", "amber" if elsewhere >= 3 else "red", f"All your conversations are with {names[company]}."
        )
    if live and not moments.has_something_due and not moments.has_interview_soon:
        raise_flag("N-7", "amber", "Everybody else is at work on it now. A good hour for something new.")
    last = moments.last_round
    if last and not moments.has_asked_since:
        quiet = age(last)
        raise_flag(
            "N-8",
            "red" if quiet >= 5 else "amber" if quiet >= 3 else None,
            "While they decide about your last interview, apply to one more.",
        )
    order = sorted(nudges, key=lambda indicator: (flags[indicator] != "red", indicator))
    return Basket(
        **{
            **vars(found),
            "flags": flags,
            "nudges": tuple(nudges[indicator] for indicator in order[:2]),
        }
    )
