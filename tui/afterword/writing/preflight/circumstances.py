"""Checks against the facts: offers that do not exist (PF-15), calls that are unwelcome (PF-16), the hour
(PF-17), the guard (PF-18), attachments (PF-20), the wrong message for how things stand (PF-21).
"""

from collections.abc import Iterator
from datetime import timedelta

from afterword.domain.follow_up import Status
from afterword.domain.history.offers import offer_of
from afterword.domain.insight.earliness import first_moment
from afterword.domain.kinds import Kind
from afterword.domain.rules.moments import in_call_window
from afterword.writing import phrases
from afterword.writing.preflight.finding import Finding, block, warn
from afterword.writing.preflight.letter import Letter
from afterword.writing.preflight.occasion import Occasion

_AHEAD = timedelta(days=14)
_WISHED = 3
"""Words before a yes in which it is only wished for; a condition may stand anywhere before it."""


def true_claims(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-15: an offer or a deadline that no fact knows of."""
    story = occasion.story
    waiting = [offer for offer in (offer_of(story), *story.offers_elsewhere) if offer]
    if not waiting and not story.has_accepted_elsewhere:
        for span in occasion.said(letter, "offers"):
            yield block("PF-15", "No offer is recorded; say only what is so, or record the offer.", span)
    if not any(offer.deadline for offer in waiting):
        for span in occasion.said(letter, "deadlines"):
            yield block("PF-15", "No deadline is recorded; say only what is so, or record it.", span)


def welcome(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-16: a call where calls are not wanted, a word to somebody who wishes to be left alone."""
    contact = occasion.contact
    if contact and contact.do_not_contact and occasion.follow_up.is_own:
        yield warn("PF-16", f"{contact.name} asked not to be contacted; write only to answer them.")
    elif occasion.kind.enquires and occasion.story.is_quiet:
        yield warn("PF-16", "They come to you, and asked not to be asked; leave it to them.")
    unwanted = occasion.application.no_calls or occasion.company.no_calls or (contact and contact.no_calls)
    if letter.medium == "call" and unwanted:
        yield warn("PF-16", "They asked for no calls; write an e-mail instead.")


def fitting_words(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-16: words that another medium has: a link on paper, a list on the phone, a voicemail by mail."""
    sentence = {
        "letter": "Nobody can click on paper; write the address out, or leave it out.",
        "call": "On the phone nobody sees that; say it in words.",
    }.get(letter.medium, "This is a message to read; say it as one.")
    start, end = letter.core
    for span in occasion.said(letter, f"not_by.{letter.medium}"):
        if start <= span[0] < end:
            yield warn("PF-16", sentence, span)


def good_hour(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-17: a message in the night, or a call outside call hours, on the recipient's clock."""
    story, now, habit = occasion.story, occasion.now, occasion.habit
    recipient = story.recipient(occasion.follow_up.contact)
    sensible = recipient.cadence.email.sensible
    there = f"It is {habit.moment(now, recipient.zone)} there"
    if letter.medium == "call":
        welcome = in_call_window(recipient, now, now + _AHEAD, recipient.cadence, story.user_zone)
        if welcome is None:
            yield warn("PF-17", f"{there}; no hour suits both your days, an e-mail is the better way.")
        elif welcome > now:
            yield warn("PF-17", f"{there}; a better hour: {habit.moment(welcome, recipient.zone)} there.")
    elif letter.medium == "email" and now.astimezone(recipient.zone).time() not in sensible:
        hours = f"between {habit.clock(sensible.start)} and {habit.clock(sensible.end)}"
        yield warn("PF-17", f"{there}; let it go out {hours}.")


def within_limits(_: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-18: earlier than the rule or the guard allows."""
    follow_up = occasion.follow_up
    if follow_up.status is Status.UPCOMING:
        if follow_up.is_own:
            yield warn("PF-18", follow_up.reason)
            return
        when = first_moment(follow_up, occasion.now, occasion.habit)
        why = f" {follow_up.reason}" if follow_up.reason else ""
        yield warn("PF-18", f"It is early; from {when} on it is sensible.{why}")


def attached(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-20: something attached, and nothing known to attach."""
    if not occasion.facts.materials:
        spans = list(occasion.said(letter, "attachments"))
        not_meant = list(occasion.said(letter, "not_attached"))
        meant = [(a, b) for a, b in spans if not any(c <= a and b <= d for c, d in not_meant)]
        for span in meant[:1]:
            yield warn("PF-20", "Remember to attach it.", span)


def fitting_kind(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-21: thanks after a no, an enquiry after an answer, words that accept while nothing is decided."""
    kind, outcome = occasion.kind, occasion.story.outcome
    ended = outcome.word if outcome else ""
    offer = offer_of(occasion.story)
    asks = next(occasion.said(letter, "status"), None)
    if kind.is_thanks and ended == "rejected":
        yield block("PF-21", "They have said no; answer that instead, it carries your thanks.")
    elif kind.enquires and (ended or (offer and offer.is_open(occasion.now))):
        yield block("PF-21", "The answer is known already; there is nothing left to ask.")
    elif "after_no" in kind.fits and ended in ("rejected", "withdrawn", "declined") and asks:
        yield block("PF-21", "The answer is known already; leave the question out.", asks)
    if occasion.follow_up.is_own and (lacking := _lacking(kind, ended, has_offer=offer is not None)):
        yield block("PF-21", lacking)
    if kind.offer == "open" and ended != "accepted":
        for span in occasion.said(letter, "acceptance"):
            before = letter.before(span[0])
            if _is_no_yes_yet(before, occasion.language):
                continue
            words = letter.text[slice(*span)]
            yield block("PF-21", f"\u201c{words}\u201d accepts; you have not decided yet.", span)


def _is_no_yes_yet(before: str, language: str) -> bool:
    """Whether a yes is wished for or depends on something, by what stands ``before`` it in its sentence."""
    near = " ".join(before.split()[-_WISHED:])
    return phrases.has(near, "wished", language) or phrases.has(before, "depends", language)


def _lacking(kind: Kind, ended: str, *, has_offer: bool) -> str:
    """What has to have happened before a message of that kind is true; empty where it has."""
    if kind.offer and not has_offer:
        return "No offer is recorded; this message answers one (m records it)."
    match kind.after:
        case "rejected" if ended != "rejected":
            return "No rejection is recorded; this message answers one (m records it)."
        case "ended" if not ended:
            return "It is not decided yet; this message comes after that (m records how it ended)."
        case "accepted" if ended != "accepted":
            return "This says that you have accepted the position; record that first."
    return ""
