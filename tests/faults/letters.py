"""What is handed in: invented directives, their later versions, the same again, and files that cannot be read."""

import codecs
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.app.town import directive

BIRDS = ("TURNA", "LEYLEK", "KARGA", "SERÇE", "BAYKUŞ", "KARTAL", "MARTI", "BÜLBÜL", "ATMACA", "SAKSAĞAN")
BOM = codecs.BOM_UTF8
DEEDS = ("halkalanır", "sayılır", "beslenir", "korunur", "kayda geçirilir")
BROKEN = (
    ("sahte.pdf", "Bu bir PDF değil, {0}."),
    ("bozuk.docx", "PK\x03\x04 yarım kalmış arşiv {0}"),
    ("veri.json", '{{"sıra": {0}}}'),
    ("bos.txt", " \n\t \x00 \n{0:{0}}"),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A file with what must become of it: `title` is None where it must be rejected."""

    name: str
    content: bytes
    title: str | None = None


@dataclass
class Pen:
    """Writes letters without end; the same seed gives the same ones."""

    seed: int
    mark: str = ""
    written: list[Letter] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._number = 0

    def __iter__(self) -> Iterator[Letter]:
        while True:
            yield self.write()

    def write(self) -> Letter:
        """The next letter: two in three are new, the others are later versions, repetitions, or broken."""
        self._number += 1
        kinds = (self._new, self._later, self._same, self._resaved, self._broken)
        kind = self._chance.choices(kinds, (60, 14, 8, 6, 12))[0]
        letter = kind() if self.written or kind == self._broken else self._new()
        if letter.title:
            self.written.append(letter)
        return letter

    def _new(self) -> Letter:
        return self._directive(f"{self.mark}{self._number}. {self._chance.choice(BIRDS)}")

    def _later(self) -> Letter:
        subject = self._chance.choice(self.written).title
        assert subject
        return self._directive(subject)

    def _same(self) -> Letter:
        return self._chance.choice(self.written)

    def _resaved(self) -> Letter:
        """The same text in other bytes."""
        old = self._chance.choice(self.written)
        text = old.content.removeprefix(BOM).replace(b"\r\n", b"\n")
        forms = (BOM + text, text.replace(b"\n", b"\r\n"), BOM + text.replace(b"\n", b"\r\n"))
        return Letter(f"kopya-{self._number}.txt", self._chance.choice(forms), old.title)

    def _broken(self) -> Letter:
        name, pattern = self._chance.choice(BROKEN)
        blank = name == "bos.txt"
        content = " \n\x00" * (1 + self._number) if blank else pattern.format(self._number)
        return Letter(f"{self._number}-{name}", content.encode())

    def _directive(self, subject: str) -> Letter:
        deeds = [f"Her kuş {self._number} gün içinde {self._chance.choice(DEEDS)}." for _ in range(3)]
        return Letter(f"{self._number}.txt", directive(subject, *deeds).encode(), subject)
