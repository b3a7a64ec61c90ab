"""Menus: what a right click offers at a place of the world."""

from collections.abc import Callable, Sequence
from functools import partial

from game.core.world import AGENT
from game.ui.deeds import called, title
from game.ui.hands import Hands
from game.ui.leading import Leading
from game.ui.pages import ground_name
from game.ui.panels.menu import Choice
from game.ui.pictures import Pictures
from game.ui.selection import thing_at
from game.ui.text import safe_text

GIFTS = (1, 5)
"""How many of a thing the menu gives at once: the first plain, more with their number."""


class Menus:
    """Builds choices; what they do is the hands'."""

    def __init__(
        self,
        hands: Hands,
        pictures: Pictures,
        speak: Callable[[str], object],
        leading: Leading,
    ) -> None:
        """`speak` opens the console with a line begun."""
        self._leading = leading
        self._hands = hands
        self._pictures = pictures
        self._speak = speak

    def at(self, person: int, tile: tuple[int, int]) -> tuple[str, Sequence[Choice]]:
        """A title and what could be done with somebody there, or else with the tile."""
        world = self._hands.desk.world
        if person in world.persona:
            return safe_text(world.persona[person].name, 40), self._person(person, tile)
        thing = thing_at(world, tile)
        if thing in world.persona:
            return safe_text(world.persona[thing].name, 40), self._person(thing, tile)
        if thing:
            return title(world.kind[thing]), self._thing(thing, tile)
        heading = f"{title(ground_name(world, tile))} at {tile[0]}, {tile[1]}"
        return heading, self._ground(tile)

    def _person(self, agent: int, tile: tuple[int, int]) -> list[Choice]:
        hands, icon = self._hands, self._pictures.icon
        world = hands.desk.world
        name = safe_text(world.persona[agent].name, 24)
        following = hands.camera.follow == agent
        choices = [
            Choice(f"Select {name}", lambda: hands.select(agent), icon=icon("eye")),
            Choice(
                "Stop following" if following else f"Follow {name}",
                lambda: hands.follow(agent),
                icon=icon("follow"),
            ),
            Choice(
                f"Let go of {name}" if self._leading.agent == agent else f"Possess {name}",
                lambda: self._leading.toggle(agent),
                icon=icon("mind"),
            ),
            Choice("Give", more=lambda: self._gifts(agent), icon=icon("heart")),
            Choice(
                "Say something to them",
                lambda: self._speak(f"/say agent_{agent} "),
                icon=icon("people"),
            ),
            Choice(
                "Ask them a question",
                lambda: self._speak(f"/interview agent_{agent} "),
                icon=icon("talk"),
            ),
            Choice(
                "Whisper a thought to them",
                lambda: self._speak(f"/whisper agent_{agent} "),
                icon=icon("lightbulb"),
            ),
        ]
        if hands.selection.entity not in (0, agent):
            choices += self._bring(tile)
        choices.append(
            Choice(f"Kill {name}", lambda: hands.kill(agent), icon=icon("skull"), danger=True)
        )
        return choices

    def _thing(self, entity: int, tile: tuple[int, int]) -> list[Choice]:
        hands, icon = self._hands, self._pictures.icon
        world = hands.desk.world
        kind = title(world.kind[entity]).lower()
        choices = [Choice(f"Select the {kind}", lambda: hands.select(entity), icon=icon("eye"))]
        choices += self._ground(tile)
        choices.append(
            Choice(
                f"Remove the {kind}", lambda: hands.kill(entity), icon=icon("close"), danger=True
            )
        )
        return choices

    def _ground(self, tile: tuple[int, int]) -> list[Choice]:
        hands, icon = self._hands, self._pictures.icon
        choices = []
        if hands.prefab:
            name = title(hands.prefab).lower()
            choices.append(
                Choice(f"Spawn {name} here", lambda: hands.spawn(tile), icon=icon("spawn"))
            )
        choices.append(Choice("Spawn here", more=lambda: self._spawns(tile), icon=icon("spawn")))
        choices += self._bring(tile)
        choices.append(
            Choice(
                "Look at the ground", partial(hands.selection.choose_tile, tile), icon=icon("map")
            )
        )
        choices.append(Choice("Centre here", lambda: hands.camera.jump(*tile), icon=icon("camera")))
        return choices

    def _bring(self, tile: tuple[int, int]) -> list[Choice]:
        hands = self._hands
        chosen = hands.selection.entity
        if chosen not in hands.desk.world.position:
            return []
        name = safe_text(called(hands.desk.world, chosen), 24)
        return [
            Choice(
                f"Bring {name} here",
                lambda: hands.teleport(chosen, tile),
                icon=self._pictures.icon("wand"),
            )
        ]

    def _gifts(self, agent: int) -> list[Choice]:
        content = self._hands.desk.world.content
        return [
            Choice(
                f"{count} {title(item).lower()}" if count > 1 else title(item),
                partial(self._hands.give, agent, item, count),
                icon=self._pictures.small(content, item),
            )
            for item in sorted(content.items)
            for count in (GIFTS if item == "coin" else GIFTS[:1])
        ]

    def _spawns(self, tile: tuple[int, int]) -> list[Choice]:
        content = self._hands.desk.world.content
        prefabs = [AGENT, *content.creatures, *sorted(content.objects), *sorted(content.items)]
        return [
            Choice(
                title(prefab),
                partial(self._hands.spawn, tile, prefab),
                icon=self._pictures.small(content, prefab),
            )
            for prefab in prefabs
        ]
