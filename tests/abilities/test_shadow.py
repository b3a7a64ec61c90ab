"""The small worlds in which abilities are tried, and what is told of them."""

from pathlib import Path
from typing import Any

import pytest

from game.abilities.arguments import KNOWN, absurd, good
from game.abilities.naming import Named, named
from game.abilities.records import records
from game.abilities.shadow import FIXTURES, copied, shadow
from game.content_files import load_content
from game.core.audit import audit
from game.core.change import change
from game.core.snapshot import encode
from game.core.step import step
from tests.scenario_dsl import scenario

CONTENT = load_content(Path("assets/content"))
ASKED: list[dict[str, Any]] = [
    {},
    {"target": "agent_7"},
    {"target": "agent_1", "target_pos": [0, 0]},
    {"target": "agent_123456", "target_pos": [310, 7], "item": "sword"},
    {"target": "wolf_31", "others": ["agent_3", "deer_4"], "pos": {"x": 90, "y": 3}},
    {f"a{i}": f"agent_{20 + i}" for i in range(12)},
]


@pytest.mark.parametrize("fixture", FIXTURES)
@pytest.mark.parametrize("kwargs", ASKED, ids=range(len(ASKED)))
def test_whoever_is_named_is_there_and_in_sight(fixture: str, kwargs: dict[str, Any]) -> None:
    about = named(kwargs)
    scene = shadow(fixture, CONTENT, about)
    assert not audit(scene.world)
    own, around = records(scene.world, scene.caster)
    assert own["id"] == f"agent_{scene.caster}"
    x, y = scene.place
    assert abs(x - own["pos"][0]) <= 4 and abs(y - own["pos"][1]) <= 4
    assert about.place in (None, scene.place)
    ground = around["terrain"]
    assert ground["rows"][y - ground["y0"]][x - ground["x0"]] in CONTENT.terrain
    if fixture not in ("empty", "crowded"):  # of a crowd one sees the nearest
        seen = {being["id"] for being in (*around["agents"], *around["creatures"])}
        wanted = {f"{kind}_{number}" for kind, number in about.beings[:7]}
        assert wanted <= seen
    step(scene.world)
    assert not audit(scene.world)


def test_a_fixture_is_the_same_each_time_and_differs_from_the_others() -> None:
    made = {name: encode(shadow(name, CONTENT, Named()).world) for name in FIXTURES}
    again = {name: encode(shadow(name, CONTENT, Named()).world) for name in FIXTURES}
    assert made == again
    assert len(set(made.values())) == len(FIXTURES)


def test_what_each_fixture_is_for() -> None:
    scenes = {name: shadow(name, CONTENT, Named()) for name in FIXTURES}
    told = {name: records(scene.world, scene.caster) for name, scene in scenes.items()}
    assert told["empty"][1]["agents"] == [] and told["empty"][0]["inventory"] == {}
    assert len(told["crowded"][1]["agents"]) >= 6
    assert told["wounded"][0]["health"] < 40 > told["wounded"][1]["agents"][0]["health"]
    assert told["night"][1]["light"] < 50 < told["plain"][1]["light"]
    at = {name: tuple(scene.place) for name, scene in scenes.items()}
    assert tuple(told["facing"][1]["agents"][0]["pos"]) == at["facing"]
    assert all(tuple(one["pos"]) != at["plain"] for one in told["plain"][1]["agents"])
    grounds = {
        name: {g for row in t[1]["terrain"]["rows"] for g in row} for name, t in told.items()
    }
    assert "rock" in grounds["walls"] and "water" in grounds["water"]


def test_arguments_fit_what_is_asked_for() -> None:
    scene = shadow("plain", CONTENT, Named())
    told = good([*KNOWN, "foe", "escape_pos", "mood"], scene)
    assert told["target"] == told["foe"] == f"agent_{scene.other}"
    assert told["target_pos"] == told["escape_pos"] == [*scene.place]
    assert "mood" not in told
    assert scene.item in records(scene.world, scene.caster)[0]["inventory"]
    assert all("target" in kwargs or not kwargs for kwargs in absurd(["target"], scene))


def test_a_copy_of_a_real_world_leaves_it_alone() -> None:
    s = scenario("""
        .......
        ..@.1..
        .......
    """)
    before = encode(s.world)
    scene = copied(s.world, s.agent("@"))
    assert scene.other == s.agent("1")
    change(scene.world.health, scene.other, current=1)
    step(scene.world)
    assert encode(s.world) == before


def test_only_what_the_caster_can_see_is_told() -> None:
    s = scenario("""
        ..........
        .@.1.#..2.
        .....#....
        ..........
    """)
    own, around = records(s.world, s.agent("@"))
    assert [one["name"] for one in around["agents"]] == ["1"]
    assert own["max_energy"] == 100 and own["energy"] == 100
    assert around["size"] == [10, 4]
