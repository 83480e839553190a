"""What a message can say (ingredients I1 to I23, R-MESSAGE), by the names the templates use."""

from types import NoneType
from typing import Any, get_args, get_type_hints

import msgspec


class PassedOn(msgspec.Struct, frozen=True):
    """A person whose thanks the recipient is asked to pass on (I23)."""

    id: str
    name: str
    key_point: str


class Ingredients(msgspec.Struct, frozen=True, kw_only=True):
    """What one message can say; what is not known is empty.

    ``reach`` and ``links`` are the lines under the person's name: number and address, and what they have on
    the net. Text is on one line and free of control characters, days are written in ``language``. The
    interview is the follow-up's round, else the last one held, on its own clock: ``date``, ``day``,
    ``weekday`` and ``month`` ("Tuesday, 14 April", "14 April", "Tuesday", "April"), ``on_day`` and
    ``on_weekday`` ("on 14 April" and "on Tuesday", or "today"), ``clock`` and ``place``; ``people`` are all
    who take part beside the recipient, and ``conversation`` is ours, or mine with them. ``own`` is a line of
    the person's own. ``value``, ``contribution``, ``omitted`` and ``missed`` come from that round; the last
    three concern this recipient only, and what was said before is left out. ``others`` are position and,
    where it is another, company of each application that the same message is about. The reader is
    ``outside`` who works elsewhere than at the company, as at an ``agency``; ``country`` is theirs.
    ``next_date`` is the day of the next interview, ``decision_passed`` holds once the message may go
    out. ``turn`` counts the recipients of like messages and the like messages sent before, so that
    their wording can differ. Who writes ``knows_them`` from an interview; ``in_person`` does not hold where
    all of it was by phone or video. After a no, ``asks_advice`` of this reader, or of another.
    Who ``owes_thanks`` for the talk gives them with the question how things stand.
    """

    language: str
    # who writes, and to whom
    user_name: str
    user_phone: str
    reach: tuple[str, ...]
    links: tuple[str, ...]
    contact_id: str | None
    contact_name: str
    contact_email: str
    contact_phone: str
    postal: str
    greeting: str
    opening: str
    friendly: bool
    nobody_known: bool
    recommended: bool
    outside: bool
    agency: bool
    country: str
    # what it is about
    company: str
    role: str
    others: tuple[tuple[str, str], ...]
    today: str
    applied_date: str
    applied_day: str
    date: str
    day: str
    weekday: str
    on_day: str
    conversation: str
    on_weekday: str
    month: str
    clock: str
    place: str
    is_link: bool
    is_coming: bool
    missed_each_other: bool
    people: tuple[str, ...]
    panel: bool
    # what was said in the interview, and what was not
    own: str
    key_point: str
    value: str
    contribution: str
    omitted: tuple[str, ...]
    missed: tuple[str, ...]
    materials: tuple[str, ...]
    decision_date: str
    decision_passed: bool
    passing_on: tuple[PassedOn, ...]
    # what was written and said since
    earlier_day: str
    earlier_how: str
    wrote_day: str
    asked: str
    feedback_point: str
    asked_day: str
    talk_day: str
    advice: str
    # how it ended
    outcome: str
    asks_advice: bool
    moved_on: bool
    offer_written: bool
    offer_terms: str
    offer_deadline: str
    other_deadline: str
    ask_until: str
    stress: str
    wish: str
    why: str
    reason: str
    caller: str
    link: str
    # which variant
    pass_on: bool
    bystander: bool
    late: bool
    later_round: bool
    before_interview: bool
    by_call: bool
    by_text: bool
    took_part: bool
    owes_thanks: bool
    met: bool
    answered: bool
    next_date: str
    met_before: bool
    knows_them: bool
    in_person: bool
    turn: int


def nothing_known(language: str) -> Ingredients:
    """The ingredients of a message of which nothing is known."""
    plain: dict[Any, Any] = {str: "", bool: False, int: 0}
    kinds = get_type_hints(Ingredients).items()
    empty = {name: plain.get(kind, None if NoneType in get_args(kind) else ()) for name, kind in kinds}
    return msgspec.convert({**empty, "language": language}, Ingredients)
