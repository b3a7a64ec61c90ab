"""Creatures: animals roam, run and are hunted; wolves bite and fear fire; bandits rob."""

from typing import Any

from game.ai.behaviors import decide
from game.core.change import change
from game.core.components import Creature
from game.core.observe import observe
from game.core.things import store, take_item
from tests.scenario_dsl import Scenario, scenario


def wild(map_: str, **rules: Any) -> Scenario:
    """A scenario in which creatures act, and none come by themselves."""
    return scenario(map_, **{"dangers": 1, "animals": 0, "raids": 0, "weather": 0, **rules})


def its(s: Scenario, who: str) -> Creature:
    return s.world.creature[s.the(who)]


FIELD = "\n".join(["." * 24] * 11)


def field(row: str) -> str:
    """A wide field with one row of things in its middle."""
    rows = FIELD.splitlines()
    rows[5] = row.ljust(24, ".")
    return "\n".join(rows)


def test_an_animal_keeps_to_its_home() -> None:
    s = wild(field("...........S"))
    home = s.at("sheep")
    seen = set()
    for _ in range(60):
        s.ticks(10)
        seen.add(s.at("sheep"))
        s.expect_near("sheep", home, 11)
    assert len(seen) > 5, "it roams"


def test_the_shy_run_from_people_and_the_tame_do_not() -> None:
    s = wild(field("...@..R"))
    s.until(lambda: s.at("rabbit")[0] > 7, 60)
    tame = wild(field("...@.S"))
    tame.walk("@", east=1)
    tame.expect_near("@", "sheep", 3)
    assert its(tame, "sheep").mood == "calm"


def test_a_hunt_leaves_meat_that_is_nobodys() -> None:
    s = wild("@S")
    s.give("@", "sword")
    s.do("@", "attack", target="sheep")
    assert not s.all("sheep")
    s.expect_story("@ killed a sheep")
    assert s.world.item[s.the("meat")].count == 2
    assert s.world.item[s.the("meat")].owner == 0
    assert s.world.books["hunted"] == {"meat": 2}
    assert s.world.combat[s.agent("@")].foe == 0


def test_a_struck_animal_runs_whatever_its_nature() -> None:
    s = wild(field("..........@S"))
    s.order("@", "attack", target="sheep")
    s.until(lambda: bool(s.events("hit_beast")))
    s.ticks(4)
    assert its(s, "sheep").mood == "fleeing"
    assert max(abs(s.at("sheep")[0] - s.at("@")[0]), abs(s.at("sheep")[1] - s.at("@")[1])) > 1


def test_a_wolf_bites_and_nobody_is_blamed() -> None:
    s = wild(field("@....V..1"), hour=0)
    s.until(lambda: bool(s.events("bitten")))
    bite = s.last("bitten")
    assert 6 <= bite.damage <= 9
    assert s.health(bite.agent) == 100 - bite.damage
    asked = [e for e in s.events("decision_requested") if e.agent == bite.agent]
    assert asked[-1].reason == "was hurt by a wolf"
    assert asked[-1].cause == bite.id
    for agent in s.world.agents:
        assert not s.world.beliefs[agent].relations, "a wolf is no person to hate"


def test_who_is_killed_by_a_wolf_is_mourned_so_and_the_pack_leaves() -> None:
    s = wild(field("@V"), hour=0)
    s.set("@", health=3)
    s.until(lambda: bool(s.events("died")))
    assert s.last("died").reason == "a wolf"
    s.expect_story("@ was killed by a wolf")
    assert its(s, "wolf").mood == "leaving"


def test_a_wolf_keeps_out_of_the_light_of_a_fire() -> None:
    s = wild(field("..F@.........V"), hour=0)
    fire = s.at("campfire")
    for _ in range(40):
        s.ticks(5)
        x, y = s.at("wolf")
        assert (x - fire[0]) ** 2 + (y - fire[1]) ** 2 > 16
    assert not s.events("bitten")
    s.set("campfire", stock=0)
    s.until(lambda: bool(s.events("bitten")))


def test_a_wolf_leaves_at_dawn() -> None:
    s = wild(field("...........V"), hour=4)
    s.ticks(140)
    assert s.all("wolf"), "who was put here stays"
    its(s, "wolf").until = s.world.tick + 5000
    s.ticks(60)
    assert not s.all("wolf")
    assert s.last("creature_left").beast == "wolf"


def test_walls_keep_a_wolf_out() -> None:
    s = wild(
        """
        ...............
        .#####.........
        .#..@#....V....
        .#####.........
        ...............
        """,
        hour=0,
    )
    s.ticks(200)
    assert not s.events("bitten")


def test_a_badly_hurt_wolf_leaves() -> None:
    s = wild(field("............@V"), hour=0)
    s.give("@", "knife")
    s.set("wolf", health=20)
    its(s, "wolf").home_x = 2
    s.order("@", "attack", target="wolf")
    s.until(lambda: bool(s.events("hit_beast")))
    s.ticks(6)
    assert its(s, "wolf").mood == "leaving"
    s.until(lambda: bool(s.events("creature_left")))


def test_the_armed_together_drive_wolves_off() -> None:
    s = wild(field("........1V2"), hour=0)
    s.give("1", "sword")
    s.give("2", "sword")
    s.ticks(20)
    assert not s.events("bitten")


