"""Where this system keeps a person's files. Nothing is created here."""

from pathlib import Path

import platformdirs

_NAME = "afterword"


def data_file() -> Path:
    """The person's own search."""
    return platformdirs.user_data_path(_NAME, appauthor=False) / "search.json"


def state_folder() -> Path:
    """What belongs to this machine alone: locks, backups, and the last message that was copied."""
    return platformdirs.user_state_path(_NAME, appauthor=False)


def settings_file() -> Path:
    """The person's own settings of this machine; they may write it by hand."""
    return platformdirs.user_config_path(_NAME, appauthor=False) / "settings.toml"


def holidays_file() -> Path:
    """What was looked up of public holidays; to look it up again takes a moment and nothing else."""
    return platformdirs.user_cache_path(_NAME, appauthor=False) / "holidays.json"


def own_messages() -> Path:
    """The person's own messages, written in the place of those that ship."""
    return platformdirs.user_config_path(_NAME, appauthor=False) / "messages"


def last_message(state: Path | None = None) -> Path:
    """Where the text that was copied last is kept, so that it is never in a clipboard only."""
    return (state or state_folder()) / "last-message.txt"
