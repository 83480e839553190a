"""The sheet beside the panes: what, why now, by when, how it is received; then the words, whole."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.guard import Meter, meter
from afterword.domain.insight import earliness
from afterword.domain.phrases import number_text, zone_text
from afterword.interface.today.value import Said, Sheet
from afterword.interface.view import View

if TYPE_CHECKING:
    from afterword.writing.draft import Draft

_TIMES = ("", "once", "twice")


def sheet_of(
    view: View,
    follow_up: FollowUp,
    draft: "Draft | None",
    *,
    unfolded: bool,
    supply: str = "today.supply",
) -> Sheet:
    """A follow-up in full; ``unfolded`` with all its moments, the meter and who says so.

    What its text lacks is given by the command ``supply``.
    """
    to = "" if follow_up.medium == "internal" else f" to {view.who(follow_up)}"
    title = f"{follow_up.asks}{to}"
    about = ", ".join(filter(None, (view.company_name(follow_up.company), view.title(follow_up.application))))
    facts: list[tuple[str, Said]] = [("why now", ((follow_up.reason, "$foreground"),))]
    is_open = follow_up.status.is_open
    facts.append(
        ("by when", _by_when(view, follow_up) if is_open else ((follow_up.status.value, "$foreground"),))
    )
    if is_open and (manners := _manners(view, follow_up)):
        facts.append(("manners", manners))
    if follow_up.kind == "move_on" and is_open:
        facts.append(
            (
                "then",
                ((view.said("`list.open` asks: close it, keep it, or write once more."), "$text-muted"),),
            )
        )
    # What is shown is what is copied: the person's own words, where there are any.
    kept = view.search.typed(follow_up.key)
    subject, body = (kept.subject, kept.body) if kept else (draft.subject, draft.words) if draft else ("", "")
    missing = tuple(blank.sentence for blank in draft.missing) if draft and not kept else ()
    return Sheet(
        title=f"{title[:1].upper()}{title[1:]}",
        where=about,
        facts=tuple(facts),
        more=tuple(_more(view, follow_up)) if unfolded else (),
        subject=subject or "",
        body=body,
        missing=missing,
        way=view.said(f"`{supply}` fills it in.") if missing else "",
    )


def _by_when(view: View, follow_up: FollowUp) -> Said:
    due, late = (view.habit.near(at, view.now, view.zone) for at in (follow_up.due, follow_up.overdue))
    if follow_up.status is Status.OVERDUE and follow_up.kind != "move_on":
        return ((due, "bold $late"),)
    if follow_up.is_for_any_time:
        return (("any time", "$foreground"),)
    if follow_up.due <= view.now:
        # As its row says it: what counts now is when it turns late.
        return ((late, "$foreground"), (f", due since {due}", "$text-muted"))
    if late == due:
        return ((due, "$foreground"),)
    return ((due, "$foreground"), (f", late from {late}", "$text-muted"))


def _manners(view: View, follow_up: FollowUp) -> Said:
    """Whether a contact is fine, by what was asked of them lately."""
    used = _meter(view, follow_up)
    if used is None:
        return ()
    is_asking = earliness.is_asking(follow_up)
    if is_asking and used.is_welcome and used.unanswered >= used.most_unanswered - 1:
        return (("two messages without an answer: expect nothing, and apply elsewhere today", "$due"),)
    fine, style = when_fine(view, follow_up, used)
    is_counted = is_asking and used.is_welcome and used.counted
    asked = f"asked {_times(used.counted)} in two weeks: " if is_counted else ""
    return ((asked, "$foreground"), (fine, style))


def when_fine(view: View, follow_up: FollowUp, used: Meter) -> tuple[str, str]:
    """From when on a follow-up may go to them, if at all, and in which style."""
    if earliness.is_asking(follow_up) and not used.is_welcome:
        return "they come to you", "$foreground"
    day = earliness.fine_from(follow_up, used, view.now, view.habit)
    return (f"fine from {day}", "$foreground") if day else ("fine today", "$done")


def _times(number: int) -> str:
    return _TIMES[number] if number < len(_TIMES) else f"{number_text(number)} times"


def _meter(view: View, follow_up: FollowUp) -> Meter | None:
    story = view.plan.stories.get(follow_up.application or "")
    if story is None or follow_up.medium == "internal":
        return None
    return meter(story, story.recipient(follow_up.contact), view.now)


def _more(view: View, follow_up: FollowUp) -> Iterator[tuple[str, str]]:
    """Every moment on both clocks, how much was asked already, and who says so."""
    theirs = ZoneInfo(follow_up.zone)
    moments = (
        ("opens", follow_up.opens),
        ("due", follow_up.due),
        ("late", follow_up.overdue),
        ("lapses", follow_up.expires),
    )
    for label, instant in moments:
        if instant is None:
            continue
        here, there = instant.astimezone(view.zone), instant.astimezone(theirs)
        elsewhere = ""
        if there.replace(tzinfo=None) != here.replace(tzinfo=None):
            is_same_day = there.date() == here.date()
            clock = view.habit.clock(there) if is_same_day else view.habit.moment(instant, theirs)
            elsewhere = f", {clock} in {zone_text(follow_up.zone)}"
        yield label, f"{view.habit.moment(instant, view.zone)}{elsewhere}"
    if used := _meter(view, follow_up):
        counts = f"{used.counted} of {used.limit} times in ten business days"
        yield "asked", f"{counts}, {used.unanswered} of {used.most_unanswered} unanswered"
    yield "says so", view.said(f"rule {follow_up.rule}; `rule.show` reads it")
