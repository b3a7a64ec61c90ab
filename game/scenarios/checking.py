"""Checking: what the types can't tell: that names, kinds, places and times mean something."""

import re
from collections.abc import Iterable

import msgspec

from game.config import Settings, project_root
from game.config.settings import PROVIDER, Game
from game.core.content import Content
from game.core.rules import CHANGEABLE, Rules
from game.core.skills import SKILLS
from game.measures.catalogue import PRICE, TITLES
from game.scenarios.ascii_map import meaning_of
from game.scenarios.faults import Path, instead, one_of
from game.scenarios.layout import Layout
from game.scenarios.reading import Reader
from game.scenarios.schema import DEEDS, Glyph, Knowledge, Person, Planned, ScenarioFile
from game.scenarios.when import SPANS, TIMES, tick_at, ticks_of

EVERYBODY = "everybody"
ROOM = 8
"""Tiles for each person that a world must have at least."""
AIMS = {"invite": "invitation", "stand": "candidacy", "tell": ""}
"""Goal with a fact -> the kind that the fact must have; any for ''."""
_FIXED = {"day_ticks": (100, 1_000_000), "first_hour": (0, 23)}
"""Rules that only a new world can be given -> the least and the most."""
_NOT_RULES = ("starting_agents", "autosave_seconds")
_NTH = re.compile(r"([a-z_]+)(?: (\d{1,4}))?")


def nth(word: str) -> tuple[str, int] | None:
    """A kind and which one of it: `well` is the first.

    >>> nth("campfire"), nth("well 2"), nth("The Well")
    (('campfire', 1), ('well', 2), None)
    """
    found = _NTH.fullmatch(word)
    return (found[1], int(found[2] or 1)) if found and found[2] != "0" else None


