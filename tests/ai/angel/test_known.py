"""The search over known abilities: what serves a wish, and what only sounds like it."""

from game.abilities.library import builtin
from game.ai.angel.known import Known, purpose_of, search, serving
from game.ai.angel.reading import read
from tests.ai.angel.wishes import CONTENT

ALL = [Known(name, purpose_of(text), text) for name, text in builtin().items()]


def served(words: str, among: list[Known] = ALL) -> str:
    reading = read(words, CONTENT)
    assert reading is not None, words
    found = serving(reading, words, among, CONTENT)
    return found.name if found else ""


def test_names_purposes_and_code_are_searched() -> None:
    assert search("fireball", ALL)[0].name == "fireball"
    assert "conjure_bread" in [it.name for it in search("hungry", ALL)]
    only_code = [Known("hum", "Hum.", "class Hum(Ability):\n    LAVENDER = 1"), *ALL]
    assert search("lavender", only_code)[0].name == "hum"
    assert search("", ALL) == [] == search("zzzz", ALL)


def test_what_does_it_already_serves() -> None:
    assert served("I wish I could throw fire at him") == "fireball"
    assert served("close my wounds, heal me") == "heal"
    assert served("bread, I starve") == "conjure_bread"
    assert served("calm her anger") == "calm"


def test_what_does_less_or_other_does_not_serve() -> None:
    assert served("burn all wolves around me") == ""  # a fireball hits one
    assert served("a terrible mighty fire for him") == ""  # it is an ordinary one
    assert served("I wish I had an axe") == ""  # bread is no axe
    assert served("tunnel through the rock") == ""


def test_a_wish_is_no_query() -> None:
    for words in ('fire" OR name:*', "NEAR(fire, 2) AND NOT x", "fire'); DROP TABLE known;--", "*"):
        assert len(search(words, ALL)) <= 5
    assert served('"fire" OR heal^2: throw fire at him') in ("fireball", "")


def test_the_purpose_is_the_docstring() -> None:
    assert purpose_of('class A(Ability):\n    """Hum a tune.\n\n    Softly."""') == "Hum a tune."
    assert purpose_of("class A(Ability):\n    pass") == ""
    assert all(it.purpose for it in ALL)
