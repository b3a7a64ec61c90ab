"""A sealed line is JSON, and no single altered or missing byte goes unseen."""

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from game.persistence.lines import seal, unseal

documents = st.dictionaries(
    st.text(st.characters(codec="utf-8")),
    st.integers() | st.text(st.characters(codec="utf-8")),
    min_size=1,
).map(lambda d: json.dumps(d, ensure_ascii=False).encode())


@given(documents)
def test_what_is_sealed_comes_back(document: bytes) -> None:
    line = seal(document)
    assert unseal(line) == document
    assert json.loads(line).items() >= json.loads(document).items() - {"~c"}
    assert line.count(b"\n") == 1


@given(documents, st.data())
def test_an_altered_byte_is_seen(document: bytes, data: st.DataObject) -> None:
    line = bytearray(seal(document))
    at = data.draw(st.integers(0, len(line) - 1))
    line[at] ^= data.draw(st.integers(1, 255))
    assert unseal(bytes(line)) is None


@given(documents, st.data())
def test_a_torn_line_is_seen(document: bytes, data: st.DataObject) -> None:
    line = seal(document)
    assert unseal(line[: data.draw(st.integers(0, len(line) - 1))]) is None


def test_keys_stay_sorted() -> None:
    line = seal(msgspec.json.encode({"a": 1, "z": 2}))
    assert list(json.loads(line)) == sorted(json.loads(line))


def test_upper_case_or_padded_checksums_are_not_ours() -> None:
    line = seal(b'{"a":10}')
    assert unseal(line.replace(line[-11:-3], line[-11:-3].upper())) in (None, b'{"a":10}')
    assert unseal(line + b"\n") is None
    assert unseal(b" " + line) is None
