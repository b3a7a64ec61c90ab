"""Say: speak to somebody; those near hear it, and words do things.

A chat may carry something beside its words, in `item`: a place that the speaker knows, or a
person of whom the speaker thinks something. To tell carries a fact, in `fact`: all in the
conversation learn it, and whoever stands by may. To lie carries one, too, and in `item` whom
it is laid on.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from game.core import lying, peace
from game.core.actions.action import DONE, Action, Aim
from game.core.change import change
from game.core.components import NEED_MAX, Intent, Mind, Place
from game.core.events import Said
from game.core.lying import scapegoats
from game.core.minding import note_habit
from game.core.observation import Affordance, Seen
from game.core.recall import know_place
from game.core.relations import feel, hear_of, hearsay, opinion, see_as
from game.core.talking import HOSTILE, exchange, in_passing, talk_of
from game.core.telling import interest, spread, tellable
from game.core.view import View
from game.core.world import World

EARSHOT = 4
"""Tiles at which one can be spoken to."""
LONGEST = 160
"""Characters of one utterance."""
AWAITING, LISTEN = ("greet", "chat", "tell", "lie", "ask", "mediate", "peace"), 14
"""What one waits to hear an answer to, and for how many ticks when the words are out."""
BREATH, LETTERS = 4, 5
"""Ticks that any words take to be heard, and letters that are heard in each tick more."""
IDLE = ("greet", "chat", "thank")
"""Words that may call for no answer of their own."""
AGAIN = 240
"""Ticks before the same person is greeted anew."""
# topic: (what the choice says, company for both, what the hearer thinks of it, why)
TOPICS: dict[str, tuple[str, int, int, str]] = {
    "greet": ("greet {}", 20, 3, "greeted me"),
    "chat": ("chat with {}", 60, 4, "we talked"),
    "tell": ("tell {} that {}", 40, 2, "told me the news"),
    "lie": ("lie to {}: {}", 20, 0, "talked to me"),
    "ask": ("ask {} for food", 10, -1, "asked me for food"),
    "thank": ("thank {}", 20, 6, "thanked me"),
    "comfort": ("comfort {}", 60, 9, "comforted me"),
    "mediate": ("urge {} to make peace with {}", 20, 2, "meant well by me"),
    "peace": ("offer peace to {}", 20, 6, "offered me peace"),
    "insult": ("insult {}", 10, -16, "insulted me"),
    "threaten": ("threaten {}", 0, -12, "threatened me"),
    "bye": ("take leave of {}", 0, 0, ""),
}
OF_THIRDS = ("lie", "mediate", "tell")
"""Words about somebody or something else, of which each is a choice of its own."""
NEWS, HEARERS, DULL = 3, 3, 20
"""The most facts offered to be told to one person, the most people that they are offered
for, and the interest below which none is."""


def offers(view: View) -> Iterable[Affordance]:
    """What could be said to the four nearest people awake, and to who has just spoken."""
    tick, mind = view.world.tick, view.world.mind[view.agent]
    awake = [p for p in view.people if p.doing != "asleep" and not view.shunned(p.entity)]
    near = awake[:4] + [p for p in awake[4:] if p.entity == mind.by]
    news = view.news if near else []
    thought_of = [
        (topic, text)
        for topic, (text, *_) in TOPICS.items()
        if topic not in OF_THIRDS and (view.topics is None or topic in view.topics)
    ]
    minded = near and (view.topics is None or peace.MEDIATE in view.topics)
    odds = peace.quarrels(view.world, view.agent) if minded else {}
    for rank, person in enumerate(near):
        if view.whom is not None and person.entity not in view.whom:
            continue
        recent = person.met and tick - person.met < AGAIN
        for topic, text in thought_of:
            if topic == "greet" and recent and not _greeted(mind, person):
                continue
            if topic == "comfort" and person.health > 60:
                continue
            if topic == "thank" and person.opinion < 20 and person.entity != mind.by:
                continue
            if topic == peace.PEACE and not peace.due(view.world, view.agent, person):
                continue
            if topic == "bye" and not (
                mind.talk and view.world.mind[person.entity].talk == mind.talk
            ):
                continue
            said = "" if view.terse else text.format(person.name)
            yield _to(person, topic, f"{topic} agent_{person.entity}", said)
        if (other := odds.get(person.entity)) and not peace.willing(
            view.world, person.entity, other
        ):
            key = f"mediate agent_{person.entity} agent_{other}"
            text = TOPICS[peace.MEDIATE][0].format(person.name, view.world.label(other))
            yield replace(_to(person, peace.MEDIATE, key, text), item=other)
        if rank < HEARERS or person.entity == mind.by:
            yield from _news(view, person, news)
        if not rank and (view.topics is None or "lie" in view.topics):
            for fact, blamed, told in scapegoats(view, person):
                key = f"lie agent_{person.entity} fact_{fact}"
                text = TOPICS["lie"][0].format(person.name, told)
                yield replace(_to(person, "lie", key, text, fact), item=blamed)


def _greeted(mind: Mind, by: Seen) -> bool:
    """Whether it is their greeting that makes one think."""
    return mind.by == by.entity and mind.deed == "greet"


def worth_telling(world: World, agent: int) -> list[tuple[int, int]]:
    """(interest, fact) of all that somebody knows and others may like to hear, best first."""
    found = []
    for fact, heard in world.beliefs[agent].facts.items():
        worth = interest(world, agent, world.facts[fact], heard)
        if worth >= DULL:
            found.append((worth, fact))
    found.sort(key=lambda pair: (-pair[0], pair[1]))
    return found


def _news(view: View, person: Seen, news: list[tuple[int, int]]) -> Iterable[Affordance]:
    """The best of what this person isn't known to know."""
    known, facts, offered = view.beliefs.facts, view.world.facts, 0
    # Wolves seen at two places, or a price twice the same, are one piece of news.
    had = {facts[number].text for _, number in news if person.entity in known[number].told}
    for _, number in news:
        fact = facts[number]
        if offered == NEWS:
            break
        if fact.text not in had and tellable(fact, known[number], person.entity):
            offered += 1
            had.add(fact.text)
            key = f"tell agent_{person.entity} fact_{number}"
            text = TOPICS["tell"][0].format(person.name, fact.text)
            yield _to(person, "tell", key, text, number)


