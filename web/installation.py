"""What the pages say of the installation that they belong to."""

from dataclasses import dataclass
from urllib.parse import quote

from fastapi import Request


@dataclass(frozen=True, slots=True)
class Installation:
    """`address` is where people reach the site, empty where that is not set; `max_upload_mb` is the size of the largest
    file that is received; `contact` a mail or web address for faults, empty where there is none."""

    address: str = ""
    max_upload_mb: int = 100
    contact: str = ""

    def report(self, what: str, address: str) -> str:
        """Where a fault of what stands at this address is reported; a mail tells both."""
        if not self.contact or self.contact.startswith(("http://", "https://")):
            return self.contact
        subject, body = quote(f"Hata bildirimi: {what}", safe=""), quote(f"Adres: {address}\n\nHata: ", safe="")
        return f"mailto:{quote(self.contact, safe='@')}?subject={subject}&body={body}"


def installation(request: Request) -> Installation:
    """The installation of this application."""
    told: Installation = request.app.state.installation
    return told
