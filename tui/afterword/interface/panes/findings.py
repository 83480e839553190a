"""What the checks found in a message, beside it: what blocks first; enter goes to the place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from afterword.interface.text import assemble

if TYPE_CHECKING:
    from afterword.writing.preflight.finding import Finding

_SIGNS = {"block": ("✗ stop  ", "bold $late"), "warn": ("! look  ", "$due")}


class FindingsPane(OptionList):
    """The findings, each with what to do."""

    HELP = "What to look at before sending. enter goes to the place in the text."

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, markup=False, compact=True)
        self._findings: tuple[Finding, ...] = ()

    @property
    def findings(self) -> "tuple[Finding, ...]":
        """What is shown."""
        return self._findings

    def show(self, findings: "Sequence[Finding]", counted: str) -> None:
        """Shows findings and the length of the text; the highlight stays on its finding."""
        before = self.finding
        self._findings = tuple(findings)
        self.border_title = f"{counted} · {_tally(findings)}"
        self.set_options(Option(assemble(_SIGNS[found.level], found.message)) for found in self._findings)
        if before in self._findings:
            self.highlighted = self._findings.index(before)
        elif self._findings:
            self.highlighted = 0

    @property
    def finding(self) -> "Finding | None":
        """The highlighted finding."""
        at = self.highlighted
        return self._findings[at] if at is not None and at < len(self._findings) else None


def _tally(findings: "Sequence[Finding]") -> str:
    blocking = sum(found.level == "block" for found in findings)
    looks = len(findings) - blocking
    parts = [f"{blocking} to mend"] * bool(blocking) + [f"{looks} to look at"] * bool(looks)
    return ", ".join(parts) or "nothing to mend"