def _to(person: Seen, topic: str, key: str, text: str, fact: int = 0) -> Affordance:
    return Affordance(
        key=key,
        action="say",
        text=text,
        target=person.entity,
        kind="agent",
        distance=person.distance,
        topic=topic,
        fact=fact,
    )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """To a living other who is awake, on a topic that there is."""
    if not world.alive(intent.target) or intent.target == agent:
        return "there is nobody to talk to"
    if intent.topic not in TOPICS:
        return f"the topic must be one of {', '.join(TOPICS)}"
    if intent.topic == "tell" and intent.fact not in world.beliefs[agent].facts:
        return "they don't know anything of the kind themselves"
    if intent.topic == "lie" and (reason := lying.refuse(world, agent, intent.fact, intent.item)):
        return reason
    if intent.topic == peace.MEDIATE:
        other = intent.item
        if other in (agent, intent.target) or not (other in world.names and world.alive(other)):
            return "it takes two others to make peace between"
    listener = world.mind[intent.target]
    asleep = listener.intent is not None and listener.intent.action == "rest" and listener.rounds
    return "they are asleep" if asleep else ""


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Within earshot."""
    position = world.position.get(intent.target)
    return Aim(position.x, position.y, EARSHOT) if position else None


def sounding(words: str) -> int:
    """Ticks that words take to be heard, and about as long as an onlooker needs to read them.

    >>> sounding("Hello, Ada."), sounding("I'm putting up a fence. I'll sleep better behind it.")
    (6, 14)
    """
    return BREATH + len(words) // LETTERS


def waits(world: World, agent: int, intent: Intent) -> int:
    """Nobody breaks in on the words of the talk they are in: they speak when those are out."""
    talk = talk_of(world, agent)
    if talk is None or not talk.lines or intent.topic in HOSTILE:
        return world.tick
    return talk.last + sounding(talk.lines[-1].words)


def perform(world: World, agent: int, intent: Intent) -> int:
    """The words are out: company for both, a feeling in the hearer, perhaps news.

    Then one listens for a moment: an answer makes one think again, silence ends it.
    """
    if world.mind[agent].rounds:
        return DONE  # no answer came
    target, topic = intent.target, intent.topic
    _, company, warmth, reason = TOPICS[topic]
    fact = intent.fact if topic == "tell" else 0
    news = world.facts[fact].text + "." if fact else topic
    if topic == "lie":
        news = lying.words_of(world, intent.fact, intent.item) + "."
    if topic == peace.MEDIATE:
        news = peace.plea(world, agent, target, intent.item)
    words = intent.words[:LONGEST] or news
    about = intent.item if topic in ("chat", peace.MEDIATE) else 0
    idle = intent.smalltalk and topic in IDLE and not _tells_new(world, agent, target, about)
    said = Said(
        agent=agent,
        target=target,
        topic=topic,
        words=words,
        about=about,
        fact=fact,
        smalltalk=idle,
        cause=world.mind[agent].cause,
    )
    event = world.emit(said)
    passing = in_passing(world, agent, target, topic)
    hearers = exchange(world, agent, target, topic, event, words)
    for one in (agent, target, *(hearer for hearer in hearers if hearer != target)):
        needs = world.needs[one]
        share = company if one in (agent, target) else company // 2
        change(world.needs, one, company=min(NEED_MAX, needs.company + share))
    if topic == "bye":
        note_habit(world, agent, intent)
        return DONE
    if fact:
        spread(world, said, hearers)
    if topic == "lie":
        lying.lie(world, said, intent.fact, intent.item, hearers)
    if topic == "chat":
        warmth += _chemistry(world, agent, target)
        reason = "we talked" if warmth >= 0 else "we don't get on"
    feel(world, target, agent, _deepened(world, target, agent, topic, warmth), reason, event)
    if topic == "chat" and agent in world.beliefs:
        feel(world, agent, target, _deepened(world, agent, target, topic, warmth), reason, event)
    for one, other in ((agent, target), (target, agent)):
        relation = world.beliefs[one].relations.get(other)
        if relation is None:
            liking, why = _impression(world, one, other)
            feel(world, one, other, liking, why, event)
            relation = world.beliefs[one].relations[other]
        see_as(world, one, other, replace(relation, met=world.tick))
    if topic == peace.PEACE:
        peace.offer(world, agent, target, event)
    elif topic == peace.MEDIATE:
        peace.mediate(world, agent, target, about, event)
    elif topic in HOSTILE:
        peace.withdraw(world, agent, target)
    if about in world.names:
        hear_of(world, target, about, agent, event)
    elif about:
        _tell_place(world, agent, target, about)
    note_habit(world, agent, intent)
    if passing:
        return sounding(words)
    return LISTEN + sounding(words) if topic in AWAITING else DONE


def _impression(world: World, agent: int, other: int) -> tuple[int, str]:
    """What one makes of a stranger at first sight, and why."""
    liking = world.draw(agent, f"impression of {other}", 41) - 20 + _chemistry(world, agent, other)
    if liking >= 8:
        return liking, "seemed a good sort"
    return (liking, "seemed a nasty piece") if liking <= -8 else (liking or 1, "we met")


def _deepened(world: World, one: int, other: int, topic: str, warmth: int) -> int:
    """What a chat is to somebody: three quarters more, unless they think otherwise of the other.

    There is time for few chats in a day, and yet one comes to like or dislike by them.
    """
    fits = topic == "chat" and warmth * opinion(world, one, other) >= 0
    return warmth * 7 // 4 if fits else warmth


def _chemistry(world: World, agent: int, target: int) -> int:
    """Like minds enjoy each other's talk, unlike ones grate: -28..12 points for a chat."""
    a, b = world.persona[agent].traits, world.persona[target].traits
    apart = abs(a.kind - b.kind) + abs(a.bold - b.bold) + abs(a.sociable - b.sociable)
    return 12 - apart * 40 // 600


def _tells_new(world: World, agent: int, target: int, about: int) -> bool:
    """Whether it is news to the hearer what the speaker knows of a place, or thinks of a person."""
    if about in world.names:
        return hearsay(world, target, about, agent)[0] != 0
    place = world.beliefs[agent].places.get(about)
    known = world.beliefs[target].places.get(about)
    return place is not None and (known is None or (known.stock > 0) != (place.stock > 0))


def _tell_place(world: World, agent: int, target: int, entity: int) -> None:
    """Pass on where something is, as the speaker remembers it, right or wrong."""
    place = world.beliefs[agent].places.get(entity)
    known = world.beliefs[target].places.get(entity)
    if place and (known is None or known.tick < place.tick):
        told = Place(place.kind, place.x, place.y, place.tick, place.stock, agent)
        know_place(world, target, entity, told)


ACTION = Action("say", offers, refuse, perform, aim, takes=4, waits=waits, posture="talking")
