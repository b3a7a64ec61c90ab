"""Prompting: what a model is asked for a wish, first a specification and then its code.

The wish is a stranger's text and is quoted; so is every failure, and a source that failed stands
behind marks, line by line. What is told of effects and prices is the engine's own.
"""

from collections.abc import Mapping, Sequence
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import Struct

from game.ai import phrasing
from game.ai.angel.composing import DEAREST
from game.ai.angel.decoding import NAME, PURPOSE, SOURCE, Spec
from game.ai.angel.known import Known
from game.ai.angel.reading import NEVER_MADE
from game.ai.answers import clean
from game.ai.prompts import fill, folder, load
from game.ai.providers import Message, Request
from game.core.content import Content
from game.core.effect_kinds import KINDS, Effect
from game.core.effects.parsing import parse
from game.core.effects.pricing import price
from game.core.observation import Observation

WISH, TROUBLE = 400, 500
"""Characters of a wish and of a failure's message that a model is told."""
LINES = 120
"""Lines of a failed source that a model is shown again."""
KNOWN = 12
"""Abilities that it is told of."""
SPEC_TOKENS, CODE_TOKENS = 700, 2500
"""Of an answer; models that think need more than it takes."""
SAMPLES: dict[str, dict[str, Any]] = {
    "damage": {"target": 1, "amount": 10},
    "heal": {"target": 1, "amount": 10},
    "drain": {"target": 1, "amount": 10},
    "move": {"target": 1, "to": (0, 0)},
    "give_item": {"target": 1, "item": "bread", "count": 1},
    "spawn_item": {"item": "berry", "pos": (0, 0), "count": 1},
    "say": {"target": 1, "text": "hello"},
    "status": {"target": 1, "name": "burning", "ticks": 20},
    "set_terrain": {"pos": (0, 0), "terrain": "meadow", "ticks": 200},
    "light": {"pos": (0, 0), "ticks": 200},
    "summon": {"creature": "wolf", "pos": (0, 0), "ticks": 200},
    "reveal": {"what": "food", "radius": 10},
    "calm": {"target": 1, "ticks": 60},
    "repel": {"target": 1, "distance": 3},
    "transfer": {"target": 1, "item": "bread", "count": 1},
}
"""One of each kind, by which a model is told what it costs."""
SPEC_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "maxLength": NAME},
        "purpose": {"type": "string", "maxLength": PURPOSE},
        "plan": {"type": "string", "maxLength": 400},
        "energy_cost": {"type": "integer", "minimum": 1, "maximum": DEAREST},
        "cooldown": {"type": "integer", "minimum": 10, "maximum": 2400},
        "parameters": {
            "type": "array",
            "maxItems": 4,
            "items": {"type": "string", "enum": ["target", "target_pos", "message", "item"]},
        },
        "expects": {"type": "array", "maxItems": 4, "items": {"type": "string", "maxLength": 60}},
    },
    "required": ["name", "purpose", "plan", "energy_cost", "cooldown", "parameters", "expects"],
    "additionalProperties": False,
}
CODE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"code": {"type": "string", "maxLength": SOURCE}},
    "required": ["code"],
    "additionalProperties": False,
}


class Failure(Struct, frozen=True):
    """Why the answer before did not do."""

    stage: str
    """answer, or a stage of the proof."""
    message: str
    source: str = ""


def ask_spec(
    seen: Observation, wish: str, known: Sequence[Known], failure: Failure | None, session: str
) -> Request:
    """What a model is asked first. `seen` is what the wisher knows."""
    return _request(
        "angel_spec",
        {
            "dearest": str(DEAREST),
            "effects": effects_table(seen.content),
            "name": phrasing.named(seen.name),
            "wish": phrasing.quoted(wish, WISH),
            "nature": phrasing.nature(seen.traits),
            "state": phrasing.state(seen),
            "around": around(seen),
            "known": "\n".join(
                f"- {phrasing.plain(it.name.replace('_', ' '), NAME)}: "
                f"{phrasing.quoted(it.purpose)}"
                for it in known[:KNOWN]
            )
            or "- none",
            "trouble": _trouble(failure),
        },
        SPEC_SCHEMA,
        SPEC_TOKENS,
        session,
    )


