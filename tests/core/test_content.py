"""The content files: what is shipped is in order, and faults are named, all of them."""

import shutil
from pathlib import Path

import pytest

from game.content_files import load_content
from game.errors import ConfigError

SHIPPED = Path(__file__).parents[2] / "assets" / "content"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped content that a test may spoil."""
    copy = tmp_path / "content"
    shutil.copytree(SHIPPED, copy)
    return copy


def add(folder: Path, file: str, text: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + "\n" + text + "\n", encoding="utf-8")


def faults(folder: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        load_content(folder)
    return str(caught.value)


def test_the_shipped_content_is_in_order() -> None:
    content = load_content(SHIPPED)
    assert len(content.names) >= 120
    assert len(set(content.names)) == len(content.names)
    assert content.items["flask"].becomes == "flask_empty"
    assert content.objects["bush"].gives == "berry"
    assert content.terrain["water"].drinkable and not content.terrain["water"].walkable


def test_rows_come_sorted_whatever_the_order_in_the_file(folder: Path) -> None:
    path = folder / "needs.yaml"
    path.write_text(
        "thirst: {fall: 417}\nhunger: {fall: 208}\nenergy: {fall: 278}\ncompany: {fall: 139}\n"
    )
    assert list(load_content(folder).needs) == ["company", "energy", "hunger", "thirst"]
    for table in (load_content(SHIPPED).items, load_content(SHIPPED).objects):
        assert list(table) == sorted(table)


def test_a_new_item_needs_no_code(folder: Path) -> None:
    add(folder, "items.yaml", "pear: {food: 200, spawns: {meadow: 3}}")
    assert load_content(folder).items["pear"].spawns == {"meadow": 3}


def test_all_faults_are_told_at_once_and_each_names_its_place(folder: Path) -> None:
    add(folder, "items.yaml", "pear: {food: lots, valeu: 3, heal: 900}\nPlum: {}\nfig: 7")
    add(folder, "objects.yaml", "hatch: {solid: 1}")
    add(folder, "terrain.yaml", "mud: {walkable: true}")
    text = faults(folder)
    assert "items.yaml: pear.food: found 'lots'; allowed: a whole number, 0 to 1000" in text
    assert "items.yaml: pear.valeu: no such field; did you mean value?" in text
    assert "items.yaml: pear.heal: found 900; allowed: a whole number, -100 to 100" in text
    assert "items.yaml: Plum: found that name" in text
    assert "items.yaml: fig: found 7" in text
    assert "objects.yaml: hatch.solid: found 1; allowed: true or false" in text
    assert "terrain.yaml: mud.glyph: is missing" in text


def test_rows_that_name_others_must_find_them(folder: Path) -> None:
    add(folder, "items.yaml", "pear: {becomes: core, spawns: {moon: 1, rock: 1}}")
    add(folder, "objects.yaml", "pear_tree: {gives: pears}\napple: {}")
    add(
        folder,
        "terrain.yaml",
        'mud: {glyph: "~", walkable: true}\nice: {glyph: "**", walkable: true}',
    )
    text = faults(folder)
    assert "items.yaml: pear.becomes: found core; allowed: apple, " in text
    assert "items.yaml: pear.spawns: found moon; allowed: " in text
    assert "items.yaml: pear.spawns: found rock" in text, "nothing lies where nobody walks"
    assert "objects.yaml: pear_tree.gives: found pears" in text
    assert "objects.yaml: apple: found the name of something else too" in text
    assert "mud.glyph: found '~', as deep has" in text
    assert "ice.glyph: found '**'" in text


def test_what_worlds_are_made_of_must_be_there(folder: Path) -> None:
    (folder / "needs.yaml").write_text("hunger: {fall: 1}\n")
    path = folder / "objects.yaml"
    path.write_text(path.read_text().replace("\nwell:", "\nfountain:"))
    text = faults(folder)
    assert "objects.yaml: well: is missing" in text
    assert "needs.yaml: found hunger; allowed: company, energy, hunger, thirst" in text


def test_a_name_or_a_row_that_stands_twice_is_a_fault(folder: Path) -> None:
    (folder / "names.yaml").write_text("names: [Mara, Ivo, Mara, 7]\n")
    add(folder, "items.yaml", "apple: {food: 1}")
    text = faults(folder)
    assert "items.yaml: is not YAML" in text and "'apple' stands there twice" in text
    assert "names.yaml: names: found Mara twice" in text
    assert "names.yaml: names: found 7" in text


@pytest.mark.parametrize("text", ["", "[1, 2]", "a: [", "1: {}"])
def test_a_file_of_another_kind_is_a_fault(folder: Path, text: str) -> None:
    (folder / "needs.yaml").write_text(text)
    assert "needs.yaml: " in faults(folder)


def test_a_missing_file_is_a_fault(folder: Path) -> None:
    (folder / "items.yaml").unlink()
    assert "items.yaml: can't be read" in faults(folder)


def test_yaml_that_would_make_objects_is_refused(folder: Path) -> None:
    (folder / "needs.yaml").write_text("hunger: !!python/object/apply:os.getcwd []\n")
    assert "needs.yaml: is not YAML" in faults(folder)


# --- recipes ---


def test_there_is_much_to_make_and_some_of_it_is_a_long_way() -> None:
    content = load_content(SHIPPED)
    assert len(content.items) >= 25 and len(content.objects) >= 12 and len(content.recipes) >= 15
    ways = {recipe.makes: recipe for recipe in content.recipes.values()}

    def depth(kind: str) -> int:
        recipe = ways.get(kind)
        return 1 + max(map(depth, recipe.inputs)) if recipe else 0

    assert depth("bread") == 2 and depth("pie") == 2
    assert depth("axe") == depth("sword") == 3
    assert sum(depth(kind) >= 2 for kind in ways) >= 8


def test_all_that_goes_into_recipes_can_be_had() -> None:
    content = load_content(SHIPPED)
    had = {name for name, row in content.items.items() if row.spawns}
    had |= {row.gives for row in content.objects.values() if row.one_for or row.stands or row.gives}
    had |= {"fish", "meat"} | {recipe.makes for recipe in content.recipes.values()}
    for recipe in content.recipes.values():
        assert {*recipe.inputs} <= had, recipe.name
        assert not recipe.tool or recipe.tool in had
        for place in recipe.at:
            assert content.objects[place].one_for or place == "campfire"


def test_a_recipe_that_names_what_is_not_there_is_a_fault(folder: Path) -> None:
    add(
        folder,
        "recipes.yaml",
        "cake: {inputs: {flour: 1, sugar: 2}, makes: cake, at: [kitchen], tool: whisk}\n"
        "soup: {inputs: {}, makes: bread, skill: cooking, level: 9}\n"
        "tower: {inputs: {wood: 0}, makes: wall, count: 2}\n"
        "mush: {inputs: [berry], makes: bread, at: campfire}\n"
        "glue: {makes: bread}",
    )
    text = faults(folder)
    assert "recipes.yaml: soup.level: found 9; allowed: a whole number, 0 to 5" in text
    assert "recipes.yaml: tower.inputs: found {'wood': 0}; allowed: names with whole" in text
    assert "recipes.yaml: mush.inputs: found ['berry']; allowed: names with whole numbers" in text
    assert "recipes.yaml: mush.at: found 'campfire'; allowed: a list of names" in text
    assert "recipes.yaml: glue.inputs: is missing; allowed: names with whole numbers" in text


def test_recipes_must_agree_with_items_and_objects(folder: Path) -> None:
    add(
        folder,
        "recipes.yaml",
        "cake: {inputs: {flour: 1, sugar: 2}, makes: cake, at: [kitchen], tool: whisk}\n"
        "soup: {inputs: {}, makes: bread, skill: cooking}\n"
        "tower: {inputs: {wood: 1}, makes: wall, count: 2}\n"
        "stick: {inputs: {wood: 1}, makes: club, tool: wood}",
    )
    add(folder, "items.yaml", "saw: {helps: {cloud: 200}}")
    text = faults(folder)
    assert "recipes.yaml: cake.inputs: found sugar; allowed: apple, axe, " in text
    assert "recipes.yaml: cake.makes: found cake; allowed: apple, axe, " in text
    assert "recipes.yaml: cake.at: found kitchen; allowed: apple_tree, bed, " in text
    assert "recipes.yaml: cake.tool: found whisk; allowed: apple, axe, " in text
    assert "recipes.yaml: soup.inputs: found nothing; allowed: at least one item" in text
    assert "recipes.yaml: soup.skill: found cooking; allowed: craft, fight, " in text
    assert "recipes.yaml: tower.count: found 2; allowed: 1, since it builds" in text
    assert "recipes.yaml: stick.tool: found wood; allowed: what is no input as well" in text
    assert "items.yaml: saw.helps: found cloud; allowed: apple_tree, " in text


def test_nothing_may_be_made_of_itself(folder: Path) -> None:
    add(folder, "recipes.yaml", "unbake: {inputs: {bread: 1}, makes: grain}")
    text = faults(folder)
    assert "unbake.inputs: found bread, which takes grain to make; allowed: what can be" in text
    assert "flour.inputs: found grain, which takes flour to make" in text


def test_a_place_of_unknown_ground_is_a_fault(folder: Path) -> None:
    add(folder, "objects.yaml", "rose: {stands: {moon: 3}}")
    assert "objects.yaml: rose.stands: found moon; allowed: deep, forest, " in faults(folder)
