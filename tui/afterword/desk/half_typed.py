"""What stands in forms that were not saved, for the next start."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from afterword.domain.json_text import write_json
from afterword.files import make_folder
from afterword.store.file import replace_file


class HalfTyped:
    """The forms the person left half typed, by form and line."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "half-typed.json"

    def keep(self, forms: Mapping[str, Mapping[str, str]]) -> None:
        """Keeps what stands in forms that were not saved, by form and line, for the next start."""
        with suppress(OSError, UnicodeEncodeError):
            if forms:
                make_folder(self._path.parent)
                replace_file(self._path, write_json(forms))
            else:
                self._path.unlink(missing_ok=True)

    def kept(self) -> Mapping[str, Mapping[str, str]]:
        """What stood in forms when the program ended."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, dict[str, str]])
        except (OSError, msgspec.DecodeError):
            return {}
