"""Cast: energy and cooldown are the engine's, effects come as a command, and rules hold."""

from typing import Any

from msgspec.structs import replace

from game.core.arcana import Ability
from game.core.change import change
from game.core.commands import GrantAbility, ResolveAbility, RevokeAbility
from game.core.observe import observe
from tests.scenario_dsl import Scenario, Who, scenario

BOLT = Ability(
    name="bolt",
    purpose="Strike somebody from afar.",
    energy_cost=10,
    cooldown=60,
    parameters=("target",),
    does=("damage",),
)
MEADOW = """
    ............
    .@...1....2.
    ............
"""


def granted(s: Scenario, who: Who = "@", ability: Ability = BOLT) -> None:
    """Let somebody command an ability."""
    s.submit(GrantAbility(agent=s.the(who), ability=ability))
    s.ticks(1)


def rested(s: Scenario) -> None:
    """Let `@` be able to use everything again."""
    known = s.world.powers[s.agent("@")]
    s.world.powers[s.agent("@")] = {k: replace(power, ready=0) for k, power in known.items()}
    s.set("@", energy=1000)


def cast(s: Scenario, effects: Any, who: Who = "@", fault: str = "", **words: Any) -> None:
    """Let somebody use the ability that they have, and answer the call."""
    ability = list(s.world.powers[s.the(who)])[-1]
    s.do(who, "cast", ability=ability, **words)
    call = s.last("ability_used").call
    s.submit(ResolveAbility(call=call, effects=effects, fault=fault))
    s.ticks(1)


def test_a_use_costs_energy_and_needs_time() -> None:
    s = scenario(MEADOW)
    granted(s)
    cast(s, [{"kind": "damage", "target": s.agent("1"), "amount": 20}], target="1")
    assert s.health("1") == 80
    assert s.need("@", "energy") == 900
    s.do("@", "cast", ability="bolt", target="1")
    s.expect_refused("@", "needs")
    s.ticks(60)
    s.do("@", "cast", ability="bolt", target="1")
    assert len(s.events("ability_used")) == 2


def test_nobody_uses_what_they_do_not_command_or_cannot_pay() -> None:
    s = scenario(MEADOW)
    granted(s)
    s.do("1", "cast", ability="bolt", target="@")
    s.expect_refused("1", "don't command")
    s.set("@", energy=99)
    s.do("@", "cast", ability="bolt", target="1")
    s.expect_refused("@", "too tired")


def test_harm_by_magic_is_violence_like_a_blow() -> None:
    s = scenario(MEADOW)
    granted(s)
    cast(s, [{"kind": "damage", "target": f"agent_{s.agent('1')}", "amount": 15}], target="1")
    s.expect_story("@ hit 1 with a bolt for 15")
    assert s.opinion("1", "@") < 0
    assert s.opinion("2", "@") < 0, "who sees it thinks the less of them"
    facts = s.world.beliefs[s.agent("2")].facts
    assert [s.world.facts[fact].kind for fact in facts] == ["power", "violence"]
    assert s.world.combat[s.agent("1")].foe == s.agent("@")


def test_healing_is_kindness() -> None:
    s = scenario(MEADOW)
    granted(s, ability=Ability("mend", "Heal wounds.", 10, 20, ("target",), does=("heal",)))
    s.set("1", health=40)
    cast(s, [{"kind": "heal", "target": s.agent("1"), "amount": 20}], target="1")
    assert s.health("1") == 60
    assert s.opinion("1", "@") > 0
    known = [s.world.facts[fact].kind for fact in s.world.beliefs[s.agent("2")].facts]
    assert known == ["power", "kindness"]


def test_more_than_was_paid_for_does_nothing_at_all() -> None:
    s = scenario(MEADOW)
    granted(s)
    target = s.agent("1")
    cast(s, [{"kind": "damage", "target": target, "amount": 8}] * 5, target="1")
    assert s.health("1") == 100
    assert s.last("effect_refused").rule == "budget"
    s.expect_story("nothing came of @'s bolt: the effects cost 14 energy, and bolt pays 10")


