"""Acts that start from a highlighted application or from nothing: capture, copy, open a link."""

from afterword.interface.acting import acting
from afterword.interface.screens.opening import OpenFollowUp
from afterword.interface.screens.recording import RecordingScreen


class ApplicationActs(RecordingScreen):
    """A screen among applications, from which new ones are captured and messages copied."""

    @acting
    async def action_interview(self) -> None:
        """Logs an interview, for the highlighted application unless another is typed."""
        from afterword.interface.dialogs.interview import InterviewForm

        story = self.view.plan.stories.get(self.subject.application or "-")
        if story is None or story.outcome:
            form = InterviewForm(self.view)
        else:
            form = InterviewForm(self.view, company=story.company.name, title=story.application.title)
        await self.log_interview(form)

    @acting
    async def action_applied(self) -> None:
        """Logs an application, or keeps a posting for later."""
        from afterword.interface.dialogs.application import ApplicationForm

        form = ApplicationForm(self.view)
        values = await self.ask(form, lambda values: self.desk.facts.log_application(form.captured(values)))
        if values is not None:
            self.stand_on(form.captured(values))

    @acting
    async def action_debrief(self) -> None:
        """Debriefs the last round of the highlighted application, else the first that waits for it."""
        view = self.view
        story = view.plan.stories.get(self.subject.application or "")
        if story:
            # One that is over sooner than planned, or to which nobody came, has only begun.
            begun = [*story.held, *(coming for coming in story.scheduled if coming.start < view.now)]
            if begun:
                await self.debrief(story.application.id, begun[-1].number)
                return
        waiting = next((f for f in view.plan.open if f.rule == "C1"), None)
        if waiting and waiting.application and waiting.round:
            await self.debrief(waiting.application, waiting.round)
            return
        self.say("No interview has been held yet. `capture.interview` logs one.")

    @acting
    async def action_copy(self) -> None:
        """Copies the message at once; opens it first where something is missing."""
        follow_up = self.subject.follow_up
        if follow_up is None or follow_up.medium == "internal":
            self.say("There is no message here. Move to a follow-up that has one.")
            return
        draft = self.draft_of(follow_up)
        if draft is None:
            self.say(f"No text is written for the {follow_up.what} yet. `record.done` marks it as done.")
            return
        kept = self.desk.search.typed(follow_up.key)
        words = kept.body if kept else draft.words
        if kept is None and (draft.missing or not self.desk.search.profile.name):
            self.post_message(OpenFollowUp(follow_up))
            return
        if blank := self.blank_in(words):
            self.say(f"{blank} is still to be filled in.")
            self.post_message(OpenFollowUp(follow_up))
            return
        if against := self.desk.messages.speaks_against(follow_up, words):
            self.say(f"{against[0].message} `message.copy` once more takes it as it is.")
            self.post_message(OpenFollowUp(follow_up))
            return

        copied = await self.copy_text(words)
        self.desk.messages.copied.add(follow_up.key)
        self.say(f"{copied.sentence} `record.done` marks it as sent.", wrong=copied.is_doubtful)
        if copied.is_doubtful:
            self.post_message(OpenFollowUp(follow_up))
