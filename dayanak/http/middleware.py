"""What stands around every request: the limit of its body, and HEAD answered as GET without a body."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dayanak.law.errors import DayanakError, TooLarge


class BodyLimit:
    """Refuses request bodies beyond a size, before and while they are read; `refuse` makes the answer."""

    def __init__(self, app: ASGIApp, max_bytes: int, refuse: Callable[[Request, DayanakError], Response]) -> None:
        self.app = app
        self.max_bytes = max_bytes
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        error = TooLarge(f"En fazla {self.max_bytes // 1024 // 1024} MB gönderilebilir.", field="file")
        if declared.isdigit() and int(declared) > self.max_bytes:
            await self.refuse(Request(scope), error)(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.max_bytes:
                raise error
            return message

        await self.app(scope, counted, send)


class HeadAsGet:
    """Answers HEAD with the headers that GET would have."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def bodiless(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        scope["method"] = "GET"  # in place, so that whoever stands outside learns the route
        await self.app(scope, receive, bodiless)
