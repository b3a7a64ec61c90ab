"""Prompts: an observation as a request to a model, and its choice as an intent.

The words stand in assets/prompts/*.md, in two parts, `# system` and `# user`; what does
not change comes first, so that prompt caches hit. A field is `{{name}}`, and what is put
into it is never looked through for fields again.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.ai import phrasing, reminding
from game.ai.answers import ANSWER, THOUGHT, WORDS, clean
from game.ai.fitting import BUDGET, fitted, tokens
from game.ai.interview import doing
from game.ai.own_words import echoes
from game.ai.providers import Message, Request
from game.ai.reminding import PER_TOKEN, Reminder
from game.config import project_root
from game.core.components import Intent
from game.core.observation import Affordance, Observation
from game.errors import ConfigError

NAMES = ("angel_code", "angel_spec", "decide", "interview", "plan", "reflect", "talk")
MAX_TOKENS = 900
"""Of an answer; models that think need more than the 150 that it takes."""
LATEST = 4
"""How many of the latest happenings are told where memories are, which may be older."""
CHOICES = 60
"""The most choices that a model is given."""
WHY = 80
"""Characters of a reason shown over a head."""
SPEECH = ("say", "cast", "wish")
"""The action that has words."""
WISH = "I wish I could help myself"
"""What is wished when a model chooses to wish, and gives neither words nor a thought."""
UNSAID = {
    "greet": "Hello!",
    "chat": "How are things?",
    "ask": "Have you anything to eat?",
    "thank": "Thank you.",
    "comfort": "It will be all right.",
    "peace": "Let us end this quarrel.",
    "insult": "Fool.",
    "threaten": "Keep away from me.",
    "bye": "Until next time.",
}
"""What is said when a model chooses to speak and gives no words."""
NO_VAIN: Mapping[str, str] = {}
_FIELD = re.compile(r"\{\{([a-z_]+)\}\}")
_PART = re.compile(r"^# (system|user)$", re.MULTILINE)


class Prompt(Struct, frozen=True):
    """A request, and what each key that it offers stands for."""

    request: Request
    choices: dict[str, Affordance]


class Template(Struct, frozen=True):
    """A prompt's words, before its fields are filled."""

    system: str
    user: str


def decide(
    observation: Observation,
    session: str = "",
    vain: Mapping[str, str] = NO_VAIN,
    memories: Sequence[Reminder] = (),
    most: int = BUDGET,
) -> Prompt:
    """What a model is asked when an agent needs a new intent.

    vain: key -> text of choices that were made again and again for nothing; they are left
    out, and the model is told so. memories: what comes to mind, the best first; then fewer of
    the latest happenings are told. most: tokens of the prompt.
    """
    useful = [offer for offer in observation.affordances if offer.key not in vain]
    start = replace(observation, notes=observation.notes[-LATEST:]) if memories else observation
    messages, chosen = compose(
        "decide",
        start,
        offered(useful or observation.affordances),
        memories,
        lambda seen: {"vain": vain_words(vain)},
        min(BUDGET, most),
    )
    choices = {phrasing.key(affordance): affordance for affordance in chosen}
    return Prompt(Request(messages, schema(list(choices)), MAX_TOKENS, session), choices)


def interview(
    observation: Observation,
    question: str,
    session: str = "",
    memories: Sequence[Reminder] = (),
    most: int = BUDGET,
) -> Request:
    """What a model is asked when somebody puts a question to a person.

    memories: what comes to mind at the question, the best first. most: as of `decide`.
    """
    messages, _ = compose(
        "interview",
        observation,
        (),
        memories,
        lambda seen: {
            "doing": phrasing.quoted(doing(seen)),
            "question": phrasing.quoted(question, phrasing.QUESTION),
        },
        min(BUDGET, most),
    )
    spoken = object_of({"answer": {"type": "string", "maxLength": ANSWER}})
    return Request(messages, spoken, MAX_TOKENS, session)


def schema(keys: list[str]) -> dict[str, Any]:
    """JSON Schema of an answer: the thought comes first, so that it precedes the choice."""
    return object_of(
        {
            "thought": {"type": "string", "maxLength": THOUGHT},
            "choice": {"type": "string", "enum": keys},
            "words": {"type": "string", "maxLength": WORDS},
        }
    )


