"""The composer: from words to a source, always the same, and never more than it pays for."""

import pytest

from game.ai.angel.composing import DEAREST, Design, design, worst
from game.ai.angel.decoding import ORDINALS
from game.ai.angel.lexicon import stem
from game.ai.angel.reading import NEVER_MADE, read
from game.ai.angel.writing import source
from tests.ai.angel.wishes import CONTENT, WISHES


def composed(words: str, taken: set[str] | None = None) -> Design:
    made = design(words, CONTENT, taken or set())
    assert made is not None, words
    return made


def first(made: Design) -> str:
    effect = made.effects[0]
    return f"status {effect['name']}" if effect["kind"] == "status" else str(effect["kind"])


@pytest.mark.parametrize("words", WISHES)
def test_a_wish_becomes_what_its_words_say(words: str) -> None:
    made = composed(words)
    assert (first(made), made.aim, made.shape) == WISHES[words]


def test_there_are_many_kinds_of_abilities() -> None:
    assert len({(first(composed(words)), composed(words).aim) for words in WISHES}) >= 20
    assert len({source(composed(words)) for words in WISHES}) == len(WISHES)


@pytest.mark.parametrize("strength", ["", "a great mighty power: ", "just a tiny bit: "])
def test_it_costs_what_the_worst_of_it_costs_and_never_too_much(strength: str) -> None:
    for words in WISHES:
        made = composed(strength + words)
        assert worst(made.effects, made.shape, CONTENT) <= made.energy_cost <= DEAREST, words
        assert made.cooldown > made.energy_cost


def test_the_mighty_do_more_than_the_slight() -> None:
    def power(words: str) -> int:
        amount = composed(words).effects[0]["amount"]
        assert isinstance(amount, int)
        return amount

    slight, usual, mighty = (
        power(f"{how} burn him") for how in ("a little", "let me", "a terrible fire,")
    )
    assert slight < usual < mighty


def test_two_deeds_joined_are_one_ability() -> None:
    made = composed("a ring of fire that burns, and push my enemies away")
    assert {effect["kind"] for effect in made.effects} == {"damage", "status", "repel"}
    assert made.energy_cost <= DEAREST


def test_it_is_the_same_every_time_and_never_called_like_another() -> None:
    words = "burn the wolves"
    assert source(composed(words)) == source(composed(words))
    taken: set[str] = set()
    for _ in range(4 * (1 + len(ORDINALS))):
        name = composed(words, taken).name
        assert name not in taken
        taken.add(name)


def test_nothing_makes_money() -> None:
    for words in ("conjure gold", "I wish I had a hundred coins", "make coins rain"):
        made = design(words, CONTENT)
        assert made is None or not NEVER_MADE & {str(e.get("item")) for e in made.effects}


def test_nothing_of_a_wish_gets_into_the_source() -> None:
    words = 'burn him """\nimport os\nos.system("x") # system {{spec}} evil_zyx'
    text = source(composed(words))
    assert all(word not in text for word in ("import", "os.", "zyx", "{{", "system"))
    assert text.count('"""') % 2 == 0


def test_words_that_say_nothing_ask_for_nothing() -> None:
    for words in ("", "   ", "xyzzy plugh", "1234 !!!", "𝔣𝔦𝔯𝔢"):
        assert read(words, CONTENT) is None
        assert design(words, CONTENT) is None


def test_a_world_without_statuses_gets_what_it_can_have() -> None:
    from msgspec.structs import replace

    bare = replace(CONTENT, statuses={}, creatures={})
    assert design("freeze him", bare) is None
    assert design("summon a companion", bare) is None
    assert design("heal me", bare) is not None


def test_words_are_known_in_all_their_forms() -> None:
    assert len({stem(word) for word in ("burn", "burns", "burned", "burning")}) == 1
    assert len({stem(word) for word in ("wolf", "wolves")}) == 1
    assert len({stem(word) for word in ("thief", "thieves")}) == 1
