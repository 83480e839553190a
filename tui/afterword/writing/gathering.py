"""Gathers what a message can say from the story of its application."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from afterword.domain.facts import Debrief, Missed, Omitted, Reply, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story
from afterword.domain.languages import language as the_language
from afterword.domain.people import Company, Contact, link_lines
from afterword.domain.phrasing import at_home, fragment, one_line, position
from afterword.domain.rules.decision import decision_date
from afterword.domain.search import Register
from afterword.domain.titles import name_with_degree
from afterword.writing import days
from afterword.writing.blanks import OWN
from afterword.writing.earlier import correspondence, earlier_contact, owes_thanks, sent_before, unsaid
from afterword.writing.greeting import address, register_of
from afterword.writing.ingredients import Ingredients, PassedOn
from afterword.writing.outcomes import endings


def round_of(story: Story, follow_up: FollowUp) -> Round | None:
    """The round a follow-up is about: its own, else the last one held."""
    if follow_up.round is not None:
        return story.rounds.get(follow_up.round)
    return story.held[-1] if story.held else None


def company_of(story: Story, follow_up: FollowUp) -> Company:
    """The employer a message is about; of networking, where its reader works."""
    return story.company if story.application.id else story.recipient(follow_up.contact).company


def gather(story: Story, follow_up: FollowUp, language: str = "en", register: Register = "") -> Ingredients:
    """What the message for ``follow_up`` can say as its story stands, in the register chosen for it.

    Where none is chosen it is the one last used to them, else ``register``, or as they are addressed.
    """
    held = round_of(story, follow_up)
    year = story.now.astimezone(story.user_zone).year
    usage = days.usage(language, story.recipient(follow_up.contact).calendar.region, year)
    people = _people(story, follow_up, language, register)
    fit = partial(the_language(language).fit, friendly=people["friendly"], outside=people["outside"])
    return Ingredients(
        language=language,
        **people,
        **_occasion(story, follow_up, held, usage),
        **_said(story, follow_up, held, usage, fit),
        **correspondence(story, follow_up, usage),
        **endings(story, follow_up, usage),
        **_variant(story, follow_up, held, usage),
    )


def _people(story: Story, follow_up: FollowUp, language: str, register: Register) -> dict[str, Any]:
    user, application = story.search.profile, story.application
    contact = story.search.contacts.get(follow_up.contact or "")
    calendar = story.recipient(follow_up.contact).calendar
    reach = (one_line(user.phone), one_line(user.email))
    chosen = story.search.kept(follow_up.key).register
    named = address(contact, language, chosen or _used(story, contact) or register)
    return {
        "user_name": one_line(user.name),
        "user_phone": at_home(one_line(user.phone), calendar.region.partition("-")[0]),
        "reach": tuple(line for line in reach if line),
        "links": tuple(one_line(line) for line in link_lines(user) if one_line(line)),
        "contact_id": follow_up.contact,
        "contact_name": one_line(contact.name) if contact else "",
        "contact_email": one_line(contact.email) if contact else "",
        "contact_phone": one_line(contact.phone) if contact else "",
        "postal": "\n".join(filter(None, map(one_line, contact.postal.splitlines()))) if contact else "",
        "greeting": named.name,
        "opening": named.opening,
        "friendly": named.is_friendly,
        "nobody_known": contact is None and application.contact is None,
        "recommended": bool(contact) and follow_up.contact == application.referrer,
        "outside": contact is not None and contact.company != company_of(story, follow_up).id,
        "country": calendar.region.partition("-")[0],
        "agency": contact is not None and story.recipient(contact.id).company.kind == "agency",
    }


def _used(story: Story, contact: Contact | None) -> Register:
    """The register in which they were written to the last time."""
    if contact is None:
        return ""
    sent = (fact.text for fact in reversed(story.facts) if isinstance(fact, Sent) and fact.to == contact.id)
    return next(filter(None, (register_of(text, contact) for text in sent)), "")


def _occasion(story: Story, follow_up: FollowUp, held: Round | None, usage: days.Usage) -> dict[str, Any]:
    known = story.search.contacts
    people = tuple(
        one_line(name_with_degree(known[p]))
        for p in (held.interviewers if held else ())
        if p in known and p != follow_up.contact and one_line(known[p].name)
    )
    applied = story.applied_on.astimezone(story.user_zone).date() if story.applied_on else None
    day = held.day if held else None
    place, today = one_line(held.place) if held else "", story.now.astimezone(story.user_zone).date()
    return {
        "company": one_line(company_of(story, follow_up).name),
        "role": position(story.application.title),
        "others": tuple(_others(story, follow_up)),
        "link": one_line(story.application.url),
        "today": days.full_day(today, usage),
        "applied_date": days.long_day(applied, usage),
        "applied_day": days.day(applied, usage),
        "date": days.long_day(day, usage),
        "day": days.day(day, usage),
        "weekday": days.weekday(day, usage),
        "on_day": days.on(day, today, days.day(day, usage), usage),
        "on_weekday": days.on(day, today, days.weekday(day, usage), usage),
        "month": days.month(day, usage),
        "clock": days.clock(held.start, held.zone, story.user_zone, usage) if held else "",
        "place": place,
        "is_link": bool(held and held.at_link),
        "is_coming": bool(held and held.called_off is None and held.end > story.now),
        "missed_each_other": held is not None and held.nobody_came,
        "people": people,
        "conversation": usage.language.conversation(
            people, held is not None and follow_up.contact in held.interviewers
        ),
        "panel": bool(people),
    }


def _others(story: Story, follow_up: FollowUp) -> Iterator[tuple[str, str]]:
    """Position and, where it is another one, company of what else the message is about (L15)."""
    named = {(position(story.application.title), "")}
    for key in follow_up.carried:
        application = story.search.applications[key.application or ""]
        company = story.search.company_of(application)
        elsewhere = "" if company.id == story.company.id else one_line(company.name)
        other = (position(application.title), elsewhere)
        if other not in named:
            named.add(other)
            yield other


def _said(
    story: Story, follow_up: FollowUp, held: Round | None, usage: days.Usage, fit: Callable[[str], str]
) -> dict[str, Any]:
    debrief = held.debrief if held else None
    people = held.interviewers if held else ()
    leads = not people or held is None or follow_up.contact == story.lead_interviewer(held)
    asked_for = "idea" in (story.search.kept(follow_up.key).optional or ())
    decision = decision_date(story, story.now)
    written = story.now if follow_up.is_own else max(story.now, follow_up.opens)
    earlier, how = earlier_contact(story, held)
    carries_materials = follow_up.kind == "materials" or any(k.startswith("C5:") for k in follow_up.together)
    promised = debrief.promised_materials if debrief and carries_materials else ()
    return {
        "own": one_line(story.search.kept(follow_up.key).answers.get(OWN, "")),
        "key_point": _key_point(debrief, follow_up.contact, fit),
        "value": fragment(debrief.value) if debrief else "",
        "contribution": fragment(debrief.contribution) if debrief and (leads or asked_for) else "",
        "omitted": unsaid(story, held, follow_up.contact, Omitted, fragment, leads=leads),
        "missed": unsaid(story, held, follow_up.contact, Missed, fit, leads=leads),
        "materials": tuple(fragment(thing) for thing in promised if fragment(thing)),
        "decision_date": days.long_day(decision.day, usage) if decision else "",
        "decision_passed": bool(decision and decision.day < follow_up.local(written).date()),
        "passing_on": tuple(
            PassedOn(person.id, one_line(name_with_degree(person)), _key_point(debrief, person.id, fit))
            for person in (story.search.contacts.get(name) for name in follow_up.pass_on)
            if person
        ),
        "earlier_day": days.day(follow_up.local(earlier).date(), usage) if earlier else "",
        "earlier_how": how,
    }


def _variant(story: Story, follow_up: FollowUp, held: Round | None, usage: days.Usage) -> dict[str, Any]:
    contact, people = follow_up.contact, held.interviewers if held else ()
    with_them = [r for r in story.held if contact in r.interviewers]
    talks = [held] if held and follow_up.round is not None else with_them or story.held
    passes_on = any(name in story.search.contacts for name in follow_up.pass_on)
    took_part = contact in people
    place_in_panel = people.index(contact) if contact in people else 0
    return {
        "pass_on": passes_on and not took_part,
        "bystander": bool(contact and people) and not took_part and not passes_on,
        "late": follow_up.status in (Status.OVERDUE, Status.EXPIRED),
        "later_round": (follow_up.round or 1) > 1,
        "before_interview": held is None,
        "by_call": follow_up.medium == "call",
        "by_text": follow_up.medium in ("text", "linkedin"),
        "took_part": took_part,
        "owes_thanks": owes_thanks(story, follow_up, held),
        "met": bool(story.held),
        "answered": any(reply.type != "auto" for reply in story.of(Reply)),
        "next_date": days.long_day(story.scheduled[0].day if story.scheduled else None, usage),
        "met_before": any(contact in r.interviewers for r in story.held if held and r.number < held.number),
        "knows_them": bool(with_them) or contact is None,
        "in_person": not all(talk.is_remote for talk in talks),
        "turn": place_in_panel + max((follow_up.round or 1) - 1, 0) + sent_before(story, follow_up),
    }


def _key_point(debrief: Debrief | None, contact: str | None, fit: Callable[[str], str]) -> str:
    return fit(debrief.key_points.get(contact or "", "")) if debrief else ""
