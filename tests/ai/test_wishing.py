"""When built-in minds wish, in which words, and when they use what they have."""

from typing import Any

import pytest
from msgspec.structs import replace

from game.ai.angel.composing import design
from game.ai.angel.reading import read
from game.ai.drives import casting, wishing
from game.ai.drives.case import Case
from game.core.components import Traits
from game.core.observation import Affordance, KnownFact, Observation, Seen, Tie
from game.core.observe import observe
from tests.ai.angel.wishes import CONTENT
from tests.ai.worlds import Village

WISH = Affordance(key="wish", action="wish", text="wish")


@pytest.fixture(scope="module")
def calm() -> Observation:
    village = Village(None, agents=2)
    village.tick(2)
    seen = observe(village.world, village.world.agents[0])
    return replace(seen, seen=(), known=(), facts=(), ties=(), held=(), tick=9000, foe=0)


def on_a_day(person: Observation, /, chance: int = wishing.WHIM, **change: Any) -> Case:
    """A day on which this person wishes for such a reason; for the least, if none is said."""
    for day in range(2, 400):
        case = Case(replace(person, day=day, **change))
        if wishing._mood(case.o) < chance:
            return case
    raise AssertionError("nobody ever wishes")


def fact(kind: str, **more: Any) -> KnownFact:
    return KnownFact(
        entity=1, kind=kind, text=more.pop("text", ""), tick=8900, when="just now", **more
    )


NOBODY = Traits()
REASONS = {
    "starving": {"hunger": 30},
    "parched": {"thirst": 20},
    "wounded": {"health": 20},
    "trapped": {"failures": 7},
    "lonely": {"company": 20},
}


@pytest.mark.parametrize("reason", REASONS)
def test_need_makes_people_wish(calm: Observation, reason: str) -> None:
    case = on_a_day(calm, traits=NOBODY, **REASONS[reason])
    motive = wishing.strongest(case)
    assert motive is not None
    assert motive.name == reason
    its = wishing.wish(case, WISH)
    assert its is not None and its.points > 0
    assert wishing.words(case) in motive.words


def test_what_they_know_goes_into_their_words(calm: Observation) -> None:
    me = calm.agent
    robbed = on_a_day(calm, facts=(fact("theft", subject=77, name="Zaid", object=me),))
    assert "Zaid" in wishing.words(robbed)
    tie = Tie(entity=78, name="Anouk", opinion=80, reason="", tick=1)
    bereaved = on_a_day(calm, ties=(tie,), facts=(fact("death", subject=78, name="Anouk"),))
    motive = wishing.strongest(bereaved)
    assert motive is not None and any("Anouk" in words for words in motive.words)
    afraid = on_a_day(calm, facts=(fact("danger", text="wolves are about"),))
    assert "wolves" in wishing.words(afraid)
    hurt = Seen(79, "agent", "Hanne", 1, 1, 2, health=30, opinion=60)
    motive = wishing.strongest(on_a_day(calm, seen=(hurt,)))
    assert motive is not None and all("Hanne" in words for words in motive.words)


def test_whatever_is_wished_can_be_made(calm: Observation) -> None:
    me = calm.agent
    friend = Tie(entity=78, name="Anouk", opinion=80, reason="", tick=1)
    theft = fact("theft", subject=77, name="Zaid", object=me)
    changes: list[dict[str, Any]] = [*REASONS.values()]
    changes += [{"facts": (theft,)}, {"facts": (fact("loss", object=me),)}]
    changes += [{"ties": (friend,), "facts": (fact("death", subject=78),)}]
    changes += [
        {"facts": (fact("danger", text=text),), "traits": traits}
        for text in ("wolves are about", "bandits", "a bear")
        for traits in (Traits(bold=60), Traits(kind=60), Traits())
    ]
    seen = 0
    for change in changes:
        case = on_a_day(calm, **change)
        for motives in wishing.MOTIVES:
            for motive in motives(case):
                for words in motive.words:
                    assert read(words, CONTENT) is not None, words
                    assert design(words, CONTENT) is not None, words
                    assert len(words) <= 160
                    seen += 1
    assert seen >= 25


def test_most_days_nobody_wishes(calm: Observation) -> None:
    starved = [Case(replace(calm, day=day, hunger=10)) for day in range(400)]
    share = sum(wishing.strongest(case) is not None for case in starved) / 400
    assert 0.05 < share < 0.15


