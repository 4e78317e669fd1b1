"""Issues of an invented gazette, in both forms of the real one: no text of them is law anywhere."""

from dataclasses import dataclass, replace
from datetime import date
from html import escape

from tests.ingest.crawlers.replica import Answer, Page

HOST = "https://www.resmigazete.gov.tr"
MONTHS = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()  # noqa: SIM905
HTML = {"Content-Type": "text/html"}
ROBOTS = "User-agent: *\nDisallow: /eskiler/2026/03/20260302-9.htm\n"


@dataclass(frozen=True)
class Issue:
    """An issue and its acts by the ends of their names: `1.htm` is `/eskiler/2026/03/20260302-1.htm`."""

    day: str
    number: int
    acts: dict[str, str]
    repeat: int = 0
    announces: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        told = date.fromisoformat(self.day)
        turn = f"{self.repeat}. Mükerrer" if self.repeat > 1 else "Mükerrer"
        which = f" - {turn}" if self.repeat else ""
        return f"{told.day:02} {MONTHS[told.month - 1]} {told.year} Tarihli ve {self.number} Sayılı Resmî Gazete{which}"

    @property
    def stem(self) -> str:
        year, month, day = self.day.split("-")
        return f"/eskiler/{year}/{month}/{year}{month}{day}" + (f"M{self.repeat}" if self.repeat else "")

    def path(self, end: str) -> str:
        return f"{self.stem}-{end}"

    @property
    def fihrist_path(self) -> str:
        return f"/fihrist?tarih={self.day}" + (f"&mukerrer={self.repeat}" if self.repeat else "")

    @property
    def table_path(self) -> str:
        return f"{self.stem}.htm"

    def other(self, repeat: int) -> "Issue":
        return replace(self, repeat=repeat)

    def fihrist(self, place: str = 'class="preview-title d-table-cell"') -> Page:
        """The list in its new form."""
        rows = "".join(_row(f"{HOST}{self.path(end)}", f"–– {escape(title)}") for end, title in self.acts.items())
        more = "".join(_row(self.other(n).fihrist_path, f"{n} mükerrer sayılı") for n in self.announces)
        notice = _row(f"{HOST}/ilanlar/eskiilanlar/2026/03/20260302-2.htm", "a - Yargı İlânları")
        page = (
            f"<!DOCTYPE html><html lang='tr'><head><meta charset='UTF-8'></head><body><div {place}>{self.title}<br/>"
            f"<a href='{HOST}{self.stem}.pdf'>PDF Görüntüle</a></div><a href='fihrist?tarih=2026-03-09'>Sonraki</a>"
            f"<div id='html-content'><div class='card-title html-title'> YÜRÜTME VE İDARE BÖLÜMÜ </div>"
            f"<div class='html-subtitle'> YÖNETMELİKLER </div>{rows}<div class='html-title'> İLÂN BÖLÜMÜ </div>{notice}"
            f"<hr>{more}</div></body></html>"
        )
        return Page(page.encode(), headers={"Content-Type": "text/html; charset=utf-8"}, marks=True)

    def table(self, charset: str = "cp1254") -> Page:
        """The list in its old form."""
        rows = "".join(
            f"<p><a href='{self.path(end).rpartition('/')[2]}'><font>––&nbsp; {escape(title)}</font></a></p>"
            for end, title in self.acts.items()
        )
        more = "".join(
            f"<a href='http://www.resmigazete.gov.tr{self.other(n).table_path}'>.</a>" for n in self.announces
        )
        page = (
            "<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1254'></head><body>"
            f"<p><b>{self.title}</b></p><p><a href='{self.stem.rpartition('/')[2]}.pdf'><img></a></p>"
            f"<p><b><u>YÜRÜTME VE İDARE BÖLÜMÜ</u></b></p><p><u>YÖNETMELİKLER</u></p>{rows}{more}</body></html>"
        )
        return Page(page.encode(charset), headers=HTML, marks=True)

    def files(self, *ends: str) -> dict[str, Answer]:
        """Its acts as files, all of them or those named."""
        return {self.path(end): file(self.acts[end], end) for end in (ends or self.acts)}

    def whole(self) -> dict[str, Answer]:
        """The issue in its new form, with all its files."""
        return {self.fihrist_path: self.fihrist(), **self.files()}


def _row(link: str, words: str) -> str:
    return f'<div class="fihrist-item mb-1"><a href="{link}" data-modal="True">{words}</a></div>'


def file(title: str, end: str = "1.htm", more: str = "", annexes: tuple[str, ...] = ()) -> Page:
    """The file of an act."""
    if end.endswith(".pdf"):
        return Page(
            f"%PDF-1.4\n{title}{more}\n%%EOF\n".encode(), headers={"Content-Type": "application/pdf"}, marks=True
        )
    links = "".join(f"<p><a href='{annex}'>Eki için tıklayınız</a></p>" for annex in annexes)
    page = (
        "<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1254'></head><body>"
        f"<p>YÖNETMELİK</p><p>Uydurma Kurumundan:</p><p>{title}</p>"
        f"<p>MADDE 1 – (1) {title} ile ağıllar sayılır.{more}</p><p>MADDE 2 – (1) Bu Yönetmelik yayımı tarihinde"
        f" yürürlüğe girer.</p><p>MADDE 3 – (1) Bu Yönetmelik hükümlerini Uydurma Kurumu Başkanı yürütür.</p>{links}"
        "</body></html>"
    )
    return Page(page.encode("cp1254"), headers=HTML, marks=True)


def none_today(day: str) -> Page:
    """The page of a day without an issue."""
    page = (
        "<html><body><div class='preview-title'><br/></div><div id='html-content'><div class='html-subtitle'>"
        f"Bugün ({day}) Resmî Gazete yayımlanmamaktadır.</div></div></body></html>"
    )
    return Page(page.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
