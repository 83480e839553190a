"""The lines of Today, drawn out of its value: one axis in every pane (when, sign, company, what)."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from textual.content import Content

from afterword.interface.text import assemble, content, cut, padded, whole_words, widest, wrapped
from afterword.interface.today.value import Act, Choice, Posting, Process, Said, Share, Sheet, Thought, Today
from afterword.interface.today.words import (
    closing_words,
    group_of,
    margin_of,
    percent,
    process_words,
    when_text,
)

_MARGIN, _SIGN = 9, 2
_LEAST_COMPANY = 14
_GAPS = 3
"""Cells between the parts of a row."""

_NARROW, _NARROWEST = 56, 40
"""Cells below which a row has no margin, and no time."""

_STAGE = 22

_SIGNS = {
    "late": ("▲", "bold $late"),
    "today": ("●", "$due"),
    "later": ("●", "$due"),
    "any time": ("●", "$text-muted"),
    "coming": ("○", "$text-muted"),
}
_STATES = {
    "interview": ("◷", "$accent"),
    "offer": ("◆", "$due"),
    "decision": ("◇", "$text-muted"),
    "waiting": ("·", "$text-muted"),
    "silent": ("·", "$text-muted"),
}
_TOO_MUCH = 0.5
"""The share of one company from which on its name is marked."""


class Columns(msgspec.Struct, frozen=True):
    """The cells of the company, with the gap after it, of what there is to do, and of the time at the end."""

    company: int = _LEAST_COMPANY
    what: int = 0
    when: int = 0

    @classmethod
    def of(cls, today: Today) -> "Columns":
        """One axis for all panes: as wide as the longest name."""
        names = {
            *(act.company for act in today.acts),
            *(process.company for process in today.processes),
            *(hope.name for hope in today.hopes if isinstance(hope, Share)),
        }
        longest = widest(names) + 2
        return cls(
            max(longest, _LEAST_COMPANY),
            widest(act.what for act in today.acts),
            widest(when_text(today, act) for act in {(act.turn, act.by): act for act in today.acts}.values()),
        )

    def name(self, width: int) -> int:
        """The cells of the company in a row of ``width``: what there is to do has room beside it."""
        beside = _MARGIN + _SIGN + self.what + self.when + _GAPS
        return min(self.company, max(_LEAST_COMPANY, width - beside), max(width // 3, 8))


WIDE, _WEEK = 110, 140
"""Columns from which on there is a sheet beside the panes, and the week."""

GUIDED, GUIDE_LINES = "-guided", 2
"""The class of Today while somebody is shown around, and the lines that takes."""

_LOW, _HIGH, _TALL = 14, 32, 46
"""Rows from which on there is more than what to do, air between the panes, and a row for each company."""

_SEEN, _FEW, _LISTED = 7, 3, 10
"""So many interviews are seen where so many follow-ups are seen too, and at least."""


class Layout(msgspec.Struct, frozen=True):
    """What there is room for; ``is_unfolded`` where all that is to be known of a follow-up is asked for."""

    width: int
    height: int
    is_unfolded: bool = False

    @property
    def turned(self) -> "Layout":
        """The same with that shown which is not, or the other way round."""
        return Layout(self.width, self.height, not self.is_unfolded)

    @property
    def is_low(self) -> bool:
        """Whether there is room only for what to do."""
        return self.height < _LOW

    @property
    def is_tall(self) -> bool:
        """Whether each company has a row."""
        return self.width >= WIDE and self.height >= _TALL

    @property
    def has_week(self) -> bool:
        """Whether the days ahead are shown."""
        return self.width >= _WEEK

    @property
    def classes(self) -> Mapping[str, bool]:
        """The classes of the style sheet, and whether each holds."""
        return {
            "-wide": self.width >= WIDE,
            "-week": self.has_week,
            "-low": self.is_low,
            "-high": self.height >= _HIGH,
            "-tall": self.is_tall,
            "-unfolded": self.is_unfolded,
        }

    def shared(self, today: Today, below: int) -> tuple[int, int]:
        """The rows of follow-ups, and the most of interviews, above so many lines of the third pane."""
        if self.is_low:
            return self.height, 0
        air = 4 if self.height >= _HIGH else 0
        # Title, foot and the heads of three panes.
        room = self.height - 5 - air - below
        if self.is_unfolded and self.width < WIDE:
            room //= 2
        seen = max(room - len(today.acts), min(_SEEN, room - _LISTED), _FEW)
        return room - min(seen, max(len(today.processes), 1)), seen


def head(name: str, said: Said, width: int, *, here: bool, plain: bool) -> Content:
    """The label of a pane, told from all else by its ground, and as much of a sentence as fits whole."""
    label = "bold underline" if plain else f"bold {'$accent' if here else '$strong'} on $label"
    while said:
        line = assemble(("▌" if here else " ", "$accent"), (f" {name} ", label), "· ", *said)
        if line.cell_length <= width:
            return line
        said = said[:-1]
    return assemble(("▌" if here else " ", "$accent"), (f" {name} ", label))


def firsts(today: Today) -> frozenset[str]:
    """The first row of each group: the word for it stands there only."""
    found: dict[str, str] = {}
    for act in today.acts:
        found.setdefault(act.turn, act.key)
    return frozenset(found.values())


def act_line(today: Today, columns: Columns, act: Act, width: int, *, first: bool, chosen: bool) -> Content:
    """Group, sign, company, what (and to whom, where that is whole), by when."""
    comes = act.turn in ("coming", "any time")
    sign, tint = _SIGNS[act.turn]
    # In the ground of what is chosen nothing is quiet that says what to do.
    doing = "bold $strong" if chosen else "$text-muted" if comes else "$foreground"
    when = "bold $late" if act.turn == "late" else "$text-muted" if comes else "$foreground"
    return _row(
        columns,
        width,
        margin=(group_of(today, act) if first else "", f"bold {tint.removeprefix('bold ')}"),
        sign=(sign, tint),
        company=(act.company, "$foreground" if comes else "bold $strong"),
        says=(act.what, doing),
        more=f" · {act.who}" if act.who else "",
        end=(when_text(today, act), when),
    )


def process_line(
    today: Today, columns: Columns, process: Process, width: int, *, first: bool, chosen: bool
) -> Content:
    """When, sign, company, and what is agreed or waited for."""
    is_agreed = process.state == "interview"
    sign, tint = _STATES[process.state]
    says = process_words(today, process)
    return _row(
        msgspec.structs.replace(columns, when=0),
        width,
        margin=(margin_of(today, process) if first else "", f"bold {tint}" if is_agreed else tint),
        sign=(sign, tint),
        company=(process.company, "bold $strong" if is_agreed else "$strong"),
        says=(says, "bold $strong" if is_agreed or chosen else "$foreground"),
        more=f", {process.more}" if process.more else "",
    )


def posting_line(today: Today, columns: Columns, posting: Posting, width: int, *, first: bool) -> Content:
    """A saved posting on the same axis; when it closes stands at the end."""
    return _row(
        columns,
        width,
        margin=("Closes" if first else "", "$due" if posting.soon else "$text-muted"),
        sign=("◇", "$due" if posting.soon else "$text-muted"),
        company=(posting.company, "$strong"),
        says=(posting.title, "$foreground"),
        more="",
        end=(closing_words(today, posting), "$foreground"),
    )


def thought_line(thought: Thought | Choice, width: int) -> Content:
    """A thought and its key."""
    key = f"  {thought.key}"
    return assemble(
        ("→ ", "$text-muted"),
        (cut(thought.sentence, width - 2 - len(key)), "$foreground"),
        (key, "bold $accent"),
    )


def share_line(columns: Columns, share: Share, width: int, largest: float) -> Content:
    """A company's share in the margin, its bar, and how far it is."""
    size = columns.name(width)
    track = max(width - _MARGIN - _SIGN - size - _STAGE, 0)
    bar = "━" * max(1, round(track * share.share / largest))
    name = whole_words(_name(share), size - 1)
    return assemble(
        (f"{percent(share):>{_MARGIN - 2}}{'':{_SIGN + 2}}", "$foreground"),
        (padded(name, size), "bold $due" if _is_too_much(share) else "$strong"),
        (padded(bar, track), "$text-muted"),
        (f"  {share.stage}", "$text-muted"),
    )


