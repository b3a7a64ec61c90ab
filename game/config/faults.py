"""What is wrong with settings, told all at once."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.config.secret import redact
from game.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: in which file (or "--set"), at which dotted key, what and why."""

    file: str
    key: str
    found: str
    allowed: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.key}" if self.key else self.file
        return f"{where}: found {self.found}; allowed is {self.allowed}"


class SettingsError(ConfigError):
    """Every fault of the settings, a line each."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        super().__init__("\n  ".join([f"{count} in the settings:", *map(str, self.faults)]))


def shown(value: Any) -> str:
    """A found value as one short piece of text, without what may be a key or a password.

    >>> shown("big"), shown([1, None]), shown("http://me:pass@there/v1")
    ('"big"', '[1, null]', '"http://…@there/v1"')
    """
    text = redact(json.dumps(value, default=str, ensure_ascii=False))
    text = re.sub(r"//[^/@\s]*@", "//…@", text)
    return text if len(text) <= 60 else text[:57] + "..."
