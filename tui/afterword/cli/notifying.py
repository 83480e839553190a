"""What is due, said by the desktop itself."""

import os
from collections.abc import Sequence

from afterword.cli.output import fail
from afterword.system import here

SHOWN = 4
"""As many lines as a desktop shows of one notification."""

_SECONDS = 5.0


def notify(title: str, lines: Sequence[str]) -> None:
    """Has the desktop show one notification; a sentence and exit code 1 where it cannot."""
    # Imported on use: most calls of 'due' print.
    import asyncio
    import logging

    try:
        # An extra: it brings what each system's desktop speaks.
        from desktop_notifier import DesktopNotifier
    except ImportError:
        fail("Notifications need one more library: pip install 'afterword[notify]'.")
    here().reach_desktop(os.environ)
    from afterword.interface.cleaning import clean

    shown = [clean(line) for line in lines[:SHOWN]]
    if len(lines) > SHOWN:
        shown[-1:] = [f"and {len(lines) - SHOWN + 1} more"]

    # What fails there is written to its log, and told only by the silence of this.
    taken: list[bool] = []
    logging.getLogger("desktop_notifier").addHandler(logging.NullHandler())
    logging.getLogger("desktop_notifier").propagate = False

    async def send() -> None:
        notifier = DesktopNotifier(app_name="Afterword")
        message = "\n".join(shown)
        await notifier.send(title=title, message=message, on_dispatched=lambda: taken.append(True))

    try:
        asyncio.run(asyncio.wait_for(send(), _SECONDS))
    except Exception:
        # Each desktop fails in its own way.
        taken.clear()
    if not taken:
        fail("No desktop took the notification; 'afterword due' without --notify prints what is due.")
