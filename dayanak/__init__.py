"""The vocabulary, the storage and the wiring on which ingest, nlp, search_api and web stand."""
