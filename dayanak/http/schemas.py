"""The two models that uploads, searches and pages share."""

from pydantic import BaseModel, Field


class UploadReceipt(BaseModel):
    """State of a received file: received, reading, published, duplicate, rejected, unreadable, failed."""

    receipt: str = Field(examples=["r-4h7mPq2Yk0vXbN3s"])
    state: str = Field(examples=["received"])
    document: str | None = Field(None, examples=["lisans-yonetmeligi-3f9a2c"])
    reason: str | None = None
    url: str = Field(examples=["/api/uploads/r-4h7mPq2Yk0vXbN3s"])
    name: str | None = Field(None, examples=["yonerge.pdf"])


class Problem(BaseModel):
    """RFC 9457 problem details; `title` and `detail` are Turkish."""

    type: str = Field("about:blank", examples=["urn:dayanak:problem:not-found"])
    title: str = Field(examples=["Bulunamadı"])
    status: int = Field(examples=[404])
    detail: str | None = Field(None, examples=["Bu numarayla bir belge yok."])
    code: str = Field(examples=["not-found"])
    field: str | None = None
    instance: str | None = None
    request: str | None = Field(None, description="İsteğin kimliği; sorarken söyleyin", examples=["3f9a2c81d04be657"])
