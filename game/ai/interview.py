"""Interview: what somebody answers a stranger, by what they know and by nothing else.

Without a model these plain sentences are the answer. They are made of an observation and of
the agent's own beliefs, so that what somebody doesn't know can't be said. Nothing changes.
"""

import re
from collections.abc import Sequence

from game.ai.phrasing import feeling, joined, nature, state, way
from game.ai.reminding import Reminder
from game.core.facts import told_by
from game.core.narrate import phrase, when
from game.core.observation import Known, Observation, Seen, Tie
from game.core.observe import observe
from game.core.world import World

UNKNOWN = "I don't know."
FACTS, NOTES, MEMORIES = 3, 3, 2
"""How many facts, happenings and memories are told in one answer."""
FIT = 0.4
"""How well a memory must fit a question to be told: 0..1."""


def answer(world: World, agent: int, question: str, memories: Sequence[Reminder] = ()) -> str:
    """What the agent says to a question, in a few plain sentences.

    memories: what comes back to them at its words, best first.
    """
    seen, words = observe(world, agent), _words(question)
    where = "where" in words
    person = _person(world, agent, words)
    if person:
        told = _of_person(world, seen, person, where)
        return told if where else f"{told} {_remembered(memories, told)}".strip()
    kind = _kind(seen, words)
    if kind:
        return _of_thing(seen, kind)
    for asked, tell in _TOPICS:
        if not asked.isdisjoint(words):
            return tell(world, seen)
    return _remembered(memories) or UNKNOWN


def _remembered(memories: Sequence[Reminder], told: str = "") -> str:
    """The memories that fit best and weren't told already, each with its time."""
    fit = [one for one in memories if one.fit >= FIT and one.text not in told][:MEMORIES]
    return " ".join(_sentence(f"I remember, {one.when}: {one.text}") for one in fit)


def doing(seen: Observation) -> str:
    """What is being done now and why: stroll (to see the lake)."""
    intent = seen.intent
    if intent is None:
        return "nothing in particular"
    same = (intent.action, intent.target, intent.topic, intent.item)
    offers = (o for o in seen.affordances if (o.action, o.target, o.topic, o.item) == same)
    offer = next(offers, None)
    text = offer.text if offer else _name_of(seen, intent.action, intent.target)
    return f"{text} ({intent.why})" if intent.why else text


def _name_of(seen: Observation, action: str, target: int) -> str:
    of = next((s.name for s in seen.seen if s.entity == target), "")
    return f"{'talk to' if action == 'say' else action} {of}".strip()


def _words(question: str) -> frozenset[str]:
    found = re.findall(r"[^\W\d_]+", question.casefold())
    return frozenset([*found, *(word[:-1] for word in found if word.endswith("s"))])


def _person(world: World, agent: int, words: frozenset[str]) -> int:
    """Who is named in the question, of all who ever lived; 0 for nobody."""
    for entity, name in world.names.items():
        if entity != agent and words.issuperset(name.casefold().split()):
            return entity
    return 0


def _kind(seen: Observation, words: frozenset[str]) -> str:
    """The kind of thing that is named, the longest name if several fit."""
    content = seen.content
    kinds = [
        kind
        for kind in (*content.items, *content.objects, *content.creatures)
        if words.issuperset(kind.split("_"))
    ]
    return max(kinds, key=len, default="")


def _of_person(world: World, seen: Observation, who: int, where: bool) -> str:
    """Where somebody is, or what is felt and known of them."""
    name, own = world.label(who), world.beliefs[seen.agent]
    relation = own.relations.get(who)
    facts = [f for f in own.facts if who in (world.facts[f].subject, world.facts[f].object)]
    place = _whereabouts(world, seen, who, name)
    if relation is None and not facts and not place:
        return f"I don't know anybody called {name}."
    if where:
        return place or f"I don't know where {name} is."
    told = []
    if relation is not None:
        told.append(f"I {feeling(relation.opinion)} {name}")
        told[0] += f": {relation.reason}." if relation.reason else "."
    else:
        told.append(f"I hardly know {name}.")
    for fact in facts[-FACTS:]:
        told.append(_fact(world, seen.agent, fact))
    return " ".join([*told, place]).strip()


def _whereabouts(world: World, seen: Observation, who: int, name: str) -> str:
    here = next((s for s in seen.seen if s.entity == who), None)
    if here is not None:
        return f"I see {name} from here, {way(seen, here)}."
    last = next((k for k in seen.known if k.entity == who), None)
    if last is None:
        return ""
    since = when(world.rules, seen.tick, last.tick)
    if last.source:
        return f"{last.source} told me {since} that {name} was {way(seen, last)}."
    return f"I last saw {name} {since}, {way(seen, last)}."


