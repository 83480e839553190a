"""What to have ready before a round (B2): a checklist out of what is known."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from afterword.domain.facts import Fact, Feedback, Missed, Omitted, Rejected, Sent
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story
from afterword.domain.phrases import listed, zone_text
from afterword.domain.rules.decision import decision_date
from afterword.interface.text import assemble, content
from afterword.interface.view import View

_FEEDBACK = 5
"""So many pieces of feedback, the newest."""


_ON_THE_WAY = "Look up the way, be there ten minutes early, and ask everybody for a business card."
_IN_A_CALL = "Try camera and microphone, and be in the call five minutes early."
_SOMEHOW = "Find out where it is, or who calls whom, and be ready ten minutes early."
_READY = {
    "phone": "Be reachable ten minutes early, somewhere quiet, with a charged phone, notes and a pen.",
    "assignment": "Know what is asked for, by when, and whom to ask about it.",
}
"""What to have ready for a round of a kind; the others go by whether one has to travel."""


def round_lines(view: View, story: Story, coming: Round) -> Iterator[Content]:
    """When and where it is, on both clocks."""
    theirs = view.habit.moment(coming.start, coming.zone)
    yours = view.habit.moment(coming.start, view.zone)
    there = f" ({theirs} in {zone_text(str(coming.zone))})" if theirs != yours else ""
    kind = f" · {coming.kind}" if coming.kind else ""
    yield assemble(
        (story.application.title, "bold"),
        (f" · {story.company.name} · round {coming.number}{kind}", "$text-muted"),
    )
    yield assemble((yours, "bold"), there, f", until {view.habit.clock(coming.end.astimezone(view.zone))}")
    if coming.place:
        yield content(coming.place)


def checklist(view: View, story: Story, coming: Round) -> Iterator[tuple[Content, bool]]:
    """One line a thing to do, and below it what there is to do it with: those lines are marked True."""
    site = story.company.website or story.application.url
    yield from _item("Read up on the company and the position.", [site, story.company.notes])
    yield from _item("Know the people, and how their names are spelt.", _people(view, coming))
    if said := list(_said_before(view, story, coming)):
        yield from _item("Go on from what was said.", said)
    yield from _item(
        "Say how you would be of use: one thing you have done that is like this.", _values(story)
    )
    yield from _item("Ask what you did not get to ask, and say what you did not say.", _open_points(story))
    yield from _item("Mind what you were told before.", _feedback(view))
    yield from _item("Bring your own questions: three at least.", [])
    yield from _item("Ask at the end: “What is the next step, and by when will you know?”", [])
    yield from _item("Ask: “How may I follow up, by phone or by e-mail?”", [])
    yield from _item(_ready_for(coming), [])
    if story.application.posting_text:
        yield content("The posting", "bold"), False
        yield content(story.application.posting_text.strip(), one_line=False), True


def _ready_for(coming: Round) -> str:
    if coming.kind in _READY:
        return _READY[coming.kind]
    if coming.is_remote:
        return _IN_A_CALL
    return _ON_THE_WAY if coming.kind == "onsite" or coming.place else _SOMEHOW


def _item(words: str, known: Iterable[str]) -> Iterator[tuple[Content, bool]]:
    yield assemble(("□ ", "$due"), words), False
    for line in known:
        if line:
            yield content(line, "$text-muted"), True


def _people(view: View, coming: Round) -> Iterator[str]:
    for person in coming.interviewers:
        contact = view.search.contacts.get(person)
        if contact:
            about = contact.title or contact.role.replace("_", " ")
            parts = (contact.name, contact.salutation, about, contact.linkedin)
            yield " · ".join(part for part in parts if part)
    if not coming.interviewers:
        yield "Nobody is named yet; ask who will be there."


def _said_before(view: View, story: Story, coming: Round) -> Iterator[str]:
    """What was talked about with whom in the rounds before, what they said comes next, what was promised."""
    before = [held for held in story.held if held.number < coming.number and held.debrief]
    for held in before:
        known = held.debrief
        assert known is not None
        for person in dict.fromkeys((*held.interviewers, *known.key_points)):
            if point := known.key_points.get(person):
                yield f"round {held.number}, {listed(view.names((person,)))}: {point}"
        for words, told in (("they said comes next", known.next_step), ("your idea", known.contribution)):
            if told:
                yield f"round {held.number}, {words}: {told}"
        sent = any(fact.kind == "materials" and fact.at >= held.end for fact in story.of(Sent))
        if known.promised_materials and not sent:
            yield f"round {held.number}, still to send, as you promised: {listed(known.promised_materials)}"
    if before and (decision := decision_date(story, view.now)):
        yield f"They named {view.habit.day(decision.day)} as the day of their decision."


def _values(story: Story) -> Iterator[str]:
    for held in story.rounds.values():
        if held.debrief and held.debrief.value:
            yield f"round {held.number}: {held.debrief.value}"


def _open_points(story: Story) -> Iterator[str]:
    for held in story.rounds.values():
        if held.debrief:
            yield from (f"ask: {question}" for question in held.debrief.missed)
            yield from (f"say: {point}" for point in held.debrief.omitted)
    for fact in story.facts:
        match fact:
            case Missed():
                yield from (f"ask: {question}" for question in fact.missed)
            case Omitted():
                yield from (f"say: {point}" for point in fact.omitted)


def _feedback(view: View) -> Iterator[str]:
    """The newest feedback of all applications: it is for doing better next time (SE-41)."""
    told = [
        (fact, text, story.company.name)
        for app, story in view.plan.stories.items()
        if app
        for fact in story.facts
        if (text := _told(fact))
    ]
    told.sort(key=lambda piece: piece[0].order, reverse=True)
    for fact, text, company in told[:_FEEDBACK]:
        yield f"{company}, {view.habit.day(fact.at.astimezone(view.zone).date())}: {text}"


def _told(fact: Fact) -> str:
    match fact:
        case Feedback():
            return fact.text
        case Rejected():
            return fact.reason
    return ""
