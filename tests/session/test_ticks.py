"""A tick that is made in parts is the same tick, wherever it is interrupted."""

import random
from collections import Counter
from collections.abc import Callable
from importlib import import_module

import pytest

from game.core.commands import Kill, Spawn, Voice
from game.core.digest import EVERY, digest
from game.core.events import kind_of
from game.core.snapshot import decode, encode
from game.core.step import parts
from game.core.systems import SYSTEMS
from game.session import Session, TickReport
from game.ticks import Costs
from tests.persistence.living import give_minds, tiny
from tests.scenario_dsl import scenario

MAP = """
    .......
    .@...1.
    .......
"""


def always(seconds: float) -> bool:
    return True


@pytest.fixture
def session() -> Session:
    return scenario(MAP).session


def in_parts(session: Session, enough: Callable[[float], bool] = always) -> TickReport:
    while (report := session.advance(enough)) is None:
        assert session.under_way
    assert not session.under_way
    return report


def lived(advance: Callable[[Session], TickReport]) -> tuple[list[object], list[str]]:
    """What a lively world with commands from outside brings forth, and its states."""
    session = Session(tiny(seed=4, agents=6))
    give_minds(session)
    reports, states = [], []
    for tick in range(2 * EVERY + 10):
        if tick % 9 == 0:
            session.submit(Spawn(prefab=("bandit", "apple", "agent")[tick % 3], x=3, y=3), "player")
        if tick == 40:
            session.submit(Kill(entity=session.world.agents[1]), "console")
        report = advance(session)
        reports.append((report.tick, report.entries, report.events, report.digest))
        states.append(digest(session.world))
    return reports, states


@pytest.fixture(scope="module")
def whole() -> tuple[list[object], list[str]]:
    return lived(Session.tick)


def test_part_by_part(whole: tuple[list[object], list[str]]) -> None:
    assert lived(in_parts) == whole
    kinds = {kind_of(event) for report in whole[0] for event in report[2]}  # type: ignore[index]
    assert len(kinds) > 15, "a dull world proves nothing"


def test_slice_by_slice(
    whole: tuple[list[object], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for system in ("movement", "perception", "actions"):
        monkeypatch.setattr(import_module(f"game.core.systems.{system}"), "SLICE", 1)
    sliced: set[str] = set()

    def advance(session: Session) -> TickReport:
        numbers = Counter(parts(decode(encode(session.world))))
        sliced.update(SYSTEMS[n - 1].__name__ for n, count in numbers.items() if count > 1)
        return in_parts(session)

    assert lived(advance) == whole
    assert sliced == {"movement", "perception", "actions"}


@pytest.mark.parametrize("seed", range(4))
def test_interrupted_anywhere(whole: tuple[list[object], list[str]], seed: int) -> None:
    coin = random.Random(seed)

    def advance(session: Session) -> TickReport:
        if coin.random() < 0.2:
            return session.tick()
        share = coin.random()
        for _ in range(coin.randrange(8)):
            report = session.advance(lambda seconds: coin.random() < share)
            if report is not None:
                return report
        return session.tick()  # the rest of it

    assert lived(advance) == whole


def test_each_command_and_system_is_one_part(session: Session) -> None:
    session.observers.clear()
    count = 1
    while session.advance(always) is None:
        count += 1
    assert count == 1 + len(SYSTEMS) + 1, "the commands, each system, and the telling"


def test_the_digest_is_a_part_of_its_own() -> None:
    session = Session(tiny())
    counts = []
    for _ in range(EVERY):
        count = 1
        while session.advance(always) is None:
            count += 1
        counts.append(count)
    assert set(counts[:-1]) == {len(SYSTEMS) + 2}
    assert counts[-1] == len(SYSTEMS) + 3


def test_what_is_submitted_in_the_middle_waits_for_the_next_tick(session: Session) -> None:
    session.submit(Voice(text="before"), "player")
    assert session.advance(always) is None
    session.submit(Voice(text="in the middle"), "player")
    assert [entry.number for entry in in_parts(session).entries] == [1]
    assert [entry.number for entry in in_parts(session).entries] == [2]


def test_nobody_is_told_before_it_is_whole(session: Session) -> None:
    told: list[bool] = []
    session.observers.append(lambda report: told.append(session.busy))
    for _ in range(1 + len(SYSTEMS)):
        assert session.advance(always) is None
        assert told == []
    in_parts(session)
    assert told == [True]
    assert not session.busy


def test_each_who_is_told_is_a_part(session: Session) -> None:
    told: list[tuple[str, TickReport]] = []
    for name in ("log", "minds", "window"):
        session.observers.append(lambda report, name=name: told.append((name, report)))
    counts = []
    report = None
    while report is None:
        report = session.advance(always)
        counts.append(len(told))
    assert counts[-4:] == [0, 1, 2, 3]
    assert told == [(name, report) for name in ("log", "minds", "window")]


def test_a_tick_can_not_be_made_from_within_one(session: Session) -> None:
    session.observers.append(lambda report: session.tick())
    with pytest.raises(AssertionError, match="from within"):
        session.tick()


def test_a_tick_that_broke_off_is_never_told(session: Session) -> None:
    told: list[TickReport] = []
    session.observers.append(told.append)
    mind = session.world.mind.pop(session.world.agents[0])
    with pytest.raises(KeyError):
        in_parts(session)
    assert not session.under_way
    session.world.mind[session.world.agents[0]] = mind
    session.world.tick -= 1
    session.tick()
    assert [report.tick for report in told] == [session.world.tick]


def test_what_a_part_costs_is_known_before_it(session: Session) -> None:
    asked: list[float] = []

    def enough(seconds: float) -> bool:
        asked.append(seconds)
        return False

    session.advance(enough)
    assert asked == [0.0] * (len(SYSTEMS) + 1), "of the first tick nothing is known"
    asked.clear()
    session.advance(enough)
    assert all(seconds > 0 for seconds in asked)


def test_costs_rise_at_once_and_fall_slowly() -> None:
    costs = Costs()
    for seconds in (1.0, 4.0, 1.0):
        costs.note(3, seconds)
    assert costs.of(3) == pytest.approx(3.6)
    for _ in range(100):
        costs.note(3, 1.0)
    assert costs.of(3) == 1.0
    assert costs.of(4) == 0.0


def test_the_step_alone_is_timed(session: Session) -> None:
    assert session.advance(always) is None
    before = encode(session.world)
    report = in_parts(session)
    assert report.step_ns > 0
    assert encode(session.world) != before
