"""Days as the law counts them: one begins at midnight in Turkey, wherever the server stands."""

from datetime import datetime, timedelta, timezone

TURKEY = timezone(timedelta(hours=3))  # all year, since 2016


def day(seconds: float) -> str:
    """The date of a time in Turkey, as ISO 8601."""
    return datetime.fromtimestamp(seconds, TURKEY).date().isoformat()
