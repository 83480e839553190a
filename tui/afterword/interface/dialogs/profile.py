"""Who the person is, asked with the first draft; and where they live."""

import msgspec

from afterword.domain.people import Profile
from afterword.interface.dialogs.entry_fields import email_line, phone_line, region_line, zone_line
from afterword.interface.dialogs.field import Field, Values, kept
from afterword.interface.dialogs.form import Form
from afterword.reading.own_links import read_links, typed_links


class ProfileForm(Form[Values]):
    """Name, phone, e-mail and links, as they stand under every message; links are not asked for at first."""

    def __init__(self, profile: Profile) -> None:
        shown = typed_links(profile.links)
        super().__init__(
            "Who signs your messages?",
            (
                Field(
                    id="name", label="Your name", initial=profile.name, hint="As you sign, like: Rosa Lind"
                ),
                phone_line(profile.phone, "Where they reach you; with the country code if you apply abroad."),
                email_line(profile.email, "The address you write from."),
                Field(
                    id="links",
                    label="Links",
                    initial=shown,
                    read=kept(profile.links, shown, read_links),
                    shown=lambda typed: bool(profile.name),
                    hint="They stand under your e-mails, like: linkedin.com/in/rosa, Blog rosa.example",
                ),
            ),
        )

    def value_of(self, values: Values) -> Values:
        """The answers, by what they are about."""
        return values


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
