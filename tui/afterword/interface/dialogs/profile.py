"""Who the person is: asked once, with the first draft."""

from afterword.domain.people import Profile
from afterword.interface.dialogs.form import Field, Form


class ProfileForm(Form):
    """Name, phone and e-mail, as they stand under every message."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(
            "Who signs your messages?",
            (
                Field(
                    id="name", label="Your name", initial=profile.name, hint="As you sign, like: Rosa Lind"
                ),
                Field(
                    id="phone",
                    label="Phone",
                    initial=profile.phone,
                    hint="Where they reach you; with the country code if you apply abroad.",
                ),
                Field(id="email", label="E-mail", initial=profile.email, hint="The address you write from."),
            ),
        )
