"""What the person has to know of the file, each thing once."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from afterword.desk.desk import Desk


class FileNews:
    """What keeps the file from being written, what of it does not count, and what is undecided."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._sign = ""
        self._aside = 0
        self._undecided = len(desk.search.conflicts)
        self.latest = ""
        """What there was to say of the file the last time, without the undecided; empty for nothing."""

    def since(self) -> list[tuple[str, bool]]:
        """What is new since this was last asked, each sentence with whether something is wrong."""
        self.latest = " ".join(self._hindered_and_aside())
        before, self._undecided = self._undecided, len(self._desk.search.conflicts)
        undecided = "It was changed elsewhere too, and a value differs. `app.keeping` shows both, to decide."
        return [(self.latest, True)] * bool(self.latest) + [(undecided, False)] * (self._undecided > before)

    def _hindered_and_aside(self) -> list[str]:
        from afterword.desk.left_aside import left_aside

        hindrance = self._desk.saving.hindrance
        aside = left_aside(self._desk.saving)
        news = []
        if hindrance and hindrance.sign != self._sign:
            way = " `app.keeping` puts back what you see here." if hindrance.goes_by_putting_back else ""
            news.append(f"{hindrance.sentence}{way}")
        self._sign = hindrance.sign if hindrance else ""
        if len(aside.troubles) + len(aside.ahead) > self._aside:
            # Both in full would hide what there is to do.
            left = "`app.keeping` names what is left aside."
            news.append(left if news else aside.told("`app.keeping` names what."))
        self._aside = len(aside.troubles) + len(aside.ahead)
        return news
