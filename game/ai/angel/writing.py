"""Writing: a design as source text, in the form in which all abilities are written.

Nothing here comes from a wish's words: names, numbers and kinds are the design's, and those are
our own or rows of the content.
"""

from collections.abc import Sequence

from game.ai.angel.composing import MANY, Design
from game.ai.angel.decoding import camel
from game.ai.angel.deeds import Name

HELPS = frozenset({"heal"})
"""Effects that come to whoever is hurt the most first."""

_HEAD = '''class {name}(Ability):
    """{purpose}"""

    energy_cost = {energy}
    cooldown = {cooldown}
    parameters = [{parameters}]
{expects}
    REACH = {reach}
'''

_GAP = """
    def _gap(self, one, other):
        return max(abs(one[0] - other[0]), abs(one[1] - other[1]))
"""

_NEAR = '''
    def _near(self, agent, world):
        """Whoever else is within reach, the nearest first."""
        beings = [*world.agents, *world.creatures]
        near = [being for being in beings if self._gap(agent.pos, being.pos) <= self.REACH]
        return sorted(near, key=lambda being: (self._gap(agent.pos, being.pos), being.id))
'''

_FOE_CAN = """
    def can_use(self, agent, world):
        return len(self._near(agent, world)) > 0
"""

_ALWAYS = """
    def can_use(self, agent, world):
        return True
"""

_HURT_CAN = """
    def can_use(self, agent, world):
        return any(being.health < being.max_health for being in [agent, *self._near(agent, world)])
"""

_EACH = """
    def execute(self, agent, world, **kwargs):
{before}        effects = []
        for other in self._aims(agent, world, kwargs.get("target")):
{effects}
        return effects
"""

_CHAIN = """
    def execute(self, agent, world, **kwargs):
        effects = []
        for leap, other in enumerate(self._aims(agent, world, kwargs.get("target"))):
{effects}
        return effects
"""

_FOE_ONE = """
    def _aims(self, agent, world, wanted):
        return [being for being in self._near(agent, world) if being.id == wanted][:1]
"""

_FOE_RING = '''
    def _aims(self, agent, world, wanted):
        """Who is named, and whoever near means harm; {many} at the most."""
        near = self._near(agent, world)
        meant = [being for being in near if being.id == wanted]
        for being in near:
            hostile = being.opinion <= -20 if being.kind == "agent" else being.armed > 0
            if hostile and being.id != wanted:
                meant.append(being)
        return meant[:{many}]
'''

_FOE_CHAIN = '''
    def _aims(self, agent, world, wanted):
        """Who is named, and from there to the nearest in turn; {many} at the most."""
        left = self._near(agent, world)
        struck = [being for being in left if being.id == wanted][:1]
        while struck and len(struck) < {many}:
            last = struck[-1]
            left = [being for being in left if being.id not in [one.id for one in struck]]
            close = [being for being in left if self._gap(being.pos, last.pos) <= 3]
            if not close:
                break
            struck.append(min(close, key=lambda being: (self._gap(being.pos, last.pos), being.id)))
        return struck
'''

_FRIEND_ONE = """
    def _aims(self, agent, world, wanted):
        if not wanted or wanted == agent.id:
            return [agent]
        return [being for being in self._near(agent, world) if being.id == wanted][:1]
"""

_FRIEND_RING = '''
    def _aims(self, agent, world, wanted):
        """Who is named, and whoever near is no enemy{first}; {many} at the most."""
        near = [being for being in self._near(agent, world) if being.kind == "agent"]
        meant = [being for being in near if being.id == wanted]
        kind = [being for being in near if being.opinion > -20 and being.id != wanted]
        kind = [agent, *sorted(kind, key=lambda being: {order})]
        return (meant + kind)[:{many}]
'''

_SELF = """
    def execute(self, agent, world, **kwargs):
        return [
{effects}
        ]
"""

_SPOT = """
    def execute(self, agent, world, **kwargs):
        spot = kwargs.get("target_pos") or agent.pos
        if self._gap(agent.pos, spot) > self.REACH:
            return []
        return [
{effects}
        ]
"""

_GROUND = '''
    GROUNDS = ({grounds})

    def can_use(self, agent, world):
        return len(self._spots(agent, world, agent.pos, self.REACH)) > 0

    def execute(self, agent, world, **kwargs):
        wanted = kwargs.get("target_pos") or agent.pos
        effects = []
        spots = self._spots(agent, world, wanted, 2) or self._spots(
            agent, world, agent.pos, self.REACH
        )
        for spot in spots[:{many}]:
{effects}
        return effects

    def _spots(self, agent, world, middle, around):
        """Tiles of the right ground about a place, within reach, the nearest first."""
        spots = []
        for dx in range(-around, around + 1):
            for dy in range(-around, around + 1):
                spot = (middle[0] + dx, middle[1] + dy)
                if self._gap(agent.pos, spot) > self.REACH:
                    continue
                if world.terrain_at(spot[0], spot[1]) in self.GROUNDS:
                    spots.append(spot)
        return sorted(spots, key=lambda spot: (self._gap(middle, spot), spot))
'''

