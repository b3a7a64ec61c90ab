"""What magic makes passes by itself: ground, light, creatures and goods; and harms no book."""

from game.core.arcana import Ability
from game.core.audit import audit
from game.core.commands import Spawn, Teleport
from game.core.components import Terms
from game.core.deals import owned
from game.core.effects.goods import LASTS
from game.core.looking import lit
from tests.scenario_dsl import Scenario, scenario
from tests.scenarios.test_cast import cast, granted, rested

ANY = Ability("any", "Anything.", 90, 0)
MEADOW = """
    ............
    .@...1....2.
    ............
"""


def ready(map_: str = MEADOW, **rules: int) -> Scenario:
    """A scenario in which somebody can do anything."""
    s = scenario(map_, **rules)
    granted(s, ability=ANY)
    return s


def test_ground_that_was_changed_turns_back() -> None:
    s = ready()
    cast(s, [{"kind": "set_terrain", "pos": [3, 1], "terrain": "rock", "ticks": 50}])
    grid = s.world.grid
    assert not grid.passable(3, 1)
    assert not grid.sees(1, 1, 5, 1), "a wall stops sight"
    s.ticks(50)
    assert grid.passable(3, 1)
    assert grid.sees(1, 1, 5, 1)
    assert not s.world.patches
    assert [e.terrain for e in s.events("ground_changed")] == ["rock", "grass"]


def test_who_is_on_ground_that_ends_is_put_beside_it() -> None:
    s = ready(
        """
        ~~~~~~
        @.~.1~
        ~~~~~~
    """
    )
    s.give("@", "apple")
    cast(s, [{"kind": "set_terrain", "pos": [2, 1], "terrain": "path", "ticks": 60}])
    s.submit(Teleport(entity=s.agent("@"), x=2, y=1))
    s.ticks(1)
    s.do("@", "drop", item="apple", count=1)
    s.expect_at("@", (2, 1))
    s.until(lambda: not s.world.patches, 80)
    assert s.world.grid.passable(*s.at("@"))
    assert s.world.grid.passable(*s.at("apple"))


def test_what_was_built_on_changed_ground_stays_and_keeps_its_place() -> None:
    s = ready(
        """
        .....
        @....
        ~~~~~
    """
    )
    for pos in ([2, 1], [2, 2]):
        rested(s)
        cast(s, [{"kind": "set_terrain", "pos": pos, "terrain": "path", "ticks": 50}])
        s.submit(Spawn(prefab="chest", x=pos[0], y=pos[1]))
        s.ticks(1)
    s.ticks(60)
    grid = s.world.grid
    assert grid.blocked[1 * grid.width + 2] and grid.blocked[2 * grid.width + 2]
    assert grid.names[grid.terrain[1 * grid.width + 2]] == "grass"
    assert grid.names[grid.terrain[2 * grid.width + 2]] == "path", "a chest doesn't sink"


def test_nobody_is_walled_in_where_they_stand_and_nothing_that_lies_there() -> None:
    s = ready()
    for pos in (s.at("1"), s.at("@")):
        rested(s)
        cast(s, [{"kind": "set_terrain", "pos": pos, "terrain": "rock", "ticks": 50}])
        assert s.last("effect_refused").rule == "place"


def test_a_light_goes_out() -> None:
    s = ready(hour=23)
    cast(s, [{"kind": "light", "pos": [3, 1], "ticks": 40}])
    assert lit(s.world, 5, 1)
    s.ticks(40)
    assert not lit(s.world, 5, 1)
    assert not s.all("glow")
    assert not s.world.passing


def test_a_creature_that_was_called_does_its_caller_nothing_and_vanishes() -> None:
    s = ready("\n".join(["." * 9] * 4 + ["....@...."] + ["." * 9] * 4), dangers=1, animals=0)
    cast(s, [{"kind": "summon", "creature": "wolf", "pos": [5, 4], "ticks": 300}])
    wolf = s.the("wolf")
    s.ticks(299)
    assert wolf in s.world.creature
    assert s.health("@") == 100
    s.ticks(2)
    assert wolf not in s.world.kind
    assert not s.world.passing


def test_who_sets_a_beast_on_somebody_is_to_blame() -> None:
    s = ready(dangers=1, animals=0)
    cast(s, [{"kind": "summon", "creature": "wolf", "pos": [3, 1], "ticks": 400}])
    s.until(lambda: s.health("1") < 100 or s.health("2") < 100, 300)
    victim = s.last("bitten").agent
    assert s.world.beliefs[victim].relations[s.agent("@")].opinion < 0


