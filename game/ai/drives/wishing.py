"""Wishing: when somebody wishes for a power, and in which words.

People wish out of need: starving, parched, wounded, hemmed in, robbed, bereaved, afraid, lonely,
curious. What they know goes into their words: of whom they speak, and what they fear.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from game.ai.angel.deeds import DEEDS
from game.ai.angel.reading import read
from game.ai.drives.case import FRIEND, Case, Score, score
from game.ai.drives.lasting import lasting
from game.core.observation import Affordance, Observation
from game.core.rng import draw

OWN = {
    "blink": ("blink",), "calm": ("soothe",), "chain_lightning": ("strike",),
    "conjure_bread": ("feed",), "fireball": ("burn", "smite"), "grow": ("bloom", "gather"),
    "haste": ("haste",), "heal": ("mend",), "push": ("push",), "reveal": ("reveal", "keen"),
    "shield": ("shield",), "telepathy": ("speak",),
}  # fmt: skip
"""Power that comes with the game -> the deeds that nobody wishes for who has it."""
LATELY = 4800
"""Ticks for which what happened is reason enough to wish."""
SPREAD = 120
"""Points by which people differ in how readily they wish for a thing."""


NEED, FEAR, WHIM = 10, 6, 2
"""How many in a hundred would wish for such a reason on a given day."""
CONTENT = 3
"""By how much each power that one has lessens that."""


class Motive(NamedTuple):
    """One reason to wish."""

    name: str
    points: int
    chance: int
    """NEED, FEAR or WHIM."""
    words: tuple[str, ...]
    """Ways to say it."""


def wish(case: Case, offer: Affordance) -> Score | None:
    """As strongly as the reason, and on few days of one's life."""
    o, motive = case.o, strongest(case)
    if motive is None or (o.foe and any(foe.distance < 4 for foe in case.foes)):
        return None
    return score(
        f"wishes, being {motive.name}",
        (motive.name, motive.points),
        ("a dreamer", case.traits.curious // 3),
        ("down to earth", -max(0, case.traits.diligent) // 4),
        ("other needs", -max(case.thirst, case.hunger, case.energy) // 5),
    )


def words(case: Case) -> str:
    """What is wished, in words that say why; "" without a reason."""
    motive = strongest(case)
    if motive is None:
        return ""
    o = case.o
    return motive.words[draw(o.seed, o.tick, o.agent, "wish words", len(motive.words))]


def strongest(case: Case) -> Motive | None:
    """The reason that moves somebody most now."""
    o = case.o
    mood = _mood(o)
    found = [_lacking(o, m) for motives in MOTIVES for m in motives(case) if mood < m.chance]
    found = [motive for motive in found if motive.words]
    return max(found, key=lambda motive: (motive.points, motive.name), default=None)


def _lacking(o: Observation, motive: Motive) -> Motive:
    """The reason with the words alone that ask for what isn't in one's power already."""
    if not o.powers:
        return motive
    own = _known_deeds(o.powers)
    words = tuple(
        said
        for said in motive.words
        if (reading := read(said, o.content)) is None or reading.deeds[0] not in own
    )
    return motive._replace(words=words)


@lru_cache(maxsize=1024)
def _known_deeds(powers: tuple[str, ...]) -> frozenset[str]:
    """What the names of powers stand for: those of the Angel's are made of a deed's nouns."""
    found = set()
    for name in powers:
        parts = set(name.split("_"))
        for deed, row in DEEDS.items():
            if parts.intersection(row.nouns) or deed in OWN.get(name, ()):
                found.add(deed)
    return frozenset(found)


def may(case: Case) -> bool:
    """Whether this is a day on which somebody wishes at all, be the need what it may."""
    return _mood(case.o) < NEED


def _mood(o: Observation) -> int:
    """From 0 to 99, and more, each day; the lower, the smaller a reason is enough."""
    return _of_day(o.seed, o.day, o.agent) + CONTENT * len(o.powers)


@lru_cache(maxsize=16384)
def _of_day(seed: int, day: int, agent: int) -> int:
    return draw(seed, day, agent, "wishes today", 100)


def _ready(o: Observation, what: str) -> int:
    """How much more or less than others somebody takes to wishing for a thing."""
    return lasting(o.seed, o.agent, f"wish {what}", 2 * SPREAD + 1) - SPREAD


def _hungry(case: Case) -> Iterator[Motive]:
    o = case.o
    if o.hunger < 200 and not case.food:
        others = [p.name for p in case.people.values() if p.looks == "starving"]
        shared = tuple(f"Let me feed all who starve here, {name} and the others" for name in others)
        yield Motive(
            "starving",
            420 + (200 - o.hunger), NEED,
            ("I am starving: I wish bread would come to my hand", *shared[:1],
             "I wish I could make stew out of nothing, I am so hungry"),
        )  # fmt: skip
    if o.thirst < 160 and not case.water:
        yield Motive(
            "parched",
            430 + (160 - o.thirst),
            NEED,
            ("I am parched: let me conjure a flask of water wherever I am",),
        )


def _hurt(case: Case) -> Iterator[Motive]:
    o = case.o
    if o.health < 55:
        yield Motive(
            "wounded",
            330 + 2 * (55 - o.health) + _ready(o, "healing") // 2, NEED,
            ("I wish my wounds would heal", "I wish I could renew myself little by little",
             "I wish I had a skin that would shield me"),
        )  # fmt: skip
    for person in case.people.values():
        if person.opinion >= FRIEND and person.health < 50:
            yield Motive(
                f"afraid for {person.name}",
                400 + case.traits.kind // 2, NEED,
                (f"I wish I could heal the wounds of my friends, of {person.name} above all",
                 f"Let me shield {person.name} and all my friends"),
            )  # fmt: skip


def _hemmed_in(case: Case) -> Iterator[Motive]:
    o = case.o
    if o.failures >= 5:
        yield Motive(
            "trapped",
            300 + 20 * min(6, o.failures), NEED,
            ("I can't get out of here: I wish I could leap away", "I wish I could tunnel through "
             "rock", "I wish I could cross the water on a bridge of my own"),
        )  # fmt: skip


def _robbed(case: Case) -> Iterator[Motive]:
    o = case.o
    for fact in o.facts:
        if fact.kind in ("theft", "loss") and o.agent in (fact.subject, fact.object):
            if o.tick - fact.tick > LATELY or (fact.kind == "theft" and fact.subject == o.agent):
                continue
            thief = fact.name if fact.kind == "theft" else ""
            said = (
                f"I wish {thief} were rooted to the spot, the thief",
                f"Let me find what {thief} stole from me",
                f"I wish I could silence that thief {thief}",
            ) if thief else ("I wish to find the thief who robbed me",
                             "I wish I had keen eyes, to see who comes to my chest")  # fmt: skip
            yield Motive("robbed", 400 + case.traits.greedy // 3, NEED, said)
            return


def _bereaved(case: Case) -> Iterator[Motive]:
    o = case.o
    for fact in o.facts:
        if fact.kind not in ("death", "killing") or o.tick - fact.tick > LATELY:
            continue
        dead = fact.subject if fact.kind == "death" else fact.object
        tie = next((tie for tie in o.ties if tie.entity == dead and tie.opinion >= 20), None)
        if tie is not None:
            yield Motive(
                "bereaved",
                380 + tie.opinion // 2, NEED,
                (f"I wish flowers would bloom where {tie.name} is buried",
                 f"I wish I could have healed {tie.name}", "I wish for a little light in this "
                 "dark"),
            )  # fmt: skip
            return


def _afraid(case: Case) -> Iterator[Motive]:
    o, traits = case.o, case.traits
    for fact in o.facts:
        if fact.kind != "danger" or o.tick - fact.tick > LATELY:
            continue
        what = "wolves" if "wol" in fact.text else "bandits" if "bandit" in fact.text else "beasts"
        said = (
            (f"I wish I could burn the {what} with fire", f"Let lightning strike the {what}, "
             "leaping in a chain from one to the next")
            if traits.bold > 20
            else (f"I wish I could calm the {what}", f"Let the {what} be slow when they come")
            if traits.kind > 20
            else (f"I wish I could keep the {what} away from us", f"Let the {what} freeze where "
                  "they stand")
        )  # fmt: skip
        yield Motive(
            f"afraid of {what}", 360 - traits.bold // 4 + _ready(o, "safety") // 2, FEAR, said
        )
        return


def _alone(case: Case) -> Iterator[Motive]:
    o = case.o
    if o.company < 220:
        friend = next((tie.name for tie in o.ties if tie.opinion >= FRIEND), "")
        speak = (f"I wish {friend} could hear my voice from afar",) if friend else ()
        yield Motive(
            "lonely",
            300 + (220 - o.company) // 2 + case.traits.sociable // 3,
            FEAR,
            ("I am lonely: I wish for a companion, were it a rabbit", *speak),
        )


def _curious(case: Case) -> Iterator[Motive]:
    o, traits = case.o, case.traits
    if case.want.name == "far lands" and not o.night:
        yield Motive(
            "curious",
            170 + traits.curious + _ready(o, "far lands"), WHIM,
            ("I wish I could see far, with the eyes of an eagle", "I wish I could cross the lake "
             "on a bridge", "I wish I were as swift as the wind"),
        )  # fmt: skip
    if o.night and traits.bold < 0:
        yield Motive(
            "afraid of the dark",
            190 - traits.bold + _ready(o, "light"),
            WHIM,
            ("I wish for a light in the dark",),
        )
    if case.want.name == "arms" and not case.weapon:
        yield Motive(
            "unarmed",
            170 + traits.bold + _ready(o, "arms"),
            WHIM,
            ("I wish I had a sword in my hand",),
        )
    if traits.diligent > 30 and 250 < o.energy < 500:
        yield Motive(
            "weary",
            150 + traits.diligent + _ready(o, "strength"), WHIM,
            ("I wish I were quick at my work", "I wish I could share my strength with a friend "
             "who is tired"),
        )  # fmt: skip


MOTIVES: tuple[Callable[[Case], Iterator[Motive]], ...] = (
    _hungry,
    _hurt,
    _hemmed_in,
    _robbed,
    _bereaved,
    _afraid,
    _alone,
    _curious,
)