_AWAY = """
    GROUNDS = ({grounds})

    def can_use(self, agent, world):
        return len(self._free(agent, world)) > 0

    def execute(self, agent, world, **kwargs):
        free = self._free(agent, world)
        wanted = kwargs.get("target_pos")
        if wanted:
            free = [spot for spot in free if self._gap(spot, wanted) <= 2]
        if not free:
            return []
        spot = max(free, key=lambda place: self._worth(agent, world, place, wanted))
        return [
{effects}
        ]
"""

_FREE = '''
    def _free(self, agent, world):
        """Where one could stand, within reach."""
        taken = [being.pos for being in [agent, *world.agents, *world.creatures]]
        taken += [thing.pos for thing in world.objects if thing.solid]
        spots = []
        for dx in range(-self.REACH, self.REACH + 1):
            for dy in range(-self.REACH, self.REACH + 1):
                spot = (agent.pos[0] + dx, agent.pos[1] + dy)
                if world.terrain_at(spot[0], spot[1]) in self.GROUNDS and spot not in taken:
                    spots.append(spot)
        return spots
'''

_WORTH = '''
    def _worth(self, agent, world, place, wanted):
        """Near to where one wants to be; else far from danger, and from here."""
        if wanted:
            return -self._gap(place, wanted)
        feared = [being.pos for being in world.creatures if being.armed > 0]
        feared += [person.pos for person in world.agents if person.opinion <= -20]
        return 20 * min([self._gap(place, pos) for pos in feared] or [0]) + self._gap(
            place, agent.pos
        )
'''
_BESIDE = """
    GROUNDS = ({grounds})

    def can_use(self, agent, world):
        return len(self._free(agent, world)) > 0

    def execute(self, agent, world, **kwargs):
        free = self._free(agent, world)
        if not free:
            return []
        spot = min(free, key=lambda place: (self._gap(place, agent.pos), place))
        return [
{effects}
        ]
"""
WALKABLE = ("grass", "meadow", "forest", "sand", "path")


def source(design: Design) -> str:
    """The ability as code: one class derived from Ability."""
    head = _HEAD.format(
        name=camel(design.name),
        purpose=design.purpose,
        energy=design.energy_cost,
        cooldown=design.cooldown,
        parameters=_strings(design.parameters),
        expects=f"    expects = [{_strings(design.expects)}]\n" if design.expects else "",
        reach=design.reach,
    )
    return head + _body(design)


def _body(design: Design) -> str:
    words = '        words = str(kwargs.get("message") or "Think of me.")[:160]\n'
    says = any(effect["kind"] == "say" for effect in design.effects)
    match design.aim:
        case "foe":
            aims = {"one": _FOE_ONE, "ring": _FOE_RING, "chain": _FOE_CHAIN}[design.shape]
            execute = _CHAIN if design.shape == "chain" else _EACH
            body = execute.format(before="", effects=_appended(design, design.shape == "chain"))
            return _FOE_CAN + body + aims.format(many=MANY) + _NEAR + _GAP
        case "friend":
            heals = any(effect["kind"] in HELPS for effect in design.effects)
            aims = (
                _FRIEND_ONE
                if design.shape == "one"
                else _FRIEND_RING.format(
                    many=MANY,
                    first=", the weakest first" if heals else "",
                    order="(being.health, being.id)" if heals else "(-being.opinion, being.id)",
                )
            )
            can = _FOE_CAN if says else _HURT_CAN if heals else _ALWAYS
            body = _EACH.format(before=words if says else "", effects=_appended(design, False))
            return can + body + aims + _NEAR + _GAP
        case "self":
            return _ALWAYS + _SELF.format(effects=_listed(design))
        case "spot":
            return _ALWAYS + _SPOT.format(effects=_listed(design)) + _GAP
        case "ground":
            many = 1 if design.shape == "one" else MANY
            grounds = _tuple(design.grounds)
            body = _GROUND.format(grounds=grounds, many=many, effects=_appended(design, False))
            return body + _GAP
        case "away":
            body = _AWAY.format(grounds=_tuple(WALKABLE), effects=_listed(design))
            return body + _FREE + _WORTH + _GAP
        case "beside":
            body = _BESIDE.format(grounds=_tuple(WALKABLE), effects=_listed(design))
            return body + _FREE + _GAP


def _appended(design: Design, leaps: bool) -> str:
    return "\n".join(
        f"            effects.append({_effect(effect, leaps)})" for effect in design.effects
    )


def _listed(design: Design) -> str:
    return "\n".join(f"            {_effect(effect, False)}," for effect in design.effects)


def _effect(effect: dict[str, str | int | Name], leaps: bool) -> str:
    """A record as Python writes it; in a chain what is done wanes from leap to leap."""
    parts = []
    for key, value in effect.items():
        text = value.code if isinstance(value, Name) else _literal(value)
        if leaps and key in ("amount", "ticks"):
            text = f"max(1, {text} * ({MANY} - leap) // {MANY})"
        parts.append(f'"{key}": {text}')
    return "{" + ", ".join(parts) + "}"


def _literal(value: str | int) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _strings(values: Sequence[str]) -> str:
    return ", ".join(f'"{value}"' for value in values)


def _tuple(values: Sequence[str]) -> str:
    return "".join(f'"{value}", ' for value in values).rstrip()