def test_refusals_name_the_rule() -> None:
    s = scenario(
        """
        ......................
        .@..#..1.............2
        ......................
    """
    )
    granted(s, ability=Ability("all", "Anything.", 60, 0))
    one, two = s.agent("1"), s.agent("2")
    for effect, rule in [
        ({"kind": "damage", "target": two, "amount": 5}, "range"),
        ({"kind": "damage", "target": one, "amount": 5}, "sight"),
        ({"kind": "damage", "target": 0, "amount": 5}, "target"),
        ({"kind": "damage", "target": 999, "amount": 5}, "target"),
        ({"kind": "move", "target": 0, "to": [4, 1]}, "place"),
        ({"kind": "move", "target": 0, "to": [-1, 1]}, "bounds"),
        ({"kind": "move", "target": 0, "to": [6, 1]}, "sight"),
        ({"kind": "move", "target": 0, "to": [14, 0]}, "range"),
        ({"kind": "give_item", "target": 0, "item": "coin"}, "coins"),
        ({"kind": "spawn_item", "item": "spellbook", "pos": [1, 2]}, "books"),
        ({"kind": "status", "target": 0, "name": "burning", "ticks": 600}, "status"),
        ({"kind": "status", "target": 0, "name": "drunk", "ticks": 5}, "content"),
        ({"kind": "set_terrain", "pos": [1, 1], "terrain": "rock", "ticks": 50}, "place"),
        ({"kind": "summon", "creature": "wolf", "pos": [1, 2], "ticks": 50}, "content"),
        ({"kind": "transfer", "target": 0, "source": two, "item": "apple"}, "range"),
        ({"kind": "curse", "target": one}, "schema"),
        ({"kind": "damage", "target": one, "amount": 10**6}, "schema"),
        ({"kind": "damage", "target": one, "amount": True}, "schema"),
    ]:
        rested(s)
        change(s.world.abilities, "all", suspended="")
        cast(s, [effect])
        assert s.last("effect_refused").rule == rule, effect
        s.expect_at("@", s.start("@"))
    assert s.health("1") == s.health("2") == 100


def test_what_is_not_answered_in_time_ends_late_and_thrice_suspends() -> None:
    s = scenario(MEADOW)
    granted(s, ability=Ability("bolt", "Strike.", 1, 0, ("target",)))
    for _ in range(3):
        s.do("@", "cast", ability="bolt", target="1")
        s.ticks(s.world.rules.ability_patience)
        assert s.last("ability_failed").call == s.last("ability_used").call
        assert not s.world.calls
    s.do("@", "cast", ability="bolt", target="1")
    s.expect_refused("@", "fails everybody")
    s.expect_story("the power of bolt fails everybody: nothing was heard of it in time")
    late = s.last("ability_used").call
    s.submit(ResolveAbility(call=late, effects=[]))
    s.ticks(1)
    assert s.last("command_refused").reason == f"no call {late} is out"
    granted(s, ability=BOLT)
    assert not s.world.abilities["bolt"].suspended


def test_that_an_ability_declines_is_no_fault_of_it() -> None:
    s = scenario(MEADOW)
    granted(s, ability=Ability("bolt", "Strike.", 1, 0, ("target",)))
    for _ in range(4):
        cast(s, [], fault="declined: nobody is near", target="1")
        s.ticks(10)
    assert not s.world.abilities["bolt"].suspended
    before = s.need("@", "energy")
    assert before > 970, "and it costs nothing: four uses would be 40"
    cast(s, [], fault="execute: KeyError", target="1")
    assert s.need("@", "energy") <= before - 10
    assert s.world.abilities["bolt"].faults == 1


def test_the_caster_is_told_what_it_wanted_to_be_told() -> None:
    s = scenario(MEADOW)
    row = Ability("send", "Send.", 5, 0, ("target", "target_pos", "message", "item"))
    granted(s, ability=row)
    s.do("@", "cast", ability="send", target="1", words="Run,\nrun!", topic="apple")
    one = s.agent("1")
    assert s.last("ability_used").kwargs == {
        "target": f"agent_{one}",
        "target_pos": s.at("1"),
        "message": "Run, run!",
        "item": "apple",
    }


def test_what_the_last_holder_knew_is_lost_with_them() -> None:
    s = scenario(MEADOW)
    granted(s)
    granted(s, "1")
    s.submit(RevokeAbility(agent=s.agent("1"), ability="bolt", reason="no more"))
    s.ticks(1)
    assert "bolt" in s.world.abilities
    change(s.world.health, s.agent("@"), current=0)
    s.set("@", hunger=0, health=1)
    s.until(lambda: not s.world.alive(s.agent("@")), 2000)
    s.expect_story("the power of bolt died with @")
    assert not s.world.abilities


def test_healing_is_offered_for_the_hurt_alone_and_there_are_few_choices() -> None:
    s = scenario(MEADOW)
    granted(s, ability=Ability("mend", "Heal.", 5, 0, ("target",), does=("heal",)))
    for number in range(8):
        row = Ability(f"bolt_{number}", "Strike.", 5, 0, ("target",), does=("damage",))
        granted(s, ability=row)
    s.set("1", health=40)
    offers = observe(s.world, s.agent("@")).affordances
    keys = [offer.key for offer in offers if offer.action == "cast"]
    assert [key for key in keys if "mend" in key] == [f"cast mend agent_{s.agent('1')}"]
    assert len(keys) == 12
    assert all(len(offer.text) < 120 for offer in offers if offer.action == "cast")
