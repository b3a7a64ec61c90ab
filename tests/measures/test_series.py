"""The measures of a world over time, and the file that keeps them."""

import csv
from collections import Counter
from pathlib import Path

from game.core.arcana import Ability, Power
from game.core.change import change
from game.core.commands import Give
from game.core.components import Relation
from game.core.events import Said
from game.core.world import World
from game.measures.catalogue import COUNTS, EVENTS, STATES, counted, state_of
from game.measures.network import acquaintance, clustering, density
from game.measures.series import EVERY, FILE, MetricsLog, Series
from game.measures.wealth import gini, wealth
from game.session import Session, TickReport
from tests.persistence.living import tiny


def _report(world: World, events: tuple[object, ...] = ()) -> TickReport:
    return TickReport(world.tick, (), events, "", 0)  # type: ignore[arg-type]


def _rows(folder: Path) -> list[dict[str, str]]:
    with (folder / FILE).open(newline="") as file:
        return list(csv.DictReader(file))


def _run(log: MetricsLog, world: World, upto: int, talk: dict[int, int]) -> None:
    while world.tick < upto:
        world.tick += 1
        said = Said(agent=1, target=2, topic="chat", words="")
        log.on_report(_report(world, (said,) * talk.get(world.tick, 0)))


def test_rows_are_written_on_time_and_counts_are_since_the_row_before(tmp_path: Path) -> None:
    world = tiny(3, 5)
    log = MetricsLog(tmp_path, lambda: world)
    _run(log, world, 2 * EVERY + 7, {5: 2, EVERY: 1, EVERY + 1: 4})
    rows = _rows(tmp_path)
    assert [row["tick"] for row in rows] == ["0", str(EVERY), str(2 * EVERY)]
    assert [row["talk"] for row in rows] == ["0", "3", "4"]
    assert all(row["people"] == str(len(world.agents)) for row in rows)


def test_it_goes_on_where_it_was_and_counts_what_the_log_tells(tmp_path: Path) -> None:
    world = tiny(3, 5)
    _run(MetricsLog(tmp_path, lambda: world), world, EVERY + 9, {EVERY + 3: 2})
    asked = []

    def since(first: int, last: int) -> list[list[Said]]:
        asked.append((first, last))
        return [[Said(agent=1, target=2, topic="chat", words="")] * 2]

    again = MetricsLog(tmp_path, lambda: world, since)
    assert asked == [(EVERY + 1, EVERY + 9)]
    _run(again, world, 2 * EVERY, {EVERY + 20: 1})
    assert [row["talk"] for row in _rows(tmp_path)] == ["0", "0", "3"]


def test_rows_of_a_future_that_was_left_are_dropped(tmp_path: Path) -> None:
    world = tiny(3, 5)
    _run(MetricsLog(tmp_path, lambda: world), world, 3 * EVERY, {})
    world.tick = EVERY + 1
    log = MetricsLog(tmp_path, lambda: world)
    assert log.series.ticks == [0, EVERY]
    assert [row["tick"] for row in _rows(tmp_path)] == ["0", str(EVERY)]


def test_a_torn_or_strange_file_costs_no_more_than_its_rows(tmp_path: Path) -> None:
    world = tiny(3, 5)
    _run(MetricsLog(tmp_path, lambda: world), world, 2 * EVERY, {})
    path = tmp_path / FILE
    path.write_text(path.read_text()[:-9])
    assert MetricsLog(tmp_path, lambda: world).series.ticks == [0, EVERY]
    path.write_text("what,is\nthis,x\n")
    assert MetricsLog(tmp_path, lambda: world).series.ticks == []
    path.unlink()
    path.mkdir()
    log = MetricsLog(tmp_path, lambda: world)
    _run(log, world, 3 * EVERY, {})
    assert log.series.ticks == [3 * EVERY]  # the disk is no reason to stop measuring


