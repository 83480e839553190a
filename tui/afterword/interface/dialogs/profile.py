"""Who the person is: asked once, with the first draft."""

from afterword.domain.people import Profile
from afterword.interface.dialogs.entry_fields import email_line, phone_line
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
