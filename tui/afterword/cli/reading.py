"""Mails from the shell: what they say, and what of it is recorded."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from afterword.cli.meaning import application_meant
from afterword.cli.output import fail, put_out, say
from afterword.cli.place import STANDARD, Place, open_desk
from afterword.domain.mails.kinds import MAIL_KINDS

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.domain.mails.mail import Mail
    from afterword.domain.mails.meaning import Corresponded, Meant

_NEW = "new"
"""What ``--app`` calls an application that is not recorded yet."""
_LONG_AGO = datetime(1990, 1, 1, tzinfo=UTC)


@click.command()
@click.argument(
    "files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True)
)
@click.option("--json", "as_json", is_flag=True, help="What was understood as JSON, for scripts.")
@click.option("--record", is_flag=True, help="Record what is sure.")
@click.option(
    "--app", default="", help="The application it is for: its id, its company's name, or 'new' for a new one."
)
@click.option("--company", default="", help="With --app new: the company, where the mail does not name it.")
@click.option("--title", default="", help="With --app new: the position, where the mail does not name it.")
@click.option(
    "--as", "kind", type=click.Choice([kind for kind in MAIL_KINDS if kind != "unsure"]), help="What it is."
)
@click.option("--sent", is_flag=True, help="With --record: your own mails too, as the follow-ups they are.")
@click.option("--dry-run", is_flag=True, help="Only say what would be recorded.")
@click.pass_obj
def read(
    place: Place,
    files: tuple[Path, ...],
    *,
    as_json: bool,
    record: bool,
    app: str,
    company: str,
    title: str,
    kind: str | None,
    sent: bool,
    dry_run: bool,
) -> None:
    """Say what mails (.eml, .mbox, or copied text) mean for your applications.

    Reads standard input where no FILE is named, or -. Nothing is recorded without --record, and then only
    what is sure; --app and --as say what a mail leaves open. Of a mailbox only what concerns your search is
    told; the rest is counted.
    """
    from afterword.domain.mails.meaning import Meant, NewApplication

    desk = open_desk(place)
    is_new = app.casefold() == _NEW
    if (company or title) and not is_new:
        raise click.UsageError("--company and --title say of what a new application is: add --app new.")
    meant = Meant(
        application_meant(desk, app) if app and not is_new else "",
        kind,  # type: ignore[arg-type]
        new=NewApplication(company.strip(), title.strip()) if is_new else None,
    )
    if as_json:
        _tell_as_json(desk, files, meant, record=record and not dry_run)
    else:
        tell_mails(desk, files, meant, record=record, sent=sent, dry_run=dry_run)


def tell_mails(
    desk: "Desk", files: Sequence[Path], meant: "Meant", *, record: bool, sent: bool, dry_run: bool
) -> None:
    """Says what mails mean, the oldest first, and records what is sure where that is wished.

    One's own are counted, unless ``sent`` says that they are the follow-ups that waited for them.
    """
    from afterword.desk.mails import Unseen
    from afterword.domain.phrases import count_text

    unseen, passed = Unseen(), Counter[str]()
    mails = sorted(_mails(desk, files, unseen), key=lambda mail: mail.at or _LONG_AGO)
    search, taken = desk.search, []
    is_said = bool(meant.application or meant.kind or meant.new)
    for mail in mails:
        # On top of those before it: one's thanks belong to an interview that came with the same mailbox.
        found = desk.mails.correspond(mail, meant, search)
        is_taken = found.is_proposed if sent else found.sure and bool(found.facts)
        # What is looked at alone is told in any case.
        if (
            mail.is_of_many
            and not is_said
            and (found.is_about_nothing or (found.read.is_own and not is_taken))
        ):
            passed["own" if found.read.is_own else "other"] += 1
            passed["waiting"] += found.is_proposed
            continue
        _say(desk, found, record=record, is_taken=is_taken)
        if is_taken:
            search = found.after
            taken.append(found)
    if passed or unseen.number:
        others = passed["other"] + unseen.number
        say(f"Passed over: {others} about none of your applications, {passed['own']} of your own.")
    if waiting := passed["waiting"]:
        verb = "settles" if waiting == 1 else "settle"
        say(f"Of your own, {count_text(waiting, 'mail')} {verb} what waited for it; --sent records that.")
    if record and not dry_run and taken:
        say(desk.mails.record(taken, search))


def _tell_as_json(desk: "Desk", files: Sequence[Path], meant: "Meant", *, record: bool) -> None:
    """Prints every mail as it comes, so that a mailbox may have any length."""
    search, sure = desk.search, []
    between = '{"mails": ['
    for mail in _mails(desk, files, None):
        found = desk.mails.correspond(mail, meant, search)
        put_out(f"{between}\n{json.dumps(_row(desk, found), ensure_ascii=False)}", escapes=True)
        between = ","
        if record and found.sure and found.facts:
            search = found.after
            sure.append(found)
    put_out("\n]}\n" if between == "," else '{"mails": []}\n')
    if sure:
        say(desk.mails.record(sure, search), err=True)


def _mails(desk: "Desk", files: Sequence[Path], unseen: Any) -> "Iterator[Mail]":
    for file in files or (STANDARD,):
        with _opened(file) as stream:
            yield from desk.mails.mails_in(stream, unseen=unseen)


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    from afterword.files import opened_plain

    try:
        if file == STANDARD:
            yield sys.stdin.buffer
            return
        with opened_plain(file) as stream:
            yield stream
    except OSError as error:
        name = "Standard input" if file == STANDARD else file
        fail(f"{name} could not be read: {error.strerror}.")


def _say(desk: "Desk", found: "Corresponded", *, record: bool, is_taken: bool) -> None:
    from afterword.domain.mails.telling import mail_told
    from afterword.domain.telling import told as fact_told

    line = mail_told(found, desk.habit, desk.zone)
    if found.is_known:
        say(f"Known already: {line}")
        return
    say(line)
    verb = "Records" if record and is_taken else "Would record"
    for fact in found.facts:
        say(f"  {verb}: {fact_told(found.after, fact, desk.habit)}.")
    for ask in () if is_taken else found.asks:
        say(f"  {'Left out: ' if record else ''}{ask}")


def _row(desk: "Desk", found: "Corresponded") -> dict[str, Any]:
    from afterword.domain.entries import encode_entry
    from afterword.domain.mails.recording import mail_id

    read, belongs, writer = found.read, found.belongs, found.writer
    application = belongs.application
    company = found.after.company_of(application) if application else belongs.company
    start, end, zone = found.when or (None, None, None)
    person = (
        {"name": writer.name, "email": writer.email or None, "role": writer.role or None} if writer else None
    )
    return {
        "type": found.kind,
        "sure": found.sure,
        "company": (company.name if company else read.company) or None,
        "position": (application.title if application else read.position) or None,
        "person": person,
        "when": [_iso(start), _iso(end), zone] if start else None,
        "proposed": [_iso(each) for each in found.proposed],
        "deadline": _iso(found.deadline),
        "decision_date": read.decision.day.isoformat() if read.decision else None,
        "back_on": _iso(found.back_on),
        "needs_reply": read.needs_reply,
        "link": read.link or None,
        "place": read.place or None,
        "application": application.id if application else None,
        "candidates": list(belongs.candidates),
        "because": [
            {"field": each.field, "text": each.text, "start": each.start, "end": each.end}
            for each in read.because
        ],
        "likely": list(read.likely),
        "asks": list(found.asks),
        "facts": [{"id": fact.id, **encode_entry(fact, {})} for fact in found.facts],
        "message_id": mail_id(read),
        "at": _iso(read.mail.at),
        "subject": read.mail.subject or None,
        "text": read.text,
    }


def _iso(moment: date | datetime | None) -> str | None:
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="minutes")
    return moment.isoformat() if moment else None