def object_of(properties: dict[str, Any]) -> dict[str, Any]:
    """JSON Schema of an object that has all of these and nothing else."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def intent_from(affordance: Affordance, words: str = "", thought: str = "") -> Intent:
    """The intent that a choice stands for."""
    spoken = clean(words, WORDS) or UNSAID.get(affordance.topic, "")
    if affordance.action == "wish":
        spoken = spoken or clean(thought, WORDS) or WISH
    return Intent(
        action=affordance.action,
        target=affordance.target,
        item=affordance.item,
        x=affordance.x,
        y=affordance.y,
        topic=affordance.topic,
        fact=affordance.fact,
        words=spoken if affordance.action in SPEECH else "",
        why=clean(thought, WHY),
        deal=affordance.deal,
        terms=affordance.terms,
        ability=affordance.ability,
    )


def offered(affordances: Sequence[Affordance], most: int = CHOICES) -> list[Affordance]:
    """The choices that a model is given: all, or the nearest of every action in turn."""
    if len(affordances) <= most:
        return list(affordances)
    ranks: dict[str, int] = {}
    ranked = []
    for i in sorted(range(len(affordances)), key=lambda i: (affordances[i].distance, i)):
        action = affordances[i].action
        ranks[action] = ranks.get(action, 0) + 1
        ranked.append((ranks[action], i))
    return [affordances[i] for i in sorted(i for _, i in sorted(ranked)[:most])]


def compose(
    name: str,
    seen: Observation,
    offers: Sequence[Affordance],
    memories: Sequence[Reminder],
    more: Callable[[Observation], Mapping[str, str]],
    budget: int = BUDGET,
) -> tuple[tuple[Message, ...], list[Affordance]]:
    """A template's messages within a budget of tokens, and the choices that found room.

    Memories are cut first, down to none; then the observation, as `fitting.CUTS` say. `more`
    gives the fields that this template has besides those of all.
    """
    template = load(name, folder())
    remembered = reminding.lines(memories, seen.notes)

    def messages(seen: Observation, chosen: Sequence[Affordance]) -> tuple[Message, ...]:
        fields = (
            _fields(seen, chosen) | {"memories": _lines(remembered, "nothing")} | dict(more(seen))
        )
        texts = (("system", template.system), ("user", template.user))
        return tuple(Message(role, fill(text, fields)) for role, text in texts)

    def render(seen: Observation, chosen: Sequence[Affordance]) -> str:
        return "".join(message.content for message in messages(seen, chosen))

    while remembered and tokens(render(seen, offers)) > budget:
        remembered = reminding.lines(memories, seen.notes, _tokens(remembered) // 2)
    seen, chosen = fitted(seen, offers, render, offered, budget)
    return messages(seen, chosen), chosen


@cache
def sample_words(name: str) -> tuple[str, ...]:
    """What stands in a template's sample answer where one's own words belong."""
    return echoes(load(name, folder()).system)


def fill(text: str, fields: Mapping[str, str]) -> str:
    """Put the fields in, in one pass."""
    return _FIELD.sub(lambda field: fields[field[1]], text)


@cache
def folder() -> Path:
    """Where the prompts stand."""
    return project_root() / "assets" / "prompts"


@cache
def load(name: str, folder: Path) -> Template:
    """A template of that folder; raises ConfigError if it isn't there or isn't one."""
    path = folder / f"{name}.md"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        raise ConfigError(f"{path} can't be read: the prompts are part of the game") from None
    parts = _PART.split(text)
    if parts[1::2] != ["system", "user"] or parts[0].strip():
        raise ConfigError(f"{path} must have the parts '# system' and '# user', in this order")
    return Template(parts[2].strip(), parts[4].strip())


def _fields(seen: Observation, chosen: Sequence[Affordance]) -> dict[str, str]:
    people = [sight for sight in seen.seen if sight.kind == "agent"]
    sights = [sight for sight in seen.seen if sight.kind != "agent"]
    places = [place for place in seen.known if place.kind != "agent"]
    return {
        "name": phrasing.named(seen.name),
        "nature": phrasing.nature(seen.traits),
        "thought": phrasing.thought(seen.thought),
        "plan": phrasing.plan(seen),
        "story": phrasing.story(seen.story, seen.goals),
        "day": str(seen.day),
        "hour": str(seen.hour),
        "light": phrasing.light(seen),
        "ground": phrasing.plain(seen.ground, phrasing.NAME),
        "state": phrasing.state(seen),
        "held": phrasing.held(seen.held),
        "people": _lines((phrasing.person(seen, sight) for sight in people), "nobody"),
        "things": phrasing.things(seen, sights),
        "known": phrasing.things(seen, places),
        "ties": _lines((phrasing.tie(tie) for tie in seen.ties), "nothing strong"),
        "notes": _lines((f"- {phrasing.quoted(note)}" for note in seen.notes), "nothing"),
        "facts": _lines((phrasing.fact(known) for known in seen.facts), "nothing"),
        "talk": phrasing.talk(seen),
        "reason": phrasing.quoted(seen.reason),
        "choices": "\n".join(phrasing.choice(seen, affordance) for affordance in chosen),
    }


def vain_words(vain: Mapping[str, str]) -> str:
    """A line about what led to nothing; "" if all is well."""
    if not vain:
        return ""
    told = ", ".join(phrasing.quoted(text) for text in vain.values())
    return (
        f"\nYou chose {told} again and again, and nothing came of it. "
        "It is not among your choices now: do something else."
    )


def _tokens(lines: Iterable[str]) -> int:
    return sum(len(line) + 1 for line in lines) // PER_TOKEN


def _lines(lines: Iterable[str], none: str) -> str:
    return "\n".join(lines) or f"- {none}"
