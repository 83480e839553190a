"""What to do about the highlighted finding of a message: replace, take out, leave, never ask again."""

from typing import TYPE_CHECKING

from afterword.interface.subject import NothingToActOn, Subject

if TYPE_CHECKING:
    from afterword.interface.screens.message import MessageScreen
    from afterword.writing.preflight.finding import Finding


async def mend(at: "MessageScreen", _: Subject) -> None:
    """Writes what the finding says in the place of the words it is about."""
    finding = _highlighted(at)
    if not finding.instead or finding.start is None or finding.end is None:
        raise NothingToActOn("Only you know what belongs there. `list.open` goes to the place.")
    text = at.words[1]
    at.put_words(text[: finding.start] + finding.instead + text[finding.end :])
    at.say(f"Now it says \u201c{finding.instead.strip()}\u201d.")


async def cut(at: "MessageScreen", _: Subject) -> None:
    """Takes the sentence out in which the words stand; of a word that is there twice, one."""
    finding = _highlighted(at)
    text = at.words[1]
    start, end = _sentence(at, text, finding)
    if start == end:
        raise NothingToActOn("It is about the whole message. `message.edit` lets you write.")
    left, right = text[:start].rstrip(" "), text[end:]
    at.put_words(
        f"{left}{'' if left.endswith(chr(10)) or right.startswith(chr(10)) else ' '}{right.lstrip(' ')}"
    )
    at.say("Taken out. `message.fresh` brings the whole draft back.")


async def leave(at: "MessageScreen", _: Subject) -> None:
    """Leaves it as it is, until the message is opened anew."""
    finding = _highlighted(at)
    if finding.level == "block":
        raise NothingToActOn("This one needs a change, or a reason when you copy it.")
    at.findings.leave(finding)


async def never(at: "MessageScreen", _: Subject) -> None:
    """Never remarks it again; a word goes into the person's own dictionary."""
    finding = _highlighted(at)
    if finding.level == "block":
        raise NothingToActOn("This one needs a change, or a reason when you copy it.")
    at.say(at.desk.messages.never_again(finding))


def _sentence(at: "MessageScreen", text: str, finding: "Finding") -> tuple[int, int]:
    """The sentence a finding is about; nothing where it is about the whole, or the greeting."""
    follow_up, place = at.follow_up, finding.start
    if follow_up is None or place is None:
        return (0, 0)
    spans = at.desk.messages.occasion(follow_up.key).letter(text).sentence_spans
    return next((span for span in spans if span[0] <= place < span[1]), (0, 0))


def _highlighted(at: "MessageScreen") -> "Finding":
    if (found := at.findings.finding) is None:
        raise NothingToActOn("Nothing is to mend here.")
    return found
