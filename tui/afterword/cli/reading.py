"""Mails from the shell: what they say, and what of it is recorded."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from afterword.cli.log import application_meant
from afterword.cli.output import say, say_json
from afterword.cli.place import STANDARD, Place, bytes_of, open_desk
from afterword.domain.mail import MAIL_KINDS

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.domain.mail_meaning import Corresponded


@click.command()
@click.argument(
    "files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True)
)
@click.option("--json", "as_json", is_flag=True, help="What was understood as JSON, for scripts.")
@click.option("--record", is_flag=True, help="Record what is sure.")
@click.option("--app", default="", help="The application it is for: its id or its company's name.")
@click.option("--as", "kind", type=click.Choice([k for k in MAIL_KINDS if k != "unsure"]), help="What it is.")
@click.option("--dry-run", is_flag=True, help="Only say what would be recorded.")
@click.pass_obj
def read(
    place: Place,
    files: tuple[Path, ...],
    *,
    as_json: bool,
    record: bool,
    app: str,
    kind: str | None,
    dry_run: bool,
) -> None:
    """Say what mails (.eml, .mbox, or copied text) mean for your applications.

    Reads standard input where no FILE is named, or -. Nothing is recorded without --record, and then only
    what is sure; --app and --as say what a mail leaves open.
    """
    from afterword.domain.mail_meaning import Meant

    desk = open_desk(place)
    meant = Meant(application_meant(desk, app) if app else "", kind)  # type: ignore[arg-type]
    search = desk.search
    found: list[Corresponded] = []
    for raw in _contents(files):
        for mail in desk.mails.mails_in(raw):
            each = desk.mails.correspond(mail, meant, search)
            found.append(each)
            if record and each.sure:
                search = each.after
    if as_json:
        say_json({"mails": [_row(desk, each) for each in found]})
    for each in found if not as_json else ():
        _say(desk, each, record=record)
    if record and not dry_run and search is not desk.search:
        sentence = desk.mails.record([each for each in found if each.sure], search)
        say(sentence, err=as_json)


def _contents(files: tuple[Path, ...]) -> Iterator[bytes]:
    for file in files or (STANDARD,):
        yield bytes_of(file)


def _say(desk: "Desk", found: "Corresponded", *, record: bool) -> None:
    from afterword.domain.mail_telling import mail_told
    from afterword.domain.telling import told as fact_told

    line = mail_told(found, desk.search, desk.habit, desk.zone)
    if found.is_known:
        say(f"Known already: {line}")
        return
    say(line)
    verb = "Records" if record and found.sure else "Would record"
    for fact in found.facts:
        say(f"  {verb}: {fact_told(found.after, fact, desk.habit)}.")
    for ask in found.asks:
        say(f"  {'Left out: ' if record else ''}{ask}")


def _row(desk: "Desk", found: "Corresponded") -> dict[str, Any]:
    from afterword.domain.corresponding import mail_id
    from afterword.domain.entries import encode_entry

    read, belongs = found.read, found.belongs
    application = belongs.application
    company = desk.search.company_of(application) if application else belongs.company
    start, end, zone = found.when or (None, None, None)
    return {
        "type": found.kind,
        "sure": found.sure,
        "company": (company.name if company else read.company) or None,
        "position": (application.title if application else read.position) or None,
        "person": {
            "name": found.writer.name,
            "email": found.writer.email or None,
            "role": found.writer.role or None,
        }
        if found.writer
        else None,
        "when": [_iso(start), _iso(end), zone] if start else None,
        "proposed": [_iso(each) for each in found.proposed],
        "deadline": _iso(found.deadline),
        "decision_date": read.decision.day.isoformat() if read.decision else None,
        "back_on": read.back_on.isoformat() if read.back_on else None,
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
