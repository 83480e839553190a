"""One key after the other: what is typed ahead goes where it was meant to go."""

import asyncio
from collections import deque
from contextlib import suppress
from dataclasses import dataclass

from textual import events
from textual.app import App, ReturnType, ScreenStackError
from textual.message import Message
from textual.message_pump import MessagePump

from afterword.interface.actions import WORKERS

PATIENCE = 5.0
"""Seconds a key is waited for; none may lock out those after it."""
PATIENCE_WITH_ACTS = 5.0
"""Seconds an act has to ask its question or to end before the keys go on without it."""

_LOOK = 0.002


@dataclass(repr=False, eq=False)
class DealtWith(Message):
    """Follows a key from widget to widget up to the app, and so comes ``home`` there after it."""

    home: asyncio.Event


async def _follow(pump: MessagePump) -> None:
    """Waits until the app has all that was posted to a widget or screen so far; not for one that closes."""
    home = asyncio.Event()
    if pump.post_message(DealtWith(home)):
        with suppress(TimeoutError):
            await asyncio.wait_for(home.wait(), PATIENCE)


class KeysInTurn(App[ReturnType]):
    """An app that gives out the next key when the last one has done what it does.

    The toolkit gives a key to whatever has the focus when it arrives, though an enter before it that
    moves the focus may still be on its way: typed fast, a word would end in the line before, and letters
    meant for a form would be taken for commands.
    """

    def __init__(self) -> None:
        super().__init__()
        self._typed_ahead: deque[events.Key | events.Paste] = deque()
        self._gives_out = False

    async def on_event(self, event: events.Event) -> None:
        """Queues keys and pasted text; everything else goes its way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed_ahead.append(event)
        self.notice_key()
        self.give_out_keys()

    def notice_key(self) -> None:
        """Somebody is there."""

    def must_wait(self, key: events.Key | events.Paste) -> bool:
        """Whether there is nothing yet that could do what a key asks for, or one behind it."""
        return False

    def give_out_keys(self) -> None:
        """Gives out what was typed, up to what must wait."""
        if not self._gives_out:
            self._gives_out = True
            self.run_worker(self._give_out(), group="keys")

    async def _give_out(self) -> None:
        try:
            # A key may end the program; those after it go nowhere.
            with suppress(ScreenStackError):
                while self._typed_ahead and not self.must_wait(self._typed_ahead[0]):
                    await self._give_out_next()
        finally:
            self._gives_out = False

    async def _give_out_next(self) -> None:
        event = self._typed_ahead.popleft()
        target = self.focused or self.screen
        await super().on_event(event)
        await _follow(target)
        if not self._exit:
            # What the key asks the app for is posted by its screen while the key is dealt with, so behind it.
            await _follow(self.screen)
        await self._until_acts_ask()

    def on_dealt_with(self, message: DealtWith) -> None:
        """The last key has done what it does, but for acts it began."""
        message.home.set()

    async def _until_acts_ask(self) -> None:
        """Waits until a question that the key leads to can be answered."""
        for _ in range(int(PATIENCE_WITH_ACTS / _LOOK)):
            if not self._is_about_to_ask():
                return
            await asyncio.sleep(_LOOK)

    def _is_about_to_ask(self) -> bool:
        screen = self.screen
        if screen.AUTO_FOCUS and screen.focused is None:
            return True
        is_acting = any(worker.group == WORKERS and not worker.is_finished for worker in self.workers)
        return is_acting and not screen.is_modal
