"""Keeps a test away from the home of the person who runs it."""

from pathlib import Path


def private_folders(home: Path) -> dict[str, str]:
    """The variables that move a program's idea of home, settings, data and caches below ``home``."""
    home.mkdir(parents=True, exist_ok=True)
    return {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_RUNTIME_DIR": str(home / ".run"),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
    }
