"""The report: everything found out, as one document and as lines for a person."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from game.ai import nearby
from game.config import Finder, MindChoice, Settings, choose_mind, load_settings, project_root
from game.config.keys import PLACEHOLDER, resolve_api_key
from game.doctor import machine
from game.doctor.mind import Health, health
from game.doctor.sandbox import Protection, protection
from game.output import answer, tell
from game.version import version


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What doctor found. Holds no key, only whether there is one and where it stands."""

    version: str
    python: str
    packages: dict[str, str | None]
    extras: dict[str, str | None]
    screen: machine.Screen
    saves: machine.Saves
    mind: str
    why: str
    key_from: str | None
    health: Health
    sandbox: Protection
    advice: list[str]


def run_doctor(config: Path | None, overrides: Sequence[str], *, as_json: bool) -> int:
    """Print the report. Raises ConfigError where the settings are at fault."""
    settings = load_settings(config, overrides)
    report = examine(settings, os.environ, config or project_root() / "config.yaml")
    if as_json:
        answer(msgspec.to_builtins(report))
    else:
        for line in lines(report):
            tell(line)
    return 0


def examine(settings: Settings, environ: Any, config: Path, find: Finder = nearby.find) -> Report:
    """Find everything out; takes a few seconds where a server is asked."""
    choice = choose_mind(settings, None, environ, find)
    return Report(
        version=version(),
        python=machine.python(),
        packages={name: machine.version_of(name) for name in machine.PACKAGES},
        extras={name: machine.version_of(package) for name, package in machine.EXTRAS.items()},
        screen=machine.screen(),
        saves=machine.saves(settings.saves_dir),
        mind=choice.kind,
        why=choice.why,
        key_from=_key_from(settings, environ),
        health=health(choice, settings),
        sandbox=protection(),
        advice=list(_advice(settings, environ, config, choice)),
    )


def lines(report: Report) -> Iterator[str]:
    """The report for a person."""
    yield f"Agent World   {report.version}"
    yield f"Python        {report.python}"
    yield f"packages      {_versions(report.packages)}"
    yield f"extras        {_versions(report.extras)}"
    yield f"screen        {_screen(report.screen)}"
    saves = report.saves
    state = "writable" if saves.writable else "CAN'T BE WRITTEN"
    yield f"saves         {saves.folder}: {state}, {saves.worlds} worlds, {saves.free_gb} GB free"
    yield f"mind          {report.mind} ({report.why})"
    yield f"key           {'from ' + report.key_from if report.key_from else 'none'}"
    yield f"health        {'good' if report.health.good else 'NOT GOOD'}: {report.health.text}"
    if report.health.cost:
        yield f"cost          {_cost(report.health.cost)}"
    held = "confined" if report.sandbox.confined else "NOT CONFINED: docs/guides/abilities.md"
    yield f"abilities     {held}"
    for layer, how in report.sandbox.layers.items():
        yield f"              {layer}: {how}"
    for advice in report.advice:
        yield f"advice        {advice}"


def _versions(found: dict[str, str | None]) -> str:
    return ", ".join(f"{name} {version or '-'}" for name, version in found.items())


def _screen(screen: machine.Screen) -> str:
    if screen.driver in machine.BLIND:
        return f"none ({screen.driver}): no window can be seen, --headless runs"
    if screen.driver is None or screen.size is None:
        return f"none ({screen.trouble}): --headless runs"
    return f"{screen.driver}, {screen.size[0]}×{screen.size[1]}"


def _cost(cost: dict[str, float | bool | None]) -> str:
    names = {"usage": "in all", "usage_daily": "today", "limit_remaining": "left"}
    parts = [f"${cost[k]:.4f} {v}" for k, v in names.items() if cost.get(k) is not None]
    return ", ".join([*parts, *(["free tier"] if cost.get("is_free_tier") else [])])


def _key_from(settings: Settings, environ: Any) -> str | None:
    if resolve_api_key(settings, environ) is None:
        return None
    return "OPENROUTER_API_KEY" if environ.get("OPENROUTER_API_KEY", "").strip() else "llm.api_key"


def _advice(settings: Settings, environ: Any, config: Path, choice: MindChoice) -> Iterator[str]:
    secret = settings.llm.api_key
    in_file = secret is not None and secret.reveal() not in ("", PLACEHOLDER)
    if in_file and os.name == "posix" and config.is_file():
        mode = config.stat().st_mode
        if mode & (stat.S_IRGRP | stat.S_IROTH):
            yield f"others on this machine can read the key in {config.name}: chmod 600 it"
    if choice.kind == "builtin" and settings.llm.provider != "builtin":
        yield "for minds by a model, set OPENROUTER_API_KEY (see README.md)"
        if settings.llm.provider != "auto":
            yield "or start a server such as Ollama, and set llm.provider: auto"
    if choice.is_model and settings.llm.deadline < 10:
        yield f"llm.deadline of {settings.llm.deadline:g} s is short for a hosted model"
    if choice.kind == "openrouter" and settings.llm.budget_usd is None:
        yield "llm.budget_usd is null: nothing bounds what a run may spend"
