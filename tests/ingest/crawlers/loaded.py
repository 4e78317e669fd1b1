"""Everything that a run loads, loaded once, in the process that all runs are forked from; no reactor among it."""

import importlib
import sys

import dayanak.app.cli

LOADED = (
    "alembic.command",
    "ingest.crawlers.resmi_gazete",
    "ingest.crawlers.run",
    "scrapy.core.engine",
    "scrapy.core.scheduler",
    "scrapy.crawler",
    "scrapy.downloadermiddlewares.httpcompression",
    "scrapy.extensions.closespider",
    "sqlalchemy.dialects.sqlite",
    "tests.ingest.crawlers.crawling",
)
for name in LOADED:
    importlib.import_module(name)
dayanak.app.cli.parser()
assert "twisted.internet.reactor" not in sys.modules