def test_who_has_powers_wishes_for_another_less_often(calm: Observation) -> None:
    def days(*powers: str) -> int:
        lived = [Case(replace(calm, day=day, hunger=10, powers=powers)) for day in range(400)]
        return sum(wishing.strongest(case) is not None for case in lived)

    assert days() > days("bell") > days("bell", "hum") > 0


def test_nobody_wishes_for_what_they_have(calm: Observation) -> None:
    case = on_a_day(calm, health=20, traits=NOBODY)
    motive = wishing.strongest(case)
    assert motive is not None and "I wish my wounds would heal" in motive.words
    healer = on_a_day(calm, chance=wishing.NEED, health=20, traits=NOBODY, powers=("balm_circle",))
    motive = wishing.strongest(healer)
    assert motive is not None
    assert "I wish my wounds would heal" not in motive.words


LONG_AGO = 4000
"""A tick at which the power was used: no longer new to them, and not just done."""


def cast(case: Case, does: tuple[str, ...], target: int = 0, used_at: int = LONG_AGO) -> int:
    offer = Affordance(
        key="cast", action="cast", text="", target=target, ability="hum", does=does, used_at=used_at
    )
    its = casting.cast(case, offer)
    return its.points if its else 0


def test_a_power_is_weighed_by_what_it_does(calm: Observation) -> None:
    me = calm.agent
    wolf = Seen(90, "wolf", "wolf", 1, 1, 3, health=100, armed=5)
    friend = Seen(91, "agent", "Anouk", 1, 1, 3, health=40, opinion=60)
    alone = Case(replace(calm, traits=NOBODY))
    beset = Case(replace(calm, traits=NOBODY, seen=(wolf, friend)))
    hurt = Case(replace(calm, health=30))
    assert cast(beset, ("damage",), 90) > 200
    assert cast(beset, ("status frozen",), 90) > 200
    assert cast(beset, ("damage",), 91) == 0, "no friend is struck"
    assert cast(alone, ("damage",), me) == cast(alone, ("status poisoned",), me) == 0
    assert cast(hurt, ("heal",), me) > 200 > cast(alone, ("heal",), me)
    assert cast(beset, ("heal",), 91) > 100
    assert cast(beset, ("status shielded",), me) > 200 > cast(alone, ("status shielded",), me)
    hungry = Case(replace(calm, hunger=150))
    assert cast(hungry, ("give_item",), me) > 200 > cast(alone, ("give_item",), me)


def test_something_new_is_tried_out_if_it_does_no_harm(calm: Observation) -> None:
    alone = Case(replace(calm, energy=1000, traits=NOBODY))
    assert cast(alone, ("set_terrain",), used_at=-1) > 100 > cast(alone, ("set_terrain",))
    assert cast(alone, ("damage",), alone.o.agent, used_at=-1) == 0


def test_a_power_is_not_used_again_so_soon(calm: Observation) -> None:
    curious = Case(replace(calm, energy=1000, night=True, traits=Traits(bold=-60)))
    now = cast(curious, ("light",), used_at=curious.o.tick - 20)
    later = cast(curious, ("light",), used_at=curious.o.tick - casting.AGAIN)
    assert later - now > 150


def test_the_sight_of_an_enemy_is_no_reason_to_make_ready(calm: Observation) -> None:
    enemy = Seen(92, "agent", "Bertil", 1, 1, 3, health=100, opinion=-80)
    met = Case(replace(calm, seen=(enemy,), traits=NOBODY))
    fought = Case(replace(calm, seen=(enemy,), traits=NOBODY, foe=92))
    me = calm.agent
    assert cast(fought, ("status shielded",), me) > 200 > cast(met, ("status shielded",), me)


def test_words_go_with_a_power_that_speaks(calm: Observation) -> None:
    friend = Seen(91, "agent", "Anouk", 1, 1, 3, health=90, opinion=60)
    case = Case(replace(calm, seen=(friend,)))
    offer = Affordance(key="c", action="cast", text="", target=91, ability="bell", does=("say",))
    assert "Anouk" in casting.words(case, offer)
    assert casting.words(case, replace(offer, does=("heal",))) == ""
