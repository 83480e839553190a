"""Acting on a follow-up: done, snoozed, let go, opened early."""

from typing import TYPE_CHECKING, Any

from afterword.domain.earliness import early_as_planned
from afterword.domain.errors import NotFound
from afterword.domain.facts import Accepted, Call, Declined
from afterword.domain.follow_up import FollowUp
from afterword.domain.recording import booking
from afterword.domain.telling import described
from afterword.interface.acting import acting
from afterword.interface.screens.base import ANOTHER_REASON, DeskScreen
from afterword.interface.screens.opening import OpenFollowUp, OpenQuiet

if TYPE_CHECKING:
    from afterword.interface.dialogs.interview import InterviewForm
    from afterword.writing.draft import Draft

_CALLED = (
    ("r", "reached", "I reached them"),
    ("v", "voicemail", "I left a voicemail"),
    ("n", "no_answer", "no answer"),
    ("m", "email", "I wrote an e-mail instead"),
)
_DECIDED = (("a", "accepted", "I accepted it"), ("d", "declined", "I declined it"))
_WHY_NOT = (
    ("w", "will not call", "I would rather not"),
    ("d", "done otherwise", "I have dealt with it otherwise"),
    ("n", "not interested any more", "I am not interested any more"),
)
_WHY_NOW = (
    ("a", "they asked for it", "they asked for it"),
    ("n", "something new to tell", "there is something new to tell"),
    ("d", "a deadline elsewhere", "a deadline elsewhere"),
    ANOTHER_REASON,
)
_STILL_BLANK = (
    ("f", "fill in", "fill it in"),
    ("s", "other words", "I sent other words than these; mark it as sent without them"),
)
_CONFIRMED = ("C2", "G2", "G6")
"""Letting these go costs much, so it is asked for once more (R-SNOOZE)."""


