"""The same answers as pages. What the application needs of this package stands here."""

from web.installation import Installation
from web.pages import routes
from web.problems import problem_page
from web.rendering import api_docs, mount_static
from web.security import SecurityHeaders

__all__ = ["Installation", "SecurityHeaders", "api_docs", "mount_static", "problem_page", "routes"]
