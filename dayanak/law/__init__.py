"""The vocabulary of texts: documents, provisions, citations, effects, Turkish letters, the errors. No I/O."""
