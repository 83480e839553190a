"""What ships with the program and is not code: the folder ``data``."""

from functools import cache
from pathlib import Path
from typing import Any


def shipped_table(name: str) -> dict[str, Any]:
    """A shipped TOML file, read."""
    import tomllib

    return tomllib.loads((shipped() / name).read_text(encoding="utf-8"))


@cache
def shipped() -> Path:
    """The shipped data: beside the code in an installed wheel, at the top of a checkout."""
    installed = Path(__file__).parents[1] / "data"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "data"
