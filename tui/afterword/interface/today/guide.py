"""A first look at Today: what stands where, each said at the row it is about."""

from collections.abc import Iterator
from typing import NamedTuple

from afterword.interface.today.value import Share, Today
from afterword.interface.today.words import when_text


class Step(NamedTuple):
    """One thing to see: the sentence, the pane and its row, and whether all that is known of it is shown."""

    sentence: str
    pane: str = ""
    row: str = ""
    is_unfolded: bool = False


def steps_of(today: Today, *, is_demo: bool = False) -> Iterator[Step]:
    """What there is to see of ``today``, in order; commands stand in it by their ids."""
    late = [act for act in today.acts if act.turn == "late"]
    # A thank-you shows best what it is all for.
    first = next((act for act in late if act.what == "thank-you"), (*late, *today.acts, None)[0])
    if first:
        yield Step(
            "This is late. What is late stands first, then what is for today, then what is coming."
            if late
            else "This comes first. What is late would stand above it; below stands what is coming.",
            "follow-ups",
            first.key,
        )
        yield Step(
            "Why now and by when is told of each, with who says so. `today.details` hides it, `rule.show` "
            "reads the rule.",
            "follow-ups",
            first.key,
            is_unfolded=True,
        )
        yield Step(
            "Its message is made of facts alone. `list.open` opens it, `record.copy` copies it; you send it, "
            "and `record.done` says so.",
            "follow-ups",
            first.key,
        )
    if coming := next((act for act in today.acts if act.turn == "coming" and act.who), None):
        yield Step(
            f"Not yet: {coming.company} is left in peace until {when_text(today, coming)}. Nobody is asked "
            "too often.",
            "follow-ups",
            coming.key,
        )
    if share := next((hope for hope in today.hopes if isinstance(hope, Share)), None):
        yield Step(
            "Where your hope lies, company by company. While one lets you wait, this shows the others; "
            "`app.insights` tells more.",
            "parallel",
            f"company {share.company}",
        )
    kept = "Nothing you do in the demo is kept; `app.quit` leaves it. " if is_demo else ""
    yield Step(
        f"{kept}Your own begins with what happened: `capture.applied` where you applied, `capture.interview` "
        "an interview. `app.help` shows all keys."
    )
