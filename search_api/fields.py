"""The fields that the answers are made of, each with an example for the description of the API."""

from typing import Annotated

from pydantic import Field

DetsisNo = Annotated[str, Field(examples=["98000001"])]
UnitName = Annotated[str, Field(examples=["Karaçam Üniversitesi Rektörlüğü"])]
DocumentId = Annotated[str, Field(examples=["yonerge-2023-04-xphic2wg"])]
Title = Annotated[str, Field(examples=["Karaçam Üniversitesi Staj Yönergesi"])]
FileName = Annotated[str, Field(examples=["karacam-staj-yonergesi.pdf"])]
Kind = Annotated[str, Field(examples=["yonerge"])]
StatusWord = Annotated[str, Field(examples=["in_force"])]
CauseWord = Annotated[str, Field(examples=["no-provision"])]
Date = Annotated[str, Field(examples=["2023-01-12"])]
Reference = Annotated[str, Field(examples=["kanun:2547/madde:14"])]
EIdText = Annotated[str, Field(examples=["art_5__para_2__point_ç"])]
ProvisionPath = Annotated[str, Field(examples=["madde:5/fikra:2/bent:ç"])]
Breadcrumb = Annotated[list[str], Field(examples=[["Karaçam Üniversitesi Staj Yönergesi", "Madde 5", "(2)", "ç"]])]
Heading = Annotated[str, Field(examples=["Staj komisyonu"])]
Text = Annotated[str, Field(examples=["Komisyon, başvuruları on beş gün içinde karara bağlar."])]
Snippet = Annotated[str, Field(examples=["Komisyon, <mark>başvuruları</mark> on beş gün içinde karara bağlar."])]
Surface = Annotated[str, Field(examples=["2547 sayılı Kanunun 14 üncü maddesi"])]
Address = Annotated[str, Field(examples=["/mevzuat/yonerge-2023-04-xphic2wg/art_5__para_2__point_ç"])]
Method = Annotated[str, Field(examples=["grammar"])]
Share = Annotated[float, Field(examples=[0.95])]
Count = Annotated[int, Field(examples=[3])]
Cursor = Annotated[str, Field(examples=["bzUwczUw"])]
ServiceName = Annotated[str, Field(examples=["Zorunlu staj başvurusunun kabulü"])]
