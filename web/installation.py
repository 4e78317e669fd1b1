"""What the pages say of the installation that they belong to."""

from dataclasses import dataclass

from fastapi import Request


@dataclass(frozen=True, slots=True)
class Installation:
    """`max_upload_mb` is the size of the largest file that is received."""

    max_upload_mb: int = 100


def installation(request: Request) -> Installation:
    """The installation of this application."""
    told: Installation = request.app.state.installation
    return told
