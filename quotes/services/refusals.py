"""Why an act was not done; each says what is wrong and what to do, in the active language."""

from django.utils.translation import gettext as _


class Refused(Exception):
    """The act can't be done as asked; the message is for the person who asked."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Stale(Refused):
    """Somebody else decided on the same paragraph in the meantime."""

    def __init__(self, message: str = "") -> None:
        super().__init__(
            message
            or _("Somebody else has changed this paragraph since you opened it. Nothing was saved.")
        )


class Published(Refused):
    """The text has left the house; correcting it now is asked about once.

    ``day`` is when it left, as it is to be read.
    """

    def __init__(self, day: str) -> None:
        super().__init__(_("This article was exported on {day}. Correct it?").format(day=day))


class Taken(Stale):
    """Somebody else has taken the paragraph over to edit it, and has not saved yet."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("{name} has taken over this paragraph. Nothing was saved yet.").format(name=name)
        )
