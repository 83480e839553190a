"""A generated search of any size: the same for the same seed, with every kind of fact in it.

Ten per cent of the applications are live; each has eight facts and its company two contacts; three
offers are open.
"""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from afterword.domain.application import Application
from afterword.domain.facts import (
    Accepted,
    Applied,
    Call,
    Closed,
    DayOrInstant,
    Debrief,
    Declined,
    Dismiss,
    Fact,
    Feedback,
    Interview,
    InterviewCancelled,
    Missed,
    NetworkRequest,
    NetworkTalk,
    Note,
    Offer,
    OfferDeadline,
    Omitted,
    Override,
    Prepared,
    ReferencesGiven,
    Rejected,
    Reply,
    Saved,
    Sent,
    Snooze,
    Withdrawn,
)
from afterword.domain.people import Company, Contact, Profile
from afterword.domain.search import Entry, JobSearch, job_search

NOW = datetime(2026, 6, 17, 14, 0, tzinfo=UTC)
"""The moment for which searches are generated; a Wednesday."""

_PLACES = (
    ("US", "America/New_York"),
    ("US", "America/Chicago"),
    ("DE-BY", "Europe/Berlin"),
    ("GB", "Europe/London"),
)
_OPEN_OFFERS = 3

Made = Callable[[str], Fact]
"""A fact that waits for its id."""


def generated(applications: int, seed: int = 1) -> JobSearch:
    """A search with so many applications."""
    return job_search(_entries(applications, random.Random(seed)), {})


def _entries(applications: int, chance: random.Random) -> Iterator[Entry]:
    yield Profile(name="Rosa Lind", email="rosa@lind.example", phone="1", tz="America/New_York", region="US")
    for number in range(applications):
        region, tz = chance.choice(_PLACES)
        company, lead, other = f"c{number}", f"p{number}a", f"p{number}b"
        yield Company(id=company, name=f"Company {number}", region=region, tz=tz)
        yield Contact(id=lead, company=company, name=f"Lead {number}", email="l@x.example", phone="2")
        yield Contact(id=other, company=company, name=f"Other {number}", email="o@x.example")
        app = f"a{number}"
        yield Application(id=app, company=company, title=f"Position {number}", contact=other)
        is_live = number % 10 == 0
        is_offered = is_live and number // 10 < _OPEN_OFFERS
        facts = _offered(app, lead) if is_offered else _live(app, lead, other, chance) if is_live else (
            _ended(app, lead, other, chance)
        )  # fmt: skip
        for position, fact in enumerate(facts):
            yield fact(f"{app}f{position}")


def _live(app: str, lead: str, other: str, chance: random.Random) -> list[Made]:
    """Eight facts of an application that runs: some wait for an interview, some for an answer."""
    held = NOW - timedelta(days=chance.randint(1, 20), hours=chance.randint(0, 8))
    before = held - timedelta(days=14)
    key = f"D1:{app}:1:{lead}"
    common: list[Made] = [
        lambda i: Saved(id=i, app=app, at=before),
        lambda i: Applied(id=i, app=app, at=before + timedelta(hours=1)),
        lambda i: Reply(id=i, app=app, at=before + timedelta(days=2), from_=other, type="courtesy"),
        lambda i: Interview(
            id=i, app=app, at=before + timedelta(days=4), round=1, start=held - timedelta(hours=1), end=held,
            interviewers=(lead, other), confirmed=chance.random() < 0.5,
        ),
        lambda i: Prepared(id=i, app=app, at=held - timedelta(hours=5), round=1),
        lambda i: Debrief(
            id=i, app=app, at=held + timedelta(hours=1), round=1, key_points={lead: "a point"},
            decision_date=(NOW + timedelta(days=5)).date() if chance.random() < 0.3 else None,
        ),
        lambda i: Sent(id=i, app=app, at=held + timedelta(hours=3), kind="thank_you", to=lead, round=1),
    ]  # fmt: skip
    late = min(held + timedelta(days=1), NOW - timedelta(hours=1))
    lasts: list[Made] = [
        lambda i: Missed(id=i, app=app, at=late, round=1, missed=("a question",)),
        lambda i: Omitted(id=i, app=app, at=late, round=1, omitted=("a point",)),
        lambda i: Call(id=i, app=app, at=late, to=lead, result="voicemail"),
        lambda i: Call(id=i, app=app, at=late, to=lead, result="no_answer"),
        lambda i: Snooze(id=i, app=app, at=late, key=key, until=_in_days(9)),
        lambda i: Dismiss(id=i, app=app, at=late, key=key, reason="no"),
        lambda i: Override(id=i, app=app, at=late, key=key),
        lambda i: Reply(id=i, app=app, at=late, from_=lead, type="question", needs_reply=True),
        lambda i: Interview(
            id=i, app=app, at=late, round=2, start=NOW + timedelta(days=2),
            end=NOW + timedelta(days=2, hours=1), interviewers=(lead,),
        ),
        lambda i: NetworkTalk(id=i, app=app, at=late, with_=other),
        lambda i: ReferencesGiven(id=i, app=app, at=late, references=(other,)),
    ]  # fmt: skip
    return [*common, chance.choice(lasts)]


