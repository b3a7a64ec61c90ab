"""Turns of talk: what a model is asked when the decision is what to say next.

It is the decision itself, so that a turn is one call at the most. Told are those whom one
talks with, what one feels about, knows and remembers of them, and what was said so far.
"""

from collections.abc import Iterable, Mapping, Sequence

from game.ai import phrasing, prompts
from game.ai.prompts import Prompt
from game.ai.providers import Request
from game.ai.reminding import Reminder
from game.core.minding import ATTACKED
from game.core.observation import Affordance, Observation

BUDGET = 2000
"""Tokens of the whole prompt: memories are cut first, then as `fitting` does."""
OTHERWISE = 12
"""Choices besides those that concern the others in the talk: nobody is bound to go on."""
FACTS = 6
"""The most facts that are told about the others, and of all else."""
HEARD = 2
"""How many of the last words bring memories back."""


def is_turn(seen: Observation) -> bool:
    """Whether the decision is a turn of talk: it is one's turn, and nothing presses more."""
    return seen.turn and bool(seen.talk) and seen.urgency < ATTACKED and not seen.foe


def words_for(seen: Observation) -> str:
    """What brings memories back in a talk: who is in it, and what they said last."""
    names = [name for _, name in _partners(seen)]
    last = [words for who, _, words in seen.said[-HEARD:] if who != seen.agent]
    return " ".join([*names, *last])


def ask(
    seen: Observation,
    session: str = "",
    vain: Mapping[str, str] = prompts.NO_VAIN,
    memories: Sequence[Reminder] = (),
    most: int = BUDGET,
) -> Prompt:
    """What a model is asked; vain, memories and most as of `prompts.decide`."""
    messages, chosen = prompts.compose(
        "talk",
        seen,
        offered(seen, vain),
        memories,
        lambda seen: {
            "vain": prompts.vain_words(vain),
            "partners": _lines(_partner(seen, who) for who, _ in _partners(seen)),
            "about": _lines(_facts(seen, True)),
            "facts": _lines(_facts(seen, False)),
            "said": _lines(_said(seen)),
        },
        min(BUDGET, most),
    )
    choices = {phrasing.key(affordance): affordance for affordance in chosen}
    schema = prompts.schema(list(choices))
    return Prompt(Request(messages, schema, prompts.MAX_TOKENS, session), choices)


def offered(seen: Observation, vain: Mapping[str, str]) -> list[Affordance]:
    """What concerns those one talks with, and a few other things that one could do."""
    useful = [offer for offer in seen.affordances if offer.key not in vain]
    ours = [offer for offer in useful if offer.target in seen.talk]
    others = [offer for offer in useful if offer.target not in seen.talk]
    return prompts.offered(ours) + prompts.offered(others, OTHERWISE) or list(seen.affordances)


def _partners(seen: Observation) -> list[tuple[int, str]]:
    """(who, name) of those one talks with, as far as one sees or knows them."""
    names = {tie.entity: tie.name for tie in seen.ties}
    names |= {sight.entity: sight.name for sight in seen.seen if sight.kind == "agent"}
    return [(who, names.get(who, "somebody")) for who in seen.talk]


def _partner(seen: Observation, who: int) -> str:
    """One of the others: how they look, and what one feels about them."""
    sight = next((sight for sight in seen.seen if sight.entity == who), None)
    tie = next((tie for tie in seen.ties if tie.entity == who), None)
    if sight is None:
        return f"- {phrasing.named(dict(_partners(seen))[who])} (agent_{who})"
    line = phrasing.person(seen, sight)
    opinion, reason = (tie.opinion, tie.reason) if tie else (sight.opinion, sight.reason)
    if not sight.met and not tie:
        return f"{line}; you don't know them yet"
    why = f": {phrasing.quoted(reason)}" if reason else ""
    return f"{line}; you {phrasing.feeling(opinion)} them{why}"


def _facts(seen: Observation, about: bool) -> list[str]:
    """What one knows that concerns the others; or what doesn't."""
    others = set(seen.talk)
    found = [fact for fact in seen.facts if bool({fact.subject, fact.object} & others) is about]
    return [phrasing.fact(fact) for fact in found[:FACTS]]


def _said(seen: Observation) -> list[str]:
    return [
        f"- {'you' if who == seen.agent else phrasing.named(name)}: {phrasing.quoted(words)}"
        for who, name, words in seen.said
    ]


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) or "- nothing"
