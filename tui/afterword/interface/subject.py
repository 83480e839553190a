"""What keys act on, as each screen says it."""

from typing import TYPE_CHECKING

import msgspec

from afterword.domain.errors import NotAllowed

if TYPE_CHECKING:
    from afterword.domain.facts import Fact
    from afterword.domain.follow_up import FollowUp
    from afterword.domain.planning.listing import Bunch


class NothingToActOn(NotAllowed):
    """There is nothing here for a key; said in a sentence, as nothing went wrong."""


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What is highlighted, as far as a key can act on it; companies, people, applications by their ids."""

    application: str | None = None
    follow_up: "FollowUp | None" = None
    bunch: "Bunch | None" = None
    fact: "Fact | None" = None
    person: str | None = None
    company: str | None = None
    marked: tuple[str, ...] = ()
    """The applications that were marked, to act on all at once."""

    def the_follow_up(self) -> "FollowUp":
        """The follow-up; raises NothingToActOn where there is none."""
        if self.follow_up is None:
            raise NothingToActOn("Move to a follow-up first.")
        return self.follow_up

    def the_application(self) -> str:
        """The application; raises NothingToActOn where there is none."""
        if not self.application:
            raise NothingToActOn("Move to an application first.")
        return self.application
