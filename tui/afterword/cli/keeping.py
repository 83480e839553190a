"""What is kept and how one gets it back: backups, other copies, a damaged file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.output import fail, say, say_json
from afterword.cli.place import Place, open_desk
from afterword.cli.repairing import put_right, remedies_of, repaired_desk_on
from afterword.domain.errors import AfterwordError, DamagedFile

if TYPE_CHECKING:
    from afterword.desk.desk import Desk

_MOST_LINES = 50
"""So many entries that do not count are named; a clock set back by years makes thousands."""


@click.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="JSON, for scripts.")
@click.pass_obj
def backups(place: Place, name: str | None, as_json: bool) -> None:
    """List earlier states of the file, or say what going back to NAME would mean."""

    desk = open_desk(place)
    if name is not None:
        say(desk.backups.preview(desk.backups.backup(name)).words.capitalize() + ".")
        return
    rows = []
    for backup in desk.backups.all:
        try:
            preview = desk.backups.preview(backup)
        except AfterwordError:
            continue
        rows.append({
            "name": backup.name, "at": backup.at.isoformat(timespec="seconds"), "before": backup.why,
            "applications": len(preview.search.applications),
            "facts": sum(1 for _ in preview.search.all_facts()),
            "differs": {"back": preview.back, "changed": preview.changed, "gone": preview.gone},
        })  # fmt: skip
        if not as_json:
            before = "" if backup.why == "save" else f" (before: {backup.why})"
            say(f"{backup.name[:15]}  {desk.habit.moment(backup.at, desk.zone):<17}  {preview.words}{before}")
    if as_json:
        say_json(rows)
    elif not rows:
        say("There are no backups yet; they are made by themselves with each change.")


@click.command()
@click.argument("name", required=False, default="")
@click.pass_obj
def restore(place: Place, name: str) -> None:
    """Go back to the backup NAME (see: backups), or to the newest one. Undo goes forward again."""
    try:
        desk = open_desk(place)
    except DamagedFile:
        remedy = next(
            (each for each in remedies_of(place) if each.backup and each.backup.name.startswith(name)), None
        )
        if remedy is None:
            fail("There is no such backup; 'afterword doctor' lists what there is.")
        put_right(place, remedy)
        return
    say(desk.backups.restore(desk.backups.backup(name)))


@click.command()
@click.option("--redo", is_flag=True, help="Do again what was taken back last.")
@click.pass_obj
def undo(place: Place, redo: bool) -> None:
    """Take the last change back, whoever made it: a command, the dashboard, today or last week."""
    saving = open_desk(place).saving
    say(saving.redo() if redo else saving.undo())


@click.command()
@click.option("--keep", metavar="ID", help="Settle a conflict: keep the value that stands.")
@click.option("--take", metavar="ID", help="Settle a conflict: take the other value.")
@click.option("--merge", "copy", metavar="NAME", help="Take in the copy of that name beside the file.")
@click.pass_obj
def doctor(place: Place, keep: str | None, take: str | None, copy: str | None) -> None:
    """Look after the file: what is in it, copies to merge, conflicts to settle, damage to repair.

    It also says which ways to the clipboard there are here.
    """
    desk = repaired_desk_on(place)
    if keep or take:
        say(desk.backups.settle(keep or take or "", with_other=take is not None))
        return
    if copy:
        say(desk.backups.merge_copy(Path(copy).name))
        return
    _tell_of_the_file(place, desk)
    for sentence in desk.backups.merge_copies():
        say(sentence)
    for other in desk.backups.copies():
        say(other.told(f"'afterword doctor --merge \"{other.path.name}\"' takes it in."))
    for words in desk.saving.waiting:
        say(f"Not saved yet: {words}.")
    for conflict, sides in desk.backups.conflicts:
        say(f"{conflict.id}: {sides.sentence}")
    if desk.backups.conflicts:
        say("'afterword doctor --keep ID' keeps what stands, '--take ID' takes the other value.")
    newest = next(iter(desk.backups.all), None)
    say(f"Backups: {len(desk.backups.all)}" + (f", the newest {newest.name[:15]}." if newest else "."))
    from afterword.cli.surroundings import surroundings
    from afterword.clipboard.trying import clipboard_report
    from afterword.interface.keymap import own_keys
    from afterword.settings.locations import last_message

    written = desk.preferences.written
    for sentence in clipboard_report(last_message(place.state), route=written.settings.clipboard):
        say(sentence)
    for sentence in (
        *surroundings(place, desk),
        *own_keys(written).troubles,
        *desk.messages.catalogue.complaints,
    ):
        say(sentence)


def _tell_of_the_file(place: Place, desk: "Desk") -> None:
    """Whether the file is in order, what in it does not count, and whether it can be written."""
    from afterword.desk.backups import counted
    from afterword.desk.left_aside import left_aside, newer_fields
    from afterword.domain.telling import told

    aside = left_aside(desk.saving)
    order = "can be used, though not all of it" if aside.troubles else "is in order"
    say(f"{place.file} {order}: {counted(desk.search)}.")
    if hindrance := desk.saving.hindrance:
        say(hindrance.sentence)
    lines = [f"Not understood here, and kept as it is: {trouble}." for trouble in aside.troubles]
    lines += (f"Of a newer Afterword, and kept as it is: {place}." for place in newer_fields(desk.search))
    for fact in aside.ahead:
        application = desk.search.applications.get(fact.app or "")
        where = f"{desk.company_name(application.company)} · {application.title}: " if application else ""
        when = desk.habit.moment(max(fact.at, fact.recorded_at or fact.at), desk.zone)
        lines.append(
            f"Ahead of the clock, was it wrong? {when}: {where}{told(desk.search, fact, desk.habit)}."
        )
    for line in lines[:_MOST_LINES]:
        say(line)
    if more := len(lines[_MOST_LINES:]):
        say(f"And {more} more of these.")


@click.command()
@click.argument("base", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("ours", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("theirs", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def merge(base: Path, ours: Path, theirs: Path) -> None:
    """Merge the data files OURS and THEIRS, which both came from BASE, into OURS; also for git."""
    from afterword.domain.phrases import count_text
    from afterword.store.copies import merge_files

    try:
        conflicts = merge_files(base, ours, theirs)
    except OSError as error:
        fail(f"{ours} could not be written: {error.strerror}.")
    if conflicts:
        say(
            f"{count_text(conflicts, 'value').capitalize()} to decide on; 'afterword doctor' lists both.",
            err=True,
        )
