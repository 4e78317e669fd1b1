"""The session of an officer: a signed cookie that holds the institution's key, and a token against forged forms."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from fastapi import Request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.responses import Response

from dayanak.law.errors import Forbidden

COOKIE = "dayanak_oturum"
LIFETIME_S = 12 * 60 * 60


@dataclass(frozen=True, slots=True)
class Session:
    """`nonce` ties the forms to this session; `key` is None until one was given."""

    nonce: str
    key: str | None = None


def read(request: Request) -> Session:
    """The session of the request's cookie, or a new one where it has none that is ours and fresh."""
    try:
        nonce, key = _serializer(request).loads(request.cookies.get(COOKIE, ""), max_age=LIFETIME_S)
    except (BadSignature, ValueError, TypeError):
        return fresh()
    return Session(nonce, key)


def fresh(key: str | None = None) -> Session:
    """A session that no form made before belongs to."""
    return Session(secrets.token_urlsafe(16), key)


def write(request: Request, response: Response, session: Session) -> None:
    """Puts the session into the response's cookie: HttpOnly, SameSite=Lax, Secure under https."""
    response.set_cookie(
        COOKIE,
        _serializer(request).dumps([session.nonce, session.key]),
        max_age=LIFETIME_S,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
        path="/yukle",
    )


def csrf_token(request: Request, session: Session) -> str:
    """The token that every form of this session carries."""
    secret: bytes = request.app.state.secret
    return hmac.new(secret, b"csrf:" + session.nonce.encode(), hashlib.sha256).hexdigest()


def check_csrf(request: Request, session: Session, token: str) -> None:
    """Raises `Forbidden` where a form was not made for this session."""
    if not hmac.compare_digest(csrf_token(request, session).encode(), token.encode()):
        raise Forbidden(
            "Bu form bu oturumda açılmamış ya da oturumun süresi dolmuş; hiçbir şey kaydedilmedi.",
            code="csrf",
        )


def _serializer(request: Request) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(request.app.state.secret, salt="dayanak.web.session")
