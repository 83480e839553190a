"""The message for a follow-up, shown or copied."""

import click

from afterword.cli.meaning import follow_up_meant
from afterword.cli.output import say, say_json
from afterword.cli.place import Place, open_desk
from afterword.domain.errors import NotAllowed, NotFound
from afterword.settings import locations


@click.command()
@click.argument("key")
@click.option("--json", "as_json", is_flag=True, help="JSON, for scripts, with what the checks found.")
@click.pass_obj
def draft(place: Place, key: str, as_json: bool) -> None:
    """Write the message for the follow-up KEY (see: due --json), or for the one open at a company."""
    desk = open_desk(place)
    key = follow_up_meant(desk, key, is_message=True).key
    message = desk.messages.draft(key)
    if as_json:
        from afterword.writing.preflight import check

        findings = check(message.words, desk.messages.occasion(key))
        say_json({**message.row(), "findings": [finding.row() for finding in findings]})
    else:
        say("\n\n".join(part for part in (message.subject, message.body, message.voicemail) if part))
        for blank in message.missing:
            say(f"Missing: {blank.sentence}", err=True)
    for complaint in desk.messages.catalogue.complaints:
        say(complaint, err=True)


@click.command()
@click.argument("key")
@click.option("--anyway", is_flag=True, help="Although the checks speak against it.")
@click.option("--json", "as_json", is_flag=True, help="JSON, for scripts: the text and where it is now.")
@click.pass_obj
def copy(place: Place, key: str, anyway: bool, as_json: bool) -> None:
    """Put the message for the follow-up KEY on the clipboard, as you left it or as it is drafted.

    KEY is that of 'due --json', or a company's name while one message is open there. 'log sent KEY' then says
    that you sent it.
    """
    from afterword.clipboard.copying import copy as copy_text
    from afterword.clipboard.copying import with_choice
    from afterword.writing.blanks import blanks_in

    desk = open_desk(place)
    follow_up = follow_up_meant(desk, key, is_message=True)
    _, words = desk.messages.as_left(follow_up)
    if not words:
        raise NotFound(f"No text is written for the {follow_up.what}.")
    if blanks := blanks_in(words):
        raise NotAllowed(f"{blanks[0]} is still to be filled in. Nothing was copied.")
    if not anyway and (against := desk.messages.speaks_against(follow_up, words)):
        raise NotAllowed(f"{against[0].message} Nothing was copied; --anyway takes it as it is.")
    environment = with_choice(desk.preferences.settings.clipboard)
    copied = copy_text(words, locations.last_message(), environment=environment)
    if as_json:
        say_json(copied.row())
    else:
        say(copied.sentence)
