"""Talk: whether to speak, to whom, and in what spirit."""

from game.ai.drives import gossip
from game.ai.drives.case import Case, Score, score
from game.ai.drives.fight import edge, worn
from game.ai.drives.lasting import lasting
from game.ai.drives.repute import name_of
from game.core.observation import Affordance, Seen
from game.core.peace import COOL
from game.core.relations import FOE

DAY = 2400
STINGING = ("insult", "threaten")
"""Words that sting."""
GRATEFUL = ("gave", "comfort", "tended")
"""Deeds that one gives thanks for."""
WRONGS = ("hit", "held up", "robbed", "denied", "saw hit", "saw death")
"""Deeds after which nobody thinks of peace."""
PEACEMAKER = 15
"""Kindness from which on one comes between others."""
SATED = 540
"""Ticks for which one has had enough of talking with the same person."""


def say(case: Case, offer: Affordance) -> Score | None:
    """By topic; nobody talks to those who run or fight."""
    person = case.people.get(offer.target)
    if person is None or person.doing in ("running", "fighting", "asleep"):
        return None
    return _TOPICS[offer.topic](case, offer, person)


def _answered(case: Case, person: Seen, *deeds: str) -> bool:
    return case.o.by == person.entity and case.o.deed in deeds


def _met_ago(case: Case, person: Seen) -> int:
    return case.o.tick - person.met if person.met else 1 << 20