class Check:
    """One file under examination; faults go to its reader."""

    def __init__(
        self, file: ScenarioFile, reader: Reader, settings: Settings, content: Content
    ) -> None:
        self.file = file
        self.fault = reader.fault
        self.settings = settings
        self.content = content
        self.people = {person.name for person in file.people if person.name}
        self.groups = {person.group for person in file.people if person.group}
        self.layout: Layout | None = None

    # --- before the map is drawn ---

    def map(self) -> None:
        """What the drawing relies on."""
        its, ground = self.file.map, self.content.terrain
        ways = [name for name in ("ascii", "file") if getattr(its, name) is not None]
        made = ("size", "villages", "water", "rock", "forest", "meadow")
        if len(ways) > 1:
            self.fault(("map", "file"), "both ascii and file", "one of them", "take one away")
        for name in made:
            if ways and getattr(its, name) is not None:
                self.fault(("map", name), name, "only where the land is made from the seed",
                           f"leave out {name}, or {ways[0]}")  # fmt: skip
        walkable = [row.name for row in ground.values() if row.walkable]
        if its.ground not in walkable:
            self._unknown(("map", "ground"), its.ground, walkable)
        for letter, meaning in its.legend.items():
            where: Path = ("map", "legend", letter)
            if len(letter) != 1 or not letter.isprintable():
                self.fault(where, repr(letter), "one letter", "write one letter as the key")
            elif isinstance(meaning, Glyph):
                self._glyph(where, meaning)
            elif meaning_of(meaning, self.content, self.people) is None:
                known = [*ground, *self.content.objects, *self.content.items, *self.people]
                self._unknown(where, meaning, known)

    def _glyph(self, where: Path, glyph: Glyph) -> None:
        for name, known in (
            ("terrain", self.content.terrain), ("object", self.content.objects),
            ("item", self.content.items), ("person", self.people),
            ("owner", self.people),
        ):  # fmt: skip
            value = getattr(glyph, name)
            if value is not None and value not in known:
                self._unknown((*where, name), value, known)
        if glyph == Glyph():
            self.fault(where, "nothing", "terrain, object, item, person, mark or spawn",
                       "say what the letter stands for")  # fmt: skip

    # --- after it ---

    def everything(self, layout: Layout | None) -> None:
        """All the rest."""
        self.layout = layout
        self._mind()
        self._rules()
        for i, person in enumerate(self.file.people):
            self._person(("people", i), person)
        self._names()
        self._room()
        for i, thing in enumerate(self.file.things):
            where: Path = ("things", i)
            self._kind((*where, "kind"), thing.kind, self.content.items, self.content.objects)
            self._kind((*where, "terrain"), thing.terrain, self.content.terrain)
            self._spot((*where, "place"), thing.place)
            self._name((*where, "owner"), thing.owner)
            if thing.pile != 1 and thing.kind in self.content.objects:
                self.fault((*where, "pile"), thing.pile, "only for items", "write count instead")
        for name, fact in self.file.facts.items():
            self._fact(("facts", name), fact)
        for i, happening in enumerate(self.file.happenings):
            self._happening(("happenings", i), happening)
        for i, measure in enumerate(self.file.measures):
            kind = measure.removeprefix(PRICE) if measure.startswith(PRICE) else ""
            if measure not in TITLES and kind not in self.content.items:
                known = [*TITLES, PRICE + "apple"]
                self._unknown(("measures", i), measure, known)

    def _mind(self) -> None:
        mind = self.file.mind
        if mind is not None and not re.match(PROVIDER, mind):
            allowed = "auto, builtin, openrouter, local, or http://.../v1"
            self.fault(("mind",), mind, allowed, "write builtin, or leave it out")

    def _rules(self) -> None:
        types = {field.name: field.type for field in msgspec.structs.fields(Rules)}
        for name, value in self.file.rules.items():
            if name not in types:
                self._unknown(("rules", name), name, types)
            elif types[name] is bool and not isinstance(value, bool):
                self.fault(("rules", name), value, "true or false", "write true or false")
            elif types[name] is int:
                least, most = CHANGEABLE.get(name) or _FIXED.get(name, (0, 10**7))
                self._between(("rules", name), value, least, most)
        keys = {f.name: f.type for f in msgspec.structs.fields(Game) if f.name not in _NOT_RULES}
        for name, given in list(self.file.game.items()):
            where: Path = ("game", name)
            if name not in keys:
                self._unknown(where, name, keys)
                continue
            whole = not isinstance(given, bool) and given == int(given)
            try:  # all numbers are read as broken ones, and some of these must be whole
                self.file.game[name] = msgspec.convert(int(given) if whole else given, keys[name])
            except msgspec.ValidationError as error:
                allowed = f"as in config.yaml ({error})"
                self.fault(where, f"{given:g}", allowed, "look at config.yaml")

    def _between(self, where: Path, value: int, least: int, most: int) -> None:
        if isinstance(value, bool) or not least <= value <= most:
            fix = f"write {least if isinstance(value, bool) or value < least else most}"
            self.fault(where, value, f"a whole number, {least} to {most}", fix)

    # --- people ---

    def _names(self) -> None:
        seen: set[str] = set()
        for i, person in enumerate(self.file.people):
            name = person.name
            if name and name in seen:
                self.fault(("people", i, "name"), name, "each name once", "choose another name")
            if name and (name in self.groups or name == EVERYBODY):
                self.fault(("people", i, "name"), name, "a name that is not a group's",
                           "rename the group or the person")  # fmt: skip
            if person.group == EVERYBODY:
                self.fault(("people", i, "group"), EVERYBODY, "any other name", "rename the group")
            seen.add(name or "")

    def _room(self) -> None:
        if self.layout is not None:
            width, height = len(self.layout.rows[0]), len(self.layout.rows)
        else:
            width, height = self.file.map.size or self.settings.world.size
        listed = sum(person.count for person in self.file.people)
        most = width * height // ROOM
        if listed + (self.file.agents or 0) > most:
            key = "agents" if self.file.agents else "people"
            found = f"{listed} people listed and {self.file.agents or 0} more"
            self.fault((key,), found, f"up to {most} on {width} x {height} tiles",
                       "make the map larger or the people fewer")  # fmt: skip

    def _person(self, where: Path, person: Person) -> None:
        if person.name and person.count > 1:
            self.fault((*where, "count"), person.count, "only without a name",
                       "leave out the name: each gets one")  # fmt: skip
        for skill in person.skills:
            if skill not in SKILLS:
                self._unknown((*where, "skills", skill), skill, SKILLS)
        for item in person.belongings or {}:
            self._kind((*where, "belongings", item), item, self.content.items)
        for i, power in enumerate(person.powers):
            self._kind((*where, "powers", i), power, _powers(self.settings))
        for i, tie in enumerate(person.relations):
            self._name((*where, "relations", i, "to"), tie.to, wide=True)
        for i, goal in enumerate(person.goals):
            if isinstance(goal, dict):
                self._goal((*where, "goals", i), goal, person)
        self._spot((*where, "place"), person.place)
        self._spot((*where, "home"), person.home)

    def _goal(self, where: Path, goal: dict[str, str], person: Person) -> None:
        if len(goal) != 1 or next(iter(goal)) not in AIMS:
            self.fault(where, ", ".join(goal) or "nothing", "words, or one of invite, stand, tell",
                       "write, for example, invite: FACT")  # fmt: skip
            return
        ((aim, name),) = goal.items()
        fact = self.file.facts.get(name)
        if fact is None:
            self._unknown((*where, aim), name, self.file.facts)
        elif AIMS[aim] and fact.kind != AIMS[aim]:
            self.fault((*where, aim), f"{name}, a fact of kind {fact.kind}",
                       f"a fact of kind {AIMS[aim]}", f"set facts.{name}.kind")  # fmt: skip
        elif AIMS[aim] and not person.name:
            self.fault((*where, aim), "somebody without a name", "somebody with one", "add a name")

    # --- facts and happenings ---

    def _fact(self, where: Path, fact: Knowledge) -> None:
        self._name((*where, "subject"), fact.subject)
        self._name((*where, "object"), fact.object)
        self._spot((*where, "place"), fact.place)
        for i, name in enumerate(fact.known_by):
            self._name((*where, "known_by", i), name, wide=True)
        self._time((*where, "due"), fact.due)
        self._time((*where, "at"), fact.at)

    def _happening(self, where: Path, its: Planned) -> None:
        deeds = [name for name in DEEDS if getattr(its, name) is not None]
        if len(deeds) != 1:
            self.fault(where, " and ".join(deeds) or "nothing that happens",
                       one_of(DEEDS), "write one of them")  # fmt: skip
            return
        deed = deeds[0]
        for name, usual in (("to", None), ("place", None), ("count", 1), ("name", None)):
            if getattr(its, name) != usual and name not in DEEDS[deed]:
                goes = ", ".join(("at", "title", "every", deed, *DEEDS[deed]))
                self.fault((*where, name), name, goes, f"leave out {name}")
        self._time((*where, "at"), its.at, least=1)
        if its.every is not None and ticks_of(its.every, self._as_ruled()) is None:
            self.fault((*where, "every"), its.every, SPANS, "write, for example, 1 day")
        self._deed(where, its, deed)

    def _deed(self, where: Path, its: Planned, deed: str) -> None:
        if deed == "spawn":
            known = [*self.content.items, *self.content.objects, *self.content.creatures]
            self._kind((*where, "spawn"), its.spawn, ["agent", *known])
            self._spot((*where, "place"), its.place)
        elif deed == "give":
            self._kind((*where, "give"), its.give, self.content.items)
        elif deed == "kill":
            self._name((*where, "kill"), its.kill)
        elif deed == "move":
            self._name((*where, "move"), its.move)
            self._spot((*where, "place"), its.place)
        elif deed == "fact":
            self._kind((*where, "fact"), its.fact, self.file.facts)
        elif deed in ("weather", "season"):
            self._kind((*where, deed), getattr(its, deed), _skies(self.content, deed == "season"))
        for rule, value in (its.rules or {}).items():
            if rule not in CHANGEABLE:
                self._unknown((*where, "rules", rule), rule, CHANGEABLE)
            else:
                self._between((*where, "rules", rule), value, *CHANGEABLE[rule])
        if deed in ("give", "fact") and its.to is None:
            self.fault(where, "nobody", "to: somebody's name, a group or everybody",
                       "add `to: everybody`")  # fmt: skip
        if deed == "move" and its.place is None:
            self.fault(where, "no place", "place: where to", "add `place: [10, 10]`")
        self._name((*where, "to"), its.to, wide=True)

    # --- words ---

    def _unknown(self, where: Path, found: object, known: Iterable[str]) -> None:
        known = list(known)
        self.fault(where, found, one_of(known), instead(str(found), known))

    def _kind(self, where: Path, kind: str | None, *known: Iterable[str]) -> None:
        names = [name for some in known for name in some]
        if kind is not None and kind not in names:
            self._unknown(where, kind, names)

    def _name(self, where: Path, name: str | None, *, wide: bool = False) -> None:
        known = {*self.people, *(self.groups if wide else ()), *((EVERYBODY,) if wide else ())}
        if name is not None and name not in known:
            self._unknown(where, name, known)

    def _spot(self, where: Path, spot: tuple[int, int] | str | None) -> None:
        if isinstance(spot, tuple):
            if self.layout is not None:
                width, height = len(self.layout.rows[0]), len(self.layout.rows)
            else:
                width, height = self.file.map.size or self.settings.world.size
            if not (spot[0] < width and spot[1] < height):
                allowed = f"x of 0 to {width - 1} and y of 0 to {height - 1}"
                self.fault(where, list(spot), allowed, "choose a tile of the map")
        elif spot is not None:
            marks = self.layout.marks if self.layout is not None else {}
            found = nth(spot)
            if spot not in marks and (found is None or found[0] not in self.content.objects):
                known = [*marks, *self.content.objects]
                self.fault(where, spot, f"[x, y], a mark, or a kind of object: {one_of(known)}",
                           instead(spot, known))  # fmt: skip

    def _time(self, where: Path, said: int | str | None, least: int = 0) -> None:
        if said is None:
            return
        tick = tick_at(said, self._as_ruled())
        if tick is None:
            self.fault(where, said, TIMES, "write, for example, day 2 18:00")
        elif tick < least:
            self.fault(where, said, "a time after the world has begun",
                       "choose a later one; day 1 begins at rules.first_hour")  # fmt: skip

    def _as_ruled(self) -> Rules:
        """Rules enough to tell times by."""
        given = self.file.rules
        day = given.get("day_ticks", self.settings.world.day_ticks)
        return Rules(day_ticks=max(24, int(day)), first_hour=int(given.get("first_hour", 7)))


def _powers(settings: Settings) -> list[str]:
    """The abilities that there are, by name: those of the game, and those for all worlds."""
    folders = (project_root() / "game" / "abilities" / "builtin", settings.abilities_dir)
    return sorted({path.stem for folder in folders for path in folder.glob("*.py")})


def _skies(content: Content, season: bool) -> list[str]:
    return [row.name for row in content.weather.values() if row.season == season]
