"""Crawlers: one spider a source, all on `source.SourceSpider`; a run is `run.crawl`, in a process of its own."""

SOURCES = {"resmi-gazete": "ingest.crawlers.resmi_gazete.ResmiGazete"}
"""The sources and their spiders. Named, not imported: Scrapy is loaded by a run only."""
