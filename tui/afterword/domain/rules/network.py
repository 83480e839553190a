"""Rules of networking: a reminder (H1), thanks for a talk (H2), a heads-up for references (H3), news for
whoever brought you in (H4).
"""

from collections.abc import Iterator

from afterword.domain.facts import Call, Fact, NetworkRequest, NetworkTalk, ReferencesGiven, Reply, Sent
from afterword.domain.history.story import Story
from afterword.domain.rules.ends import Ended, accepted_elsewhere, closed, earliest, first
from afterword.domain.rules.medium import by_day
from afterword.domain.rules.moments import Moments, closing, evening
from afterword.domain.rules.rule import ANY_END, Ask, rule
from afterword.domain.timing.calendar import hours_after

_REMIND_LATE_BD, _REMIND_LAPSE_BD = 2, 10
_THANKS_LATE_H, _LAPSE_BD = 48, 5
_HEADS_UP_LATE_H = 24
_ROUND_BD, _OUTCOME_BD = 1, 2
_NEWS_LATE_BD, _NEWS_LAPSE_BD = 3, 10
_ENDS = ("rejected", "withdrawn", "declined", "closed")


@rule("H1", rank=8, outlives=ANY_END, lapses_bd=("network.remind_bd", _REMIND_LAPSE_BD), of_people=True)
def reminder(story: Story) -> Iterator[Ask]:
    """H1: advice was asked for and no answer came: one reminder on business day 7 (EV-31)."""
    for asked, person in _requests(story) if story.cadence.network.max else ():
        to = story.recipient(person)
        day = to.after(asked.at, to.cadence.network.remind_bd)
        answered = first(f for f in story.facts if f.at >= asked.at and _heard_from(f, person))
        moments, way = by_day(story, to, "networking_reminder", day, _REMIND_LATE_BD, _REMIND_LAPSE_BD)
        yield Ask(
            asked.at, to, moments,
            f"You asked {to.name} for advice on {story.day(asked.at, to)}: one reminder is fine.",
            way=way,
            void=Ended.void(answered, "they answered"),
        )  # fmt: skip


@rule("H2", rank=3, outlives=ANY_END, lapses_bd=(_LAPSE_BD,), of_people=True)
def thanks_for_talk(story: Story) -> Iterator[Ask]:
    """H2: an informational talk was held: thanks the same evening (EV-02)."""
    for talk in story.of(NetworkTalk):
        to = story.recipient(talk.with_)
        lapses = closing(to, to.after(talk.at, _LAPSE_BD))
        yield Ask(
            talk.at, to, evening(story, talk.at, to, late_h=_THANKS_LATE_H, lapses=lapses),
            f"{to.name} gave you time on {story.day(talk.at, to)}: say thank you.",
        )  # fmt: skip


@rule("H3", rank=2, outlives=ANY_END, lapses_bd=(_LAPSE_BD,), of_people=True)
def heads_up(story: Story) -> Iterator[Ask]:
    """H3: references were named: tell them who may call and what would help (EV-32)."""
    whom = f" to {story.company.name}" if story.company.name else ""
    for given in story.of(ReferencesGiven):
        due = hours_after(given.at, story.cadence.references.heads_up_h)
        for to in map(story.recipient, given.references):
            lapses = closing(to, to.after(given.at, _LAPSE_BD))
            yield Ask(
                given.at, to, Moments(given.at, due, hours_after(given.at, _HEADS_UP_LATE_H), lapses),
                f"You named {to.name}{whom}: tell them who may call and what would help.",
            )  # fmt: skip


@rule(
    "H4", rank=8, outlives=ANY_END,
    lapses_bd=(_OUTCOME_BD, _NEWS_LAPSE_BD),
)  # fmt: skip
def news_for_referrer(story: Story) -> Iterator[Ask]:
    """H4: who brought you in hears how the first interview went, and how it ended (L12, SE-48)."""
    to = story.recipient(story.application.referrer)
    if to.contact is None:
        return
    ended = story.secured_at or (story.outcome.at if story.outcome and story.outcome.word in _ENDS else None)
    news = []
    if story.held and to.id not in story.held[0].interviewers:
        over = earliest(
            Ended.void(ended, "it ended"), closed(story, story.held[0].end), accepted_elsewhere(story)
        )
        news.append((story.held[0].end, _ROUND_BD, "how the interview went", over))
    if ended:
        news.append((ended, _OUTCOME_BD, "how it ended", None))
    for since, bd, what, void in news:
        day = to.after(since, bd)
        moments, way = by_day(story, to, "referrer_update", day, _NEWS_LATE_BD, _NEWS_LAPSE_BD)
        yield Ask(
            since, to, moments,
            f"{to.name} brought you in: say thank you, and tell them {what}.",
            way=way,
            void=void,
        )  # fmt: skip


def _requests(story: Story) -> Iterator[tuple[Fact, str]]:
    for fact in story.facts:
        match fact:
            case NetworkRequest(to=to):
                yield fact, to
            case Sent(kind="networking_request", to=str(to)):
                yield fact, to


def _heard_from(fact: Fact, person: str) -> bool:
    match fact:
        case Reply(from_=sender, type=kind):
            return sender == person and kind != "auto"
        case Call(to=to, result="reached"):
            return to == person
        case NetworkTalk(with_=with_):
            return with_ == person
    return False
