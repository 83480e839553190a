"""The page of an application in words: its head, its facts, its people, its posting."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from afterword.domain.application import Application
from afterword.domain.described import told_texts
from afterword.domain.facts import Accepted, Call, Debrief, Fact, Note, Offer, OfferInWriting, Reply, Sent
from afterword.domain.history.guard import meter
from afterword.domain.history.story import Story
from afterword.domain.insight.standing import standing_of
from afterword.domain.people import Contact
from afterword.domain.phrases import listed
from afterword.domain.telling import told
from afterword.interface.panes.details import meter_line, when_fine
from afterword.interface.panes.stories import headline, round_line, standing_lines
from afterword.interface.text import assemble, content, hides
from afterword.interface.view import View

_ROUNDS = 2
"""So many rounds stand in the head, the newest; all of them are in the timeline."""
_KEPT_BACK = "(hidden with the names)"


def head_lines(view: View, story: Story) -> Iterator[Content]:
    """What stays in sight above the timeline: where it stands, and the meter of a live application."""
    yield from headline(view, story)
    yield from standing_lines(view, story)
    for held in list(story.rounds.values())[-_ROUNDS:]:
        yield round_line(view, story, held)
    if standing_of(story) == "live":
        last = story.held[-1] if story.held else None
        recipient = story.recipient(story.primary_contact(last, view.now))
        used = meter(story, recipient, view.now)
        yield meter_line(used, when_fine(used, view.habit))


def fact_lines(view: View, fact: Fact) -> Iterator[Content]:
    """A fact with every text that was kept with it."""
    yield assemble(
        (f"{'day not known' if fact.undated else view.habit.moment(fact.at, view.zone)}  ", "$text-muted"),
        (told(view.search, fact, view.habit), "bold"),
    )
    # Of what somebody wrote in their own words nobody knows which are names.
    mail = fact.mail.text if fact.mail else ""
    wrote = ("they wrote", _KEPT_BACK if mail and hides() else mail)
    yield from _labelled((*_kept_with(view, fact), wrote), width=14)


def person_lines(view: View, contact: Contact) -> Iterator[Content]:
    """A person: everything that is known, and what is better left."""
    company = view.company_name(contact.company) if contact.company else ""
    about = "".join(f" · {part}" for part in (contact.title, company) if part)
    yield assemble((contact.name, "bold"), (about, "$text-muted"))
    known = (
        ("role", contact.role.replace("_", " ")),
        ("salutation", contact.salutation),
        ("e-mail", contact.email),
        ("phone", contact.phone),
        ("address", contact.postal),
        ("zone", contact.tz or ""),
        ("holidays", contact.region or ""),
        ("reached by", contact.reach.replace("_", " ")),
        ("linkedin", contact.linkedin + (" (connected)" if contact.connected else "")),
        ("notes", contact.notes),
    )
    yield from _labelled(known)
    if contact.left:
        yield content("Has left, or mail to them came back.", "$due")
    if contact.do_not_contact:
        yield content("Wishes not to be contacted.", "$late")
    elif contact.no_calls:
        yield content("Wishes no calls.", "$due")


def _labelled(known: Iterable[tuple[str, str]], *, width: int = 12) -> Iterator[Content]:
    """What is known of it, each with its label before it."""
    for label, text in known:
        if text:
            yield assemble((f"{label:<{width}}", "$text-muted"), content(text, one_line=False))


def posting_lines(view: View, application: Application) -> Iterator[Content]:
    """The posting as it was kept, and what the application says beside it."""
    people = (application.contact, application.via_recruiter, application.referrer)
    contact, recruiter, referrer = (listed(view.names((person or "",))) for person in people)
    known = (
        *((label.lower(), text) for label, text in told_texts(application, without="notes")),
        ("closes", view.habit.day(application.closes) if application.closes else ""),
        ("contact", contact),
        ("recruiter", recruiter),
        ("referrer", referrer),
        ("references", listed(view.names(application.references))),
        ("tags", ", ".join(application.tags)),
        ("notes", application.notes),
    )
    yield from _labelled(known)
    if application.no_calls:
        yield content("The posting asks not to call.", "$due")
    if application.no_enquiries:
        yield content("The posting asks not to enquire.", "$due")
    if application.posting_text:
        yield Content()
        yield content(application.posting_text, one_line=False)
    else:
        why = "`application.text` keeps the posting's text: it is often gone by the day of the interview."
        yield content(view.said(why), "$text-muted")


def _kept_with(view: View, fact: Fact) -> tuple[tuple[str, str], ...]:
    match fact:
        case Sent():
            return (("subject", fact.subject), ("text", fact.text))
        case Call():
            return (("notes", fact.notes),)
        case Note() | Reply():
            return (("said", fact.text),)
        case Offer():
            return (("conditions", fact.conditions), ("terms", fact.terms))
        case Accepted():
            first_day = view.habit.full_day(fact.starts) if fact.starts else ""
            return (("first day", first_day), ("why", fact.reason))
        case OfferInWriting():
            return (("conditions", fact.conditions),)
        case Debrief():
            points = (f"{listed(view.names((who,)))}: {point}" for who, point in fact.key_points.items())
            return (
                ("next step", fact.next_step),
                ("topics", "\n".join(points)),
                ("you bring", fact.value),
                ("forgot to ask", "; ".join(fact.missed)),
                ("forgot to say", "; ".join(fact.omitted)),
                ("promised", "; ".join(fact.promised_materials)),
                ("an idea", fact.contribution),
                ("notes", fact.notes),
            )
    return (("why", getattr(fact, "reason", "")),)
