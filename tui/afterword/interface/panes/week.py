"""The days ahead, beside the panes where there is room for them."""

from textual.content import Content
from textual.widget import Widget

from afterword.interface.today.drawing import head, week_lines
from afterword.interface.today.value import Today


class WeekPane(Widget):
    """The label, and below it one day after the other."""

    _today: Today | None = None

    def refill(self, today: Today) -> None:
        """Shows the days of what Today is now."""
        self._today = today
        self.refresh()

    def render(self) -> Content:
        """The lines."""
        plain = self.app.current_theme.ansi
        days = week_lines(self._today) if self._today else ()
        return Content("\n").join([head("This week", (), self.size.width, here=False, plain=plain), *days])
