"""Whether it is early for a message or a call, and a sentence that says so (R-GUARD, SE-34, SE-59).

What the rules ask for waits by itself; this is for what the person writes on their own account or opens
before its time.
"""

from datetime import datetime

import msgspec

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.guard import Held, Meter, guarded
from afterword.domain.history.story import Recipient, Story
from afterword.domain.kinds import Kind, Medium, kind_named
from afterword.domain.phrases import Habit
from afterword.domain.planning.plan import Plan
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.rulebook import BY_ID
from afterword.domain.timing.calendar import day_of

_OFTEN = ("GUARD-1", "GUARD-2", "GUARD-4")
"""The limits that look back at what was sent or called."""


class Early(msgspec.Struct, frozen=True):
    """What is early: until which day it had better wait, and why in a sentence."""

    held: Held
    sentence: str


def early(plan: Plan, story: Story, recipient: Recipient, kind: Kind, medium: Medium) -> Early | None:
    """What speaks against writing or calling on one's own account now; None where nothing does."""
    held = _held(story, recipient, kind, is_call=medium == "call")
    planned = next((f for f in plan.of_application(story.application.id) if _is_to_come(f)), None)
    if held.why is None and planned and kind.enquires:
        day = planned.local(planned.opens).date()
        held = held.not_before(day, planned.rule, f"the {planned.what} comes on {story.habit.day(day)}")
    return Early(held, _sentence(held, medium, story.habit)) if held.why else None


def early_as_planned(plan: Plan, follow_up: FollowUp) -> str:
    """What speaks against a follow-up of the plan that has not opened, in a sentence or two."""
    story = plan.stories[follow_up.application or ""]
    day = follow_up.local(follow_up.opens).date()
    medium = follow_up.medium
    held = _held(
        story, story.recipient(follow_up.contact), kind_named(follow_up.kind), is_call=medium == "call"
    )
    if held.why:
        return _sentence(Held(max(day, held.day), held.by, held.why), medium, story.habit)
    when = first_moment(follow_up, plan.now, story.habit)
    return f"{follow_up.reason} {_a(medium).capitalize()} before {when} may seem impatient."


def first_moment(follow_up: FollowUp, now: datetime, habit: Habit) -> str:
    """When a follow-up opens on its reader's clock: the day, or the hour where that is today."""
    opens = follow_up.local(follow_up.opens)
    is_today = opens.date() == follow_up.local(now).date()
    return habit.clock(opens) if is_today else habit.day(opens.date())


def is_asking(follow_up: FollowUp) -> bool:
    """Whether the guard has a word in it (R-GUARD): thanks, answers and all about offers are free."""
    if follow_up.is_own:
        kind = kind_named(follow_up.kind)
        return kind.counts or kind.enquires
    return follow_up.rule in BY_ID and BY_ID[follow_up.rule].paced


def fine_from(follow_up: FollowUp, used: Meter, now: datetime, habit: Habit) -> str:
    """From when on it is fine: when it opens, else what the guard says of its kind; empty where it is now."""
    if follow_up.status is Status.UPCOMING:
        return first_moment(follow_up, now, habit)
    # A second try of a call need not rest (GUARD-4).
    is_held = is_asking(follow_up) and follow_up.attempt == 1
    return habit.day(used.next_free) if used.next_free and is_held else ""


def _held(story: Story, recipient: Recipient, kind: Kind, *, is_call: bool) -> Held:
    """The first day that keeps the limits of the guard, and of enquiries what was agreed with them: they are
    early while there is a date to keep, or an interview is coming.
    """
    today = day_of(story.now, recipient.zone)
    if not (kind.counts or kind.enquires):
        return Held(today)
    held = guarded(story, recipient, today, story.now, is_call=is_call)
    if not kind.enquires:
        return held
    calendar, decision = recipient.calendar, decision_date(story, story.now)
    if decision:
        free = calendar.after(calendar.roll(decision.day), recipient.cadence.status.grace_bd)
        held = held.not_before(
            free, "GUARD-5", f"they said you would hear by {story.habit.day(decision.day)}"
        )
    if story.scheduled:
        coming = story.scheduled[0].day
        why = f"you talk with them on {story.habit.day(coming)} and can ask then"
        held = held.not_before(calendar.after(coming, 1), "interview", why)
    return held


def _is_to_come(follow_up: FollowUp) -> bool:
    return follow_up.status is Status.UPCOMING and kind_named(follow_up.kind).enquires


def _sentence(held: Held, medium: Medium, habit: Habit) -> str:
    why = held.why or ""
    when = "so soon" if held.by in _OFTEN else "before then"
    return (
        f"{why[:1].upper()}{why[1:]}; {_a(medium)} {when} may seem impatient. "
        f"From {habit.day(held.day)} it is fine."
    )


def _a(medium: Medium) -> str:
    return {"call": "a call", "text": "a text", "in_person": "a visit"}.get(medium, "an e-mail")
