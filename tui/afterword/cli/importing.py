"""Bringing in: search documents, and tables of applications."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.calendars import import_invitations
from afterword.cli.meaning import application_meant
from afterword.cli.output import fail, say, say_json
from afterword.cli.place import STANDARD, Place, bytes_of, day_meant, open_desk
from afterword.exchange.kinds import FILE_KINDS, kind_of
from afterword.files import opened_plain

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.domain.capturing.table_import import Choices, Intake, Order

_ENOUGH_TO_TELL = 40_000
"""Bytes by which a file shows what it is."""


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, allow_dash=True)
)
@click.option(
    "--as", "kind", type=click.Choice(FILE_KINDS), help="What the files are; else they are looked at."
)
@click.option("--dry-run", is_flag=True, help="Only say what would come in.")
@click.option(
    "--map", "maps", multiple=True, metavar="FIELD=COLUMN",
    help="Which column of a table holds what: --map company=Firma; '--map notes=' for none.",
)  # fmt: skip
@click.option("--dates", type=click.Choice(["day-first", "month-first"]), help="How a table means 3/4/2026.")
@click.option(
    "--answer", "answers", multiple=True, metavar="ID=ANSWER",
    help="Answers a question about a table: 'status:drafted=saved', 'column:Role name=title'.",
)  # fmt: skip
@click.option("--skip-unknown", is_flag=True, help="Takes what of a table is understood without an answer.")
@click.option("--keep-mine", is_flag=True, help="Leaves as it is here what was changed in a table since.")
@click.option("--forget-answers", is_flag=True, help="Forgets what was answered about tables before.")
@click.option("--json", "as_json", is_flag=True, help="With --dry-run: a table's preview as JSON.")
@click.option("--on", metavar="DAY", help="The day that counts where a row of a table gives none.")
@click.option(
    "--same/--apart", "all_same", default=None,
    help="Whether rows that resemble an application are the same one, or other ones.",
)  # fmt: skip
@click.option("--sent", is_flag=True, help="Of mails: your own too, as the follow-ups they are.")
@click.option("--company", default="", help="From which company an invitation is.")
@click.option("--position", default="", help="For which position an invitation is.")
@click.option("--zone", default="", help="The time zone of an invitation that names none that is known.")
@click.pass_obj
def import_(
    place: Place,
    files: tuple[Path, ...],
    kind: str | None,
    *,
    dry_run: bool,
    maps: tuple[str, ...],
    dates: str | None,
    answers: tuple[str, ...],
    skip_unknown: bool,
    keep_mine: bool,
    forget_answers: bool,
    as_json: bool,
    on: str | None,
    all_same: bool | None,
    sent: bool,
    company: str,
    position: str,
    zone: str,
) -> None:
    """Bring in search documents, a table of applications (CSV, Markdown), invitations (.ics), or mails.

    All or nothing, and nothing you have is lost. A table may come from LinkedIn, Simplify, Teal, Huntr,
    JobSync and others, or be a sheet of your own. An invitation becomes an interview of the application
    it is for; brought in again after it was moved or called off, it does the same here. FILE may be - for
    standard input.
    """
    if kind == "mail" or (kind is None and all(map(_is_mail, files))):
        _import_mails(open_desk(place), files, company, position, sent=sent, dry_run=dry_run)
        return
    contents = [bytes_of(file) for file in files]
    pairs = zip(files, contents, strict=True)
    kinds = {kind or kind_of(content, file.suffix) for file, content in pairs}
    if len(kinds) > 1:
        fail("These are files of several kinds; import those of one kind at a time.")
    desk = open_desk(place)
    if "calendar" in kinds:
        import_invitations(desk, contents, company, position, zone, dry_run=dry_run)
        return
    if "document" in kinds:
        if dry_run:
            fail("--dry-run is for tables of applications and invitations.")
        _import_documents(desk, contents)
        return
    if len(contents) > 1:
        fail("Import one table at a time.")
    from afterword.domain.capturing.table_import import Choices

    if forget_answers:
        desk.files.forget_answers()
    order: Order = "day first" if dates == "day-first" else "month first" if dates else ""
    columns, said = _answers(answers)
    choices = Choices(
        columns={**_columns(maps), **columns},
        order=order,
        on=day_meant(desk, "--on", on),
        all_same=all_same,
        answers=said,
        skip_unknown=skip_unknown,
        keeps_mine=keep_mine,
    )
    if as_json:
        if not dry_run:
            fail("--json is for --dry-run.")
        say_json(_preview(desk.files.read_sheet(contents[0], choices)))
        return
    _import_sheet(desk, contents[0], choices, dry_run=dry_run)


def _is_mail(file: Path) -> bool:
    """Whether a file is a mail or a mailbox, of any length."""
    if file == STANDARD:
        return False
    try:
        with opened_plain(file) as stream:
            return kind_of(stream.read(_ENOUGH_TO_TELL), file.suffix) == "mail"
    except OSError:
        return False


def _import_mails(
    desk: "Desk", files: Sequence[Path], company: str, position: str, *, sent: bool, dry_run: bool
) -> None:
    """Records what mails plainly say; the same as ``read --record``."""
    from afterword.cli.reading import tell_mails
    from afterword.domain.mails.meaning import Meant

    words = " · ".join(filter(None, (company, position)))
    meant = Meant(application_meant(desk, words)) if words else Meant()
    tell_mails(desk, files, meant, record=True, sent=sent, dry_run=dry_run)
    if dry_run:
        say("Nothing was changed; without --dry-run it is.")


def _import_documents(desk: "Desk", contents: Sequence[bytes]) -> None:
    sentence, warnings = desk.files.import_document(*contents)
    for warning in warnings:
        say(warning, err=True)
    say(sentence)


def _import_sheet(desk: "Desk", content: bytes, choices: "Choices", *, dry_run: bool) -> None:
    intake = desk.files.read_sheet(content, choices)
    for notice in intake.notices:
        say(notice, err=True)
    if dry_run:
        _show(intake)
        _ask(intake)
        say(f"It would be: {intake.tally}. Nothing was changed.")
        return
    if intake.questions:
        _ask(intake)
        sys.exit(1)
    for proposal in intake.proposals:
        if proposal.what in ("skipped", "doubtful"):
            say(f"Line {proposal.line} left out: {_row_text(proposal.company, proposal.title, proposal.why)}")
    if intake.count("doubtful"):
        say("--same takes those that resemble one for that one, --apart takes them in beside it.")
    if all(proposal.what == "skipped" for proposal in intake.proposals):
        fail("There was nothing in it to take over: no row of it that can be read names an application.")
    say(desk.files.take_in(intake))


def _ask(intake: "Intake") -> None:
    """Names the open questions on standard error, each with what is to be typed."""
    for question in intake.questions:
        say(f"{question.id!r}  {question.text} {', '.join(question.choices)}", err=True)
    if intake.questions:
        say(
            f"Answer with --answer '{intake.questions[0].id}=…', once for each, or take only what is "
            "understood with --skip-unknown.",
            err=True,
        )


def _preview(intake: "Intake") -> dict[str, object]:
    """A table's preview for scripts."""
    return {
        "kind": "table",
        "format": intake.form,
        "sheet": intake.sheet or None,
        "rows": [
            {
                "line": row.line,
                "sheet": row.sheet or None,
                "company": row.company,
                "title": row.title,
                "status": row.status,
                "applied": row.applied or None,
                "interviews": list(row.interviews),
                "outcome": row.outcome or None,
                "left_out": row.why if row.what in ("skipped", "doubtful") else None,
                "same_as": row.why if row.what in ("updated", "unchanged", "doubtful") else None,
                "taken": list(row.taken),
                "kept_as_note": list(row.kept_as_note),
            }
            for row in intake.proposals
        ],
        "questions": [
            {
                "id": question.id,
                "about": question.about,
                "text": question.text,
                "rows": list(question.rows),
                "choices": list(question.choices),
                "guess": question.guess or None,
            }
            for question in intake.questions
        ],
        "passed_over": intake.passed_over,
    }