def ask_code(
    content: Content, wish: str, spec: Spec, failure: Failure | None, session: str
) -> Request:
    """What a model is asked next, and again after each failure."""
    return _request(
        "angel_code",
        {
            "effects": effects_table(content),
            "statuses": _names(content.statuses),
            "creatures": _names(content.creatures),
            "grounds": _names(content.terrain),
            "items": _names({k: v for k, v in content.items.items() if k not in NEVER_MADE}),
            "wish": phrasing.quoted(wish, WISH),
            "spec": told(spec),
            "trouble": _trouble(failure),
        },
        CODE_SCHEMA,
        CODE_TOKENS,
        session,
    )


def told(spec: Spec) -> str:
    """A specification as JSON on one line: a model made it, so it is data as well."""
    return clean(msgspec.json.encode(spec).decode(), 1200)


def effects_table(content: Content) -> str:
    """Each kind of effect on a line: its fields with their bounds, what it does, its price.

    >>> from game.core.observation import NOTHING
    >>> effects_table(NOTHING).split("\\n")[1]
    'damage {target, amount 1..40}: take health from somebody, or from a creature (10: 4 points)'
    """
    lines = []
    for kind, record in KINDS.items():
        fields = ", ".join(_field(record, name) for name in record.__struct_fields__)
        does = (record.__doc__ or "").split("\n")[0].rstrip(".")
        lines.append(f"{kind} {{{fields}}}: {does[:1].lower()}{does[1:]}{_cost(kind, content)}")
    return "\n".join(lines)


def around(seen: Observation) -> str:
    """Who is near, in a few words."""
    people = sum(1 for sight in seen.seen if sight.kind == "agent")
    beasts = sorted({s.kind for s in seen.seen if s.kind in seen.content.creatures})
    near = [f"{people} other people" if people != 1 else "one other person"] if people else []
    near += [phrasing.plain(beast, phrasing.NAME) for beast in beasts]
    return f"Near: {phrasing.joined(near)}." if near else "Nobody is near."


def _cost(kind: str, content: Content) -> str:
    sample = SAMPLES.get(kind)
    if sample is None:
        return ""
    points = price(parse([{"kind": kind, **sample}]), content)
    of = [str(v) for k, v in sample.items() if k not in ("target", "pos", "to", "text", "count")]
    return f" ({' '.join(of)}: {points} points)" if of else f" ({points} points)"


def _field(record: type[Effect], name: str) -> str:
    """A field's name, with the bounds of a number."""
    for meta in get_args(get_type_hints(record, include_extras=True)[name])[1:]:
        if isinstance(meta, msgspec.Meta) and meta.le is not None and meta.le < 1 << 50:
            return f"{name} {meta.ge}..{meta.le}"
    return name


def _names(rows: Mapping[str, object]) -> str:
    return ", ".join(phrasing.plain(name.replace("_", "-"), phrasing.NAME).replace("-", "_")
                     for name in rows)  # fmt: skip


def _trouble(failure: Failure | None) -> str:
    """What was wrong with the answer before; nothing at the first."""
    if failure is None:
        return ""
    said = phrasing.quoted(failure.message, TROUBLE)
    if not failure.source:
        return f"\n\nYour last answer did not do: {said}"
    shown = "\n".join(f"| {_line(line)}" for line in failure.source.split("\n")[:LINES])
    return (
        f"\n\nYour last class failed at the stage {phrasing.quoted(failure.stage, 40)}: {said}\n"
        f"This was it:\n{shown}\nMend that, and keep what was right."
    )


def _line(line: str) -> str:
    """A line of a failed source: what is no letter, mark or blank is a blank."""
    return "".join(c if c.isprintable() else " " for c in line[:200]).rstrip()


def _request(
    name: str, fields: Mapping[str, str], schema: dict[str, Any], most: int, session: str
) -> Request:
    template = load(name, folder())
    messages = (
        Message("system", fill(template.system, fields)),
        Message("user", fill(template.user, fields)),
    )
    return Request(messages, schema, most, session)
