"""Which file is to come in, and where one goes."""

from afterword.interface.dialogs.field import Field
from afterword.interface.dialogs.form import Form
from afterword.reading.paths import paths_like, read_known_path, read_path

_WHICH = "Which file? Write its path."


class BringInForm(Form):
    """The path of a file that is there."""

    def __init__(self) -> None:
        path = Field(
            id="path",
            label="File",
            read=read_known_path,
            suggestions=lambda typed: paths_like(typed["path"]),
            required=_WHICH,
            hint="A table of applications (CSV), an invitation (.ics), or a search document. → completes.",
        )
        super().__init__("Bring in a file", [path])


class SaveForm(Form):
    """The path of a new file, with a name that fits."""

    def __init__(self, title: str, initial: str, hint: str) -> None:
        path = Field(
            id="path",
            label="File",
            initial=initial,
            read=read_path,
            suggestions=lambda typed: paths_like(typed["path"]),
            required=_WHICH,
            hint=hint,
        )
        super().__init__(title, [path])
