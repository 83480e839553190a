"""Invitations from a calendar file, each confirmed before it is taken in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from afterword.interface.dialogs.choose import Choose
from afterword.interface.screens.base import DeskScreen

if TYPE_CHECKING:
    from afterword.domain.invitation import Invitation
    from afterword.domain.inviting import Understood


class InvitingActs(DeskScreen):
    """A screen from which invitations can be brought in."""

    async def take_invitations(self, invitations: "Sequence[Invitation]") -> None:
        """Shows what each invitation of a file means; of a whole calendar those of known companies."""
        left_out = 0
        for invitation in invitations:
            found = self.desk.calendars.understand(invitation)
            if len(invitations) > 1 and (found.remedy == "company" or found.act == "known already"):
                left_out += 1
            elif not await self._confirmed(invitation, found):
                return
        if left_out == len(invitations):
            self.say("Nothing in this calendar is new, and of a company you have applied to.")

    async def _confirmed(self, invitation: "Invitation", found: "Understood") -> bool:
        """Whether the person went through with it."""
        if found.act == "new":
            # Forms are loaded when one is first opened, not with the program.
            from afterword.interface.dialogs.interview import InterviewForm

            doubt = " ".join(
                (f"{found.doubt}." if found.remedy == "zone" else "", *invitation.remarks)
            ).strip()
            form = InterviewForm(self.view, invited=found.captured, doubt=doubt)

            def take(values: dict[str, object]) -> str:
                # The person has the last word, also on whose invitation it is.
                return self.desk.calendars.take_invitation(replace(found, captured=form.captured(values)))

            values = await self.ask(form, take)
            if values is not None:
                self.stand_on(form.captured(values))
            return values is not None
        if found.act == "known already" or found.doubt:
            self.say(f"{found.doubt}: {found.told}." if found.doubt else found.words)
            return True
        answer = await self.app.push_screen_wait(Choose(found.words, (("y", "yes", "yes, take it over"),)))
        if answer is not None:
            self.say(f"{self.desk.calendars.take_invitation(found)} `change.undo` undoes.")
        return answer is not None
