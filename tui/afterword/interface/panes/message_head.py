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
from afterword.interface.text import assemble, content
from afterword.interface.view import View
from afterword.writing.draft import Draft
from afterword.writing.optional import CHOICES
from afterword.writing.sending import reader_of


class Head(NamedTuple):
    """What stands above a message with ``words``; ``copied`` are the keys of what was copied."""

    view: View
    follow_up: FollowUp
    draft: Draft
    words: str
    copied: Collection[str]

    def shown(self, *, is_whole: bool) -> Content:
        """All of it, or for a low screen a line each for what it is, why or what is missing, and where to."""
        view, follow_up = self.view, self.follow_up
        story = view.plan.stories.get(follow_up.application or "")
        lines = [_what(view, follow_up)]
        if story and (panel := panel_line(view, story, follow_up, self.words, self.copied)):
            lines.append(panel)
        lines += self._why() if is_whole else [self._why_in_short()]
        if story:
            recipient = story.recipient(follow_up.contact)
            lines.append(_where(view, follow_up, recipient))
            lines += [meter_line(meter(story, recipient, view.now), view.habit)] * is_whole
        return Content("\n").join(lines)

    def _why(self) -> Iterator[Content]:
        if self._own_text:
            yield content(self._own_text, "$text-muted")
        yield content(self.follow_up.reason, self._reason_style)
        for blank in self.draft.missing:
            yield assemble(("□ ", "$due"), blank.sentence)
        if self.draft.missing:
            yield content(self.view.said("`message.supply` fills in what is missing."), "$text-muted")

    def _why_in_short(self) -> Content:
        if missing := self.draft.missing:
            several = f"{len(missing)} missing: " if len(missing) > 1 else ""
            return assemble((f"□ {several}", "$due"), missing[0].sentence)
        return content(f"{self._own_text} {self.follow_up.reason}".strip(), self._reason_style)

    @property
    def _own_text(self) -> str:
        if not self.view.search.typed(self.follow_up.key):
            return ""
        return self.view.said("Your own text. `message.fresh` goes back to the draft.")

    @property
    def _reason_style(self) -> str:
        return "$due" if self.follow_up.status is Status.UPCOMING else "$text-muted"


def _what(view: View, follow_up: FollowUp) -> Content:
    """What it is, to whom, and by when."""
    sign, style = SIGNS.get(follow_up.status, ("✓ done", "$done"))
    due = f"by {view.habit.moment(follow_up.due, view.zone)}"
    if follow_up.is_own:
        sign, style, due = "✎ own", "$accent", view.title(follow_up.application)
    about = (view.company_name(follow_up.company), due)
    return assemble(
        (f"{sign}  ", style),
        (f"{follow_up.what} to {view.who(follow_up)}", "bold"),
        (f"  {' · '.join(filter(None, about))}", "$text-muted"),
    )


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


def _where(view: View, follow_up: FollowUp, recipient: Recipient) -> Content:
    """Medium, address, and what time it is there."""
    reader = reader_of(view.search, follow_up)
    links = {"linkedin": recipient.contact.linkedin} if recipient.contact else {}
    known = {"email": reader.email, "call": reader.phone, "text": reader.phone, **links}
    address = known.get(follow_up.medium, "")
    local = view.now.astimezone(recipient.zone)
    at_work = recipient.calendar.is_business_day(local.date()) and MORNING <= local.time() < END_OF_BUSINESS
    hour = "office hours" if at_work else "outside office hours"
    there = f"{view.habit.day(local.date())[:3]} {view.habit.clock(local)}"
    clock = f"{there} in {zone_text(str(recipient.zone))}, {hour}"
    return assemble(
        labelled(MEDIA[follow_up.medium]),
        f"{address}  " if address else "",
        (clock, "$text-muted"),
    )


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
