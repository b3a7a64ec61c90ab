"""A Secret gives its text to nobody but who asks by name."""

import copy
import dataclasses
import json
import logging
import pickle
import traceback

import msgspec
import pytest

from game.config import Secret, load_settings, redact

TEXT = "canary-0123456789"


@dataclasses.dataclass
class Holder:
    """Something that carries a key, as settings and clients do."""

    key: Secret


def test_every_way_to_text_gives_a_mask() -> None:
    key = Secret(TEXT)
    texts = [
        repr(key),
        str(key),
        f"{key}",
        f"{key!r:>40}",
        "%s %r" % (key, key),  # noqa: UP031 - one of the ways
        repr(Holder(key)),
        str(dataclasses.asdict(Holder(key))),
        repr(load_settings(None, [f"llm.api_key={TEXT}"])),
        repr([key, {"key": key}]),
        repr(copy.deepcopy(Holder(key))),
    ]
    assert not [text for text in texts if "canary" in text]


def test_every_way_to_storage_refuses() -> None:
    key = Secret(TEXT)
    settings = load_settings(None, [f"llm.api_key={TEXT}"])
    for store in (
        lambda: pickle.dumps(key),
        lambda: pickle.dumps(Holder(key)),
        lambda: json.dumps(key),
        lambda: msgspec.json.encode(key),
        lambda: msgspec.json.encode(settings),
        lambda: key.__getstate__(),
    ):
        with pytest.raises(TypeError) as caught:
            store()
        assert "canary" not in str(caught.value)
    assert not hasattr(key, "__dict__")


def test_a_traceback_with_locals_and_a_log_line_show_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    key = Secret(TEXT)
    try:
        raise ValueError(key)
    except ValueError as error:
        told = traceback.TracebackException.from_exception(error, capture_locals=True)
        assert "canary" not in "".join(told.format())
        logging.getLogger("test").error("failed with %s", key, exc_info=error)
    assert "canary" not in caplog.text


def test_it_is_a_value_and_stripped() -> None:
    assert Secret(f" {TEXT}\n").reveal() == TEXT
    assert Secret(TEXT) == Secret(f"{TEXT} ")
    assert Secret(TEXT) != Secret("other")
    assert Secret(TEXT) != TEXT
    assert len({Secret(TEXT), Secret(TEXT)}) == 1


def test_redact_takes_out_the_key_and_whatever_looks_like_one() -> None:
    text = f"Bearer {TEXT} and sk-or-v1-abcdef0123 and sk-proj_abcdef"
    assert redact(text, Secret(TEXT), None) == "Bearer ******** and ******** and ********"
    assert redact("a task-force and sk-1", Secret("")) == "a task-force and sk-1"
