"""Where a file goes."""

from pathlib import Path

from afterword.interface.dialogs.field import Field, Values
from afterword.interface.dialogs.form import Form
from afterword.reading.paths import paths_like, read_path


class SaveForm(Form[Path]):
    """The path of a new file, with a name that fits."""

    def __init__(self, title: str, initial: str, hint: str) -> None:
        path = Field(
            id="path",
            label="File",
            initial=initial,
            read=read_path,
            suggestions=lambda typed: paths_like(typed["path"]),
            required="Which file? Write its path.",
            hint=hint,
        )
        super().__init__(title, [path])

    def value_of(self, values: Values) -> Path:
        """The path."""
        path: Path = values["path"]
        return path
