"""The Resmî Gazete, day by day: the list of the issue in its new form, else in its old one, its mükerrers one after
the other, the acts of each, and their annexes. Notices (ilân) are no legislation and are left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scrapy import Request

from dayanak.storage.record.crawl_values import Answer, CrawlPage, Listed, PageKind, PageStatus
from ingest.crawlers.gazette_list import (
    MOST_REPEATS,
    IssueList,
    fihrist_address,
    read_annexes,
    read_list,
    table_address,
)
from ingest.crawlers.source import Reply, SourceSpider
from ingest.crawlers.whole import is_whole

_ISSUE, _ACT, _ANNEX = 0, 10, 20
_PAGE = "liste.htm"


@dataclass(frozen=True, slots=True)
class Quest:
    """An issue that is looked for: of which day, the how-manieth mükerrer, in which form; `announced` are those that
    pages of the day lead to, `second` says that it was not found in the other form."""

    day: str
    repeat: int = 0
    table: bool = False
    announced: frozenset[int] = frozenset()
    second: bool = False

    @property
    def expected(self) -> bool:
        """Whether the issue should be there."""
        return self.repeat == 0 or self.repeat in self.announced


class ResmiGazete(SourceSpider):
    """The spider of the source `resmi-gazete`."""

    name = "resmi-gazete"
    official = "https://www.resmigazete.gov.tr"
    aliases = frozenset({"resmigazete.gov.tr"})

    def begin(self) -> Iterable[Request]:
        yield self._look_for(Quest(self.errand.run.first_day))

    def _look_for(self, quest: Quest) -> Request:
        url = self._address(quest)
        known = self.crawls.page(self.name, url)
        request = self.ask(url, self.on_issue, known, turn=_ISSUE, quest=quest)
        return request.replace(dont_filter=True)

    def _address(self, quest: Quest) -> str:
        form = table_address if quest.table else fihrist_address
        return form(self.errand.site, quest.day, quest.repeat)

    def on_issue(self, reply: Reply, page: CrawlPage | None, quest: Quest) -> Iterator[Request]:
        """The page of an issue: its acts, or the same issue in its other form; then what comes after it."""
        found: IssueList | Answer | None = None
        if reply.status != 304:
            found = self._issue_in(reply, quest)
            if isinstance(found, Answer) and not quest.second and (quest.expected or quest.table):
                yield self._look_for(replace(quest, table=not quest.table, second=True))
                return
        if isinstance(found, Answer):
            self._not_found(quest, found)
            yield from self._after(quest, found=False)
            return
        if found is None:
            assert page is not None
            self.crawls.saw(page.id, Answer(PageStatus.TAKEN))
            self.errand.count("unchanged")
        else:
            self._write_down(found, reply, quest)
        yield from self._acts(quest)
        announced = quest.announced | {p.listing.repeat for p in self._issues_of(quest.day) if p.listing.repeat}
        announced |= frozenset(found.announced if found else ())
        yield from self._after(replace(quest, announced=announced), found=True)

    def _issue_in(self, reply: Reply, quest: Quest) -> IssueList | Answer:
        """The list of the very issue that was asked for; else what was there instead."""
        if reply.status != 200:
            return self.verdict(reply)
        if not is_whole(reply.body, _PAGE):
            return Answer(PageStatus.FAILED, error="sayfa yarım geldi")
        found = read_list(reply.body, reply.url, self.errand.site, quest.day)
        if found.none_today and not quest.repeat:
            return found
        if (found.day, found.repeat) != (quest.day, quest.repeat):
            return Answer(PageStatus.GONE, error=f"istenen sayı değil: {found.title or 'başlıksız bir sayfa'}")
        return found if found.entries else Answer(PageStatus.FAILED, error="sayının listesi boş")

    def _write_down(self, found: IssueList, reply: Reply, quest: Quest) -> None:
        issue = Listed(
            reply.url, PageKind.ISSUE, quest.day, quest.repeat, found.number, title=found.title or found.none_today
        )
        acts = [
            Listed(
                entry.url,
                PageKind.ACT,
                quest.day,
                quest.repeat,
                found.number,
                place,
                entry.section,
                entry.heading,
                entry.title or None,
            )
            for place, entry in enumerate(found.entries, 1)
        ]
        page = self.crawls.list_all(self.name, [issue, *acts])[0]
        status = PageStatus.NO_ISSUE if found.none_today else PageStatus.TAKEN
        self.crawls.saw(page.id, Answer(status, reply.etag, reply.last_modified))
        self.errand.count("issues" if found.entries else "no_issue")
        self.errand.counts["listed"] += len(acts)

    def _not_found(self, quest: Quest, answer: Answer) -> None:
        """An issue that should be there is written down as missing; a mükerrer that nobody announced is not."""
        if quest.expected:
            url = fihrist_address(self.errand.site, quest.day, quest.repeat)
            listed = Listed(url, PageKind.ISSUE, quest.day, quest.repeat)
            page = self.crawls.page(self.name, url) or self.crawls.list_all(self.name, [listed])[0]
            self.note(page, replace(answer, status=PageStatus.FAILED))
        elif answer.status is PageStatus.FAILED:
            self.errand.count("failed")

    def _after(self, quest: Quest, *, found: bool) -> Iterator[Request]:
        """The next mükerrer of the day, whether announced or not; after the last one the next day."""
        later = [repeat for repeat in quest.announced if repeat > quest.repeat]
        repeat = quest.repeat + 1 if found or not quest.repeat else min(later, default=MOST_REPEATS + 1)
        if repeat <= MOST_REPEATS:
            table = quest.table and found
            yield self._look_for(Quest(quest.day, repeat, table, quest.announced))
            return
        day = (date.fromisoformat(quest.day) + timedelta(days=1)).isoformat()
        self.errand.count("days")
        if day <= self.errand.run.last_day and not self.errand.ended:
            yield self._look_for(Quest(day))

    def _issues_of(self, day: str) -> list[CrawlPage]:
        return self.crawls.issues(self.name, day, day)

    def _acts(self, quest: Quest) -> Iterator[Request]:
        for page in self.crawls.listed(self.name, quest.day, quest.repeat):
            if page.listing.kind is PageKind.ACT:
                yield from self._visit(page, _ACT)

    def _visit(self, page: CrawlPage, turn: int) -> Iterator[Request]:
        if self.is_fresh(page):
            self.errand.count("fresh")
            yield from self._annexes(page)
        else:
            yield self.ask(page.listing.url, self.on_file, page, turn=turn)

    def on_file(self, reply: Reply, page: CrawlPage) -> Iterator[Request]:
        """The file of an act or an annex."""
        if not self.take(page, reply) or page.listing.kind is not PageKind.ACT:
            return
        act = page.listing
        for place, url in enumerate(read_annexes(reply.body, reply.url, self.errand.site), 1):
            known = self.crawls.page(self.name, url)
            if known is None or known.listing.kind is PageKind.ANNEX:
                title = f"{act.title} – Ek {place}" if act.title else None
                annex = replace(act, url=url, kind=PageKind.ANNEX, place=act.place, title=title, parent=page.id)
                self.crawls.list_all(self.name, [annex])
        yield from self._annexes(page)

    def _annexes(self, page: CrawlPage) -> Iterator[Request]:
        for annex in self.crawls.annexes(page.id):
            if not self.is_fresh(annex):
                yield self.ask(annex.listing.url, self.on_file, annex, turn=_ANNEX)