def _name(share: Share, short: str = "") -> str:
    name = short or share.name
    return f"▲ {name}" if _is_too_much(share) else name


def _is_too_much(share: Share) -> bool:
    # Who has only begun need not be told.
    return _TOO_MUCH <= share.share < 1


class Part(msgspec.Struct, frozen=True):
    """A piece of the strip: its words, and which of the shares it stands for."""

    name: str
    told: str
    size: int
    first: int
    last: int


def strip_parts(shares: Sequence[Share], width: int) -> list[Part]:
    """All hope as one line of ``width`` cells; the smallest shares are put together as "3 others".

    Offers, which come first, never are.
    """
    least = max(sum(share.has_offer for share in shares), 1)
    # What takes less than two cells shows no letter even where it is rounded up, nor does what is smaller.
    most = next((place for place, share in enumerate(shares) if share.share * width < 2), len(shares))
    for kept in range(min(max(most, least), len(shares)), least - 1, -1):
        parts = list(_parts(shares, kept, width))
        if all(widest([part.name]) + 2 <= part.size for part in parts) or kept == least:
            return parts
    return []


def _parts(shares: Sequence[Share], kept: int, width: int) -> Iterator[Part]:
    done, start = 0.0, 0
    rest = sum(share.share for share in shares[kept:])
    others = len(shares) - kept
    pieces = [(share, share.share) for share in shares[:kept]] + ([(None, rest)] if others else [])
    for place, (share, part) in enumerate(pieces):
        done += part
        end = width if place == len(pieces) - 1 else round(width * done)
        size, start = end - start, end
        if share is None:
            name, told, last = f"{others} others", f"{round(100 * part)} %", len(shares) - 1
        else:
            name = _name(share) if widest([_name(share)]) + 2 <= size else _name(share, share.name.split()[0])
            told, last = percent(share), place
            if widest([f"{told}  {share.stage}"]) + 2 <= size:
                told = f"{told}  {share.stage}"
        yield Part(name, told, size, place, last)


