"""Two worlds of one family: where they part, by what, and what came of it."""

import json
from pathlib import Path

import pytest

from game import cli
from game.compare import compare
from game.compare.measures import NAMES, spacing
from game.core.commands import Give, PlanDay, Remember, SetRule, Spawn, Voice
from game.errors import SaveError
from game.measures.catalogue import state_of
from game.persistence import open_world, read_log
from game.persistence.fork import fork_world
from tests.persistence.living import begin, resume, tiny


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    """`w` lived 160 ticks; `child` is w up to 80, then somebody got ten apples."""
    folder = begin(tmp_path / "saves").run(160).close()
    child = resume(fork_world(folder, 80, folder.parent, "child"))
    agent = child.world.agents[0]
    child.run(9)
    child.session.submit(Give(agent=agent, item="apple", count=10), "console")
    child.run(41).close()
    return folder.parent


def test_the_first_different_tick_and_what_was_done(saves: Path) -> None:
    found = compare(saves / "w", saves / "child")
    assert found.family.words == "child was forked from w at tick 80"
    assert found.family.branch == 80
    assert found.parts_at == 90
    assert "inventory" in found.components
    assert found.a.only == []
    who = found.b.world.label(found.b.world.agents[0])
    assert found.b.only == [f"10 apples given to {who} (by console)"]
    assert found.b.deeds == [(90, f"10 apples given to {who} (by console)")]
    assert "10 apples" in found.b.events[0]
    assert (found.a.last, found.b.last, found.at) == (160, 130, 130)


def test_what_people_plan_and_conclude_is_not_done_from_outside(saves: Path) -> None:
    child = resume(saves / "child")
    agent = child.world.agents[0]
    who = child.world.label(agent)
    for i in range(20):
        plan = PlanDay(agent=agent, gist=f"rest {i} times", blocks=())
        child.session.submit(plan, "mind")
        child.session.submit(Remember(agent=agent, text=f"hm {i}", importance=3), "mind")
        child.run(1)
    child.session.submit(SetRule(rule="sight_day", value=4), "console")
    child.run(3).close()
    found = compare(saves / "w", saves / "child")
    assert [words for _, words in found.b.deeds] == [
        f"10 apples given to {who} (by console)",
        "the rule sight_day set to 4 (by console)",
    ]


def test_the_other_way_round_it_is_the_same(saves: Path) -> None:
    found = compare(saves / "child", saves / "w")
    assert (found.parts_at, found.a.name, found.b.only) == (90, "child", [])


def test_what_was_measured_is_what_was(saves: Path) -> None:
    found = compare(saves / "w", saves / "child", every=10)
    opened = open_world(saves / "child")
    opened.release()
    measures = found.b.measures
    for name, value in state_of(opened.world).items():
        assert name not in NAMES or measures.values[name][-1] == value
    assert measures.ticks[0] >= 70 and measures.ticks[-1] == 130
    first = measures.ticks[0]
    said = sum(
        type(event).__name__ == "Said"
        for tick in read_log(saves / "child", first + 1)
        for event in tick.events
    )
    assert sum(measures.values["talk"]) == said
    assert measures.upto(130)["talk"] == said
    assert measures.upto(130)["people"] == measures.values["people"][-1]
    assert 130 in found.a.measures.ticks
    together = [i for i, tick in enumerate(found.a.measures.ticks) if tick < 90]
    for name in NAMES:
        for i in together:
            assert found.a.measures.values[name][i] == measures.values[name][i]


