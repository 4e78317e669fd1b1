"""The words of asking and the port to an engine. No I/O."""