class FollowUpActs(DeskScreen):
    """A screen on which a follow-up can be highlighted and acted on."""

    def draft_of(self, follow_up: FollowUp) -> "Draft | None":
        """Its message, where there is one to write."""
        if follow_up.medium == "internal":
            return None
        try:
            return self.desk.messages.draft(follow_up.key)
        except NotFound:
            return None

    @acting
    async def action_done(self) -> None:
        """Marks the highlighted follow-up as done."""
        follow_up = self.subject.follow_up
        if follow_up is None:
            self.say("Move to a follow-up first.")
            return
        await self.act_on(follow_up)

    async def act_on(self, follow_up: FollowUp) -> None:
        """Does what is left to do for a follow-up, and records it."""
        match follow_up.kind:
            case "debrief":
                await self.debrief(follow_up.application or "", follow_up.round or 1)
            case "prepare":
                self.say(f"{self.desk.follow_ups.mark_prepared(follow_up)} `change.undo` undoes.")
            case "decide" | "record_outcome":
                await self._decide(follow_up)
            case "move_on":
                self.post_message(OpenQuiet(follow_up.key))
            case _:
                await self.mark_done(follow_up)

    async def mark_done(self, follow_up: FollowUp, words: tuple[str, str] | None = None) -> bool:
        """Records that a message was sent or a call made; asks how it went. False if nothing was recorded.

        ``words`` are the subject and the words that were sent, else those it was left with.
        """
        if follow_up.medium != "call":
            words = words or self.desk.messages.as_left(follow_up)
            if blank := self.blank_in(*words):
                match await self.choose(f"{blank} is still to be filled in.", _STILL_BLANK):
                    case "fill in":
                        await self.fill_in(follow_up)
                        return False
                    case None:
                        return False
                words = ("", "")
            self.say(f"{self.desk.follow_ups.mark_sent(follow_up, *words)} `change.undo` undoes.")
            return True
        answer = await self.choose("How did the call go?", _CALLED)
        match answer:
            case "reached":
                return await self.reached(follow_up)
            case "voicemail" | "no_answer":
                self.say(f"{self.desk.follow_ups.mark_called(follow_up, answer)} `change.undo` undoes.")
            case "email":
                self.say(f"{self.desk.follow_ups.mark_written_instead(follow_up)} `change.undo` undoes.")
        return answer is not None

    async def reached(self, follow_up: FollowUp) -> bool:
        """Asks what they said in a call, and records it. False if nothing was recorded."""
        from afterword.interface.dialogs.fact import FactForm

        preset = {
            "to": follow_up.contact,
            "result": "reached",
            "purpose": "inform" if follow_up.kind == "inform_other_company" else "status",
        }
        story = self.view.plan.stories[follow_up.application or ""]
        title = f"{self.view.who(follow_up)}: what did they say?"
        form = FactForm(title, self.view, story, Call, preset=preset)
        told = await self.ask(
            form, lambda values: self.desk.facts.record_told(*form.fact(values, self.desk.saving.new_id))
        )
        return told is not None

    async def debrief(self, application: str, number: int) -> None:
        """Asks what was said in a round and records it."""
        from afterword.interface.dialogs.debrief import DebriefForm

        story = self.view.plan.stories[application]
        if number not in story.rounds:
            self.say("The interview of this debrief is not recorded; `capture.interview` logs it.")
            return
        form = DebriefForm(self.view, story, story.rounds[number])

        def act(values: dict[str, Any]) -> str:
            match values["outcome"]:
                case "moved":
                    return ""
                case "no_show":
                    return self.desk.facts.drop_round(application, number, "nobody came")
                case "cancelled":
                    return self.desk.facts.drop_round(application, number, "I called it off")
            return self.desk.facts.log_debrief(
                self.desk.facts.debrief_of(application, number), form.captured(values)
            )

        is_new = story.rounds[number].debrief is None
        values = await self.ask(form, act)
        if values is None:
            return
        if values["outcome"] == "moved":
            await self.move_interview(application, number)
        elif is_new and (thanks := self._thanks(application, number)):
            self.post_message(OpenFollowUp(thanks))

    def _thanks(self, application: str, number: int) -> FollowUp | None:
        """The first thank-you that is due for a round."""
        due = self.desk.plan.due
        return next((f for f in due if (f.rule, f.application, f.round) == ("C2", application, number)), None)

    async def log_interview(self, form: "InterviewForm", application: str | None = None) -> None:
        """Asks for an interview and records it; leads on to the thank-you for one just had, and to the
        confirmation of one that waits for it.
        """
        values = await self.ask(
            form, lambda values: self.desk.facts.log_interview(form.captured(values), application)
        )
        if values is None:
            return
        captured, plan = form.captured(values), self.desk.plan
        self.stand_on(captured)
        leads_on: FollowUp | None = None
        if captured.talk:
            leads_on = plan.first_thank_you(captured.end)
        elif not captured.confirmed:
            leads_on = plan.confirmation(captured.start)
        if leads_on:
            self.post_message(OpenFollowUp(leads_on))

    async def move_interview(self, application: str, number: int) -> None:
        """Asks when a round is now."""
        from afterword.interface.dialogs.interview import InterviewForm

        story = self.view.plan.stories[application]
        form = InterviewForm(
            self.view,
            company=story.company.name,
            title=story.application.title,
            known=booking(self.desk.search, application, number),
            moved=True,
        )
        await self.ask(
            form, lambda values: self.desk.facts.move_interview(application, number, form.captured(values))
        )

    def blank_in(self, *texts: str) -> str:
        """The first blank that still stands in ``texts``, which nobody else is to read; empty without one."""
        from afterword.writing.blanks import blanks_in

        return next(iter(blanks_in("\n".join(texts))), "")

    @acting
    async def action_supply(self) -> None:
        """Asks for everything the message of the highlighted follow-up lacks."""
        if follow_up := self.subject.follow_up:
            await self.fill_in(follow_up)
        else:
            self.say("Move to a follow-up first.")

    async def fill_in(self, follow_up: FollowUp) -> None:
        """Asks for everything the message of a follow-up lacks, in one form."""
        from afterword.interface.dialogs.missing import MissingForm

        draft = self.draft_of(follow_up)
        if draft is None or not draft.missing:
            self.say("Nothing is missing.")
            return
        form = MissingForm(self.view, draft.missing, follow_up.company)
        await self.ask(form, lambda values: self.desk.messages.supply(follow_up, form.answers(values)))

    @acting
    async def action_snooze(self) -> None:
        """Puts the highlighted follow-up off."""
        from afterword.interface.dialogs.wait import WaitForm

        follow_up = self.subject.follow_up
        if follow_up is None:
            self.say("Move to a follow-up first.")
            return
        form = WaitForm(self.view, described(self.desk.search, follow_up))
        await self.ask(form, lambda values: self.desk.follow_ups.snooze(follow_up, values["until"]))

    @acting
    async def action_let_go(self) -> None:
        """Lets the highlighted follow-up go; asks where that costs much."""
        follow_up = self.subject.follow_up
        if follow_up is None:
            self.say("Move to a follow-up first.")
            return
        reason: str | None = ""
        if follow_up.rule in ("D1", "D2"):
            reason = await self.choose("Let this enquiry go? An e-mail takes its place.", _WHY_NOT)
        elif follow_up.rule in _CONFIRMED:
            question = f"Really let the {described(self.desk.search, follow_up)} go?"
            reason = await self.choose(question, (("y", "let go", "yes, let it go"),))
        if reason is not None:
            self.say(f"{self.desk.follow_ups.dismiss(follow_up, reason)} `change.undo` undoes.")

    @acting
    async def action_override(self) -> None:
        """Opens a follow-up now that is held back."""
        follow_up = self.subject.follow_up
        if follow_up is None:
            self.say("Move to a follow-up first.")
            return
        self.desk.follow_ups.must_be_held_back(follow_up)
        question = f"{early_as_planned(self.desk.plan, follow_up)} Why now already?"
        reason = await self.choose(question, _WHY_NOW)
        if reason:
            self.say(f"{self.desk.follow_ups.override(follow_up, reason)} `change.undo` undoes.")

    @acting
    async def action_show_rule(self) -> None:
        """Shows the rule that the highlighted follow-up comes from, and who advises it."""
        from afterword.interface.dialogs.rule import RuleDialog

        follow_up = self.subject.follow_up
        if follow_up is None:
            self.say("Move to a follow-up first.")
            return
        cadence = self.view.plan.story_of(follow_up).cadence
        await self.app.push_screen_wait(RuleDialog(follow_up, cadence))

    async def _decide(self, follow_up: FollowUp) -> None:
        answer = await self.choose("What have you decided?", _DECIDED)
        if answer is None:
            return
        kind = Accepted if answer == "accepted" else Declined
        fact = kind(
            id=self.desk.saving.new_id(), app=follow_up.application or "", at=self.desk.saving.clock()
        )
        self.say(f"{self.desk.facts.record(fact, f'{answer} the offer')} `change.undo` undoes.")
