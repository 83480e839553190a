"""The terminal, given back at once when the program ends."""

from textual.drivers.linux_driver import LinuxDriver


class PromptDriver(LinuxDriver):
    """Textual's own driver, which on leaving waits for a thread that looks up ten times a second."""

    leaves = False
    """Whether the program is about to end, and nobody needs to read what is typed any more."""

    def disable_input(self) -> None:
        """Stops reading keys; waits for the reading thread only where the program goes on afterwards."""
        if not self.leaves:
            super().disable_input()
            return
        self._key_thread = None
        super().disable_input()
        self.exit_event.set()
