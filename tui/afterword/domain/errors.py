"""One family of errors. Each is a sentence the person can act on."""


class AfterwordError(Exception):
    """Something could not be done; ``str(error)`` is one sentence that says what to do."""


class InvalidEntry(AfterwordError):
    """An entry of a search document or of the data file is not as it should be.

    ``place`` is where it stands, as in ``$.facts[3].at``; ``what`` says what is wrong there.
    """

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}")
        self.place = place
        self.what = what


class NotFound(AfterwordError):
    """An id or a key names nothing that exists."""


class NotAllowed(AfterwordError):
    """The facts do not permit this step."""


class UnreadableFile(AfterwordError):
    """The data file is not one this program can read; it is left as it is.

    ``why`` is what stands in the way, ``remedy`` what the person can do.
    """

    def __init__(
        self, path: object, why: str, remedy: str = "put back a good copy, or name another file with --file"
    ) -> None:
        super().__init__(f"{path} cannot be read ({why}) and was left as it is: {remedy}.")
        self.path = path
        self.why = why


class DamagedFile(UnreadableFile):
    """The data file was ours and is spoilt, or gone while backups of it are left; it can be repaired."""

    def __init__(self, path: object, why: str) -> None:
        super().__init__(path, why, "'afterword doctor' shows what can be saved of it")


class NotSaved(AfterwordError):
    """A change did not reach the disk; the file holds what it held before."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This could not be saved: {why.rstrip('.')}. Nothing was changed.")
        self.why = why


class NotSavedYet(NotSaved):
    """A change did not reach the disk, and is kept until it does."""

    def __str__(self) -> str:
        return f"This could not be saved yet: {self.why.rstrip('.')}. It is kept, and saved once that works."


class NotATable(AfterwordError):
    """A file holds no table that can be read; ``why`` says what is the matter and what to do."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This file could not be read as a table. {why.rstrip('.')}.")


class NotACalendar(AfterwordError):
    """A file holds no invitation that can be read; the sentence says what to do."""
