"""Parsing: from plain data that came out of a sandbox to typed effects, or a fault.

Nothing is trusted: only exact plain types, known kinds and fields, and numbers within bounds.
What models write in good faith is understood: `agent_7` for an entity, 15.0 for 15.
"""

import re
from typing import Any

import msgspec

from game.core.effect_kinds import KINDS, AnyEffect
from game.core.effects.faults import EffectFault

MOST = 24
"""Effects of one call."""
_FIELDS = 6
"""The most fields that any effect has."""
_LARGEST = 1 << 53
_LABEL = re.compile(r"[a-z][a-z0-9_]{0,39}_(\d{1,15})")
_ANY: Any = AnyEffect
_SELF = ("self", "caster", "me")
_ENTITIES = ("target", "source")


def parse(raw: object) -> list[AnyEffect]:
    """The effects that plain data stands for; raises EffectFault.

    >>> parse([{"kind": "damage", "target": "agent_7", "amount": 15.0}])
    [Damage(target=7, amount=15)]
    >>> parse([{"kind": "wish", "for": "coins"}])
    Traceback (most recent call last):
    ...
    game.core.effects.faults.EffectFault: schema: effect 0: there is no effect 'wish'; \
there is calm, damage, drain, give_item, heal, light, move, repel, reveal, say, set_terrain, \
spawn_item, status, summon, transfer
    """
    if type(raw) is not list and type(raw) is not tuple:
        raise _fault(f"found {_shown(raw)}; allowed: a list of effects")
    if len(raw) > MOST:
        raise _fault(f"found {len(raw)} effects; allowed: up to {MOST}")
    return [_one(i, entry) for i, entry in enumerate(raw)]


def _one(index: int, entry: object) -> AnyEffect:
    if type(entry) is not dict:
        raise _fault(f"found {_shown(entry)}; allowed: a record with a kind", index)
    kind = entry.get("kind")
    if type(kind) is not str or kind not in KINDS:
        names = ", ".join(KINDS)
        raise _fault(f"there is no effect {_shown(kind)}; there is {names}", index)
    allowed = KINDS[kind].__struct_fields__
    if len(entry) > _FIELDS or not all(type(key) is str for key in entry):
        raise _fault(f"{kind} has the fields {', '.join(allowed)}", index)
    fields: dict[str, Any] = {"kind": kind}
    for name in sorted(entry):
        if name == "kind":
            continue
        if name not in allowed:
            shown = _shown(name)
            raise _fault(f"{kind} has no field {shown}; it has {', '.join(allowed)}", index)
        fields[name] = _entity(entry[name]) if name in _ENTITIES else _plain(entry[name])
    try:
        effect: AnyEffect = msgspec.convert(fields, _ANY)
    except msgspec.ValidationError as error:
        raise _fault(f"{kind}: {str(error)[:160]}", index) from None
    return effect


def _entity(value: object) -> object:
    """An entity's number; a label such as `wolf_12` is one, and so is a record's id."""
    if type(value) is str:
        if value in _SELF:
            return 0
        label = _LABEL.fullmatch(value)
        return int(label[1]) if label else value
    return _plain(value)


def _plain(value: object) -> object:
    """The value, with whole numbers as such, or something that no field takes."""
    if type(value) is float:
        return int(value) if -_LARGEST < value < _LARGEST else None
    if type(value) is int:
        return value if -_LARGEST < value < _LARGEST else None
    if type(value) is str:
        return value
    if (type(value) is list or type(value) is tuple) and len(value) == 2:
        return tuple(_plain(part) for part in value if type(part) in (int, float))
    return None


def _fault(message: str, index: int = -1) -> EffectFault:
    where = f"effect {index}: " if index >= 0 else ""
    return EffectFault("schema", where + message, index, grave=True)


def _shown(value: object) -> str:
    """A value in a few characters, whatever it is."""
    if type(value) is str:
        return repr(value[:40])
    if value is None or type(value) in (bool, int, float):
        return repr(value)[:40]
    return f"a {type(value).__name__}"
