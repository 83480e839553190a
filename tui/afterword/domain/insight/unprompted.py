"""Messages the person writes on their own account, to anybody, whatever the rules ask for.

Each is a follow-up whose rule is its kind: ``status_email:a1:1:dana`` is a key like any other. It is
never in the plan; the limits of the guard are told all the same.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from afterword.domain.facts import NetworkTalk, ReferencesGiven
from afterword.domain.follow_up import FollowUp, Key, Status, key_of
from afterword.domain.history.offers import offer_of
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story
from afterword.domain.insight.earliness import early
from afterword.domain.kinds import KINDS, MESSAGES, Situation, kind_named
from afterword.domain.planning.plan import Plan
from afterword.domain.rules.medium import way_to, written_instead
from afterword.domain.rules.moments import MORNING
from afterword.domain.rules.thanks import note_sent, recipients_of_thanks
from afterword.domain.timing.calendar import moment

_LATE = timedelta(days=2)
"""After which a thank-you says that it comes late."""


def find(plan: Plan, key: str) -> FollowUp | None:
    """The follow-up with that key: as the plan has it, else one that is written on one's own account."""
    return plan.find(key) or _own(plan, key)


def successor(plan: Plan, key: str) -> FollowUp | None:
    """What has taken the place of a follow-up for which nobody was known, now that somebody is; or back."""
    message, _, contact = key.rpartition(":")
    others = (f for f in plan.open if f.key.rpartition(":")[0] == message)
    return next((f for f in others if contact == "-" or f.contact is None), None)


def message_of(plan: Plan, kind: str, application: str, contact: str | None) -> FollowUp | None:
    """A message of ``kind`` to ``contact``: the one the plan asks for, else one of one's own account."""
    number = _number(plan.stories[application], kind, contact)
    for open_one in plan.of_application(application):
        if (open_one.kind, open_one.contact) == (kind, contact) and open_one.round in (None, number):
            return open_one
    return _own(plan, key_of(kind, application or None, number, contact))


def fitting_kinds(story: Story) -> tuple[str, ...]:
    """The kinds of message that fit how an application stands; of networking, those without one."""
    situations = _situations(story)
    return tuple(dict.fromkeys(kind.name for each in situations for kind in MESSAGES if each in kind.fits))


def unfitting_kinds(story: Story) -> tuple[str, ...]:
    """All other kinds; last what goes back to an interview, where there was none."""
    fitting = fitting_kinds(story)
    others = [kind for kind in MESSAGES if kind.name not in fitting]
    others.sort(key=lambda kind: kind.round == "held" and not story.held)
    return tuple(kind.name for kind in others)


def _situations(story: Story) -> Iterator[Situation]:
    """How an application stands, what matters most first."""
    if not story.application.id:
        if story.of(NetworkTalk):
            yield "talked"
        yield "networking"
        return
    offer, outcome = offer_of(story), story.outcome.word if story.outcome else ""
    if offer and offer.is_open(story.now):
        yield "offer"
    match outcome:
        case "accepted":
            yield from ("accepted", "after_yes")
            if story.is_unsecured:
                yield "offer"
        case "declined" | "withdrawn":
            yield from (outcome, "after_no")
        case "rejected" | "closed":
            yield "after_no"
    if story.scheduled:
        yield "agreed"
    if story.is_running and not outcome:
        yield "held" if story.held else "applied"
        yield "running"
    if story.application.referrer in story.search.contacts:
        yield "referred"
    if story.application.references or story.of(ReferencesGiven):
        yield "references"


def recipients(story: Story) -> tuple[str, ...]:
    """Whom a message of an application can go to: interviewers, contact, recruiter, referrer, references.

    Last come the others at the company; of networking, everybody.
    """
    application, contacts = story.application, story.search.contacts
    if not application.id:
        return tuple(sorted(contacts, key=lambda person: contacts[person].name))
    people = [person for number in sorted(story.rounds, reverse=True) for person in
              story.rounds[number].interviewers]  # fmt: skip
    people += (p for p in (application.contact, application.via_recruiter, application.referrer) if p)
    people += application.references
    people += (contact.id for contact in contacts.values() if contact.company == application.company)
    return tuple(person for person in dict.fromkeys(people) if person in contacts)


