"""Every command and every event can be written to a log and read back as it was."""

import json
from collections.abc import Mapping
from typing import Any, get_args

import msgspec
import pytest

from game.core.arcana import Ability, Kwargs
from game.core.commands import AnyCommand, Entry, Voice
from game.core.components import Intent
from game.core.days import Block
from game.core.effect_kinds import AnyEffect, Heal, Move
from game.core.events import EVENTS, Ate, Event, NightFell
from game.persistence.lines import unseal
from game.persistence.records import Commanded, Happened, Head, decode, decode_head, line, of_tick

FILLED: dict[object, object] = {int: 3, str: "x", bool: True, Intent: Intent(action="eat", item=4)}
FILLED[tuple[int, ...]] = (3, 4)
FILLED[tuple[tuple[int, int], ...]] = ((3, 4),)
FILLED[tuple[Block, ...]] = (Block(8, "work", "fish"),)
FILLED[list[int]] = [3, 4]
FILLED[dict[str, int]] = FILLED[Mapping[str, int]] = {"apple": 2}
FILLED[Ability] = Ability("blink", "to step", 5, 20, ("target_pos",), does=("move",))
FILLED[Kwargs] = {"target": "agent_7", "target_pos": (3, 4)}
FILLED[tuple[AnyEffect, ...]] = (Heal(target=7, amount=3), Move(target=7, to=(3, 4)))
FILLED[Any] = [{"kind": "heal", "target": "agent_7", "amount": 3}]


def filled(kind: type) -> object:
    """One of a kind, with a value in every field."""
    values = {}
    for field in msgspec.structs.fields(kind):
        assert field.type in FILLED, f"{kind.__name__}.{field.name}: say here what to fill in"
        values[field.name] = FILLED[field.type]
    return kind(**values)


def there_and_back(record: object) -> object:
    sealed = line(record)  # type: ignore[arg-type]
    assert list(json.loads(sealed)) == sorted(json.loads(sealed))
    document = unseal(sealed)
    assert document is not None
    return decode(document)


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
def test_an_event_comes_back(kind: type[Event]) -> None:
    record = Happened(seq=1, tick=2, event=filled(kind))  # type: ignore[arg-type]
    assert there_and_back(record) == record


@pytest.mark.parametrize("kind", get_args(AnyCommand), ids=lambda kind: kind.__name__)
def test_a_command_comes_back(kind: type) -> None:
    record = Commanded(seq=1, tick=2, number=5, source="console", command=filled(kind))  # type: ignore[arg-type]
    assert there_and_back(record) == record


def test_a_tick_is_logged_commands_first_and_its_end_last() -> None:
    entry = Entry(number=4, tick=9, source="player", command=Voice(text="hello"))
    events = (NightFell(day=1, id=1, tick=9), Ate(agent=1, item="apple", id=2, tick=9))
    records = of_tick(20, 9, (entry,), events, "ab")
    assert [r.__struct_config__.tag for r in records] == [
        "command",
        "event",
        "event",
        "digest",
        "tick",
    ]
    assert [r.seq for r in records] == [20, 21, 22, 23, 24]
    assert isinstance(records[0], Commanded)
    assert records[0].entry() == entry


@pytest.mark.parametrize(
    "text",
    [
        '{"log":"tick","seq":1,"tick":2,"more":3}',
        '{"log":"tick","seq":-1,"tick":2}',
        '{"log":"tick","seq":1.0,"tick":2}',
        '{"log":"tick","seq":99999999999999999999999,"tick":2}',
        '{"log":"tick","tick":2}',
        '{"log":"tock","seq":1,"tick":2}',
        '{"log":"event","seq":1,"tick":2,"event":{"kind":"ate","agent":"1","item":"a"}}',
        '{"log":"event","seq":1,"tick":2,"event":{"kind":"ate","agent":1,"item":"\\ud800"}}',
        '{"log":"event","seq":1,"tick":2,"event":' + '{"kind":' * 50_000,
    ],
)
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises((msgspec.MsgspecError, RecursionError)):
        decode(text.encode())


def test_a_head_comes_back() -> None:
    head = Head(format=1, first=0, last=10, next=1)
    sealed = line(head)
    assert decode_head(unseal(sealed) or b"") == head
