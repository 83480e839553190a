"""Check on repetition (PF-09): the same message again, or one that reads like another."""

from collections.abc import Iterator

from afterword.domain.facts import Sent
from afterword.writing.preflight.finding import Finding, block, warn
from afterword.writing.preflight.letter import Letter, likeness
from afterword.writing.preflight.occasion import Occasion

_ALIKE, _ALIKE_IN_A_PANEL = 0.8, 0.7


def not_again(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-09: sent already (blocks); too much like something sent to the company (warns)."""
    follow_up = occasion.follow_up
    for sent in _sent(occasion):
        to = occasion.search.contacts.get(sent.to or "")
        name, day = to.name if to else "them", occasion.habit.day(follow_up.local(sent.at).date())
        if _is_same(sent, occasion):
            yield block("PF-09", f"You sent this to {name} on {day}; once is right.")
            return
        if likeness(occasion.letter(sent.text).words, letter.words) >= _limit(
            sent.kind, sent.round, occasion
        ):
            yield warn("PF-09", f"This reads like what you sent to {name} on {day}.", letter.core)
            return
    for key, kept in occasion.search.drafts.items():
        rule, app, number, _ = (*key.split(":"), "", "", "", "")[:4]
        same_round = (app, number) == (follow_up.application, str(follow_up.round))
        if kept.body and key != follow_up.key and same_round and rule == follow_up.rule:
            other = occasion.letter(kept.body).words
            if likeness(other, letter.words) >= _ALIKE_IN_A_PANEL:
                yield warn(
                    "PF-09",
                    "This reads like your draft to another interviewer; they compare notes.",
                    letter.core,
                )
                return


def _sent(occasion: Occasion) -> list[Sent]:
    """What was sent to the company in any application, newest first; of networking, to the person."""
    company, search = occasion.company.id, occasion.search
    found: list[Sent] = []
    for fact in search.sent:
        if fact.at > occasion.now:
            continue
        to, app = search.contacts.get(fact.to or ""), search.applications.get(fact.app or "")
        theirs = (to.company if to else None) or (app.company if app else None)
        if fact.to == occasion.follow_up.contact or (company and theirs == company):
            found.append(fact)
    return sorted(found, key=lambda fact: fact.order, reverse=True)


def _is_same(sent: Sent, occasion: Occasion) -> bool:
    follow_up = occasion.follow_up
    return (
        sent.kind == follow_up.kind
        and occasion.kind.is_once_a_round
        and (sent.app, sent.to) == (follow_up.application, follow_up.contact)
        and sent.round in (None, follow_up.round)
        and (occasion.held is None or sent.at >= occasion.held.end)
    )


def _limit(kind: str, number: int | None, occasion: Occasion) -> float:
    follow_up = occasion.follow_up
    panel = kind == follow_up.kind and number == follow_up.round and occasion.kind.is_once_a_round
    return _ALIKE_IN_A_PANEL if panel else _ALIKE
