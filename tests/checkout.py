"""Where the checkout lies, which of its files are kept, and what is built of it."""

import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The folder that holds pyproject.toml."""


def kept_files() -> Iterator[Path]:
    """Every file of the checkout that .gitignore does not name; works without git."""
    patterns = [line.strip("/") for line in (ROOT / ".gitignore").read_text().split()]
    folders = [ROOT]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if path.name == ".git" or any(fnmatch(path.name, pattern) for pattern in patterns):
                continue
            if path.is_dir():
                folders.append(path)
            else:
                yield path


def built(source: Path, target: str, folder: Path) -> Path:
    """The ``wheel`` or the ``sdist`` of a source, made in ``folder`` without the network."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=source, capture_output=True, check=True)
    return next(path for path in folder.iterdir() if path.suffix in (".whl", ".gz"))
