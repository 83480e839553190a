"""Where the cursor goes when something was recorded or has come back."""

from afterword.domain.capture import CapturedApplication, CapturedInterview
from afterword.domain.recording import recorded_at
from afterword.interface.screens.base import DeskScreen


class CursorActs(DeskScreen):
    """A screen with a cursor that is to stand on what the next key is about."""

    def go_to(self, key: str) -> None:
        """Moves the cursor to a follow-up, where the screen lists them; for each screen to say."""

    def go_to_application(self, application: str) -> None:
        """Moves the cursor to an application, where the screen lists several; for each screen to say."""

    def stand_on(self, captured: CapturedApplication | CapturedInterview) -> None:
        """Moves the cursor to what was captured."""
        known = recorded_at(self.desk.search, captured.company, captured.title)
        if known:
            self.go_to_application(known.id)
