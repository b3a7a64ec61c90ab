"""Commands: the player's hand, and what it may not do."""

import pytest

from game.core.commands import (
    AnyCommand,
    Give,
    Kill,
    SetRule,
    SetTrait,
    SetWeather,
    Spawn,
    Teleport,
    Voice,
)
from tests.scenario_dsl import scenario

MAP = """
    #####
    #@.W#
    #####
"""


def test_spawned_people_live_here() -> None:
    s = scenario(MAP)
    s.submit(Spawn(prefab="agent", x=2, y=1, name="Zoe"))
    s.ticks(1)
    zoe = s.last("spawned").entity
    assert s.world.label(zoe) == "Zoe"
    assert zoe in s.world.agents
    s.expect_at(zoe, (2, 1))


def test_a_taken_place_gives_the_nearest_free_one() -> None:
    s = scenario(MAP)
    s.submit(Spawn(prefab="tree", x=3, y=1))
    s.ticks(1)
    s.expect_at("tree", (2, 1))


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (Spawn(prefab="dragon", x=1, y=1), "there is no such thing as 'dragon'"),
        (Spawn(prefab="apple", x=-1, y=1), "(-1, 1) is outside the world"),
        (Spawn(prefab="apple", x=2, y=1, count=0), "the count must be 1 to 1000, not 0"),
        (Kill(entity=99), "there is no entity 99"),
        (Give(agent=2, item="apple"), "there is no living agent 2"),
        (Give(agent=1, item="tree"), "there is no item called 'tree'"),
        (Give(agent=1, item="apple", count=2000), "the count must be 1 to 1000"),
        (Teleport(entity=99, x=1, y=1), "entity 99 is nowhere on the map"),
        (Teleport(entity=1, x=50, y=1), "(50, 1) is outside the world"),
        (Voice(agent=2, text="hi"), "there is no living agent 2"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    command: AnyCommand, reason: str
) -> None:
    s, quiet = scenario(MAP), scenario(MAP)
    s.submit(command)
    s.ticks(1)
    quiet.ticks(1)
    assert reason in s.last("command_refused").reason
    assert len(s.world.kind) == len(quiet.world.kind)
    s.expect_at("@", (1, 1))


def test_no_room_is_a_refusal() -> None:
    s = scenario("@")
    s.submit(Spawn(prefab="agent", x=0, y=0))
    s.submit(Spawn(prefab="tree", x=0, y=0))
    s.ticks(1)
    assert [event.reason for event in s.events("command_refused")] == ["no room near (0, 0)"] * 2


def test_killing_leaves_a_grave_and_belongings() -> None:
    s = scenario("...@...")
    s.give("@", "coin", 3)
    s.give("@", "knife")
    s.submit(Kill(entity=s.agent("@")))
    s.ticks(1)
    assert s.last("died").reason == "the hand of fate"
    s.expect_near("coin", (3, 0))
    s.expect_near("knife", (3, 0))
    s.expect_at("grave", (3, 0))
    assert s.world.agents == []


def test_a_thing_taken_out_of_a_hand_is_in_it_no_more() -> None:
    s = scenario("@")
    pile = s.give("@", "coin")
    s.submit(Kill(entity=pile))
    s.ticks(1)
    s.expect_holds("@", "coin", 0)
    assert s.world.inventory[s.agent("@")].items == ()


def test_who_is_moved_stands_there_and_walks_on_from_there() -> None:
    s = scenario("@.......")
    s.order("@", "move", x=7, y=0)
    s.ticks(5)
    s.submit(Teleport(entity=s.agent("@"), x=0, y=0))
    s.ticks(1)
    assert s.at("@")[0] <= 1
    s.until(lambda: s.idle("@"))
    s.expect_near("@", (7, 0))


def test_a_voice_is_heard_by_one_or_by_all() -> None:
    s = scenario("@1")
    s.submit(Voice(text="Beware"))
    s.submit(Voice(text="You there", agent=s.agent("1")))
    s.ticks(1)
    assert [(e.agent, e.words) for e in s.events("voice_heard")] == [
        (1, "Beware"),
        (2, "Beware"),
        (2, "You there"),
    ]
    assert s.world.beliefs[2].notes[-1].text == 'A voice from nowhere: "You there"'


def test_what_is_given_from_nowhere_is_in_hand_and_told() -> None:
    s = scenario("@")
    s.submit(Give(agent=s.agent("@"), item="coin", count=5))
    s.ticks(1)
    s.expect_holds("@", "coin", 5)
    s.expect_story("@ was given 5 coins from nowhere")


def test_a_rule_is_changed_from_now_on() -> None:
    s = scenario(MAP)
    before = s.world.rules
    s.submit(SetRule(rule="sight_night", value=1))
    s.ticks(1)
    (event,) = s.events("rule_changed")
    assert (event.rule, event.before, event.value) == ("sight_night", before.sight_night, 1)
    assert s.world.rules.sight_night == 1
    assert s.world.rules.sight_day == before.sight_day


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (SetRule(rule="day_ticks", value=100), "there is no rule 'day_ticks' that can be changed"),
        (SetRule(rule="sight_day", value=0), "sight_day must be 1 to 40, not 0"),
        (SetRule(rule="min_agents", value=-1), "min_agents must be 0 to 20000, not -1"),
        (SetWeather(weather="frogs"), "there is no weather 'frogs'"),
        (
            SetWeather(weather="rain"),
            "this world's rules know no weather",
        ),
        (SetTrait(agent=99, trait="bold", value=1), "there is no living agent 99"),
        (SetTrait(agent=1, trait="evil", value=1), "there is no trait 'evil'"),
        (SetTrait(agent=1, trait="bold", value=101), "bold must be -100 to 100, not 101"),
    ],
)
def test_no_rule_or_trait_goes_beyond_its_bounds(command: AnyCommand, why: str) -> None:
    s = scenario(MAP)
    rules, traits = s.world.rules, s.world.persona[1].traits
    s.submit(command)
    s.ticks(1)
    assert [event.reason for event in s.events("command_refused")] == [why]
    assert (s.world.rules, s.world.persona[1].traits) == (rules, traits)


def test_a_trait_is_changed() -> None:
    s = scenario(MAP)
    s.submit(SetTrait(agent=1, trait="greedy", value=-70))
    s.ticks(1)
    assert s.world.persona[1].traits.greedy == -70
    assert len(s.events("trait_changed")) == 1


def test_the_sky_is_turned_and_a_season_begun_and_ended() -> None:
    s = scenario("@", dangers=1, weather=100, animals=0, raids=0)
    for kind in ("rain", "drought"):
        s.submit(SetWeather(weather=kind, ticks=90))
    s.ticks(1)
    assert (s.world.weather.kind, s.world.weather.season) == ("rain", "drought")
    assert s.world.weather.growth == 200 * 20 // 100
    s.expect_story("It begins to rain", "A drought sets in")
    s.submit(SetWeather(weather="common"))
    s.ticks(90)
    assert (s.world.weather.kind, s.world.weather.season) == ("fair", "")
    s.expect_story("The lean time is over", "The sky clears")


def test_a_pack_can_be_put_into_the_world() -> None:
    s = scenario("\n".join(["....."] * 5), dangers=1, weather=0, hour=0)
    s.submit(Spawn(prefab="wolf", x=1, y=1, count=3))
    s.submit(Spawn(prefab="wolf", x=1, y=1, count=21))
    s.ticks(1)
    assert len(s.all("wolf")) == 3
    assert s.last("command_refused").reason == "the count must be 1 to 20, not 21"
