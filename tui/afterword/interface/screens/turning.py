"""Writing any message one likes: its kind and its recipient, whatever is due."""

from textual.screen import ModalScreen

from afterword.domain.earliness import first_moment
from afterword.domain.follow_up import WHAT, FollowUp, Status
from afterword.domain.languages import next_language
from afterword.domain.own_account import (
    fitting_kinds,
    likely_recipient,
    message_of,
    recipients,
    unfitting_kinds,
)
from afterword.domain.story import Story
from afterword.interface.acting import acting
from afterword.interface.dialogs.pick import Pick
from afterword.interface.screens.follow_up_acts import FollowUpActs
from afterword.interface.screens.opening import OpenFollowUp

_REPLACE = (("n", "new", "draft it anew; undo brings mine back"), ("k", "keep", "keep my own text"))


class Turning(FollowUpActs):
    """A screen from which one can turn to another message."""

    async def write(self, story: Story, contact: str | None = None) -> None:
        """Asks which kind of message and opens it; to ``contact``, else to the likeliest reader."""
        picked = await self._pick_kind(story, "")
        if picked:
            to = contact or likely_recipient(story, picked)
            if to is None and not story.application.id:
                to = await self._pick_person(story, "")
                if to is None:
                    return
            self._open_message(story, picked, to)

    @acting
    async def action_kind(self) -> None:
        """Turns to another kind of message for the same application."""
        if (follow_up := self.subject.follow_up) and (story := self._story_of(follow_up)):
            picked = await self._pick_kind(story, follow_up.kind)
            if picked and picked != follow_up.kind:
                to_reference = picked.startswith("reference_") or follow_up.kind.startswith("reference_")
                to = likely_recipient(story, picked) if to_reference else follow_up.contact
                self._turn_to(story, picked, to)

    @acting
    async def action_person(self) -> None:
        """Turns to the same message for somebody else."""
        if (follow_up := self.subject.follow_up) and (story := self._story_of(follow_up)):
            if not recipients(story):
                self.say("Nobody else is recorded here; `application.posting` on its page names people.")
                return
            picked = await self._pick_person(story, follow_up.contact or "")
            if picked and picked != follow_up.contact:
                self._carry_over(story, follow_up, picked)
                self._turn_to(story, follow_up.kind, picked)

    @acting
    async def action_language(self) -> None:
        """Has what is written for this application be in the next language."""
        follow_up = self.subject.follow_up
        draft = self.draft_of(follow_up) if follow_up else None
        if draft and await self.may_redraft(draft.key):
            sentence = self.desk.messages.write_in(draft.key, next_language(draft.language))
            self.say(f"{sentence} `change.undo` undoes.")

    async def may_redraft(self, key: str) -> bool:
        """Whether a new draft may take the place of the person's own text, where there is one."""
        if not self.desk.search.typed(key):
            return True
        question = "Your own text would be replaced by a new draft."
        return await self.choose(question, _REPLACE) == "new"

    async def _pick_kind(self, story: Story, current: str) -> str | None:
        fitting = fitting_kinds(story)
        answers = [(kind, _named(kind), self._waits(story, kind)) for kind in fitting]
        answers += [(kind, _named(kind), "hardly fits now") for kind in unfitting_kinds(story)]
        return await self.app.push_screen_wait(Pick("Which message?", answers, current=current))

    def _waits(self, story: Story, kind: str) -> str:
        """From when on a message of that kind is fine, where it is early for it now."""
        plan, application = self.view.plan, story.application.id
        wanted = message_of(plan, kind, application, likely_recipient(story, kind))
        if wanted is None or wanted.status is not Status.UPCOMING:
            return ""
        return f"better from {first_moment(wanted, self.view.now, self.view.habit)}"

    async def _pick_person(self, story: Story, current: str) -> str | None:
        contacts = self.view.search.contacts
        answers = [(p, contacts[p].name, _said_of(story, p)) for p in recipients(story)]
        return await self.app.push_screen_wait(Pick("To whom?", answers, current=current))

    def _story_of(self, follow_up: FollowUp) -> Story | None:
        return self.view.plan.stories.get(follow_up.application or "")

    def _carry_over(self, story: Story, follow_up: FollowUp, contact: str) -> None:
        """What was formal stays so for another reader, and what was friendly; and what was filled in."""
        wanted = message_of(self.view.plan, follow_up.kind, story.application.id, contact)
        if wanted:
            self.desk.messages.turn(follow_up, wanted)
        before, after = self.draft_of(follow_up), self.draft_of(wanted) if wanted else None
        if before and after and not self.desk.search.typed(after.key):
            register = before.register if before.register != after.register else ""
            self.desk.messages.carry_over(before.key, after.key, register)

    def _open_message(self, story: Story, kind: str, contact: str | None) -> None:
        if wanted := message_of(self.view.plan, kind, story.application.id, contact):
            self.post_message(OpenFollowUp(wanted))

    def _turn_to(self, story: Story, kind: str, contact: str | None) -> None:
        """Opens a message in the place of this one, which keeps what was written in it."""
        wanted = message_of(self.view.plan, kind, story.application.id, contact)
        if wanted and not isinstance(self.app.screen, ModalScreen):
            app = self.app
            self.dismiss()
            app.post_message(OpenFollowUp(wanted))


def _named(kind: str) -> str:
    name = WHAT[kind]
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