def _offered(app: str, lead: str) -> list[Made]:
    held = NOW - timedelta(days=9)
    return [
        lambda i: Applied(id=i, app=app, at=held - timedelta(days=20)),
        lambda i: Interview(
            id=i, app=app, at=held - timedelta(days=5), round=1, start=held - timedelta(hours=1), end=held,
            interviewers=(lead,), confirmed=True, prepared=True,
        ),
        lambda i: Debrief(id=i, app=app, at=held + timedelta(hours=1), round=1),
        lambda i: Sent(id=i, app=app, at=held + timedelta(hours=3), kind="thank_you", to=lead, round=1),
        lambda i: NetworkRequest(id=i, app=app, at=held + timedelta(days=1), to=lead),
        lambda i: Note(id=i, app=app, at=held + timedelta(days=2), text="they liked the plan"),
        lambda i: Offer(id=i, app=app, at=NOW - timedelta(days=1), from_=lead, written=False),
        lambda i: OfferDeadline(id=i, app=app, at=NOW - timedelta(hours=20), deadline=_in_days(6)),
    ]  # fmt: skip


def _ended(app: str, lead: str, other: str, chance: random.Random) -> list[Made]:
    """Eight facts of an application that ended, up to two years ago."""
    end = NOW - timedelta(days=chance.randint(1, 700))
    held = end - timedelta(days=12)
    endings: list[Made] = [
        lambda i: Rejected(id=i, app=app, at=end, from_=lead),
        lambda i: Rejected(id=i, app=app, at=end),
        lambda i: Withdrawn(id=i, app=app, at=end),
        lambda i: Declined(id=i, app=app, at=end),
        lambda i: Closed(id=i, app=app, at=end, reason="silence"),
    ]  # fmt: skip
    return [
        lambda i: Applied(id=i, app=app, at=held - timedelta(days=20)),
        lambda i: Interview(
            id=i, app=app, at=held - timedelta(days=5), round=1, start=held - timedelta(hours=1), end=held,
            interviewers=(lead, other), confirmed=True, prepared=True,
        ),
        lambda i: Debrief(id=i, app=app, at=held + timedelta(hours=1), round=1),
        lambda i: Sent(id=i, app=app, at=held + timedelta(hours=3), kind="thank_you", to=lead, round=1),
        lambda i: Call(id=i, app=app, at=held + timedelta(days=7), to=lead, result="voicemail"),
        lambda i: InterviewCancelled(id=i, app=app, at=held + timedelta(days=8), round=2),
        chance.choice(endings),
        lambda i: Feedback(id=i, app=app, at=end + timedelta(hours=2), text="more figures", from_=lead),
    ]  # fmt: skip


def accepted_in(fact_id: str) -> Accepted:
    """An acceptance of the first open offer, on paper."""
    return Accepted(id=fact_id, app="a0", at=NOW, written=True)


def _in_days(days: int) -> DayOrInstant:
    return DayOrInstant((NOW + timedelta(days=days)).date())
