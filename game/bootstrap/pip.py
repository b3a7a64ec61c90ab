"""Running pip: progress while it goes, one line when it fails."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from game.bootstrap.faults import SetupError, say

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|Max retries"
    r"|Temporary failure in name resolution|Network is unreachable|Connection(Reset)?Error",
)


def run_pip(command: Sequence[str]) -> None:
    """Run pip and tell how far it is. Raises SetupError with the reason in one line."""
    # PIP_USER=1 in somebody's settings can't work inside a virtual environment.
    env = {**os.environ, "PIP_USER": "0", "PYTHONUTF8": "1"}
    output: list[str] = []
    pip = subprocess.Popen(
        command,
        env=env,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    with pip:
        for line in pip.stdout or ():
            output.append(line.rstrip())
            if told := progress(line):
                say(f"  {told}")
    if pip.returncode:
        raise SetupError(pip_fault(output))


def progress(line: str) -> str | None:
    """What a line of pip's output is worth telling a person, if anything.

    >>> progress("  Downloading pygame_ce-2.5.8-cp311-cp311-win_amd64.whl (10.3 MB)")
    'fetching pygame_ce 2.5.8 (10.3 MB)'
    >>> progress("Installing collected packages: msgspec, idna")
    'installing 2 packages'
    >>> progress("  Downloading idna-3.20-py3-none-any.whl.metadata (8.1 kB)")
    """
    if file := re.match(r"\s*Downloading (?:\S*/)?([^-\s]+)-([^-\s]+)-\S+\.whl( \(.*\))?$", line):
        return f"fetching {file[1]} {file[2]}{file[3] or ''}"
    if names := re.match(r"Installing collected packages: (.*)", line):
        count = names[1].count(",") + 1
        return f"installing {count} package{'s' if count > 1 else ''}"
    return None


def pip_fault(output: Sequence[str]) -> str:
    """What went wrong, from what pip printed.

    >>> pip_fault(["OSError: [Errno 28] No space left on device"])
    'The disk is full. Nothing was changed; make room and run the same command again.'
    """
    text = "\n".join(output)
    again = "Nothing was changed; {} and run the same command again."
    if NO_NETWORK.search(text):
        return "The packages can't be fetched: no network? " + again.format("connect")
    if "No space left" in text:
        return "The disk is full. " + again.format("make room")
    errors = [line for line in output if line.startswith("ERROR:")] or list(output[-1:])
    version = ".".join(str(n) for n in sys.version_info[:2])
    return f"pip could not install the packages on Python {version}: {' '.join(errors[:2])}"
