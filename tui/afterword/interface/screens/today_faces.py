"""What Today shows of the desk, and before that is there: the same, as far as it is known."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from afterword.interface.keymap import Keymap, own_keys
from afterword.interface.panes.details import DetailsPane
from afterword.interface.subject import Subject
from afterword.interface.today.first import Opening
from afterword.interface.today.value import Act, Hope, Posting, Process, Share, Today
from afterword.interface.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from afterword.domain.follow_up import FollowUp
    from afterword.interface.view import View
    from afterword.writing.draft import Draft

Highlighted = Act | Process | Hope
"""What can be under the cursor of one of the panes."""


class FirstFace:
    """What was worked out ahead: all rows, and of one all that is known of it."""

    is_empty = False

    def __init__(self, opening: Opening) -> None:
        self._first = opening.first
        self.chosen = opening.first.chosen
        self.keys = own_keys(opening.preferences.written)

    def head(self, bar: TitleBar) -> None:
        """Fills the top line."""
        today = self._first.today
        bar.tell(self.keys, today.habit, today.local(today.now))

    @property
    def today(self) -> Today:
        """What stands in the panes."""
        return self._first.today

    def application_of(self, value: Highlighted | None) -> str | None:
        """The application of a row, where there is one."""
        return None

    def word(self, command: str, word: str, value: Highlighted | None) -> str:
        """What the foot says of a command on a row."""
        return self._first.words.get(command, word) if self._is_chosen(value) else word

    def show(
        self,
        details: DetailsPane,
        value: Highlighted | None,
        draft_of: "Callable[[FollowUp], Draft | None]",
        *,
        unfolded: bool,
    ) -> None:
        """Shows a row in full."""
        if self._is_chosen(value):
            details.show_sheet(self._first.sheet)
        else:
            details.show_lines(())

    def _is_chosen(self, value: Highlighted | None) -> bool:
        return isinstance(value, Act) and value.key == self.chosen


class LiveFace:
    """What is on the desk now."""

    def __init__(self, view: "View") -> None:
        self._view = view
        self.is_empty = not view.search
        self.keys: Keymap = view.keys

    @property
    def chosen(self) -> str:
        """An interview that is just over, written down while it is fresh; later the order decides."""
        from afterword.interface.today.frames import fresh

        return fresh(self._view)

    def head(self, bar: TitleBar) -> None:
        """Fills the top line."""
        bar.refill(self._view)

    @property
    def today(self) -> Today:
        """What stands in the panes."""
        return self._view.today

    def application_of(self, value: Highlighted | None) -> str | None:
        """The application of a row, where there is one."""
        from afterword.domain.follow_up import FollowUp

        match value:
            case Act(key=key):
                row = self._view.row(key)
                return row.application if isinstance(row, FollowUp) else None
            case Process() | Share() | Posting():
                return value.application
        return None

    def word(self, command: str, word: str, value: Highlighted | None) -> str:
        """What the foot says of a command on a row."""
        from afterword.interface.today.key_words import key_word

        return key_word(command, word, self._view.row(value.key) if isinstance(value, Act) else value)

    def show(
        self,
        details: DetailsPane,
        value: Highlighted | None,
        draft_of: "Callable[[FollowUp], Draft | None]",
        *,
        unfolded: bool,
    ) -> None:
        """Shows a row in full."""
        details.show(self._view, value, draft_of, unfolded)

    def places_of(self, application: str) -> tuple[tuple[str, str], ...]:
        """Where an application may stand: the pane and the row, what is open for it first."""
        view = self._view
        follow_up = view.next_of(application)
        share = next((s for s in view.basket.companies if s.application == application), None)
        return (
            ("follow-ups", follow_up.key if follow_up else ""),
            ("interviews", application),
            ("parallel", f"posting {application}"),
            ("parallel", f"company {share.company}" if share else ""),
        )

    def subject_of(self, value: Highlighted | None) -> Subject:
        """What keys act on: a follow-up, or an application and what comes next for it."""
        from afterword.domain.follow_up import FollowUp
        from afterword.domain.planning.listing import Bunch

        view, application = self._view, self.application_of(value)
        row = view.row(value.key) if isinstance(value, Act) else view.next_of(application)
        return Subject(
            application=application,
            follow_up=row if isinstance(row, FollowUp) else None,
            bunch=row if isinstance(row, Bunch) else None,
            fact=view.newest_fact(application),
        )


Face = FirstFace | LiveFace
"""Either of them, for whoever only shows it."""
