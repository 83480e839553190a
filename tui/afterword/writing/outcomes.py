"""What a message can say about offers, answers and endings."""

from datetime import datetime
from typing import Any

from afterword.domain.facts import Declined, Offer, Withdrawn
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.elsewhere import OfferMade
from afterword.domain.history.offers import offer_of
from afterword.domain.history.story import Story
from afterword.domain.phrasing import fragment, one_line
from afterword.domain.rules.rejection import adviser
from afterword.domain.timing.calendar import day_of
from afterword.writing import days


def endings(story: Story, follow_up: FollowUp, usage: days.Usage) -> dict[str, Any]:
    """The own offer, what is happening elsewhere, and how the application ended."""
    offer = offer_of(story)
    terms = (fragment(f.terms) for f in reversed(story.facts) if isinstance(f, Offer) and f.terms)
    other = _other_offer(story) if follow_up.kind == "inform_other_company" else None
    lead = story.held[-1].interviewers[:1] if story.held else ()
    caller = next((c for c in (*lead, story.application.contact) if c in story.search.contacts), None)
    return {
        "outcome": story.outcome.word if story.outcome else "",
        "asks_advice": _asks_advice(story, follow_up),
        "moved_on": follow_up.kind in ("withdrawal", "decline") and story.has_accepted_elsewhere,
        "offer_written": bool(offer and offer.written_at),
        "offer_terms": next(terms, ""),
        "offer_deadline": _deadline(story, offer, usage),
        "other_deadline": _deadline(story, other, usage),
        "ask_until": days.long_day(follow_up.ask_until, usage),
        "stress": "",
        "wish": "",
        "why": "",
        "reason": _own_reason(story, follow_up.kind),
        "caller": one_line(story.search.contacts[caller].name) if caller else "",
    }


def _asks_advice(story: Story, follow_up: FollowUp) -> bool:
    """Of the words after a no, those to whoever is asked for advice (L11)."""
    asked = adviser(story)
    match follow_up.kind:
        case "rejection_reply":
            return asked in (None, follow_up.contact)
        case "final_thanks":
            return asked is not None and asked == follow_up.contact
    return True


def _own_reason(story: Story, kind: str) -> str:
    """Why the person said no, or left, in their own words."""
    for fact in reversed(story.facts):
        match kind, fact:
            case ("decline", Declined(reason=reason)) | ("withdrawal", Withdrawn(reason=reason)):
                return fragment(reason)
    return ""


def _other_offer(story: Story) -> OfferMade | None:
    """The offer elsewhere that has to be answered first."""
    dated = [offer for offer in story.offers_elsewhere if offer.deadline]
    return min(dated, key=_answer_by, default=None)


def _answer_by(offer: OfferMade) -> datetime:
    assert offer.deadline is not None
    return offer.deadline


def _deadline(story: Story, offer: OfferMade | None, usage: days.Usage) -> str:
    deadline = offer.deadline if offer else None
    return days.long_day(day_of(deadline, story.employer_zone), usage) if deadline else ""
