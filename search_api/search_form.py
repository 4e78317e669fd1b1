"""The parameters of a search as they come in: read at once, since the framework takes longer for each of them than for
all together, and described for the API."""

from typing import Any

from fastapi import Request
from pydantic import BaseModel, Field, ValidationError

from dayanak.http.parameters import refuse_unknown
from dayanak.law.errors import Rejected
from search_api.query import LATER, PARAMETERS, SearchParams


class SearchForm(BaseModel):
    """The parameters of a search as they come in."""

    q: str = Field(
        "",
        description='Sorgu: sözcükler, "tam ifade", -dışla, VEYA, (), "yakın söz"~5, önek*, alan:değer, atıf; /yardim',
        examples=["yıllık izin"],
    )
    unit: tuple[str, ...] = Field((), description="Çıkaran birimin DETSİS numarası", examples=[["98000001"]])
    subtree: bool = Field(True, description="Birimin altındakiler de mi", examples=[True])
    kind: tuple[str, ...] = Field((), description="Mevzuat türü", examples=[["yonerge"]])
    year: tuple[str, ...] = Field((), description="Yıl", examples=[["2024"]])
    date_from: str | None = Field(None, alias="from", description="Bu tarihten (YYYY-AA-GG)", examples=["2020-01-01"])
    date_to: str | None = Field(None, alias="to", description="Bu tarihe kadar (YYYY-AA-GG)", examples=["2024-12-31"])
    status: tuple[str, ...] = Field(
        (), description="in_force (varsayılan), repealed, annulled, not_yet, all", examples=[["all"]]
    )
    gazette: bool | None = Field(None, description="Resmî Gazete’de yayımlanmış mı", examples=[True])
    level: tuple[str, ...] = Field(
        (), description="Çıkaranın düzeyi: central, provincial, abroad, local", examples=[["central"]]
    )
    category: tuple[str, ...] = Field((), description="Çıkaranın DETSİS kategorisi", examples=[["Üniversite"]])
    place: tuple[str, ...] = Field((), description="Çıkaranın ili ya da 'il / ilçe'", examples=[["Samsun / Atakum"]])
    group: str = Field("article", description="article, clause, document", examples=["article"])
    sort: str = Field("relevance", description="relevance, date", examples=["relevance"])
    page: int = Field(1, description="Sayfa, 1'den başlar", examples=[1])
    size: int = Field(10, description="Sayfadaki sonuç sayısı, en çok 100", examples=[10])
    cursor: str | None = Field(None, description="Önceki yanıtın 'next' değeri", examples=["bzEw"])
    explain: bool = Field(False, description="Her sonuç neden bulunduğunu söylesin", examples=[False])
    collapse: bool = Field(False, description="Aynı şeyi söyleyen maddeler tek sonuç olsun", examples=[True])
    twin: tuple[str, ...] = Field(
        (), description="Bir sonucun 'twin' değeri: onunla aynı şeyi söyleyen maddeler", examples=[["4120843"]]
    )
    facets: tuple[str, ...] = Field(
        (),
        description="Sayılacaklar: unit, kind, year, status (varsayılan), tree, gazette, level, category, place; "
        "all ya da none",
        examples=[["kind", "tree"]],
    )
    open: tuple[str, ...] = Field((), description="Kurum ağacında altı açılacak birimler", examples=[["98000001"]])


_SCHEMA = SearchForm.model_json_schema()["properties"]
_SEVERAL = frozenset(name for name, field in _SCHEMA.items() if field.get("type") == "array")
DESCRIBED: list[dict[str, Any]] = [
    {"name": name, "in": "query", "required": False, "schema": field, "description": field["description"]}
    for name, field in _SCHEMA.items()
]
"""The parameters in the description of the API."""


def params_of(request: Request) -> SearchParams:
    """The parameters of a request, checked. Raises Rejected by the name of the first that is wrong or unknown."""
    given = request.query_params
    refuse_unknown(given, PARAMETERS, LATER)
    values = {name: given.getlist(name) if name in _SEVERAL else given[name] for name in given}
    try:
        form = SearchForm.model_validate(values)
    except ValidationError as exc:
        field = str(exc.errors()[0]["loc"][0])
        raise Rejected(f"'{field}' geçersiz ya da eksik.", code="bad-parameter", field=field) from exc
    return SearchParams.of(**dict(form))
