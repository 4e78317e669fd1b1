"""The commands of `dayanak`, a module each: `add` declares its words, `run` does it and gives the exit code."""
