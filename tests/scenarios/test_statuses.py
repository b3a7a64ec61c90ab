"""Statuses: what is on somebody works, hinders, and ends."""

from game.core.arcana import Ability
from game.core.observe import observe
from game.core.statuses import has
from tests.scenario_dsl import Scenario, scenario
from tests.scenarios.test_cast import cast, granted, rested

ANY = Ability("any", "Anything.", 60, 0, ("target",))
MEADOW = """
    ............
    .@...1....2.
    ............
"""


def put(s: Scenario, who: str, name: str, ticks: int) -> None:
    """Bring a status on somebody by magic, of which nobody is tired."""
    if "any" not in s.world.abilities:
        granted(s, ability=ANY)
    rested(s)
    cast(s, [{"kind": "status", "target": s.the(who), "name": name, "ticks": ticks}], target=who)


def test_fire_burns_is_violence_and_ends() -> None:
    s = scenario(MEADOW)
    put(s, "1", "burning", 50)
    assert s.opinion("1", "@") < 0
    s.expect_story("@ hit 1 with an any", "1 is on fire")
    s.ticks(60)
    assert s.health("1") == 100 - 2 * 5, "it burns in every tenth tick, the first among them"
    assert s.last("status_ended").reason == "it wore off"
    assert not s.world.statuses


def test_water_puts_fire_out() -> None:
    s = scenario(
        """
        .......
        .@..1w.
        .......
    """
    )
    put(s, "1", "burning", 50)
    s.ticks(6)
    assert s.last("status_ended").reason == "the water put it out"
    assert not s.world.statuses


def test_ice_ends_fire() -> None:
    s = scenario(MEADOW)
    put(s, "1", "burning", 50)
    put(s, "1", "frozen", 20)
    assert has(s.world, s.agent("1"), "frozen")
    assert not has(s.world, s.agent("1"), "burning")


def test_the_frozen_neither_walk_nor_act_and_go_on_afterwards() -> None:
    s = scenario(MEADOW)
    put(s, "1", "frozen", 40)
    s.order("1", "move", x=s.at("1")[0], y=s.at("1")[1] - 1, topic="exact")
    s.ticks(30)
    s.expect_at("1", s.start("1"))
    s.expect_refused("1", "frozen")
    s.order("2", "move", x=s.at("2")[0] - 8, y=0, topic="exact")
    s.ticks(3)
    put(s, "2", "frozen", 30)
    here = s.at("2")
    s.ticks(20)
    s.expect_at("2", here)
    s.until(lambda: s.idle("2"), 100)
    assert s.at("2") != here, "what was begun is gone on with"


def test_nobody_is_asked_what_to_do_who_can_do_nothing() -> None:
    s = scenario(MEADOW)
    s.ticks(1)
    s.do("1", "wait")
    put(s, "1", "frozen", 40)
    one, before = s.agent("1"), len(s.events("decision_requested"))
    s.ticks(30)
    asked = [event.agent for event in s.events("decision_requested")[before:]]
    assert one not in asked
    s.ticks(20)
    asked = [event.agent for event in s.events("decision_requested")[before:]]
    assert one in asked


def test_what_is_on_somebody_takes_choices_from_them() -> None:
    s = scenario(MEADOW)
    put(s, "1", "silenced", 60)
    actions = {offer.action for offer in observe(s.world, s.agent("1")).affordances}
    assert not actions & {"say", "cast", "wish"}
    assert {"attack", "move"} <= actions


def test_what_binds_comes_again_only_after_as_long_a_time() -> None:
    s = scenario(MEADOW)
    put(s, "1", "frozen", 40)
    put(s, "1", "frozen", 40)
    assert s.last("effect_refused").rule == "again"
    s.until(lambda: not has(s.world, s.agent("1"), "frozen"))
    put(s, "1", "frozen", 40)
    assert s.last("effect_refused").rule == "again"
    assert not has(s.world, s.agent("1"), "frozen")
    s.until(lambda: not s.world.statuses)
    put(s, "1", "frozen", 40)
    assert has(s.world, s.agent("1"), "frozen")


def test_the_hasted_are_quicker_and_the_slowed_slower() -> None:
    took = {}
    for name in ("hasted", "slowed", "keen_eyed"):
        s = scenario(MEADOW)
        put(s, "1", name, 100)
        began = s.world.tick
        s.walk("1", east=4)
        took[name] = s.world.tick - began
    assert took["hasted"] < took["keen_eyed"] < took["slowed"]


def test_a_shield_keeps_off_most_of_a_blow_of_hands_and_of_magic() -> None:
    s = scenario(MEADOW)
    put(s, "1", "shielded", 300)
    rested(s)
    cast(s, [{"kind": "damage", "target": s.agent("1"), "amount": 20}], target="1")
    assert s.health("1") == 92


def test_the_silenced_say_and_cast_nothing() -> None:
    s = scenario(MEADOW)
    granted(s, "1", Ability("other", "Anything.", 5, 0, ("target",)))
    put(s, "1", "silenced", 60)
    s.do("1", "say", target="2", topic="greet")
    s.expect_refused("1", "silenced")
    s.do("1", "cast", ability="other", target="2")
    s.expect_refused("1", "silenced")


def test_the_calmed_strike_nobody_and_let_go_of_a_fight() -> None:
    s = scenario(MEADOW)
    granted(s, ability=ANY)
    s.do("1", "attack", target="2", most=40)
    s.order("1", "attack", target="2")
    s.ticks(2)
    cast(s, [{"kind": "calm", "target": s.agent("1"), "ticks": 60}], target="1")
    assert s.idle("1")
    assert s.opinion("1", "@") >= 0, "to be calmed is no violence"
    s.do("1", "attack", target="2")
    s.expect_refused("1", "at peace")


def test_poison_can_kill_and_who_brought_it_on_is_the_killer() -> None:
    s = scenario(MEADOW)
    s.set("1", health=3)
    put(s, "1", "poisoned", 300)
    s.until(lambda: not s.world.alive(s.agent("1")), 100)
    s.expect_story("1 was killed by @")


def test_a_creature_can_burn_to_death() -> None:
    s = scenario(
        """
        .........
        .@...R...
        .........
    """,
        dangers=1,
        animals=0,
    )
    rabbit = s.the("rabbit")
    granted(s, ability=ANY)
    cast(s, [{"kind": "status", "target": rabbit, "name": "burning", "ticks": 60}], target=rabbit)
    s.until(lambda: rabbit not in s.world.creature, 60)
    assert rabbit not in s.world.statuses
    s.expect_story("@ killed a rabbit")
