"""The one tree of errors, drawn by what the one who catches it can do.

DayanakError
├── Rejected       the input is at fault: tell its sender why, in Turkish, and keep everything as it was
│   ├── NotYet     asked for rightly, but not built yet
│   ├── TooLarge   beyond a limit of size, pages or length
│   ├── Unreadable a file whose pages could not be read
│   └── WrongVerb  the address is there, but cannot be asked in this way
├── Forbidden      the caller may not do this
├── Unauthenticated the caller did not say (or not rightly) who is asking
├── NotFound       there is no such thing
├── Conflict       it clashes with what is already there
├── Unavailable    again later: a part of the system is down or busy
└── Misconfigured  tell the operator

No HTTP status lives here; `dayanak.http.problems` maps the tree.
"""


class DayanakError(Exception):
    """Root of the tree. `message` is Turkish and fit for people; `code` is stable and fit for programs. Where the
    message is for the operator and names what is inside the house, `told` is said outside."""

    code = "error"
    told: str | None = None

    def __init__(self, message: str, *, code: str | None = None, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.field = field


class Rejected(DayanakError):
    code = "rejected"


class NotYet(Rejected):
    code = "not-yet"


class TooLarge(Rejected):
    code = "too-large"


class Unreadable(Rejected):
    code = "unreadable"


class WrongVerb(Rejected):
    code = "wrong-verb"


class Forbidden(DayanakError):
    code = "forbidden"


class Unauthenticated(DayanakError):
    code = "unauthenticated"


class NotFound(DayanakError):
    code = "not-found"


class Conflict(DayanakError):
    code = "conflict"


class Unavailable(DayanakError):
    code = "unavailable"


class Misconfigured(DayanakError):
    code = "misconfigured"