def test_a_long_life_is_measured_here_and_there(
    saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = compare(saves / "w", saves / "child", every=20)
    monkeypatch.setattr("game.compare.measures.WALKED", 10)
    parts = compare(saves / "w", saves / "child", every=20)
    assert parts.a.measures.ticks == whole.a.measures.ticks
    assert parts.a.measures.values == whole.a.measures.values


def test_worlds_that_never_part(saves: Path) -> None:
    fork_world(saves / "w", 100, saves, "twin")
    found = compare(saves / "w", saves / "twin")
    assert (found.parts_at, found.components, found.at) == (None, [], 100)


def test_two_children_of_one_parent(saves: Path) -> None:
    for name, word in (("a", "Run!"), ("b", "Stay!")):
        life = resume(fork_world(saves / "w", 60, saves, name))
        life.session.submit(Voice(text=word), "player")
        life.run(5).close()
    found = compare(saves / "a", saves / "b")
    assert found.family.words == "both were forked from w, at ticks 60 and 60"
    assert found.parts_at == 61
    assert found.a.only == ['a voice to all: "Run!" (by player)']


def test_the_same_beginning_is_a_family_without_cards(tmp_path: Path) -> None:
    begin(tmp_path, "a").run(20).close()
    other = begin(tmp_path, "b")
    other.session.submit(Spawn(prefab="agent", x=3, y=3, name="Eve\x1b[2J"), "console")
    other.run(20).close()
    found = compare(tmp_path / "a", tmp_path / "b")
    assert found.family.words == "both begin alike at tick 0"
    assert found.parts_at == 1


def test_strangers_are_no_family(tmp_path: Path) -> None:
    begin(tmp_path, "a").run(5).close()
    begin(tmp_path, "b", tiny(2)).run(5).close()
    with pytest.raises(SaveError, match="of no one family"):
        compare(tmp_path / "a", tmp_path / "b")


def test_a_world_that_is_its_own_parent_ends_nothing(saves: Path) -> None:
    card = json.loads((saves / "w" / "world.json").read_bytes())
    (saves / "w" / "world.json").write_text(json.dumps({**card, "parent": "child"}))
    assert compare(saves / "w", saves / "child").at == 130


def test_worlds_of_another_version_are_told(saves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compare(saves / "w", saves / "child").warnings == []
    monkeypatch.setattr("game.persistence.card.simulation", lambda: "another")
    assert "w was run by another version" in compare(saves / "w", saves / "child").warnings[0]


def test_a_moment_that_one_never_had(saves: Path) -> None:
    with pytest.raises(SaveError, match="tick 140 can't be compared: both worlds have 0 to 130"):
        compare(saves / "w", saves / "child", at=140)
    assert compare(saves / "w", saves / "child", at=85).a.world.tick == 85


def test_round_spacings() -> None:
    for first, last in ((0, 1), (0, 59), (0, 61), (17, 100_000), (0, 10**9)):
        assert (last - first) / spacing(first, last) <= 60


def test_as_a_command_with_a_picture(
    saves: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "both.png"
    words = ["compare", "w", "child", "--set", f"paths.saves={saves}"]
    assert cli.main([*words, "--json", "--png", str(picture), "--at", "100"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["parts_at"], told["at"], told["last"]) == (90, 100, {"a": 160, "b": 130})
    assert told["changed"]["b"]["deeds"][0]["tick"] == 90
    assert set(NAMES) < set(told["measures"]["a"])
    data = picture.read_bytes()
    assert int.from_bytes(data[16:20], "big") == 1400
    assert cli.main(words) == 0
    text = capsys.readouterr().out
    assert "They part at tick 90" in text
    assert "10 apples given to" in text
    assert cli.main(["compare", "w", "nobody", *words[3:]]) == 3


def test_the_same_comparison_is_the_same_picture(saves: Path) -> None:
    import pygame

    from game.compare.picture import TONES, draw

    found = compare(saves / "w", saves / "child")
    first, second = draw(found), draw(found)
    assert pygame.image.tobytes(first, "RGB") == pygame.image.tobytes(second, "RGB")
    seen = {tuple(first.get_at((x, y)))[:3] for x in range(0, 1400, 2) for y in range(0, 1000, 2)}
    assert set(TONES) <= seen
    found.a.name = "\x00\u202eevil " * 50
    draw(found)
