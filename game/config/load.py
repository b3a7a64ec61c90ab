"""config.yaml and `--set` -> Settings, or every fault there is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from game.config.describe import allowed
from game.config.faults import Fault, SettingsError, shown
from game.config.places import project_root
from game.config.secret import Secret
from game.config.settings import Section, Settings
from game.config.yaml import YamlFault, parse_yaml

SET = "--set"
S = TypeVar("S", bound=Section)


def load_settings(path: Path | None = None, overrides: Sequence[str] = ()) -> Settings:
    """Read a settings file (by default config.yaml, if there is one) and lay `--set` over it.

    Raises SettingsError, a ConfigError, with all that is wrong in both.
    """
    check = _Check()
    explicit = path is not None
    path = path or project_root() / "config.yaml"
    if explicit or path.exists():
        check.read_file(path)
    for override in overrides:
        check.read_override(override)
    settings = check.section(Settings, check.data, ())
    if settings is not None and not check.faults:
        check.together(settings)
    if check.faults or settings is None:
        raise SettingsError(check.faults)
    return settings


class _Check:
    """One reading: the merged data, where each overridden key came from, and the faults."""

    def __init__(self) -> None:
        self.data: dict[str, Any] = {}
        self.file = "config.yaml"
        self.faults: list[Fault] = []
        self._overridden: set[tuple[str, ...]] = set()

    def read_file(self, path: Path) -> None:
        """Take in a whole file."""
        self.file = path.name
        try:
            data = parse_yaml(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "no UTF-8 text"
            self._fault((), f"{reason} ({path})", "a readable YAML file")
            return
        except YamlFault as error:
            self._fault((), str(error), "a YAML file")
            return
        if isinstance(data, Mapping):
            self.data = dict(data)
        elif data is not None:
            self._fault((), shown(data), "sections with keys")

    def read_override(self, override: str) -> None:
        """Take in one `dotted.key=value`."""
        name, equals, text = override.partition("=")
        path = tuple(name.strip().split("."))
        if not equals or not all(path):
            # Only what is surely a key is repeated: the rest could be a secret.
            start = re.match(r"[\w.]*", override)
            self._add(SET, "", f'"{start.group() if start else ""}…"', "key=value")
            return
        try:
            value = parse_yaml(text)
        except YamlFault as error:
            self._add(SET, ".".join(path), str(error), "a YAML value (quote it)")
            return
        self._overridden.add(path)
        data = self.data
        for part in path[:-1]:
            inner = data.get(part)
            # A copy, or a fresh section where the file has none or nonsense.
            data[part] = dict(inner) if isinstance(inner, Mapping) else {}
            data = data[part]
        data[path[-1]] = value

    def section(self, kind: type[S], data: Any, path: tuple[str, ...]) -> S | None:
        """Check a section key by key, so that one fault doesn't hide the next."""
        if data is None:
            data = {}  # a section whose keys are all commented out
        if not isinstance(data, Mapping):
            self._fault(path, self._shown(path, data), "a section with keys")
            return None
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        for name in data:
            if name not in fields:
                self._unknown((*path, str(name)), fields)
        good: dict[str, Any] = {}
        for name, field in fields.items():
            if name in data:
                value = self._value(field.type, data[name], (*path, name))
                if value is not msgspec.UNSET:
                    good[name] = value
        return kind(**good)

    def _value(self, annotation: Any, value: Any, path: tuple[str, ...]) -> Any:
        if isinstance(annotation, type) and issubclass(annotation, Section):
            inner = self.section(annotation, value, path)
            return msgspec.UNSET if inner is None else inner
        try:
            return msgspec.convert(value, annotation, dec_hook=_secret)
        except msgspec.ValidationError:
            self._fault(path, self._shown(path, value), allowed(annotation))
            return msgspec.UNSET

    def together(self, settings: Settings) -> None:
        """What single keys can't tell: values that don't go with each other."""
        width, height = settings.world.size
        room = width * height // 8
        if settings.game.starting_agents > room:
            found = str(settings.game.starting_agents)
            most = f"at most {room} in a world of {width}×{height}"
            self._fault(("game", "starting_agents"), found, most)
        if settings.llm.deadline < settings.llm.timeout:
            found = f"{settings.llm.deadline:g}"
            self._fault(
                ("llm", "deadline"), found, f"llm.timeout ({settings.llm.timeout:g}) or more"
            )

    def _unknown(self, path: tuple[str, ...], fields: Mapping[str, Any]) -> None:
        # The value isn't shown: it may be a key behind a mistyped `api_key`.
        near = difflib.get_close_matches(path[-1], fields, n=1)
        hint = f"{near[0]} (did you mean that?)" if near else ", ".join(fields)
        self._fault(path, "an unknown key", hint)

    def _shown(self, path: tuple[str, ...], value: Any) -> str:
        hidden = path[-1:] == ("api_key",) or path == ("llm",)
        return "something that isn't shown" if hidden else shown(value)

    def _fault(self, path: tuple[str, ...], found: str, allowed_: str) -> None:
        came_from_set = any(path[: len(p)] == p[: len(path)] for p in self._overridden)
        self._add(SET if came_from_set else self.file, ".".join(path), found, allowed_)

    def _add(self, file: str, key: str, found: str, allowed_: str) -> None:
        self.faults.append(Fault(file, key, found, allowed_))


def _secret(kind: type, value: Any) -> Any:
    if kind is Secret and type(value) is str:
        return Secret(value)
    raise ValueError("no text")


def keys(kind: type[Section] = Settings, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every dotted key that there is, in the order of config.yaml."""
    for field in msgspec.structs.fields(kind):
        if isinstance(field.type, type) and issubclass(field.type, Section):
            yield from keys(field.type, (*path, field.name))
        else:
            yield ".".join((*path, field.name))
