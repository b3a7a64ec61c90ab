"""Every setting: its type, its range and its default. config.yaml says what each is for.

A test holds config.yaml and these defaults equal. To add a setting, add a field here and
its commented line there. Values that reach the simulation come out as integers, because
floats in state would end the equality of replays.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from game.config.places import place
from game.config.secret import Secret

PROVIDERS = ("auto", "openrouter", "builtin", "local", "scripted")
# No user:password@ and no query: a secret in an address ends up in logs and errors.
ADDRESS = r"[^/@\s?#]+(/[^@\s?#]*)?"
SERVER = rf"^https?://{ADDRESS}$"
# The key goes to this address, so it travels encrypted unless it stays on this machine.
KEY_SERVER = (
    rf"^(https://{ADDRESS}|http://(localhost|127(\.\d+){{3}}|\[::1\])(:\d+)?(/[^@\s?#]*)?)$"
)
PROVIDER = rf"^({'|'.join(PROVIDERS)}|https?://{ADDRESS})$"


def _allowed(text: str) -> dict[str, Any]:
    """For a type whose range can't be read off it: what an error says is allowed."""
    return {"allowed": text}


Side = Annotated[int, Meta(ge=24, le=2000)]
Text = Annotated[str, Meta(min_length=1, max_length=500)]
Factor = Annotated[float, Meta(ge=0, le=100)]
Seconds = Annotated[float, Meta(ge=0.05, le=600)]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A section of config.yaml."""


class World(Section, frozen=True, kw_only=True):
    """How large the world is, and how fast it goes."""

    size: tuple[Side, Side] = (100, 100)
    tick_rate: Annotated[int, Meta(ge=1, le=100)] = 10
    day_ticks: Annotated[int, Meta(ge=100, le=1_000_000)] = 2400


class Local(Section, frozen=True, kw_only=True):
    """A model that runs on this machine."""

    model: Text | None = None
    download: bool = False


class Llm(Section, frozen=True, kw_only=True):
    """Who thinks for the people, and at what price."""

    provider: Annotated[
        str,
        Meta(pattern=PROVIDER, extra=_allowed(f"one of {', '.join(PROVIDERS)}, or http://…/v1")),
    ] = "openrouter"
    api_key: Secret | None = Secret("your-key")
    base_url: Annotated[
        str,
        Meta(pattern=KEY_SERVER, extra=_allowed("https://… (http:// only to this machine)")),
    ] = "https://openrouter.ai/api/v1"
    model: Text = "openai/gpt-4o-mini"
    fallback_models: tuple[Text, ...] = ()
    max_concurrent: Annotated[int, Meta(ge=1, le=64)] = 8
    workers: Annotated[int, Meta(ge=1, le=8)] = 8
    timeout: Seconds = 2.0
    deadline: Seconds = 30.0
    patience_ms: Annotated[int, Meta(ge=0, le=10_000)] = 50
    cache_behaviors: bool = True
    cache_size: Annotated[int, Meta(ge=1, le=100_000)] = 1000
    calls_per_minute: Annotated[int, Meta(ge=1, le=100_000)] | None = 120
    calls_per_day: Annotated[int, Meta(ge=1, le=10_000_000)] | None = None
    budget_usd: Annotated[float, Meta(ge=0, le=100_000)] | None = 1.0
    day_budget_usd: Annotated[float, Meta(ge=0, le=100_000)] | None = None
    wallet_usd: Annotated[float, Meta(ge=0, le=100_000)] | None = None
    reflective: bool = True
    prompt_tokens: Annotated[int, Meta(ge=500, le=2600)] = 2600
    lockstep: bool | None = None
    local: Local = Local()


Weight = Annotated[float, Meta(ge=0, le=10)]


class Memory(Section, frozen=True, kw_only=True):
    """What people remember, and what of it comes back to them."""

    kept: Annotated[int, Meta(ge=0, le=20_000)] = 2000
    recency: Weight = 1.0
    importance: Weight = 1.0
    relevance: Weight = 1.0
    retrieved: Annotated[int, Meta(ge=1, le=100)] = 12
    reflect_at: Annotated[int, Meta(ge=20, le=100_000)] = 300


class Angel(Section, frozen=True, kw_only=True):
    """How wishes become abilities."""

    pause_world: bool = True
    attempts: Annotated[int, Meta(ge=1, le=10)] = 3


class Game(Section, frozen=True, kw_only=True):
    """The rules that a player may bend."""

    starting_agents: Annotated[int, Meta(ge=0, le=20_000)] = 20
    min_agents: Annotated[int, Meta(ge=0, le=20_000)] = 18
    item_spawn_rate: Factor = 1.0
    combat_damage_multiplier: Factor = 1.0
    autosave_seconds: Annotated[int, Meta(ge=5, le=86_400)] = 60

    @property
    def item_spawn_hundredths(self) -> int:
        """item_spawn_rate for the simulation: 100 is the usual rate."""
        return round(self.item_spawn_rate * 100)

    @property
    def combat_damage_hundredths(self) -> int:
        """combat_damage_multiplier for the simulation: 100 is the usual damage."""
        return round(self.combat_damage_multiplier * 100)


class Danger(Section, frozen=True, kw_only=True):
    """What a world has to fear, and to hunt."""

    enabled: bool = True
    animals: Annotated[float, Meta(ge=0, le=10)] = 1.0
    raids: Factor = 1.0
    weather: Annotated[float, Meta(ge=0, le=3)] = 1.0

    def rules(self) -> dict[str, int]:
        """The same for the simulation: rule -> a switch, or hundredths."""
        return {
            "dangers": int(self.enabled),
            "animals": round(self.animals * 100),
            "raids": round(self.raids * 100),
            "weather": round(self.weather * 100),
        }


class Time(Section, frozen=True, kw_only=True):
    """What a tick may cost."""

    soft_budget_ms: Annotated[int, Meta(ge=1, le=10_000)] = 100


class Paths(Section, frozen=True, kw_only=True):
    """Folders, as written; `Settings.saves_dir` and its like give them as paths."""

    saves: Text = "saves"
    abilities: Text = "abilities"
    scenarios: Text = "scenarios"
    logs: Text = "logs"
    screenshots: Text = "screenshots"


class Ui(Section, frozen=True, kw_only=True):
    """The window."""

    size: tuple[
        Annotated[int, Meta(ge=960, le=7680)],
        Annotated[int, Meta(ge=600, le=4320)],
    ] = (1280, 800)
    fps: Annotated[int, Meta(ge=10, le=240)] = 60
    framebuffer_acceleration: bool = False
    font_scale: Annotated[float, Meta(ge=0.75, le=2)] = 1.0
    names: bool = True


class Settings(Section, frozen=True, kw_only=True):
    """All settings, checked. Made by `load_settings`, never changed afterwards."""

    world: World = World()
    llm: Llm = Llm()
    memory: Memory = Memory()
    angel: Angel = Angel()
    game: Game = Game()
    danger: Danger = Danger()
    time: Time = Time()
    paths: Paths = Paths()
    ui: Ui = Ui()

    @property
    def saves_dir(self) -> Path:
        """Where worlds are saved."""
        return place(self.paths.saves)

    @property
    def abilities_dir(self) -> Path:
        """Where abilities stand that every world may use."""
        return place(self.paths.abilities)

    @property
    def scenarios_dir(self) -> Path:
        """Where the user's own scenarios stand."""
        return place(self.paths.scenarios)

    @property
    def logs_dir(self) -> Path:
        """Where world.log is written."""
        return place(self.paths.logs)

    @property
    def screenshots_dir(self) -> Path:
        """Where F12 puts its pictures."""
        return place(self.paths.screenshots)

    def public(self) -> dict[str, Any]:
        """Everything but the key, as plain data: what a save may hold and a dump may show."""
        data: dict[str, Any] = msgspec.to_builtins(self, enc_hook=lambda _secret: None)
        del data["llm"]["api_key"]
        return data