def test_a_beast_that_was_called_leaves_nothing_when_it_is_killed() -> None:
    s = ready(dangers=1, animals=0)
    cast(s, [{"kind": "summon", "creature": "rabbit", "pos": [3, 1], "ticks": 400}])
    rabbit = s.the("rabbit")
    rested(s)
    cast(s, [{"kind": "damage", "target": rabbit, "amount": 30}])
    assert rabbit not in s.world.kind
    assert not s.all("meat") and not s.all("hide")


def test_conjured_goods_feed_are_not_dealt_in_and_fade() -> None:
    s = ready()
    cast(s, [{"kind": "give_item", "target": 0, "item": "bread", "count": 2}])
    s.expect_holds("@", "bread", 2)
    s.give("@", "bread")
    assert len(s.world.inventory[s.agent("@")].items) == 2, "no pile with the real"
    s.set("@", hunger=100)
    s.do("@", "eat", item="bread")
    s.expect_holds("@", "bread", 2)
    assert owned(s.world, s.agent("@"), "bread") == 1
    s.ticks(LASTS + 60)
    s.expect_holds("@", "bread", 1)
    assert not audit(s.world)
    assert s.world.books["conjured"]["bread"] == 2
    assert s.world.books["faded"]["bread"] == -1


def test_nothing_lasting_is_made_of_what_was_conjured() -> None:
    s = ready(
        """
        ......
        .@K...
        ......
    """
    )
    cast(s, [{"kind": "give_item", "target": 0, "item": "wood", "count": 4}])
    s.do("@", "craft", topic="plank", target="workbench")
    s.expect_refused("@", "that takes")
    s.give("@", "wood")
    s.do("@", "craft", topic="plank", target="workbench")
    s.expect_holds("@", "plank", 1)


def test_a_leap_and_a_push_end_on_free_ground() -> None:
    s = ready(
        """
        ............
        .@...1..#.2.
        ............
    """
    )
    cast(s, [{"kind": "repel", "target": s.agent("1"), "distance": 5}])
    s.expect_at("1", (7, 1))
    rested(s)
    cast(s, [{"kind": "move", "target": 0, "to": [3, 0]}])
    s.expect_at("@", (3, 0))


def test_a_transfer_needs_both_wills() -> None:
    s = ready()
    one = s.agent("1")
    s.give("1", "apple", 2)
    s.give("@", "coin", 1)
    cast(s, [{"kind": "transfer", "target": 0, "source": one, "item": "apple", "count": 2}])
    assert s.last("effect_refused").rule == "willing"
    rested(s)
    cast(s, [{"kind": "transfer", "target": one, "item": "coin", "count": 1}])
    s.expect_holds("1", "coin", 1)
    s.expect_story("@ let a coin pass to 1 through the air")


def cast_ready(s: Scenario) -> None:
    """Let the caster have their strength back."""
    rested(s)


def test_what_is_offered_can_be_taken_up_from_afar() -> None:
    s = ready()
    s.give("1", "apple", 2)
    s.give("@", "coin", 1)
    s.order("1", "trade", target="@", terms=Terms({"apple": 2}, {"coin": 1}))
    s.until(lambda: bool(s.world.deals))
    source = s.agent("1")
    cast(s, [{"kind": "transfer", "target": 0, "source": source, "item": "apple", "count": 2}])
    s.expect_holds("@", "apple", 2)
    s.expect_holds("1", "coin", 1)
    assert not s.world.deals


def test_nobody_is_emptied_of_strength() -> None:
    s = ready()
    s.set("1", energy=140)
    cast(s, [{"kind": "drain", "target": s.agent("1"), "amount": 20}])
    assert s.need("1", "energy") == 100
    rested(s)
    cast(s, [{"kind": "drain", "target": s.agent("1"), "amount": 20}])
    assert s.last("effect_refused").rule == "emptied"


def test_words_reach_a_mind_out_of_sight_and_hidden_things_are_revealed() -> None:
    s = ready(
        """
        ...#......
        .@.#.1.a..
        ...#......
    """
    )
    cast(s, [{"kind": "say", "target": s.agent("1"), "text": "Come\nhere!"}])
    s.expect_story('@ in the mind of 1: "Come here!"')
    apple = s.the("apple")
    assert apple not in s.world.beliefs[s.agent("@")].places
    rested(s)
    cast(s, [{"kind": "reveal", "what": "food", "radius": 12}])
    assert apple in s.world.beliefs[s.agent("@")].places
