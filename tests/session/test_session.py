"""The session: one inbox for everybody, numbered commands, observers told of every tick."""

import threading

import pytest

from game.core.commands import Kill, Spawn, Voice
from game.core.digest import EVERY, digest
from game.core.snapshot import decode, encode
from game.core.step import step
from game.session import Session, TickReport
from tests.scenario_dsl import scenario

MAP = """
    .......
    .@...1.
    .......
"""


@pytest.fixture
def session() -> Session:
    return scenario(MAP).session


def test_commands_are_numbered_in_order_of_arrival(session: Session) -> None:
    session.submit(Spawn(prefab="apple", x=0, y=0), "player")
    session.submit(Voice(text="hi"), "console")
    first = session.tick()
    session.submit(Kill(entity=99), "mind")
    second = session.tick()
    assert [(e.number, e.source, e.tick) for e in first.entries + second.entries] == [
        (1, "player", 1201),
        (2, "console", 1201),
        (3, "mind", 1202),
    ]
    assert session.next_number == 4


def test_numbers_go_on_from_where_a_save_ended() -> None:
    session = Session(scenario(MAP).world, next_number=41)
    session.submit(Voice(text="hi"), "player")
    assert session.tick().entries[0].number == 41


def test_a_command_submitted_during_a_tick_waits_for_the_next(session: Session) -> None:
    def echo(report: TickReport) -> None:
        if report.tick == 1201:
            session.submit(Voice(text="later"), "player")

    session.observers.append(echo)
    assert session.tick().entries == ()
    assert session.pending() == 1
    assert [entry.tick for entry in session.tick().entries] == [1202]
    assert session.pending() == 0


def test_many_threads_lose_nothing(session: Session) -> None:
    def chatter(thread: int) -> None:
        for number in range(100):
            session.submit(Voice(text=f"{thread} {number}", agent=1), "player")

    threads = [threading.Thread(target=chatter, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    reports = []
    while any(thread.is_alive() for thread in threads):
        reports.append(session.tick())
    reports.append(session.tick())
    entries = [entry for report in reports for entry in report.entries]
    assert [entry.number for entry in entries] == list(range(1, 801))
    for thread_number in range(8):
        said = [e.command.text for e in entries if e.command.text.startswith(f"{thread_number} ")]  # type: ignore[union-attr]
        assert said == [f"{thread_number} {number}" for number in range(100)]


def test_every_fiftieth_tick_has_a_digest_of_the_state_after_it(session: Session) -> None:
    for _ in range(2 * EVERY):
        report = session.tick()
        due = report.tick % EVERY == 0
        assert report.digest == (digest(session.world) if due else "")


def test_observers_are_told_in_order_with_the_ticks_events(session: Session) -> None:
    told = []
    session.observers += [
        lambda report: told.append(("first", report)),
        lambda report: told.append(("second", report)),
    ]
    session.submit(Spawn(prefab="apple", x=0, y=0), "player")
    report = session.tick()
    assert told == [("first", report), ("second", report)]
    assert report.tick == session.world.tick
    assert report.events[0].tick == report.tick
    assert report.step_ns > 0


def test_the_recorded_commands_are_all_that_a_replay_needs(session: Session) -> None:
    twin = decode(encode(session.world))
    for tick in range(60):
        if tick % 7 == 0:
            session.submit(Spawn(prefab="stone", x=tick % 5, y=0), "player")
        report = session.tick()
        assert step(twin, report.entries) == list(report.events)
    assert encode(twin) == encode(session.world)