def likely_recipient(story: Story, kind: str) -> str | None:
    """Whom a message of that kind goes to unless the person says otherwise."""
    fits = kind_named(kind).fits
    if "referred" in fits and story.application.referrer in story.search.contacts:
        return story.application.referrer
    if "references" in fits:
        given = [person for fact in story.of(ReferencesGiven) for person in fact.references]
        return next((p for p in (*story.application.references, *given) if p in story.search.contacts), None)
    return story.primary_contact(story.held[-1] if story.held else None, story.now)


def offered_by(story: Story) -> str | None:
    """Who made the offer, or whom one writes to there."""
    offer = offer_of(story)
    return story.in_place_of(offer.sender, offer.received) if offer else None


def _own(plan: Plan, key: str) -> FollowUp | None:
    parts = Key.read(key)
    wanted = KINDS.get(parts.rule) if parts else None
    if parts is None or wanted not in MESSAGES:
        return None
    kind, application, about, contact = parts
    story = plan.stories.get(application or "")
    if story is None or (contact and contact not in plan.search.contacts):
        return None
    recipient = story.recipient(contact)
    medium = wanted.medium
    if medium == "email":
        medium = written_instead(recipient, way_to(story, recipient, wanted)).medium
    too_early = early(plan, story, recipient, wanted, medium)
    opens = moment(too_early.held.day, MORNING, recipient.zone) if too_early else story.now
    held = story.rounds.get(about) if about else None
    planned = (f for f in plan.of_application(story.application.id) if f.kind == kind and f.status.is_open)
    return FollowUp(
        rule=kind,
        kind=kind,
        medium=medium,
        company=story.company.id or recipient.company.id,
        application=application,
        round=about,
        contact=contact,
        opens=opens,
        due=opens,
        overdue=opens,
        expires=None,
        zone=str(recipient.zone),
        status=_status(kind, held, opens, story.now),
        reason=too_early.sentence if too_early else _reason(story, kind, held, contact),
        ask_until=next((f.ask_until for f in planned if f.ask_until), None),
    )


def _reason(story: Story, kind: str, held: Round | None, contact: str | None) -> str:
    if kind == "status_call" and not story.held:
        return "You have not talked with them yet; at this point most people would rather have an e-mail."
    if kind == "thank_you" and held and contact:
        for messenger, pass_on in recipients_of_thanks(story, held):
            if contact in pass_on:
                return _passed_on(story, held, messenger, contact)
    return f"You {'call' if kind == 'status_call' else 'write'} on your own account; no rule asks for it."


def _passed_on(story: Story, held: Round, messenger: str | None, contact: str) -> str:
    """What becomes of the thanks to somebody who cannot be reached (C2)."""
    known = story.search.contacts
    name, other = known[messenger or ""].name, known[contact].name
    asks = "asked" if note_sent(story, held, messenger) else "asks"
    passed_on = f"Your note to {name} {asks} to pass your thanks on to {other}"
    if known[contact].left:
        return f"{passed_on}, who has left."
    return f"{passed_on}, whose address is not known. With one, your thanks go to them directly."


def _status(kind: str, held: Round | None, opens: datetime, now: datetime) -> Status:
    if kind == "thank_you" and held and now - held.end > _LATE:
        return Status.OVERDUE
    return Status.UPCOMING if opens > now else Status.DUE


def _number(story: Story, kind: str, contact: str | None) -> int | None:
    """The round a message of that kind is about; a personal one the last with its reader."""
    about = kind_named(kind)
    if about.round == "agreed":
        return (story.scheduled[0].number if story.scheduled else None) or max(story.rounds, default=None)
    held = story.held if about.round == "held" else ()
    with_them = [r for r in held if about.is_personal and contact in r.interviewers]
    return (with_them or held)[-1].number if held else None
