"""Today out of a view: what stands in its panes, as a plain value."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import get_args

from msgspec.structs import replace

from afterword.domain.facts import Accepted, Interview
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story
from afterword.domain.insight.balance import days_to_go
from afterword.domain.insight.choosing import OpenOffer, time_by
from afterword.domain.insight.standing import STAGES, days_until_closing
from afterword.domain.kinds import kind_named
from afterword.domain.phrases import count_text, listed, number_text
from afterword.domain.planning.lines import last_said
from afterword.domain.planning.listing import Bunch, Listed, when
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.silence import stage_of
from afterword.interface.today.value import (
    Act,
    Choice,
    Day,
    Entry,
    Hope,
    Posting,
    Process,
    Said,
    Share,
    Thought,
    Today,
    Turn,
)
from afterword.interface.view import View

_BUNCHES = {"quiet": ("gone quiet", "go through them"), "nameless": ("lack a name", "say to whom, or let go")}
_COMMANDS = {"new application": "capture.applied", "networking request": "record.log"}

_TURNS: Mapping[str, Turn] = {turn: turn for turn in get_args(Turn)}

_SOON = 7
"""Days before it closes from which on a saved posting stands above the companies."""

_LATER = 3
"""So many postings that close later stand below the companies; Applications shows them all."""

_WELL, _SOMEWHAT = 75, 50
"""From which gauge on the search is well spread, and not narrow (R-BASKET)."""

_HALF = 0.5


def today_of(view: View) -> Today:
    """What Today shows of ``view``; a view keeps it (``View.today``)."""
    now, coming = view.plan.listing
    return Today(
        now=view.now,
        zone=view.zone.key,
        habit=view.habit,
        acts=_acts(view, now, coming),
        processes=tuple(_processes(view)),
        hopes=tuple(_hopes(view)),
        spread=_spread(view),
        empty=_empty(view),
        week=tuple(_week(view)),
    )


def _empty(view: View) -> tuple[str, str, str]:
    """What stands in a pane without rows; whose acceptance is on paper is told that it is done, and kept."""
    if _accepted(view):
        kept = "Your search has come to a good end. It is kept; `today.export` writes it out."
        return view.said(kept), "No interview is open.", "No application is open."
    begun = any(isinstance(fact, Interview) for fact in view.search.all_facts())
    return (
        "Nothing is due. What is waiting is waiting for others.",
        view.said(f"No interview {'is open' if begun else 'yet'}. `capture.interview` logs one."),
        view.said("No live application. `capture.applied` adds one."),
    )


def _acts(view: View, now: Iterable[Listed], coming: Iterable[Listed]) -> tuple[Act, ...]:
    """What is to be done now, and what comes; rows that would read the same name the position."""
    turns = [(row, _TURNS[when(row, view.plan.today)]) for row in now]
    turns += [(row, "coming") for row in coming]
    acts = [(row, _act(view, row, turn)) for row, turn in turns]
    read = Counter((act.company, act.what, act.who) for _, act in acts)
    return tuple(
        replace(act, what=f"{act.what}, {title}")
        if read[act.company, act.what, act.who] > 1
        and isinstance(row, FollowUp)
        and (title := view.title(row.application))
        else act
        for row, act in acts
    )


def _act(view: View, row: Listed, turn: Turn) -> Act:
    if isinstance(row, Bunch):
        name, what = _BUNCHES[row.why]
        comes = row.follow_ups[0].due if turn == "coming" else None
        return Act(row.why, turn, f"{len(row.follow_ups)} {name}", what, by=comes)
    # Nobody writes to themselves.
    who = "" if row.medium == "internal" else view.who(row)
    return Act(row.key, turn, view.company_name(row.company), row.asks, who, _moment(view, row, turn))


def _moment(view: View, follow_up: FollowUp, turn: Turn) -> datetime | None:
    """The moment that counts: what should have been done by now is late only from another one on."""
    if turn == "any time":
        return None
    if turn in ("late", "coming") or follow_up.due > view.now:
        return follow_up.due
    last, now = follow_up.overdue.astimezone(view.zone), view.now.astimezone(view.zone)
    return follow_up.overdue if last.date() == now.date() else None


# Active interviews


def _processes(view: View) -> Iterator[Process]:
    offered = {each.story.application.id: each for each in view.offers}
    live = [story for story in view.plan.survey.live if story.rounds or story.application.id in offered]
    found = [_process(view, story, offered.get(story.application.id)) for story in live]
    # Two that would read the same name the position.
    read = Counter(replace(process, application="") for process in found)
    found = [
        replace(process, more=view.title(process.application))
        if read[replace(process, application="")] > 1
        else process
        for process in found
    ]
    states = _CHOICE if len(offered) > 1 else _STATES
    return iter(sorted(found, key=lambda process: (states[process.state], _nearness(view, process))))


_STATES: Mapping[str, int] = {"interview": 0, "offer": 1, "decision": 1, "waiting": 2, "silent": 3}
"""In which order the processes stand; what somebody decides on a day stands by that day."""

_CHOICE = {**_STATES, "offer": -1}
"""The same while several offers are open: none of them stands below what can be seen (L23)."""


def _nearness(view: View, process: Process) -> tuple[bool, float, str]:
    at = process.at or (datetime.combine(process.day, time.max, view.zone) if process.day else None)
    return (at is None, at.timestamp() if at else 0, process.company)


def _process(view: View, story: Story, offer: OpenOffer | None) -> Process:
    """The most important thing: the round to come, who decides by when, else what is waited for."""
    app, company = story.application.id, story.company.name
    if story.scheduled:
        coming = story.scheduled[0]
        more = _more(story, coming) + (", an offer is open" if offer else "")
        return Process(app, "interview", company, _with(view, coming), more, at=coming.start)
    if offer:
        reminded = next((f.due for f in view.plan.of_application(app) if f.kind == "decide"), None)
        says, more = _offered(view, offer)
        return Process(app, "offer", company, says, more, day=_day(view, offer.deadline or reminded))
    said = last_said(story)
    decision = decision_date(story, view.now)
    if decision and decision.day >= view.now.astimezone(story.employer_zone).date():
        return Process(app, "decision", company, "they decide", said, day=decision.day)
    line, first = view.lines.get(app), view.next_of(app)
    if line and line.kind == "wait" and line.until:
        return Process(app, "waiting", company, "", line.because, at=line.until)
    is_silent = first is not None and (kind_named(first.kind).enquires or first.kind == "move_on")
    return Process(app, "silent" if is_silent else "waiting", company, said, story.application.title)


def _offered(view: View, offer: OpenOffer) -> tuple[str, str]:
    """What an offer waits for; of several which is to be answered first, and whether it is on paper."""
    if len(view.offers) == 1:
        return "you decide on the offer", "" if offer.deadline else "no deadline named"
    if not offer.ahead:
        return "an offer to answer", offer.paper if offer.deadline else "no deadline named"
    return f"the {'first' if offer is view.offers[0] else 'next'} offer to answer", offer.paper


def _with(view: View, coming: Round) -> str:
    people = listed(view.names(coming.interviewers))
    return f"with {people}" if people else coming.kind or f"round {coming.number}"


def _more(story: Story, coming: Round) -> str:
    return coming.kind or ("video" if coming.at_link else coming.place) or story.application.title


def _day(view: View, instant: datetime | None) -> date | None:
    return instant.astimezone(view.zone).date() if instant else None


# Parallel applications


def _hopes(view: View) -> Iterator[Hope]:
    """At most two thoughts, postings that close within a week, companies by their share, later postings.

    While several offers are open, what can be done about them, and they before other companies.
    """
    found = view.basket
    yield from _choices(view)
    for nudge in found.nudges:
        yield Thought(nudge.indicator, nudge.sentence, view.said(f"`{_COMMANDS[nudge.act]}`"))
    postings = _postings(view)
    yield from (posting for posting in postings if posting.soon)
    live = view.plan.survey.live
    stages = Counter[tuple[str, str]]((story.company.id, stage_of(story)) for story in live)
    for share in sorted(found.companies, key=lambda share: share.stage != "offer"):
        as_far = stages[share.company, share.stage]
        stage = STAGES[share.stage] + (f" ×{as_far}" if as_far > 1 else "")
        yield Share(
            share.company, view.company_name(share.company), share.application, share.applications,
            share.share, stage, has_offer=share.stage == "offer",
        )  # fmt: skip
    yield from [posting for posting in postings if not posting.soon][:_LATER]


def _choices(view: View) -> Iterator[Choice]:
    """Several offers side by side, and more time for the one that is to be answered first (L23)."""
    if len(view.offers) < 2:
        return
    first = view.offers[0]
    of_all = "both" if len(view.offers) == 2 else f"all {number_text(len(view.offers))}"
    sentence = f"See {of_all} offers side by side, and what is still to be asked."
    yield Choice(sentence, view.said("`app.insights`"))
    app = first.story.application.id
    is_listed = any(follow_up.kind == "ask_for_time" for follow_up in view.plan.of_application(app))
    if (by := _day(view, time_by(first))) and not is_listed:
        sentence = f"You may ask {first.story.company.name} for more time, best by {view.habit.day(by)}."
        yield Choice(sentence, view.said("`list.open`"), app)


def _postings(view: View) -> list[Posting]:
    # Few have a day, and a story of each of the others would take its time.
    dated = [app for app, application in view.search.applications.items() if application.closes]
    found = []
    for app in dated:
        story = view.plan.stories[app]
        left, closes = days_until_closing(story), story.application.closes
        if closes and left is not None and left >= 0:
            found.append(Posting(app, story.company.name, story.application.title, closes, left <= _SOON))
    return sorted(found, key=lambda posting: (posting.closes, posting.application))


def _spread(view: View) -> Said:
    """How well hope is spread, in one sentence; no judgement at the beginning and at the end."""
    found, goals = view.basket, view.plan.cadence.basket
    if accepted := _accepted(view):
        return ((accepted, "$done"),)
    if not found.live:
        return ()
    if len(view.offers) > 1:
        first, number = view.offers[0], number_text(len(view.offers))
        if not (day := _day(view, first.ahead)):
            return ((f"{number} offers, yours to choose", "$foreground"),)
        until = f": {first.story.company.name} first, by {view.habit.day(day)}"
        return ((f"{number} offers", "$foreground"), (until, "$foreground"))
    if left := days_to_go(view.plan):
        return ((f"getting started, {count_text(left, 'day')} to go", "$text-muted"),)
    if any(story.is_unsecured for story in view.plan.survey.live):
        return (("accepted, not settled yet", "$foreground"),)
    if found.companies[0].share >= _HALF and found.live > 1 and goals.companies > 1:
        return ((f"{round(100 * found.companies[0].share)} % of your hope is one company", "$due"),)
    word, style = (
        ("well spread", "$done")
        if found.basket >= _WELL
        else ("could be spread wider", "$due")
        if found.basket >= _SOMEWHAT
        else ("thinly spread", "$due")
    )
    return ((word, style), (f": hope rests on {round(found.n_eff)} of {found.live}", "$text-muted"))


def _accepted(view: View) -> str:
    """What the search came to, once a yes is on paper."""
    for acceptance in reversed(view.plan.elsewhere.acceptances):
        story = view.plan.stories.get(acceptance.application)
        if story and story.secured_at:
            yes = story.of(Accepted)[-1]
            starts = f", you start on {view.habit.day(yes.starts)}" if yes.starts else ""
            return f"Accepted: {story.company.name}{starts}"
    return ""


# The week


_DAYS = 5
_WHAT = {
    "interview": ("◷", "$accent", "{clock} {name}"),
    "decision": ("◇", "$text-muted", "{name} decides"),
    "offer deadline": ("◆", "$due", "decide: {name}"),
}


def _week(view: View) -> Iterator[Day]:
    """Five working days: what is agreed, who decides, and what is due."""
    day = view.now.astimezone(view.zone).date()
    found = 0
    while found < _DAYS:
        if day.weekday() < _DAYS or not found:
            yield Day(day, tuple(_entries(view, day, is_today=not found)))
            found += 1
        day += timedelta(days=1)


def _entries(view: View, day: date, *, is_today: bool) -> Iterator[Entry]:
    for event in view.events:
        if event.day == day:
            sign, style, words = _WHAT[event.what]
            clock = view.habit.clock(event.at.astimezone(view.zone)) if event.at else ""
            yield sign, style, words.format(clock=clock, name=view.company_name(event.company))
    now, coming = view.plan.listing
    if is_today:
        if now:
            yield "●", "$due", f"{len(now)} to do"
        return
    due = [row for row in coming if isinstance(row, FollowUp) and row.due.astimezone(view.zone).date() == day]
    for company, several in Counter(row.company for row in due).items():
        more = f", {several}" if several > 1 else ""
        yield "○", "$text-muted", f"{view.company_name(company)}{more}"
