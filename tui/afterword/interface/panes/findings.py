"""What the checks found in a message, beside it: the worst three, each with what to do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from afterword.interface.text import assemble

if TYPE_CHECKING:
    from afterword.writing.preflight.finding import Finding
    from afterword.writing.preflight.occasion import Occasion

_SIGNS = {"block": ("✗ stop  ", "bold $late"), "warn": ("! look  ", "$due")}

_AT_ONCE = 3
"""Findings that are shown: more than three nobody reads."""


class FindingsPane(OptionList):
    """The findings, each with what to do."""

    HELP = "What to look at before sending. enter goes to the place in the text."

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, markup=False, compact=True)
        self._found: tuple[Finding, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._left = set[str]()
        self._counted = ("", "")

    @property
    def findings(self) -> "tuple[Finding, ...]":
        """What is shown."""
        return self._findings

    def show(self, findings: "Sequence[Finding]", counted: tuple[str, str]) -> None:
        """Shows the worst findings and the length of the text; the highlight stays on its finding."""
        before, self._found, self._counted = self.finding, tuple(findings), counted
        findings = [finding for finding in findings if finding.about not in self._left]
        self._findings = tuple(findings[:_AT_ONCE])
        more = len(findings) - len(self._findings)
        tally = f"{_tally(findings)}{f', the worst {_AT_ONCE} here' if more else ''}"
        self.border_title = " · ".join(filter(None, (counted[0], tally, counted[1])))
        self.set_options(Option(assemble(_SIGNS[found.level], found.message)) for found in self._findings)
        if before in self._findings:
            self.highlighted = self._findings.index(before)
        elif self._findings:
            self.highlighted = 0

    def leave(self, finding: "Finding") -> None:
        """Shows it no more, as long as the message is open."""
        self._left.add(finding.about)
        self.show(self._found, self._counted)

    def allows(self, command: str) -> bool:
        """Whether what a command does with the highlighted finding can be done."""
        finding = self.finding
        if finding is None or not self.has_focus:
            return False
        match command:
            case "message.mend":
                return bool(finding.instead)
            case "message.cut":
                return finding.start is not None
        return finding.level == "warn"

    @property
    def finding(self) -> "Finding | None":
        """The highlighted finding."""
        at = self.highlighted
        return self._findings[at] if at is not None and at < len(self._findings) else None


def counted(occasion: "Occasion", text: str) -> tuple[str, str]:
    """How many words a text has and may have, which share is the person's own, and what is not looked at."""
    # Loaded with the first message, not with the program.
    from afterword.writing.own_words import share
    from afterword.writing.proofreading import is_checked

    letter, (least, most) = occasion.letter(text), occasion.draft.message.words
    own = share(letter, occasion.letter(occasion.draft.words), occasion.facts)
    yours = f"{own * 100:.0f} % yours" if letter.medium != "call" else ""
    unchecked = "" if is_checked(occasion.language) else "spelling not checked"
    return f"{letter.count} words ({least}\u2013{most})", " · ".join(filter(None, (unchecked, yours)))


def _tally(findings: "Sequence[Finding]") -> str:
    blocking = sum(found.level == "block" for found in findings)
    looks = len(findings) - blocking
    parts = [f"{blocking} to mend"] * bool(blocking) + [f"{looks} to look at"] * bool(looks)
    return ", ".join(parts) or "nothing to mend"