def test_a_wolf_takes_a_sheep_when_nobody_is_there() -> None:
    s = wild(field("........S..V"), hour=0)
    s.until(lambda: bool(s.events("preyed")), 400)
    s.expect_story("a wolf killed a sheep")
    assert s.all("meat")


def test_a_bandit_robs_and_drops_it_all_when_killed() -> None:
    s = wild(field("@.X"), seed=3)
    s.give("@", "sword")
    s.give("@", "coin", 9)
    s.until(lambda: bool(s.events("snatched")), 200)
    taken = s.last("snatched")
    assert taken.item == "sword", "the best of it"
    bandit = s.the("bandit")
    sword = s.world.held(bandit, "sword")
    assert s.world.item[sword].owner == s.agent("@"), "stolen, not theirs"
    change(s.world.health, bandit, current=1)
    s.order("@", "attack", target=bandit)
    s.until(lambda: not s.all("bandit"), 200)
    lying = [e for e in s.all("sword") if e in s.world.position]
    assert lying == [sword]
    assert s.world.item[sword].owner == s.agent("@")
    assert s.world.books["hunted"] == {"coin": 2}


def test_a_bandit_takes_what_lies_about_and_what_gets_away_is_booked() -> None:
    s = wild(field("....X.s"))
    s.until(lambda: bool(s.events("looted")), 300)
    assert s.world.item[s.the("sword")].owner == 0, "robbers hold things, and own nothing"
    s.until(lambda: bool(s.events("got_away")), 600)
    s.expect_story("a bandit got away with a sword")
    assert s.world.books["carried off"] == {"sword": -1}
    assert not s.all("bandit")


def test_people_who_see_a_raider_coming_think_again() -> None:
    s = wild("\n".join(["@.......V..", *["..........."] * 30]), hour=0)
    s.order("@", "move", x=0, y=30)
    s.ticks(2)
    change(s.world.mind, s.agent("@"), started=s.world.mind[s.agent("@")].started - 100)
    its(s, "wolf").ready_at = 0
    s.ticks(60)
    reasons = [e.reason for e in s.events("decision_requested")]
    assert "sees a wolf coming" in reasons


def test_fleeing_to_the_fire_ends_in_its_light() -> None:
    s = wild(field("@.........F"), hour=0)
    x, y = s.at("campfire")
    wolf = wild(field("@....V")).the("wolf")
    s.do("@", "flee", target=wolf, x=x, y=y, topic="fire")
    s.expect_near("@", "campfire", 2)


def test_one_key_ends_all_dangers() -> None:
    s = wild(field("S....V..X"), dangers=0)
    s.ticks(1)
    assert not s.world.creature
    assert len(s.events("creature_left")) == 3


def test_who_sees_wolves_knows_of_them_and_can_warn() -> None:
    s = wild(field("@.....V..1"), hour=0)
    s.until(lambda: bool(s.events("bitten")))
    facts = [fact for fact in s.world.facts.values() if fact.kind == "danger"]
    assert [fact.text for fact in facts] == ["wolves are about"], "one danger, however many see it"
    number = next(iter(s.world.facts))
    assert any(number in beliefs.facts for beliefs in s.world.beliefs.values())


def test_a_bandit_empties_chests() -> None:
    s = wild(field("....X...C" + "." * 14 + "@"))
    pile = take_item(s.world, s.agent("@"), s.give("@", "sword"), 1)
    store(s.world, s.the("chest"), pile)
    s.until(lambda: bool(s.events("looted")), 300)
    assert s.last("looted").item == "sword"
    s.until(lambda: bool(s.events("got_away")), 300)
    assert not s.world.inventory[s.the("chest")].items


def test_minds_are_told_of_creatures_and_what_could_be_done() -> None:
    s = wild(field("@..S..V"), hour=12)
    s.set("wolf", health=15)
    seen = observe(s.world, s.agent("@"))
    wolf = next(sight for sight in seen.seen if sight.kind == "wolf")
    assert (wolf.doing, wolf.health, wolf.armed) == ("roaming", 50, 6)
    texts = {offer.key: offer.text for offer in seen.affordances}
    assert texts[f"attack wolf_{wolf.entity}"] == "fight the wolf, 6 steps east"
    assert texts[f"attack sheep_{s.the('sheep')}"] == "hunt the sheep, 3 steps east"
    assert f"flee wolf_{wolf.entity}" in texts
    assert f"flee sheep_{s.the('sheep')}" not in texts, "nobody is afraid of a sheep"
    assert wolf.entity not in s.world.beliefs[s.agent("@")].places, "it won't stay there"


def choice(bold: int, arms: str = "", others: str = "") -> str:
    """What somebody does, by a built-in mind, when a wolf comes near by night."""
    s = wild(field(f"F....@.V{others}"), hour=0)
    s.set("@", bold=bold)
    for who in ("@", *others.replace(".", "")):
        if arms:
            s.give(who, arms)
    change(s.world.mind, s.agent("@"), by=s.the("wolf"), deed="saw beast")
    intent = decide(observe(s.world, s.agent("@")))
    return f"{intent.action} {intent.topic}".rstrip()


def test_the_timid_run_to_the_fire_and_the_bold_and_armed_stand() -> None:
    assert choice(-60) == "flee fire"
    assert choice(80, "sword", "12") == "attack"
