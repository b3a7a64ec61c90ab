"""Settings: config.yaml and `--set`, typed and checked, and the API key's keeper.

    settings = load_settings(path, ["world.tick_rate=20"])   # raises ConfigError with all faults
    key = resolve_api_key(settings, os.environ)              # Secret | None
    mind = choose_mind(settings, options.mind, os.environ)   # who answers, and why

Nothing here knows the simulation: the composition root maps settings to its rules.
"""

from __future__ import annotations

from game.config.faults import Fault, SettingsError
from game.config.keys import PLACEHOLDER, resolve_api_key, resolve_server_key
from game.config.load import load_settings
from game.config.minds import Finder, Found, MindChoice, choose_mind
from game.config.places import project_root
from game.config.secret import Secret, redact
from game.config.settings import Settings

__all__ = [
    "PLACEHOLDER",
    "Fault",
    "Finder",
    "Found",
    "MindChoice",
    "Secret",
    "Settings",
    "SettingsError",
    "choose_mind",
    "load_settings",
    "project_root",
    "redact",
    "resolve_api_key",
    "resolve_server_key",
]
