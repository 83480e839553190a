"""A call in words: the number, their hour, what to say."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from textual.content import Content

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.offers import offer_of
from afterword.domain.history.story import Recipient, Story
from afterword.domain.phrases import zone_text
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.moments import in_call_window
from afterword.interface.panes.rows import SIGNS
from afterword.interface.text import assemble, content
from afterword.interface.view import View
from afterword.writing.sending import reader_of

_AHEAD = timedelta(days=14)


def call_lines(view: View, story: Story, follow_up: FollowUp) -> Iterator[Content]:
    """Whom to call and why, the number, and whether it is a sensible hour there."""
    recipient = story.recipient(follow_up.contact)
    sign, style = SIGNS.get(follow_up.status, ("✓ done", "$done"))
    if follow_up.is_own:
        sign, style = "✎ own", "$accent"
    yield assemble(
        (f"{sign}  ", style),
        (f"{follow_up.what} to {view.who(follow_up)}", "bold"),
        (f"  {view.title(follow_up.application)} · {recipient.company.name}", "$text-muted"),
    )
    if number := reader_of(view.search, follow_up).phone:
        yield assemble(("☎ ", "$accent"), (number, "bold $accent"))
    else:
        place = view.said("Their page has a place for it: `app.people`, then `people.person`.")
        yield content(f"No number is kept. {place}", "$due")
    local = view.now.astimezone(recipient.zone)
    yield assemble(
        f"It is {view.habit.clock(local)} on {view.habit.day(local.date())} in "
        f"{zone_text(str(recipient.zone))}. ",
        hour_sentence(view, story, recipient, follow_up.opens),
    )
    yield content(follow_up.reason, "$due" if follow_up.status is Status.UPCOMING else "$text-muted")


def hour_sentence(view: View, story: Story, recipient: Recipient, opens: datetime) -> Content:
    """Whether a call that may be made from ``opens`` on is welcome there now, else when it is."""
    start = max(view.now, opens)
    first = in_call_window(recipient, start, start + _AHEAD, recipient.cadence, story.user_zone)
    if first == view.now:
        return content("A good hour to call.", "$done")
    if first is None:
        return content("No hour suits both your days; an e-mail is the better way.", "$due")
    theirs = view.habit.moment(first, recipient.zone)
    yours = view.habit.near(first, view.now, view.zone)
    there = f", {theirs} there" if theirs != view.habit.moment(first, view.zone) else ""
    return content(f"A better hour: {yours}{there}.", "$due")


def points(view: View, story: Story, follow_up: FollowUp) -> Iterator[Content]:
    """What to say where no words are written: who you are, what you ask."""
    name = view.search.profile.name or "(your name)"
    if story.held:
        yield content(f"– This is {name}; we talked on {view.habit.day(story.held[-1].day)} about the "
                      f"{story.application.title} position.")  # fmt: skip
    else:
        yield content(f"– This is {name}; I applied for the {story.application.title} position.")
    if follow_up.kind == "inform_other_company":
        yield from _news(view)
    else:
        decision = decision_date(story, view.now)
        if decision:
            yield content(f"– You had named {view.habit.day(decision.day)} for your decision.")
        yield content("– I am still very interested. How do things stand, and when will you know more?")
    yield content("– Is there anything else you need from me?")
    yield content("– Thank them for their time, whatever they say.")


def _news(view: View) -> Iterator[Content]:
    """What to say of an offer elsewhere: its date, never who made it or what it pays."""
    offers = (offer_of(story) for app, story in view.plan.stories.items() if app)
    open_ones = [offer for offer in offers if offer and offer.deadline and offer.is_open(view.now)]
    first = min((offer.deadline for offer in open_ones if offer.deadline), default=None)
    when = f" that I must answer by {view.habit.moment(first, view.zone)}" if first else ""
    yield content(f"– I have another offer{when}; yours still interests me greatly.")
    yield content("– Is a decision possible before then? (Name neither the company nor the pay.)")
