"""Whether to call or to write (R-MEDIUM, K-06)."""

from collections.abc import Iterator
from datetime import datetime

from afterword.domain.facts import Call
from afterword.domain.history.reach import has_a_way
from afterword.domain.history.story import Recipient, Story


def asks_how(to: Recipient) -> str:
    """The sentence that asks how somebody is reached, where nothing is known of that."""
    if to.contact is None or has_a_way(to.contact):
        return ""
    return f" How do you reach {to.name}? An address or a number is needed."


def why_not_call(
    story: Story, recipient: Recipient, moment: datetime, called_since: datetime | None = None
) -> str | None:
    """Why a contact goes by e-mail, as known at ``moment``; None where a call is right.

    ``called_since`` is what a call that got through already counts from (SE-16); None where one more
    call is fine.
    """
    contact = recipient.contact
    if contact is None or not contact.phone:
        return "no phone number is known"
    if story.application.no_calls or story.company.no_calls or recipient.company.no_calls or contact.no_calls:
        return "they want no calls"
    stated = (d.follow_up_medium or (d.keep_in_touch and "call") for d in story.debriefs_until(moment))
    match next((medium for medium in stated if medium), None):
        case "email":
            return "they asked for e-mail"
        case "call":
            return None
    if called_since and any(called_since <= call.at <= moment for call in _calls_that_got_through(story)):
        return "you have called once already"
    if recipient.cadence.status.default_medium == "call":
        return None
    return recipient.cadence.why("status.default_medium") or "that is how you prefer to ask"


def _calls_that_got_through(story: Story) -> Iterator[Call]:
    """Calls to a person or machine about the application; one about something else counts with a date."""
    for fact in story.facts:
        if not isinstance(fact, Call) or fact.result == "no_answer":
            continue
        if fact.purpose != "other" or fact.decision_date:
            yield fact