def _greet(case: Case, offer: Affordance, person: Seen) -> Score | None:
    back = 170 if _answered(case, person, "greet") else 0
    if person.opinion <= -30 or person.distance > 7 or person.entity == case.o.foe:
        return None
    if not back and _met_ago(case, person) < DAY // 3:
        return None
    new = 40 if not person.met else 0
    return score(
        f"greets {person.name}" if person.met else f"doesn't know {person.name} yet",
        ("manners", 30 + case.traits.sociable // 2 + case.traits.kind // 5),
        ("greeted", back),
        ("just done", 0 if back else case.stale("say greet", 200, 150)),
        ("new face", new + (case.traits.curious // 4 if new else 0)),
        ("opinion", person.opinion // 2),
        name_of(case, person),
        ("company", case.company // 5),
        case.way(max(0, offer.distance - 4), 8),
    )


def _chat(case: Case, offer: Affordance, person: Seen) -> Score | None:
    o, traits = case.o, case.traits
    if person.opinion <= -30 or person.distance > 9 or person.entity == o.foe:
        return None
    back = 0
    if gossip.spoken_to(case, person):
        # Who is spoken to answers, until the talk has lasted long enough for them.
        back = 230 if gossip.goes_on(case, person) else -200
    festive = gossip.festive(case)
    ago = _met_ago(case, person)
    fresh = 0 if back > 0 or ago >= SATED else (ago - SATED) * 240 // SATED
    fresh = fresh // 3 if festive else fresh
    busy = -40 if person.doing not in ("idle", "walking", "talking", "busy") else 0
    return score(
        f"talks with {person.name}" if back > 0 else _longing(case, person),
        ("company", case.company * 7 // 10),
        ("sociable", traits.sociable // 2),
        ("spoken to", back + (gossip.rounds(case, person) if back > 0 else 0)),
        ("their turn", -200 if gossip.listening(case, person) else 0),
        ("opinion", person.opinion * 3 // 2),
        ("at a party", festive),
        name_of(case, person),
        ("liking", lasting(o.seed, o.agent, f"liking {person.entity}", 51) - 25),
        ("talked just now", fresh),
        ("has just talked", 0 if back > 0 or festive else case.stale("say chat", 230, 140)),
        ("they are busy", busy),
        case.way(max(0, offer.distance - 4), 6),
    )


def _longing(case: Case, person: Seen) -> str:
    if case.o.company < 400:
        return "lonely"
    return f"likes {person.name}" if person.opinion >= 30 else "feels like talking"


def _ask(case: Case, offer: Affordance, person: Seen) -> Score | None:
    o = case.o
    if case.food or o.hunger > 560 or person.opinion <= -30 or _met_ago(case, person) < 60:
        return None
    return score(
        f"hungry; {person.name} may have something",
        ("hunger", case.hunger * 7 // 10),
        ("opinion", person.opinion),
        ("lazy", -case.traits.diligent // 2),
        ("pride", -40 - case.traits.bold // 4),
        ("just asked", case.stale("say ask", 500, 500)),
        case.way(max(0, offer.distance - 4), 5),
    )


def _thank(case: Case, offer: Affordance, person: Seen) -> Score | None:
    if not _answered(case, person, *GRATEFUL):
        return None
    return score(
        f"grateful to {person.name}",
        ("gratitude", 330 + case.traits.kind),
        ("just done", case.stale("say thank", 60, 200)),
        case.way(max(0, offer.distance - 4), 5),
    )


def _comfort(case: Case, offer: Affordance, person: Seen) -> Score | None:
    if case.traits.kind < -20 or person.opinion <= -10:
        return None
    return score(
        f"{person.name} is hurt",
        ("pity", 110 + case.traits.kind + person.opinion // 2),
        ("just done", case.stale("say comfort", 400, 250)),
        case.way(max(0, offer.distance - 4), 6),
    )


def _peace(case: Case, offer: Affordance, person: Seen) -> Score | None:
    """Grudges wear the kind out, and those who would lose; the hard take no hand."""
    o, traits = case.o, case.traits
    if o.deed in WRONGS or person.doing == "hands up":
        return None
    taken = _answered(case, person, "peace")
    if not taken and (person.opinion > FOE or o.foe == person.entity):
        return None
    name, fought = person.name, _fought(case)
    return score(
        f"makes peace with {name}" if taken else f"is tired of the quarrel with {name}",
        ("offered", 300 if taken else 0),
        ("kind", traits.kind * 3 // 2),
        ("tired of it", 0 if taken else 60 + fought),
        ("it has lasted long", 0 if taken else worn(case, person)),
        ("beaten", 0 if taken else 2 * max(0, 70 - o.health)),
        ("afraid", min(80, max(0, -edge(case, person)))),
        ("pride", -max(0, traits.bold) // 2),
        ("hatred", 0 if fought else min(0, person.opinion - COOL)),
        ("just done", 0 if taken else case.stale("say peace", 2 * DAY, 400)),
        case.way(max(0, offer.distance - 4), 8),
    )


def _mediate(case: Case, offer: Affordance, person: Seen) -> Score | None:
    """The kind want an end of the quarrels of those whom they like, or mind nothing in."""
    o, traits = case.o, case.traits
    other = gossip.feeling(case, offer.item)
    if traits.kind < PEACEMAKER or person.opinion < 0 or other <= COOL or person.distance > 9:
        return None
    if not any(fact.kind == "violence" for fact in o.facts):
        return None
    return score(
        f"wants {person.name} to make peace",
        ("peacemaker", 50 + traits.kind + max(0, traits.sociable) // 3),
        ("cares", min(60, person.opinion + max(0, other))),
        ("just done", case.stale("say mediate", 300, 160)),
        ("other needs", -max(0, max(case.thirst, case.hunger, case.energy) - 300) // 2),
        case.way(max(0, offer.distance - 4), 6),
    )


def _fought(case: Case) -> int:
    """How tired of fighting a fight of the last days leaves somebody."""
    ago = min(case.since(f"attack {how}") for how in ("agent", "reckless", "wary"))
    return 70 if ago < 2 * DAY else 0


def _insult(case: Case, offer: Affordance, person: Seen) -> Score | None:
    traits = case.traits
    stung = 130 if _answered(case, person, *STINGING) else 0
    if case.since("say insult") < 200:
        stung //= 3  # one has said what one thinks
    if _answered(case, person, "ask") and traits.kind < -50:
        stung = 90
    if _answered(case, person, "peace") and traits.kind < -20:
        stung = 60  # they think it is that easy
    if not stung and person.opinion > -12 and traits.kind > -60:
        return None
    return score(
        f"stung by {person.name}" if stung else f"thinks little of {person.name}",
        ("stung", stung),
        ("dislike", -2 * person.opinion),
        ("unkind", -traits.kind * 4 // 5 + traits.bold // 3),
        ("bad mood", (case.hunger + case.energy) // 10 + max(0, 80 - case.o.health) // 2),
        ("just done", case.stale("say insult", 700, 260)),
        ("so long ago", 0 if stung else -worn(case, person) // 3),
        ("afraid", -max(0, person.armed * 8 - traits.bold)),
        ("wounds", -max(0, 70 - case.o.health) * 4),
        case.way(max(0, offer.distance - 4), 8),
    )


def _threaten(case: Case, offer: Affordance, person: Seen) -> Score | None:
    traits = case.traits
    if person.opinion > -22 or traits.bold < 0:
        return None
    stung = 110 if _answered(case, person, "insult", "threaten", "saw hit", "saw foe") else 0
    return score(
        f"wants {person.name} gone" + (f": {person.reason}" if person.reason else ""),
        ("stung", stung),
        ("dislike", -person.opinion * 3 // 2),
        ("bold", traits.bold // 2 - traits.kind // 2 - 40),
        ("armed", (case.weapon - person.armed) * 5),
        ("wounds", -max(0, 70 - case.o.health) * 4),
        ("just done", case.stale("say threaten", 900, 300)),
        ("so long ago", 0 if stung else -worn(case, person) // 3),
        case.way(max(0, offer.distance - 4), 8),
    )


_TOPICS = {
    "greet": _greet,
    "chat": _chat,
    "ask": _ask,
    "thank": _thank,
    "comfort": _comfort,
    "mediate": _mediate,
    "peace": _peace,
    "insult": _insult,
    "threaten": _threaten,
    "tell": gossip.tell,
    "lie": gossip.lie,
    "bye": gossip.bye,
}
