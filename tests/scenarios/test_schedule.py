"""Schedule: what a scenario has planned comes when it is due, and is part of the state."""

from game.core.commands import Give, Kill, Planned, Plant, SetRule, SetWeather, Spawn, Voice
from tests.scenario_dsl import scenario

MAP = """
    #####
    #@.1#
    #####
"""


def test_a_happening_comes_at_its_tick_and_is_the_cause_of_what_it_brings() -> None:
    s = scenario(MAP)
    now = s.world.tick
    feast = Planned(
        tick=now + 3,
        title="A cart of apples arrives",
        command=Spawn(prefab="apple", x=2, y=1, count=9),
    )
    s.world.schedule.append(feast)
    s.ticks(2)
    assert not s.events("happening")
    s.save_and_load()  # nothing but the state knows of it
    s.ticks(1)
    s.expect_story("A cart of apples arrives", "9 apples were put into the world")
    assert s.last("spawned").cause == s.last("happening").id
    assert s.world.schedule == []


def test_what_is_due_together_happens_in_its_order() -> None:
    s = scenario(MAP)
    s.world.schedule += [
        Planned(tick=s.world.tick + 1, command=Voice(text=text)) for text in ("first", "second")
    ]
    s.ticks(1)
    assert [e.words for e in s.events("voice_heard")] == ["first", "first", "second", "second"]


def test_what_comes_again_keeps_its_place_among_the_others() -> None:
    s = scenario(MAP)
    now = s.world.tick
    s.world.schedule += [
        Planned(tick=now + 1, every=2, command=Give(agent=1, item="coin")),
        Planned(tick=now + 4, command=Give(agent=2, item="coin")),
    ]
    s.ticks(6)
    s.expect_holds("@", "coin", 3)
    s.expect_holds("1", "coin", 1)
    assert [planned.tick for planned in s.world.schedule] == [now + 7]


def test_what_has_become_impossible_is_refused_and_the_rest_goes_on() -> None:
    s = scenario(MAP)
    now = s.world.tick
    s.world.schedule += [
        Planned(tick=now + 1, command=Kill(entity=2)),
        Planned(tick=now + 2, title="Alms", command=Give(agent=2, item="coin")),
        Planned(tick=now + 2, command=SetRule(rule="item_spawn_rate", value=7)),
    ]
    s.ticks(2)
    refused = s.last("command_refused")
    assert "no living agent 2" in refused.reason
    assert refused.cause == s.last("happening").id
    assert s.world.rules.item_spawn_rate == 7


def test_a_planted_fact_is_known_at_first_hand() -> None:
    s = scenario(MAP)
    tick = s.world.tick + 1
    plan = Plant(fact="invitation", knowers=(1,), subject=1, x=2, y=1, due=900, text="a feast")
    s.world.schedule.append(Planned(tick=tick, command=plan))
    s.ticks(1)
    (fact, heard), *more = s.world.beliefs[1].facts.items()
    assert not more
    assert (heard.tick, heard.source, heard.hops) == (tick, 0, 0)
    known = s.world.facts[fact]
    assert (known.kind, known.subject, known.due, known.text) == ("invitation", 1, 900, "a feast")
    assert fact not in s.world.beliefs[2].facts


def test_a_fact_needs_somebody_alive() -> None:
    s = scenario(MAP)
    s.submit(Plant(fact="theft", knowers=(1, 9), text="x"))
    s.submit(Plant(fact="theft", knowers=(), text="x"))
    s.ticks(1)
    assert len(s.events("command_refused")) == 2
    assert not s.world.facts
    assert not s.world.beliefs[1].facts


def test_the_sky_turns_and_a_season_begins_when_they_are_told_to() -> None:
    s = scenario(MAP, dangers=1, weather=100)
    s.submit(SetWeather(weather="rain"))
    s.submit(SetWeather(weather="drought"))
    s.submit(SetWeather(weather="hail"))
    s.ticks(1)
    assert (s.world.weather.kind, s.world.weather.season) == ("rain", "drought")
    assert s.world.weather.growth < 100
    assert "'hail'" in s.last("command_refused").reason


def test_where_the_rules_know_no_weather_none_can_be_made() -> None:
    s = scenario(MAP, dangers=0)
    s.submit(SetWeather(weather="rain"))
    s.ticks(1)
    assert "no weather" in s.last("command_refused").reason
    assert s.world.weather.kind == "fair"
