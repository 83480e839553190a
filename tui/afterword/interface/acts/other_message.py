"""Writing any message one likes: its kind and its recipient, whatever is due."""

from textual.screen import ModalScreen

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.story import Story
from afterword.domain.insight.earliness import first_moment
from afterword.domain.insight.unprompted import (
    fitting_kinds,
    likely_recipient,
    message_of,
    recipients,
    unfitting_kinds,
)
from afterword.domain.kinds import kind_named
from afterword.domain.phrases import count_text
from afterword.interface.dialogs.pick import Pick
from afterword.interface.requests import OpenFollowUp
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import NothingToActOn, Subject


async def write(at: DeskScreen, on: Subject) -> None:
    """Writes a message of any kind for the application that is meant."""
    await _write(at, at.view.plan.stories[on.application or ""], None)


async def write_to(at: DeskScreen, on: Subject) -> None:
    """Writes to a person: about the newest application they have to do with, if any."""
    stories = [s for app, s in at.view.plan.stories.items() if app and on.person in recipients(s)]
    newest = max(stories, key=lambda story: story.made_at, default=None)
    await _write(at, newest or at.view.plan.stories[""], on.person)


async def _write(at: DeskScreen, story: Story, contact: str | None) -> None:
    """Asks which kind of message and opens it; to ``contact``, else to the likeliest reader."""
    picked = await _pick_kind(at, story, "")
    if picked:
        to = contact or likely_recipient(story, picked)
        if to is None and not story.application.id:
            to = await _pick_person(at, story, "")
            if to is None:
                return
        if wanted := message_of(at.view.plan, picked, story.application.id, to):
            at.post_message(OpenFollowUp(wanted))


async def kind(at: DeskScreen, on: Subject) -> None:
    """Turns to another kind of message for the same application."""
    if (follow_up := on.follow_up) and (story := _story_of(at, follow_up)):
        picked = await _pick_kind(at, story, follow_up.kind)
        if picked and picked != follow_up.kind:
            others = any("references" in kind_named(kind).fits for kind in (picked, follow_up.kind))
            to = likely_recipient(story, picked) if others else follow_up.contact
            _turn_to(at, story, picked, to)


async def person(at: DeskScreen, on: Subject) -> None:
    """Turns to the same message for somebody else."""
    if (follow_up := on.follow_up) and (story := _story_of(at, follow_up)):
        if not recipients(story):
            raise NothingToActOn(
                "Nobody else is recorded here; `application.posting` on its page names people."
            )
        picked = await _pick_person(at, story, follow_up.contact or "")
        if picked and picked != follow_up.contact:
            _carry_over(at, story, follow_up, picked)
            _turn_to(at, story, follow_up.kind, picked)


_OTHERS = "others"


async def _pick_kind(at: DeskScreen, story: Story, current: str) -> str | None:
    """Asks among the kinds that fit now; the others are one answer away."""
    fitting, others = fitting_kinds(story), unfitting_kinds(story)
    answers = [(kind, _named(kind), _waits(at, story, kind)) for kind in fitting]
    if others and current not in others:
        answers.append((_OTHERS, f"{count_text(len(others), 'other')} …", "hardly fit now"))
        picked = await at.app.push_screen_wait(Pick("Which message?", answers, current=current))
        if picked != _OTHERS:
            return picked
        answers.pop()
    answers += [(kind, _named(kind), "hardly fits now") for kind in others]
    first = current if current in others else next(iter(others), "")
    return await at.app.push_screen_wait(Pick("Which message?", answers, current=first))


def _waits(at: DeskScreen, story: Story, kind: str) -> str:
    """From when on a message of that kind is fine, where it is early for it now."""
    plan, application = at.view.plan, story.application.id
    wanted = message_of(plan, kind, application, likely_recipient(story, kind))
    if wanted is None or wanted.status is not Status.UPCOMING:
        return ""
    return f"better from {first_moment(wanted, at.view.now, at.view.habit)}"


async def _pick_person(at: DeskScreen, story: Story, current: str) -> str | None:
    contacts = at.view.search.contacts
    answers = [(p, contacts[p].name, _said_of(story, p)) for p in recipients(story)]
    return await at.app.push_screen_wait(Pick("To whom?", answers, current=current))


def _story_of(at: DeskScreen, follow_up: FollowUp) -> Story | None:
    return at.view.plan.stories.get(follow_up.application or "")


def _carry_over(at: DeskScreen, story: Story, follow_up: FollowUp, contact: str) -> None:
    """What was formal stays so for another reader, and what was friendly; and what was filled in."""
    wanted = message_of(at.view.plan, follow_up.kind, story.application.id, contact)
    if wanted:
        before, after = at.draft_of(follow_up), at.draft_of(wanted)
        register = before.register if before and after and before.register != after.register else ""
        at.desk.messages.carry_over(follow_up, wanted, register)


def _turn_to(at: DeskScreen, story: Story, kind: str, contact: str | None) -> None:
    """Opens a message in the place of this one, which keeps what was written in it."""
    wanted = message_of(at.view.plan, kind, story.application.id, contact)
    if wanted and not isinstance(at.app.screen, ModalScreen):
        app = at.app
        at.dismiss()
        app.post_message(OpenFollowUp(wanted))


def _named(kind: str) -> str:
    name = kind_named(kind).said
    return name[0].upper() + name[1:]


def _said_of(story: Story, person: str) -> str:
    """What a person has to do with an application."""
    application, contact = story.application, story.search.contacts[person]
    rounds = [r.number for r in story.held if person in r.interviewers]
    said = [f"interviewed you in round {number}" for number in rounds[-1:]]
    said += ["recruiter"] * (person == application.via_recruiter)
    said += ["recommended you"] * (person == application.referrer)
    said += ["speaks for you"] * (person in application.references)
    said += ["no address"] * (not contact.email)
    return ", ".join(said) or contact.title or contact.role.replace("_", " ")
