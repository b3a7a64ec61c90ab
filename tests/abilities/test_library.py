"""The sources of abilities, beside the save and with the game."""

from pathlib import Path

import pytest

from game.abilities.library import (
    Header,
    Library,
    builtin,
    digest,
    examples,
    header_of,
    without_header,
)

WANTED = (
    "blink calm chain_lightning conjure_bread fireball grow haste heal push reveal shield telepathy"
)
SOURCE = 'class Hum(Ability):\n    """Hum."""\n    energy_cost = 1\n'


def test_the_twelve_come_with_the_game() -> None:
    assert sorted(builtin()) == WANTED.split()
    assert len(examples()) >= 6
    for sources in (builtin(), examples()):
        for name, source in sources.items():
            words = "".join(part.capitalize() for part in name.split("_"))
            assert f"class {words}(Ability):" in source, name


def test_a_kept_source_comes_back_without_its_header(tmp_path: Path) -> None:
    library = Library(tmp_path)
    header = Header(name="hum", wisher="Mara (agent_7)", wish="to\nhum: ", tick=12, model="m")
    path = library.keep(header, SOURCE, {"ok": True})
    assert path is not None
    text = path.read_text("utf-8")
    assert without_header(text) == SOURCE
    assert header_of(text)["wish"] == "to hum:"
    assert header_of(text)["wisher"] == "Mara (agent_7)"
    assert Library(tmp_path).source("hum", digest(SOURCE)) == SOURCE
    assert Library(tmp_path).names() == ["hum"]
    assert '"ok": true' in (library.proof("hum") or "")


def test_what_was_changed_by_hand_is_not_what_was_granted(tmp_path: Path) -> None:
    Library(tmp_path).keep(Header(name="hum"), SOURCE)
    path = tmp_path / "abilities" / "hum.py"
    path.write_text(path.read_text("utf-8").replace("1", "9"), "utf-8")
    library = Library(tmp_path)
    assert library.source("hum", digest(SOURCE)) is None
    assert library.kept("hum") == SOURCE.replace("1", "9")


def test_an_earlier_source_of_the_name_is_still_found(tmp_path: Path) -> None:
    later = SOURCE.replace("1", "2")
    for source in (SOURCE, later, later):
        Library(tmp_path).keep(Header(name="hum"), source)
    library = Library(tmp_path)
    assert library.kept("hum") == later
    assert library.source("hum", digest(SOURCE)) == SOURCE
    assert library.names() == ["hum"]
    assert len(list((tmp_path / "abilities").glob("*.py"))) == 2


def test_a_built_in_one_needs_no_folder() -> None:
    assert Library().source("heal", digest(builtin()["heal"])) == builtin()["heal"]
    assert Library().source("heal", digest("something else")) is None


@pytest.mark.parametrize("name", ["../hum", "", "Hum", "a/b", "hum.py", "x" * 60, "con\n"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    library = Library(tmp_path)
    assert library.keep(Header(name=name), SOURCE) is None
    assert library.kept(name) is None
    assert not list(tmp_path.rglob("*.py"))


def test_a_header_in_the_source_itself_is_source(tmp_path: Path) -> None:
    forged = "# An ability\n# ---\nclass Hum(Ability): ...\n"
    library = Library(tmp_path)
    library.keep(Header(name="hum"), forged)
    assert library.kept("hum") == forged