def _fact(world: World, agent: int, number: int) -> str:
    """A fact as the agent has it, with its source."""
    fact, heard = world.facts[number], world.beliefs[agent].facts[number]
    source = f"{told_by(world, heard.source)} told me" if heard.source else "I know it myself"
    since = when(world.rules, world.tick, fact.due or fact.tick)
    return _sentence(f"{fact.text} ({since}; {source})")


def _sentence(text: str) -> str:
    """With a capital and an end.

    >>> _sentence("wolves are about"), _sentence('Tom: "Go!"')
    ('Wolves are about.', 'Tom: "Go!"')
    """
    end = "" if text.rstrip('"').endswith((".", "!", "?", "…")) else "."
    return text[:1].upper() + text[1:] + end


def _of_thing(seen: Observation, kind: str) -> str:
    """How many one has, and where the nearest is."""
    told = []
    held = sum(pile.count for pile in seen.held if pile.kind == kind)
    if held:
        told.append(f"I carry {phrase(kind, held)}.")
    spots = [spot for spot in _spots(seen) if spot.kind == kind]
    if spots:
        near = min(spots, key=lambda t: t.distance)
        told.append(f"The nearest that I know of is {way(seen, near)}.")
    price = dict(seen.prices).get(kind, 0)
    if price:
        told.append(f"At the market one pays {price / 100:.2f} coins for it, as I remember.")
    return " ".join(told) or f"I don't know where there is {phrase(kind)}."


def _spots(seen: Observation) -> list[Seen | Known]:
    return [*seen.seen, *seen.known]


def _doing(world: World, seen: Observation) -> str:
    return f"I am about to {doing(seen)}." if seen.intent else "I am doing nothing in particular."


def _news(world: World, seen: Observation) -> str:
    told = [_fact(world, seen.agent, fact.entity) for fact in seen.facts[:FACTS]]
    latest = list(dict.fromkeys(reversed(seen.notes)))[:NOTES]
    notes = [_sentence(note) for note in reversed(latest)]
    if not told and not notes:
        return "Nothing has happened that I know of."
    lately = ["Lately: " + " ".join(notes)] if notes else []
    return " ".join([*told, *lately])


def _wants(world: World, seen: Observation) -> str:
    if seen.goals:
        return f"I want to {joined([goal.rstrip('.') for goal in seen.goals])}."
    return _doing(world, seen)


def _friends(world: World, seen: Observation) -> str:
    return _felt([tie for tie in seen.ties if tie.opinion > 0]) or "I have no friends to speak of."


def _enemies(world: World, seen: Observation) -> str:
    return _felt([tie for tie in seen.ties if tie.opinion < 0]) or "There is nobody I dislike."


def _felt(ties: Sequence[Tie]) -> str:
    told = [f"I {feeling(tie.opinion)} {tie.name}" for tie in ties]
    reasons = [f": {tie.reason}." if tie.reason else "." for tie in ties]
    return " ".join(map("".join, zip(told, reasons, strict=True)))


def _goods(world: World, seen: Observation) -> str:
    piles = [phrase(pile.kind, pile.count) for pile in seen.held]
    return f"I carry {joined(piles)}." if piles else "I carry nothing."


def _home(world: World, seen: Observation) -> str:
    spots = [spot for spot in _spots(seen) if spot.entity == seen.home]
    return f"My bed is {way(seen, spots[0])}." if spots else "I have no home that I know of."


def _self(world: World, seen: Observation) -> str:
    work = f" I am a {seen.role}." if seen.role else ""
    story = f" {seen.story}" if seen.story else ""
    return f"I am {seen.name}, {nature(seen.traits)}.{work}{story}"


def _state(world: World, seen: Observation) -> str:
    thought = f" A thought won't leave me: {seen.thought}." if seen.thought else ""
    return f"I am {state(seen)}.{thought}"


_TOPICS = (
    (frozenset({"want", "goal", "dream", "wish", "hope"}), _wants),
    (frozenset({"friend", "like", "love", "trust"}), _friends),
    (frozenset({"hate", "enemy", "enemies", "foe", "dislike", "grudge"}), _enemies),
    (frozenset({"new", "news", "heard", "know", "happened", "remember", "story"}), _news),
    (frozenset({"carry", "have", "own", "hold", "hands", "rich"}), _goods),
    (frozenset({"home", "live"}), _home),
    (frozenset({"who", "name", "yourself", "work", "job", "trade"}), _self),
    (frozenset({"why", "doing", "plan", "going", "busy"}), _doing),
    (frozenset({"how", "feel", "hungry", "thirsty", "tired", "lonely", "hurt", "well"}), _state),
    (frozenset({"do", "now"}), _doing),
)
"""(words, what tells of it), the first that fits."""