def _show(intake: "Intake") -> None:
    from afterword.domain.capturing.table_import import COLUMNS

    say(intake.heading)
    for field, names in intake.columns.items():
        say(f"  {COLUMNS.get(field, field):<20} {names}")
    if intake.left_out:
        say(f"  {'left out':<20} {'; '.join(intake.left_out)}")
    for proposal in intake.proposals:
        row = _row_text(proposal.company, proposal.title, proposal.why or proposal.said)
        say(f"{proposal.line:>5}  {proposal.what:<9}  {row}")


def _row_text(company: str, title: str, why: str) -> str:
    named = " · ".join(filter(None, (company, title))) or "(no name)"
    return f"{named}: {why}" if why else named


def _answers(answers: Sequence[str]) -> tuple[dict[str, str], dict[str, str]]:
    """What was said of columns, by their headers, and the other answers by their ids."""
    from afterword.domain.capturing.table_import import FIELDS, PAIRS, STATUS_ANSWERS, STEPS, answer_id

    fixed = {
        "status": STATUS_ANSWERS,
        "column": (*FIELDS, *STEPS, *PAIRS, "nothing"),
        "date_order": ("day_first", "month_first"),
        "same": ("same", "apart"),
    }
    columns: dict[str, str] = {}
    said: dict[str, str] = {}
    for each in answers:
        asked, parted, answer = each.rpartition("=")
        about = asked.partition(":")[0].strip().casefold()
        allowed = fixed.get(about, ())
        if not parted or (about not in fixed and about not in ("day_column", "sheet")):
            raise click.BadParameter(f"{each!r} is not like status:drafted=saved.", param_hint="--answer")
        if allowed and answer.strip() not in allowed:
            raise click.BadParameter(
                f"{answer.strip()!r} is no answer to {asked!r}: {', '.join(allowed)}.", param_hint="--answer"
            )
        (columns if about == "column" else said)[answer_id(asked)] = answer.strip()
    return columns, said


def _columns(maps: Sequence[str]) -> dict[str, str]:
    columns = {}
    for each in maps:
        field, parted, column = each.partition("=")
        if not parted:
            raise click.BadParameter(f"{each!r} is not like company=Firma.", param_hint="--map")
        columns[field.strip()] = column.strip()
    return columns
