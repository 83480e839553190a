"""The third pane: the applications that run side by side, by company."""

from textual.content import Content

from afterword.domain.phrases import day_text
from afterword.domain.silence import stage_of
from afterword.domain.story import Story
from afterword.interface.text import assemble, padded
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import VirtualList

_STAGES = {
    "saved": "saved",
    "applied": "applied",
    "in_contact": "in contact",
    "interview_scheduled": "interview scheduled",
    "interviewed": "interviewed",
    "later_round": "later round",
    "offer": "offer",
    "closed": "closed",
}
_GAP = "  "


class ApplicationsPane(VirtualList[Story]):
    """Every live application, one line each."""

    HELP = "Your live applications by company. `a` adds one; several keep one silence from stopping you."
    BORDER_TITLE = "Parallel applications"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="No live application. a adds one.")
        self._company_width = 0
        self._title_width = 0
        self._stage_width = 0

    def refill(self, view: View) -> None:
        """Shows the live applications of ``view``."""
        live = sorted(
            view.plan.survey.live,
            key=lambda s: (s.company.name.casefold(), s.application.title.casefold(), s.application.id),
        )
        companies = len({story.company.id for story in live})
        self._company_width = max((len(s.company.name) for s in live), default=0)
        self._title_width = max((len(s.application.title) for s in live), default=0)
        self._stage_width = max((len(_STAGES[stage_of(s)]) for s in live), default=0)
        self.border_title = f"Parallel applications · {len(live)} at {companies} companies"
        if companies == 1:
            self.border_title = f"Parallel applications · {len(live)} at one company"
        self.show(live)

    def identify(self, value: Story) -> str:
        """A story is known by its application."""
        return value.application.id

    def render_row(self, value: Story, width: int, highlighted: bool) -> Content:
        """One application in one line."""
        third = max(width // 3, 8)
        company, title = min(self._company_width, third), min(self._title_width, third)
        stage = _STAGES[stage_of(value)]
        room = width - company - title - self._stage_width - 3 * len(_GAP)
        since = day_text(value.facts[-1].at.astimezone(value.user_zone).date())
        return assemble(
            padded(value.company.name, company) + _GAP,
            padded(value.application.title, title) + _GAP,
            (f"{stage:<{self._stage_width}}{_GAP}", "$coming"),
            (f"since {since}" if room >= len(f"since {since}") else "", "$text-muted"),
        )
