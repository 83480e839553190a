"""What they wrote: pasted, dropped as a file, or brought in with a mailbox."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from afterword.domain.errors import NotAllowed, NotFound
from afterword.files import at_home, opened_plain
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import Subject
from afterword.system import here

# What reads mails is loaded with the first one, not with the first key.
if TYPE_CHECKING:
    from afterword.domain.mails.mail import Mail
    from afterword.domain.mails.meaning import Corresponded, Meant
    from afterword.interface.dialogs.mail import FormOf

_LONGEST_PATHS = 4_000
"""Characters; what is longer is no drop of files."""
_MOST_WAITING = 9
"""Follow-ups that one's own mail may be, of which each has a figure for its key."""
_LONG_AGO = datetime(1990, 1, 1, tzinfo=UTC)


async def box(at: DeskScreen, _: Subject) -> None:
    """Opens the box for a mail that is to be pasted, with the one that was left there last."""
    await _ask(at, at.desk.mails.left)


async def pasted(at: DeskScreen, text: str) -> None:
    """Reads what was pasted where no line is open: a mail, or the paths of files that hold some."""
    mails, passed = _read(at, text)
    await take(at, mails, passed)


async def take(at: DeskScreen, mails: "Sequence[Mail]", passed: int = 0) -> None:
    """Shows what one mail means, or several, and records what the person confirms."""
    if len(mails) == 1:
        await _ask(at, mails[0])
    elif mails:
        await _several(at, mails, passed)
    else:
        at.say("None of these mails is about one of your applications.")


async def take_file(at: DeskScreen, content: bytes) -> None:
    """Reads a file that holds a mail, or a mailbox."""
    from afterword.desk.mails import Unseen

    unseen = Unseen()
    await take(at, list(at.desk.mails.mails_in(BytesIO(content), unseen=unseen)), unseen.number)


async def _ask(at: DeskScreen, mail: "Mail | None") -> None:
    from afterword.interface.dialogs.mail import MailDialog

    if mail and await _is_settled(at, mail):
        return

    def understand(each: "Mail", meant: "Meant") -> "Corresponded":
        return at.desk.mails.correspond(each, meant)

    dialog = MailDialog(at.view, lambda text: _read(at, text)[0], understand, _forms(at), mail)
    found = await at.app.push_screen_wait(dialog)
    at.desk.mails.left = None if found else dialog.mail
    if found:
        app = found.facts[0].app or ""
        sentence = at.desk.mails.record([found], found.after)
        at.tell(" ".join(filter(None, (sentence, _what_follows(at, app)))))
        at.go_to_application(app)


def _what_follows(at: DeskScreen, application: str) -> str:
    """What is to be done next for an application, in a sentence; empty where nothing is."""
    view = at.view
    follow_up = view.next_of(application)
    if follow_up is None:
        return ""
    return f"Next: {follow_up.what} ({view.who(follow_up)}), {view.habit.moment(follow_up.due, view.zone)}."


def _forms(at: DeskScreen) -> "FormOf":
    """What gives the form of that which a mail is recorded as."""
    from afterword.interface.dialogs.mail_form import form_of

    return lambda found: form_of(at.view, found, at.desk.saving.new_id)


async def _is_settled(at: DeskScreen, mail: "Mail") -> bool:
    """Asks which of the follow-ups that wait for it a mail of one's own is, and marks that as sent."""
    from afterword.interface.dialogs.choose import Choose

    waiting, read = at.desk.mails.settled_by(mail)
    if not waiting:
        return False
    answers = [
        (str(number), follow_up.key, f"the {follow_up.what} to {at.view.who(follow_up)}")
        for number, follow_up in enumerate(waiting[:_MOST_WAITING], 1)
    ]
    answer = await at.app.push_screen_wait(Choose("You wrote this. What did you send?", answers))
    sent = next((follow_up for follow_up in waiting if follow_up.key == answer), None)
    if sent:
        at.tell(at.desk.follow_ups.mark_sent(sent, read.mail.subject, read.text, read.mail.at))
    return sent is not None


async def _several(at: DeskScreen, mails: "Sequence[Mail]", passed: int) -> None:
    from afterword.interface.dialogs.mails import SeveralMails

    every: list[tuple[Mail, Corresponded]] = []
    search = at.desk.search
    for mail in sorted(mails, key=lambda each: each.at or _LONG_AGO):
        # On top of those before it: one's thanks belong to an interview that came with the same mailbox.
        found = at.desk.mails.correspond(mail, search=search)
        if found.is_about_nothing:
            passed += 1
            continue
        every.append((mail, found))
        search = found.after if found.is_proposed else search
    dialog = SeveralMails(at.view, every, passed, at.desk.mails.correspond, _forms(at))
    rows = await at.app.push_screen_wait(dialog)
    search = at.desk.search
    recorded: list[Corresponded] = []
    for row in rows or ():
        # Each is understood anew on top of those before it: a moved appointment follows its invitation.
        found = at.desk.mails.correspond(row.mail, row.meant, search)
        if found.facts:
            search = found.after
            recorded.append(found)
    if recorded:
        at.tell(at.desk.mails.record(recorded, search))


def _read(at: DeskScreen, text: str) -> "tuple[list[Mail], int]":
    """The mails in what was pasted, and how many of a mailbox are about nothing of the search."""
    from afterword.desk.mails import Unseen

    unseen = Unseen()
    # Terminals paste the ends of lines as the key that makes one.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if paths := dropped(text):
        mails: list[Mail] = []
        for path in paths:
            try:
                with opened_plain(path) as stream:
                    mails += at.desk.mails.mails_in(stream, unseen=unseen)
            except OSError as error:
                raise NotFound(f"{path} could not be read: {error.strerror}.") from None
        return mails, unseen.number
    try:
        return list(
            at.desk.mails.mails_in(BytesIO(text.encode("utf-8", "replace")), unseen=unseen)
        ), unseen.number
    except OSError as error:
        raise NotAllowed(f"It could not be read: {error.strerror}.") from None


def dropped(text: str) -> list[Path]:
    """The files that were dropped onto the terminal, which pastes their paths; none for any other text."""
    typed = text.strip()
    if not typed or len(typed) > _LONGEST_PATHS or "\n\n" in typed:
        return []
    with suppress(ValueError, OSError):
        whole = _path(typed)
        if whole.is_file():
            return [whole]
        paths = [_path(part) for part in here().words_of(typed)]
        if paths and all(path.is_file() for path in paths):
            return paths
    return []


def _path(words: str) -> Path:
    words = words.strip("'\"")
    if words.startswith("file://"):
        words = unquote(urlsplit(words).path)
    return at_home(Path(words))
