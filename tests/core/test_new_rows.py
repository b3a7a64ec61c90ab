"""A new item, object and recipe are rows of data: one of each is added and it all works."""

import shutil
from pathlib import Path

from game.content_files import load_content
from game.core.commands import Decide, Entry
from game.core.components import Intent
from game.core.observe import observe
from game.core.rules import Rules
from game.core.step import step
from game.core.things import give_item
from game.core.worldgen import generate

SHIPPED = Path(__file__).parents[2] / "assets" / "content"
ROWS = {
    "items": "jam: {food: 300, value: 200}\nladle: {wears: 1, value: 90}",
    "objects": "stove: {landmark: true, one_for: 8}",
    "recipes": "jam: {inputs: {berry: 4}, makes: jam, at: [stove], tool: ladle, ticks: 20}",
}


def test_rows_are_enough(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(SHIPPED, folder)
    for file, rows in ROWS.items():
        with (folder / f"{file}.yaml").open("a", encoding="utf-8") as out:
            out.write("\n" + rows + "\n")
    world = generate(5, Rules(), load_content(folder), 64, 64, 8)
    stoves = [entity for entity, kind in world.kind.items() if kind == "stove"]
    assert stoves, "worldgen puts it into the village"
    agent = world.agents[0]
    assert any(place.kind == "stove" for place in world.beliefs[agent].places.values())
    give_item(world, agent, "berry", 4)
    give_item(world, agent, "ladle")
    seen = observe(world, agent)
    offer = next(a for a in seen.affordances if a.key == "craft jam")
    assert "make a jam from 4 berries, at the stove" in offer.text
    intent = Intent(action="craft", topic=offer.topic, target=offer.target)
    events = []
    for tick in range(400):
        mind = world.mind[agent]
        entries = []
        if mind.ticket and mind.intent is None:
            decide = Decide(agent=agent, ticket=mind.ticket, intent=intent)
            entries = [Entry(number=tick + 1, tick=tick + 1, source="test", command=decide)]
        events += step(world, entries)
        if any(getattr(event, "recipe", "") == "jam" for event in events):
            break
    assert world.held(agent, "jam") and not world.held(agent, "berry")
    assert not world.held(agent, "ladle"), "it wears by its row"
    assert world.books["crafted"] == {"berry": -4, "jam": 1}
    give = next(a for a in observe(world, agent).affordances if a.key == "eat jam")
    assert give.item
