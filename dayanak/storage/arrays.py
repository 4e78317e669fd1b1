"""Folders of arrays and of words, written once. Arrays are mapped into memory, so that processes share them."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Arrays:
    """What a draft has written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def array(self, name: str) -> NDArray[Any]:
        """An array, mapped from its file."""
        found: NDArray[Any] = np.load(self.path / f"{name}.npy", mmap_mode="r", allow_pickle=False)
        return found

    def lines(self, name: str) -> list[str]:
        """Words, one a line."""
        return (self.path / f"{name}.txt").read_text(encoding="utf-8").splitlines()


class Draft:
    """Arrays while they are written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def array(self, name: str, values: NDArray[Any]) -> None:
        """Keeps an array."""
        with (self.path / f"{name}.npy").open("wb") as file:
            np.save(file, values, allow_pickle=False)
            file.flush()
            os.fsync(file.fileno())

    def lines(self, name: str, words: Iterable[str]) -> None:
        """Keeps words, one a line."""
        with (self.path / f"{name}.txt").open("w", encoding="utf-8") as file:
            file.writelines(f"{word}\n" for word in words)
            file.flush()
            os.fsync(file.fileno())