def test_the_file_of_another_version_gives_what_is_known(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("tick,people,luck\n0,7,3\n100,6,2\n")
    world = tiny(3, 5)
    world.tick = 150
    series = MetricsLog(tmp_path, lambda: world).series
    assert (series.ticks, series.values["people"]) == ([0, 100], [7, 6])
    assert "luck" not in series.values and series.values["talk"] == [0, 0]
    assert _rows(tmp_path)[1]["people"] == "6"


def test_every_measure_is_taken(tmp_path: Path) -> None:
    world = tiny(3, 5)
    assert sorted(state_of(world)) == sorted(measure.name for measure in STATES)
    named = {kind.counted for kind in EVENTS if kind.counted}
    assert named <= {measure.name for measure in COUNTS}
    series = Series(world.content.items)
    series.add(world, Counter(counted([Said(agent=1, target=2, topic="ask", words="")])))
    assert series.values["talk"] == [1]


def test_wealth_follows_the_owner_not_the_hand() -> None:
    world = tiny(3, 5)
    first, second = world.agents[:2]
    before = wealth(world)
    session = Session(world)
    session.submit(Give(agent=first, item="bread", count=2), "test")
    session.tick()
    worth = 2 * world.content.items["bread"].value
    assert wealth(world)[first] == before[first] + worth
    pile = world.held(first, "bread")
    change(world.item, pile, owner=second)
    assert wealth(world)[first] < before[first] + worth
    assert wealth(world)[second] >= before[second] + worth
    assert gini([0, 0, 10]) > gini([1, 4, 5]) > gini([5, 5, 5]) == 0


def test_the_network_is_of_mutual_acquaintance() -> None:
    world = tiny(3, 5)
    a, b, c = world.agents[:3]
    for agent in world.agents:
        world.beliefs[agent].relations.clear()
    relation = world.beliefs[a].relations.setdefault
    relation(b, Relation(5))
    assert density(acquaintance(world)) == 0
    world.beliefs[b].relations[a] = Relation(-5)
    count = len(world.agents)
    assert density(acquaintance(world)) == 2 / (count * (count - 1))
    for one, other in ((a, c), (c, a), (b, c), (c, b)):
        world.beliefs[one].relations[other] = Relation(1)
    assert clustering(acquaintance(world)) == 3 / count


def test_what_the_scenario_wants_to_be_looked_at_comes_first(tmp_path: Path) -> None:
    world = tiny(3, 5)
    first = ["price_bread", "gini", "no such thing", "gini"]
    log = MetricsLog(tmp_path, lambda: world, first=first)
    assert list(log.series.values)[:3] == ["price_bread", "gini", STATES[0].name]
    assert set(log.series.values) == set(Series(world.content.items).values)
    _run(log, world, EVERY, {})
    (tmp_path / "other").mkdir()
    plain = MetricsLog(tmp_path / "other", lambda: world)
    plain.series.read(tmp_path / FILE, world.tick)
    for name, column in log.series.values.items():
        assert plain.series.values[name][-2:] == column, "the order changes no figure"


def test_the_spread_of_each_power_has_columns_of_its_own(tmp_path: Path) -> None:
    world = tiny(3, 5)
    log = MetricsLog(tmp_path, lambda: world)
    a, b = world.agents[:2]
    _run(log, world, EVERY, {})
    world.abilities["ice_ring"] = Ability("ice_ring", "Freeze.", 5, 20)
    world.powers[a] = {"ice_ring": Power(100, used=3)}
    world.powers[b] = {"ice_ring": Power(150, "taught", a)}
    _run(log, world, 2 * EVERY, {})
    rows = _rows(tmp_path)
    assert [row["power_ice_ring"] for row in rows] == ["0", "0", "2"]
    assert [row["power_ice_ring_users"] for row in rows] == ["0", "0", "1"]
    assert (rows[-1]["mages"], rows[-1]["abilities"]) == ("2", "1")
    again = MetricsLog(tmp_path, lambda: world)
    assert again.series.values["power_ice_ring"][-1] == 2
    del world.abilities["ice_ring"], world.powers[a], world.powers[b]
    _run(again, world, 3 * EVERY, {})
    assert [row["power_ice_ring"] for row in _rows(tmp_path)] == ["0", "0", "2", "0"]
