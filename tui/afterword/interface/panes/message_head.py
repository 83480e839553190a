"""What stands above a message: what it is and why, where it goes and at what hour, what is missing."""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from textual.content import Content

from afterword.domain.facts import Reply, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.guard import meter
from afterword.domain.history.story import Recipient, Story
from afterword.domain.kinds import MEDIA
from afterword.domain.languages import LANGUAGES, language
from afterword.domain.phrases import zone_text
from afterword.domain.rules.moments import END_OF_BUSINESS, MORNING
from afterword.interface.panes.details import labelled, meter_line
from afterword.interface.panes.rows import SIGNS
from afterword.interface.text import assemble, content, cut, widest
from afterword.interface.today.sheet import when_fine
from afterword.interface.view import View
from afterword.interface.widgets.words import Words
from afterword.writing.draft import Draft
from afterword.writing.optional import CHOICES
from afterword.writing.sending import reader_of

TALL = 30
"""Rows from which on there is air between the parts, and room to name all that is missing."""
_BETWEEN = "   "
"""Between two things in a line."""


class Head(NamedTuple):
    """What stands above a message with ``words``; ``copied`` are the keys of what was copied."""

    view: View
    follow_up: FollowUp
    draft: Draft
    words: str
    copied: Collection[str]

    def shown(self, cells: int, *, is_tall: bool, is_whole: bool) -> Content:
        """Who and by when; where to, their clock, manners; what else is to be known, or all of it."""
        view, follow_up = self.view, self.follow_up
        story = view.plan.stories.get(follow_up.application or "")
        lines = [_what(view, follow_up, cells)]
        if story:
            recipient = story.recipient(follow_up.contact)
            used = meter(story, recipient, view.now)
            fine = when_fine(view, follow_up, used)
            lines.append(_where(view, follow_up, recipient, fine, cells))
            if is_whole:
                lines += [content(follow_up.reason, self._reason_style), meter_line(used, fine[0])]
        lines += self._missing(are_all=is_tall or is_whole)
        if story and (panel := panel_line(view, story, follow_up, self.words, self.copied)):
            lines.append(panel)
        if view.search.typed(follow_up.key):
            lines.append(
                content(view.said("Your own text. `message.fresh` goes back to the draft."), "$text-muted")
            )
        if is_whole:
            lines.append(choices_line(self.draft, view.said))
        return Content("\n").join(lines)

    def _missing(self, *, are_all: bool) -> Iterator[Content]:
        missing = self.draft.missing
        if not missing:
            return
        if are_all:
            yield from (assemble(("□ ", "$due"), blank.sentence) for blank in missing)
            yield content(self.view.said("`message.supply` fills in what is missing."), "$text-muted")
            return
        several = f"{len(missing)} missing: " if len(missing) > 1 else ""
        yield assemble((f"□ {several}", "$due"), missing[0].sentence)

    @property
    def _reason_style(self) -> str:
        return "$due" if self.follow_up.status is Status.UPCOMING else "$text-muted"


class MessageHead(Words):
    """The head of a message, as much of it as the width has room for, or all of it."""

    def __init__(self) -> None:
        super().__init__(id="about")
        self._head: Head | None = None

    def show(self, head: Head) -> None:
        """Shows another head."""
        self._head = head
        self.on_resize()

    def unfold(self) -> None:
        """Shows the whole head, or again a short one."""
        self.toggle_class("-whole")
        self.on_resize()

    def on_resize(self) -> None:
        """The app's width is known before the first layout, and it is this one's."""
        if self._head:
            size, is_whole = self.app.size, self.has_class("-whole")
            self.update(self._head.shown(size.width - 2, is_tall=size.height >= TALL, is_whole=is_whole))


def _what(view: View, follow_up: FollowUp, cells: int) -> Content:
    """What it is, to whom and where, and at the right end by when."""
    sign, style = SIGNS.get(follow_up.status, ("✓ done", "$done"))
    when = f"{sign[:1]} {view.habit.near(follow_up.due, view.now, view.zone)}"
    if follow_up.is_own:
        when, style = "✎ own", "$accent"
    head = content(f"{follow_up.what} to {view.who(follow_up)}", "bold $strong")
    names = (view.company_name(follow_up.company), view.title(follow_up.application))
    right = content(when, style)
    room = cells - head.cell_length - right.cell_length - 2 * len(_BETWEEN)
    wheres = (", ".join(filter(None, names)), names[0])
    where = next((where for where in wheres if widest([where]) <= room), cut(names[0], room))
    left = assemble(head, _BETWEEN * bool(where), (where, "$text-muted"))
    return assemble(left, " " * max(1, cells - left.cell_length - right.cell_length), right)


