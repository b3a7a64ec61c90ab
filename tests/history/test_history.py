"""Visits to the past: the right state at every tick, cheap to come back to, harmless."""

import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.core.digest import digest
from game.errors import SaveError
from game.persistence import Cancelled, History, open_world, read_log
from game.persistence.layout import keyframe_path, keyframe_ticks
from tests.persistence.living import Life, begin, resume, until

TICKS = 320


def told(life: Life, ticks: int, digests: dict[int, str]) -> Life:
    """Run, and note the digest of every tick."""
    for _ in range(ticks):
        life.session.tick()
        digests[life.world.tick] = digest(life.world)
    return life


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[int, str]]:
    """A run of two sessions with packed files; and the digest after every tick of it."""
    saves = tmp_path_factory.mktemp("saves")
    digests: dict[int, str] = {}
    life = begin(saves, span=90, keyframe_ticks=70)
    digests[0] = digest(life.world)
    folder = told(life, TICKS // 2, digests).close()
    life = told(resume(folder, span=90, keyframe_ticks=70), TICKS // 2, digests)
    life.sync()
    until(lambda: len(list((folder / "events").glob("*.gz"))) >= 3)
    return life.close(), digests


def test_every_tick_is_as_it_was(lived: tuple[Path, dict[int, str]]) -> None:
    folder, digests = lived
    history = History(folder)
    assert (history.first, history.last) == (0, TICKS)
    for tick in [*range(0, TICKS + 1, 7), *range(TICKS, 0, -9), 160, 161, 90, 91]:
        world = history.world_at(tick)
        assert world.tick == tick
        assert digest(world) == digests[tick], tick


def test_each_visit_is_a_world_of_its_own(lived: tuple[Path, dict[int, str]]) -> None:
    folder, digests = lived
    history = History(folder)
    one = history.world_at(100)
    one.tick = 5
    one.persona.clear()
    assert digest(history.world_at(100)) == digests[100]


def test_a_walk_goes_on_tick_by_tick(lived: tuple[Path, dict[int, str]]) -> None:
    folder, digests = lived
    logged = {tick.tick: tick.events for tick in read_log(folder)}
    for start in (0, 1, 70, 159, 160, 161, 300):
        seen = []
        for world, events in History(folder).walk(start):
            assert digest(world) == digests[world.tick]
            assert events == logged.get(world.tick, [])
            seen.append(world.tick)
        assert seen == list(range(start, TICKS + 1))


def test_a_tick_that_is_not_there_is_refused(lived: tuple[Path, dict[int, str]]) -> None:
    for tick in (-1, TICKS + 1):
        with pytest.raises(SaveError, match=f"tick {tick} can't be shown: there is 0 to {TICKS}"):
            History(lived[0]).world_at(tick)


def test_coming_back_needs_no_keyframe(lived: tuple[Path, dict[int, str]]) -> None:
    """What was visited is kept: scrubbing doesn't go to the disk's states again."""
    history = History(lived[0])
    history.world_at(130)
    shares: list[float] = []
    history.world_at(131, progress=shares.append)
    assert shares == [1.0]  # one step
    history.world_at(130, progress=shares.append)
    assert shares == [1.0]  # none


def test_a_visit_can_be_given_up(lived: tuple[Path, dict[int, str]]) -> None:
    history = History(lived[0])
    asked = iter([False] * 5 + [True] * 10)
    with pytest.raises(Cancelled):
        history.world_at(69, cancelled=lambda: next(asked))
    assert history.world_at(69).tick == 69


def test_progress_goes_up_to_one(lived: tuple[Path, dict[int, str]]) -> None:
    shares: list[float] = []
    History(lived[0]).world_at(69, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_events_of_a_range(lived: tuple[Path, dict[int, str]]) -> None:
    history = History(lived[0])
    assert [t.tick for t in history.events(88, 93)] == list(range(88, 94))
    assert [t.tick for t in history.events(TICKS - 1, TICKS + 50)] == [TICKS - 1, TICKS]


def test_an_event_is_found(lived: tuple[Path, dict[int, str]]) -> None:
    history = History(lived[0])
    events = [event for tick in read_log(lived[0]) for event in tick.events]
    for event in events[::17] + events[-1:]:
        assert history.event(event.id) == event
    for none in (0, events[-1].id + 1):
        with pytest.raises(SaveError, match="there is no event"):
            history.event(none)


def test_marks_are_the_marked_events(lived: tuple[Path, dict[int, str]]) -> None:
    history = History(lived[0])
    marks = history.marks()
    events = [e for tick in read_log(lived[0]) for e in tick.events if e.mark]
    assert [(m.tick, m.kind, m.event_id) for m in marks] == [(e.tick, e.mark, e.id) for e in events]
    names = open_world(lived[0])
    names.release()
    first = next(m for m in marks if m.entities)
    assert names.world.label(first.entities[0]) in first.text
    assert history.marks_complete


def test_marks_in_small_bites_are_the_same(lived: tuple[Path, dict[int, str]]) -> None:
    history = History(lived[0])
    whole = History(lived[0]).marks()
    bites = 0
    while not history.marks_complete:
        found = history.marks(0.0)
        assert found == whole[: len(found)]
        bites += 1
    assert found == whole
    assert bites > 2


def test_a_running_world_is_visited_and_not_touched(tmp_path: Path) -> None:
    digests: dict[int, str] = {}
    life = begin(tmp_path, keyframe_ticks=40)
    told(life, 60, digests).sync()
    history = History(life.folder, durable=lambda: life.recorder.durable_tick)
    marks = len(history.marks())
    before = digest(life.world)
    found: dict[int, str] = {}

    def visit() -> None:
        for tick in (55, 12, 60, 41):
            found[tick] = digest(history.world_at(tick))

    thread = threading.Thread(target=visit)
    thread.start()
    thread.join(30)
    assert found == {tick: digests[tick] for tick in (55, 12, 60, 41)}
    assert digest(life.world) == before
    told(life, 60, digests).sync()
    assert history.last == 120
    assert digest(history.world_at(113)) == digests[113]
    assert len(history.marks()) >= marks
    life.close()


def test_late_ticks_are_marks(tmp_path: Path) -> None:
    life = begin(tmp_path, late_ms=1)
    session = life.session
    observers = session.observers
    record = observers[0]

    def slow(report):  # type: ignore[no-untyped-def]
        late = 7_000_000 if report.tick == 4 else 10
        record(replace(report, step_ns=late))

    observers[0] = slow
    life.run(6).sync()
    observers[0] = record
    folder = life.close()
    late = [mark for mark in History(folder).marks() if mark.kind == "late"]
    assert [(mark.tick, mark.text) for mark in late] == [(4, "this tick took 7 ms")]


def test_a_keyframe_that_goes_meanwhile_is_no_harm(lived: tuple[Path, dict[int, str]]) -> None:
    folder, digests = lived
    path = keyframe_path(folder, 140)
    data = path.read_bytes()
    path.unlink()
    try:
        assert digest(History(folder).world_at(141)) == digests[141]
    finally:
        path.write_bytes(data)


def test_keyframes_by_cost_and_thinned(tmp_path: Path) -> None:
    """Cheap ticks need few; dear ones many; and old ones thin out."""
    life = begin(tmp_path)
    life.run(150)
    for _ in range(150):
        life.recorder._spacing.took(0.01)
        life.session.tick()
    folder = life.close()
    assert keyframe_ticks(folder)[:2] == [0, 200]
    assert len(keyframe_ticks(folder)) == 3 - (300 not in keyframe_ticks(folder))
