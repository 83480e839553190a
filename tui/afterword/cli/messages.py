"""The message for a follow-up."""

import click

from afterword.cli.output import say, say_json
from afterword.cli.place import Place, open_desk
from afterword.domain.errors import NotAllowed
from afterword.settings import locations


@click.command()
@click.argument("key")
@click.option("--json", "as_json", is_flag=True, help="JSON, for scripts, with what the checks found.")
@click.option("--copy", "to_clipboard", is_flag=True, help="Put it on the clipboard.")
@click.pass_obj
def draft(place: Place, key: str, as_json: bool, to_clipboard: bool) -> None:
    """Write the message for the follow-up KEY (see: due --json)."""
    desk = open_desk(place)
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
    if to_clipboard:
        from afterword.clipboard.copying import copy, with_choice
        from afterword.writing.blanks import blanks_in

        if blanks := blanks_in(message.words):
            raise NotAllowed(f"{blanks[0]} is still to be filled in. Nothing was copied.")
        environment = with_choice(desk.preferences.settings.clipboard)
        copied = copy(message.words, locations.last_message(), environment=environment)
        say(copied.sentence, err=True)
