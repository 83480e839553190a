"""What every screen of the dashboard has: the desk, the view, and a voice."""

import asyncio
from pathlib import Path

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer

from afterword.clipboard.copying import Copied, copy
from afterword.desk import Desk
from afterword.domain.facts import Debrief, Interview
from afterword.domain.follow_up import FollowUp
from afterword.domain.telling import told
from afterword.interface.dialogs.choose import Choose
from afterword.interface.dialogs.debrief import DebriefForm
from afterword.interface.dialogs.fact import FactForm
from afterword.interface.dialogs.interview import InterviewForm
from afterword.interface.view import View
from afterword.interface.widgets.flash import Flash
from afterword.settings.locations import last_message


class DeskScreen(Screen[None]):
    """A screen that shows a View and calls the Desk; the app has it renewed after each change.

    ``state`` is the folder for what belongs to this machine alone.
    """

    def __init__(self, desk: Desk, state: Path) -> None:
        super().__init__()
        self.desk = desk
        self.state = state
        self.view = View(desk.search, desk.plan, desk.zone)

    def renew(self) -> None:
        """Takes the desk's search and plan as they are now, and shows them."""
        self.view = View(self.desk.search, self.desk.plan, self.desk.zone)
        if self.is_mounted:
            self.refill()

    def refill(self) -> None:
        """Shows the view anew; for each screen to say."""

    def foot(self) -> ComposeResult:
        """The last line, with room above it for a sentence."""
        yield Flash()
        yield Footer(compact=True, show_command_palette=False)

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Shows one sentence for a while, also on the screen one comes back to."""
        for screen in self.app.screen_stack:
            for flash in screen.query(Flash):
                flash.say(sentence, wrong=wrong)

    async def copy_text(self, text: str) -> Copied:
        """Puts ``text`` on the clipboard beside the event loop, since a clipboard may hang."""

        def to_terminal(plain: str) -> None:
            self.app.call_from_thread(self.app.copy_to_clipboard, plain)

        return await asyncio.to_thread(copy, text, last_message(self.state), to_terminal)

    async def mark_done(self, follow_up: FollowUp, subject: str, text: str) -> bool:
        """Records that a follow-up was acted on; asks how a call went. False when nothing was recorded."""
        if follow_up.medium != "call":
            self.say(f"{self.desk.mark_sent(follow_up, subject, text)} u undoes.")
            return True
        answers = (
            ("r", "reached", "I reached them"),
            ("v", "voicemail", "I left a voicemail"),
            ("n", "no_answer", "no answer"),
            ("e", "email", "I wrote an e-mail instead"),
        )
        answer = await self.app.push_screen_wait(Choose("How did the call go?", answers))
        match answer:
            case "reached" | "voicemail" | "no_answer":
                self.say(f"{self.desk.mark_called(follow_up, answer)} u undoes.")
            case "email":
                self.say(f"{self.desk.mark_written_instead(follow_up)} u undoes.")
        return answer is not None

    async def debrief(self, application: str, number: int) -> None:
        """Asks what was said in a round and records it."""
        view = self.view
        story = view.plan.stories[application]
        form = DebriefForm(view, story, story.rounds[number])
        values = await self.app.push_screen_wait(form)
        if values is None:
            return
        fact = form.debrief(values, self.desk.debrief_of(application, number))
        self.say(f"{self.desk.record(fact, f'debriefed the interview with {story.company.name}')} u undoes.")

    async def edit_newest(self, application: str) -> None:
        """Opens the newest fact of an application for correction."""
        view = self.view
        story = view.plan.stories.get(application)
        if story is None or not story.facts:
            self.say("There is nothing to correct yet.")
            return
        newest = story.facts[-1]
        match newest:
            case Debrief():
                await self.debrief(application, newest.round)
            case Interview():
                form = InterviewForm(
                    view, company=story.company.name, title=story.application.title, known=newest
                )
                if values := await self.app.push_screen_wait(form):
                    self.say(f"{self.desk.correct_interview(newest, form.captured(values))} u undoes.")
            case _:
                fact_form = FactForm(view, newest)
                if values := await self.app.push_screen_wait(fact_form):
                    words = f"corrected: {told(view.search, newest)}"
                    self.say(f"{self.desk.record(fact_form.corrected(values), words)} u undoes.")
