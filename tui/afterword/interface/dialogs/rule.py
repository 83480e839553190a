"""Who says so? The rule a follow-up comes from, with the numbers that hold, and who advises it."""

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import Static

from afterword.domain.follow_up import FollowUp
from afterword.domain.timing.cadence import Cadence
from afterword.interface.dialogs.reading import ReadingDialog
from afterword.interface.text import assemble, content
from afterword.settings.paragraphs import behind, paragraphs_of, referred_to


def rule_dialog(follow_up: FollowUp, cadence: Cadence) -> ReadingDialog:
    """What the rulebook says of a follow-up, with the numbers of the cadence that holds for it."""
    return ReadingDialog(Static(Content("\n").join(_lines(follow_up, cadence))))


def _lines(follow_up: FollowUp, cadence: Cadence) -> Iterator[Content]:
    yield content(follow_up.reason)
    paragraphs = paragraphs_of(follow_up)
    for each in (*paragraphs, *referred_to(paragraphs)):
        yield Content()
        yield content(f"{each.id}  {each.title}", "bold $accent")
        yield content(each.said(cadence))
    if sources := behind(paragraphs):
        yield Content()
        yield content("Who says so", "bold $accent")
        for source in sources:
            yield assemble((f"{source.id}  ", "$text-muted"), source.said(cadence))
