"""Editing and deleting what is known: companies and people, facts, applications; taking changes back."""

from collections.abc import Iterator
from typing import NamedTuple

from afterword.domain.capturing.deleting import Deletable, Deletion, deletion, only_in
from afterword.domain.facts import Fact
from afterword.domain.people import Contact
from afterword.domain.phrases import shortened
from afterword.domain.telling import told
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import NothingToActOn, Subject

_SAID = 100
"""Letters of a fact that the question about it repeats."""


async def edit_person(at: DeskScreen, on: Subject) -> None:
    """Asks for everything that is known of a person; where none is meant, of the company."""
    if on.person:
        await _ask_person(at, at.desk.search.contacts[on.person])
    else:
        await edit_company(at, on)


async def add_person(at: DeskScreen, on: Subject) -> None:
    """Writes down somebody new, at the company that is meant."""
    await _ask_person(at, Contact(id=at.desk.saving.new_id(), name="", company=on.company))


async def _ask_person(at: DeskScreen, contact: Contact) -> None:
    from afterword.interface.dialogs.person import PersonForm

    await at.ask(PersonForm(at.desk.search, contact), lambda edited: at.desk.entries.edit_person(*edited))


async def edit_company(at: DeskScreen, on: Subject) -> None:
    """Asks for everything that is known of a company."""
    from afterword.interface.dialogs.company import CompanyForm

    known = at.desk.search.companies.get(on.company or "")
    if known is None:
        raise NothingToActOn("There is no company here.")
    await at.ask(CompanyForm(known), at.desk.entries.edit_company)


async def edit_application(at: DeskScreen, on: Subject) -> None:
    """Edits an application and its posting."""
    from afterword.interface.dialogs.posting import PostingForm

    form = PostingForm(at.view, at.desk.search.applications[on.the_application()])
    await at.ask(form, lambda edited: at.desk.entries.edit_application(*edited))


async def keep_posting(at: DeskScreen, on: Subject) -> None:
    """Keeps the posting's text."""
    from afterword.interface.dialogs.posting_text import PostingText

    known = at.desk.search.applications[on.application or ""]
    await at.ask(PostingText(known), lambda text: at.desk.entries.keep_posting_text(known, text))


class Candidate(NamedTuple):
    """Something that can be deleted, in words, and the key that picks it where there is a choice."""

    key: str
    words: str
    thing: Fact | Deletion


async def delete(at: DeskScreen, on: Subject) -> None:
    """Deletes what is picked of what is meant, with what goes along, in one step; asks once."""
    candidates = {candidate.key: candidate for candidate in _deletable(at, on)}
    if not candidates:
        raise NothingToActOn("There is nothing to delete.")
    question = at.keys.said("Delete what? `change.undo` brings it back.")
    answers = [(key, key, each.words) for key, each in candidates.items()]
    if len(candidates) == 1:
        only = next(iter(candidates.values()))
        question, answers = f"Delete: {only.words}?", [("y", only.key, "yes, delete it")]
    picked = await at.choose(question, answers)
    if picked:
        desk, thing = at.desk, candidates[picked].thing
        at.tell(desk.facts.delete(thing) if isinstance(thing, Fact) else desk.entries.delete(thing))


def _deletable(at: DeskScreen, on: Subject) -> Iterator[Candidate]:
    """What can be deleted, the least first; an application captured by mistake brought people along."""
    search = at.desk.search

    def whole(key: str, *entries: Deletable) -> Candidate:
        all_of_it = deletion(search, entries)
        return Candidate(key, shortened(all_of_it.what, 2 * _SAID), all_of_it)

    if on.marked:
        yield whole("a", *(search.applications[app] for app in on.marked))
        return
    if on.fact:
        yield Candidate("y", shortened(told(search, on.fact, at.view.habit), _SAID), on.fact)
    if on.person:
        yield whole("p", search.contacts[on.person])
    application = search.applications.get(on.application or "")
    if application:
        yield whole("a", application)
        if people := only_in(search, application):
            yield whole("w", application, *people)
    elif on.company and not on.person:
        yield whole("p", search.companies[on.company])


async def undo(at: DeskScreen, _: Subject) -> None:
    """Takes the last change back, and goes to the follow-up that is there again."""
    before = {follow_up.key for follow_up in at.desk.plan.open}
    at.say(f"{at.desk.saving.undo()} `change.redo` does it again.")
    if again := next((f.key for f in at.desk.plan.open if f.key not in before), None):
        at.go_to(again)


async def redo(at: DeskScreen, _: Subject) -> None:
    """Does again what was taken back."""
    at.say(at.desk.saving.redo())
