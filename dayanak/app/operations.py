"""What whoever runs the system asks it: whether it lives, whether it can serve, and its figures."""

import hmac
import ipaddress
from dataclasses import replace
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from dayanak.app.metrics import MEDIA_TYPE, Look
from dayanak.app.readiness import Damaged, Part, Probe, Readiness, State, Unbuilt, ready
from dayanak.app.wiring import House
from dayanak.http.described import Described
from dayanak.http.parameters import only
from dayanak.http.problems import problem, refusals
from dayanak.law.errors import Forbidden, Unauthenticated, Unavailable

PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
"""Headers of a request that something on this machine passes on for somebody else."""


Purpose = Annotated[Literal["documents"] | None, Query(alias="for", examples=["documents"])]


class Live(BaseModel):
    """That the process answers at all."""

    status: str = Field(examples=["ok"])


class PartAnswer(BaseModel):
    """How a part answers: ok, damaged, unbuilt, missing, slow; without one that is not needed it goes on."""

    needed: bool = Field(examples=[True])
    state: State = Field(examples=["ok"])
    ms: float | None = Field(None, examples=[1.2])


class Ready(BaseModel):
    """ready, or degraded where something is missing that is not needed."""

    status: str = Field(examples=["ready"])
    parts: dict[str, PartAnswer] = Field(examples=[{"record": {"needed": True, "state": "ok", "ms": 0.4}}])


def readiness(house: House, *, answers: bool = True) -> Readiness:
    """The parts of the house; with `answers` for whoever searches, else for who only works, as an index that is yet to
    be made is his to make. Without the bell everything works, a second later."""
    probes = {
        "record": Probe(needed=True, ask=house.record.registry.version),
        "index": Probe(needed=True, ask=partial(_search, house) if answers else house.engine.count),
    }
    if house.bell is not None:
        probes["broker"] = Probe(needed=False, ask=house.bell.check)
    return Readiness(probes)


def _search(house: House) -> None:
    """Raises what a search would be refused with, or that it is answered from an index that is damaged."""
    outdated = house.engine.outdated()
    try:
        found = house.engine.count()
    except Unavailable as error:
        raise Unbuilt("Arama dizini eski bir sürümden ya da bozuk.") if outdated else error from error
    if not found and house.record.documents.counts().clauses:
        raise Unbuilt("Arama dizini henüz kurulmadı.")
    if outdated:
        raise Damaged("Arama dizininin dosyaları silinmiş ya da değişmiş; açık olanlardan yanıt veriliyor.")


def routes(house: House) -> APIRouter:
    """Liveness, readiness and figures of the house."""
    router = APIRouter(route_class=Described)
    parts, look = readiness(house), Look(house.record, house.engine)
    strict = [Depends(only())]

    @router.get("/api/live", tags=["işletim"], dependencies=strict)
    def live() -> Live:
        """Sürecin ayakta olduğu; hiçbir şeye bakmadan yanıtlanır."""
        return Live(status="ok")

    @router.get(
        "/api/ready",
        tags=["işletim"],
        dependencies=[Depends(only("for"))],
        response_model=Ready,
        responses=refusals(),
    )
    def ready_(request: Request, purpose: Purpose = None) -> Response:
        """Arama yapılabilir mi: kayıt, dizin ve zil ayrı ayrı; gereklilerden biri yoksa 503. `for=documents` ile:
        belgeler okunabilir mi, dizin gerekmeden."""
        seen = parts.parts()
        return _answer(for_documents(seen) if purpose else seen, request)

    @router.get("/metrics", include_in_schema=False)
    def metrics(request: Request, authorization: Annotated[str, Header()] = "") -> Response:
        """The figures, for whoever may read them."""
        host = request.client.host if request.client else ""
        passed_on = any(name in request.headers for name in PASSED_ON)
        may_read(house.settings.metrics_key, authorization, host, passed_on=passed_on)
        return Response(house.metrics.page(look), media_type=MEDIA_TYPE)

    return router


def for_documents(parts: dict[str, Part]) -> dict[str, Part]:
    """The same parts for who only reads documents: they come from the record."""
    return {name: replace(part, needed=part.needed and name != "index") for name, part in parts.items()}


def may_read(key: str, authorization: str, host: str, *, passed_on: bool) -> None:
    """Raises Unauthenticated or Forbidden where figures are not for the one who asks: with a key whoever has it, else
    this machine itself, unless somebody else's request was passed on by it."""
    if key:
        if not hmac.compare_digest(authorization.encode(), f"Bearer {key}".encode()):
            raise Unauthenticated("Ölçümler DAYANAK_METRICS_KEY anahtarıyla okunur: 'Authorization: Bearer …'.")
    elif passed_on or not _is_loopback(host):
        raise Forbidden("Ölçümler yalnız bu makineden okunur; başka yerden okumak için DAYANAK_METRICS_KEY verin.")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _answer(parts: dict[str, Part], request: Request) -> Response:
    shown = {name: PartAnswer(needed=p.needed, state=p.state, ms=p.ms) for name, p in parts.items()}
    if not ready(parts):
        missing = ", ".join(name for name, part in parts.items() if not ready({name: part}))
        refusal = Unavailable(f"Yanıt vermiyor: {missing}. Nedenini 'dayanak check' söyler.", code="not-ready")
        more = {"parts": {name: part.model_dump(mode="json") for name, part in shown.items()}}
        return problem(refusal, request.url.path, more)
    status = "ready" if all(part.state is State.OK for part in parts.values()) else "degraded"
    return JSONResponse(Ready(status=status, parts=shown).model_dump(mode="json"))
