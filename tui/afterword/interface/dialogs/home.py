"""Where the person lives: their clock and their holidays."""

import msgspec

from afterword.domain.people import Profile
from afterword.interface.dialogs.entry_fields import region_line, zone_line
from afterword.interface.dialogs.field import Values
from afterword.interface.dialogs.form import Form


class HomeForm(Form[Profile]):
    """The person's own clock, and the holidays they keep."""

    def __init__(self, profile: Profile) -> None:
        self._known = profile
        super().__init__(
            "Where you live",
            (
                zone_line(profile.tz, "Your own clock, like: Berlin, New York, UTC"),
                region_line(profile.region, "Whose public holidays you keep, like: US or DE-BY"),
            ),
        )

    def value_of(self, values: Values) -> Profile:
        """The person, living there."""
        return msgspec.structs.replace(self._known, **values)
