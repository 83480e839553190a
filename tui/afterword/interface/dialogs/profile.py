"""Who the person is: asked once, with the first draft."""

from afterword.domain.people import Profile
from afterword.interface.dialogs.entry_fields import email_line, phone_line
from afterword.interface.dialogs.field import Field
from afterword.interface.dialogs.form import Form


class ProfileForm(Form):
    """Name, phone and e-mail, as they stand under every message."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(
            "Who signs your messages?",
            (
                Field(
                    id="name", label="Your name", initial=profile.name, hint="As you sign, like: Rosa Lind"
                ),
                phone_line(profile.phone, "Where they reach you; with the country code if you apply abroad."),
                email_line(profile.email, "The address you write from."),
            ),
        )
