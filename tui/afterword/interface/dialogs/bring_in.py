"""Which file is to come in."""

from pathlib import Path

from afterword.interface.dialogs.field import Field, Values
from afterword.interface.dialogs.form import Form
from afterword.reading.paths import paths_like, read_known_path


class BringInForm(Form[Path]):
    """The path of a file that is there."""

    def __init__(self) -> None:
        path = Field(
            id="path",
            label="File",
            read=read_known_path,
            suggestions=lambda typed: paths_like(typed["path"]),
            required="Which file? Write its path.",
            hint="A table of applications (CSV), an invitation (.ics), or a search document. → completes.",
        )
        super().__init__("Bring in a file", [path])

    def value_of(self, values: Values) -> Path:
        """The path."""
        path: Path = values["path"]
        return path
