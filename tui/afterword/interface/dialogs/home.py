"""Where the person lives: their clock and their holidays."""

from afterword.domain.people import Profile
from afterword.interface.dialogs.entry_fields import region_line, zone_line
from afterword.interface.dialogs.form import Form


class HomeForm(Form):
    """The person's own clock, and the holidays they keep."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(
            "Where you live",
            (
                zone_line(profile.tz, "Your own clock, like: Berlin, New York, UTC"),
                region_line(profile.region, "Whose public holidays you keep, like: US or DE-BY"),
            ),
        )