def choices_line(draft: Draft, said: Callable[[str], str]) -> Content:
    """What the person can choose about a message, as it is now, each behind its key.

    ``said`` puts the key of a command in the place of its id between backticks.
    """
    held = ", ".join(CHOICES[name].words for name in draft.chosen) or "nothing more than it needs"
    cells = [("kind", "kind"), ("person", "person"), ("register", _register(draft))]
    cells += [("language", LANGUAGES[draft.language])]
    cells += [("optional", f"in it: {held}")] * bool(draft.message.optional)
    parts: list[tuple[str, str]] = []
    for command, words in cells:
        parts += ((said(f"`message.{command}`"), "bold $accent"), (f" {words}  ", ""))
    return assemble(*parts)


def _register(draft: Draft) -> str:
    """Formal or friendly, with the words that go with it."""
    return language(draft.language).registers[draft.register]


def _where(
    view: View, follow_up: FollowUp, recipient: Recipient, fine: tuple[str, str], cells: int
) -> Content:
    """The address, what time it is there, and from when on they may be asked; each whole or not at all."""
    reader = reader_of(view.search, follow_up)
    links = {"linkedin": recipient.contact.linkedin} if recipient.contact else {}
    known = {"email": reader.email, "call": reader.phone, "text": reader.phone, **links}
    address = known.get(follow_up.medium, "")
    local = view.now.astimezone(recipient.zone)
    at_work = recipient.calendar.is_business_day(local.date()) and MORNING <= local.time() < END_OF_BUSINESS
    hour = "office hours" if at_work else "outside office hours"
    there = f"{view.habit.day(local.date())[:3]} {view.habit.clock(local)}"
    medium = MEDIA[follow_up.medium]
    line = assemble(f"{medium}: {address}" if address and follow_up.medium != "email" else address or medium)
    for part in (
        content(f"{there} in {zone_text(str(recipient.zone))}, {hour}", "$text-muted"),
        content(fine[0], "$done" if fine[1] == "$done" else "$due"),
    ):
        longer = assemble(line, _BETWEEN, part)
        line = longer if longer.cell_length <= cells else line
    return line


def panel_line(
    view: View, story: Story, follow_up: FollowUp, words: str, copied: Collection[str]
) -> Content | None:
    """The others of a panel: what has become of their thank-you, and how alike the texts are."""
    panel = [
        other
        for other in (
            *view.plan.of_application(story.application.id),
            *view.plan.history(story.application.id),
        )
        if (other.rule, other.round) == (follow_up.rule, follow_up.round)
        and other.key != follow_up.key
        and other.contact
        and other.status not in (Status.CANCELLED, Status.DISMISSED)
    ]
    if follow_up.kind != "thank_you" or not panel:
        return None
    cells = [_one(view, story, other, words, copied) for other in panel]
    return assemble(labelled("others"), " · ".join(cells))


def _one(view: View, story: Story, other: FollowUp, words: str, copied: Collection[str]) -> str:
    sent = next((f for f in reversed(story.facts) if isinstance(f, Sent) and _is_of(f, other)), None)
    kept = view.search.typed(other.key)
    # The checks are loaded with the first message, not with the program.
    from afterword.writing.preflight.letter import likeness

    text = sent.text if sent else kept.body if kept else ""
    alike = f", {likeness(text, words):.0%} alike".replace("%", " %") if text else ""
    if sent:
        replied = any(
            isinstance(f, Reply) and f.from_ == other.contact and f.at >= sent.at for f in story.facts
        )
        state = "replied" if replied else "sent"
    else:
        state = "copied" if other.key in copied else "drafted" if kept else "to write"
    return f"{view.who(other)}: {state}{alike}"


def _is_of(fact: Sent, follow_up: FollowUp) -> bool:
    return (fact.kind, fact.to) == (follow_up.kind, follow_up.contact) and fact.round in (
        None,
        follow_up.round,
    )
