"""`main.py bench`: measure this machine, one kind of figure at a time (game/benches)."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime

from game.benches import find
from game.benches.table import Row, Table
from game.options import BenchOptions
from game.output import answer, say, tell
from game.version import version


def run_bench(options: BenchOptions) -> int:
    """Run one bench, tell its figures as they come; the exit code. Raises ConfigError."""
    measure = find(options.what)
    show = say if options.json else tell
    machine = _machine()
    show(
        f"bench {options.what} on {machine['cpu']}, {machine['cores']} cores, "
        f"Python {machine['python']}"
    )
    table, rows = Table(), list[Row]()
    for row in measure(options):
        for line in table.add(row):
            show(line)
        rows.append(row)
    if options.json:
        answer(
            {
                "bench": options.what,
                "version": version(),
                "date": datetime.now(UTC).isoformat(timespec="seconds"),
                "machine": machine,
                "rows": rows,
            }
        )
    return 0


def _machine() -> dict[str, str | int]:
    return {
        "cpu": _processor(),
        "cores": os.cpu_count() or 1,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def _processor() -> str:
    """The processor's name, where the system tells it."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