def strip_line(parts: Sequence[Part], row: int, chosen: int | None, *, plain: bool) -> Content:
    """The first line of the strip has the names, the second how much."""
    pieces: list[tuple[str, str]] = []
    for place, part in enumerate(parts):
        is_chosen = chosen is not None and part.first <= chosen <= part.last
        ground = "" if plain else f" on {'$chosen' if is_chosen else '$surface' if place % 2 else '$label'}"
        style = (
            "bold $strong"
            if row == 0 and (is_chosen or place == 0)
            else "$strong"
            if row == 0
            else "$foreground"
        )
        if plain and is_chosen:
            style = f"{style} reverse"
        edge = "▌" if is_chosen else "▏"
        pieces += [
            (edge, f"{'$accent' if is_chosen else '$edge'}{ground}"),
            (padded(part.name if row == 0 else part.told, part.size - 1), f"{style}{ground}"),
        ]
    return assemble(*pieces)


_ENTRIES, _ENTRY = 5, 27
"""So many entries of a day are named in the week, in so many cells."""


def week_lines(today: Today) -> Iterator[Content]:
    """The days ahead, one below the other."""
    for number, day in enumerate(today.week):
        if number:
            yield Content()
        name = today.habit.day(day.day)
        yield assemble("  ", (name, "bold $accent" if not number else "bold $strong"))
        for sign, style, words in day.entries[:_ENTRIES]:
            yield assemble("  ", (f"{sign} ", style), (whole_words(words, _ENTRY), "$foreground"))
        if (rest := len(day.entries) - _ENTRIES) > 0:
            yield assemble("    ", (f"and {rest} more", "$text-muted"))


_LABEL = 9


def head_lines(sheet: Sheet, width: int) -> Iterator[Content]:
    """What stands on the ground of the chosen row, line by line; what is long goes on below itself."""
    yield assemble((sheet.title, "bold $strong"), (f"  {sheet.where}" if sheet.where else "", "$foreground"))
    more: list[tuple[str, Said]] = [(label, ((text, "$foreground"),)) for label, text in sheet.more]
    for label, said in (*sheet.facts, *more):
        for number, line in enumerate(wrapped(assemble(*said), max(width - _LABEL, 1))):
            yield assemble((f"{'' if number else label:<{_LABEL}}", "$text-muted"), line)


def text_lines(sheet: Sheet) -> Iterator[Content]:
    """What is missing, and the words."""
    for sentence in sheet.missing:
        yield assemble(("□ ", "$due"), (sentence, "$foreground"))
    if sheet.way:
        yield content(sheet.way, "$text-muted")
        yield Content()
    if sheet.subject:
        yield content(sheet.subject, "bold $strong")
        yield Content()
    if sheet.body:
        yield content(sheet.body, "$foreground", one_line=False)


def _row(
    columns: Columns,
    width: int,
    *,
    margin: tuple[str, str],
    sign: tuple[str, str],
    company: tuple[str, str],
    says: tuple[str, str],
    more: str,
    end: tuple[str, str] = ("", ""),
) -> Content:
    """One line on the axis; where it is narrow the margin goes first, then the time, the company never."""
    before = _MARGIN if width >= _NARROW else 0
    after = columns.when + 2 if columns.when and width >= _NARROWEST else 0
    name = columns.name(width)
    room = max(width - before - _SIGN - name - after, 0)
    said = whole_words(says[0], room)
    rest = more if said == says[0] and widest([f"{said}{more}"]) <= room else ""
    gap = " " * max(room - widest([said]) - widest([rest]), 0)
    return assemble(
        (padded(margin[0], before), margin[1]),
        (padded(sign[0], _SIGN), sign[1]),
        (padded(whole_words(company[0], name - 1), name), company[1]),
        (said, says[1]),
        (rest, "$text-muted"),
        gap,
        (padded(end[0], after - 1, "right") + " " if after else "", end[1]),
    )
