"""Events of giving in: threats with a weapon, surrender, and what is yielded or spared."""

from game.core.events.event import Event


class HeldUp(Event, kw_only=True, tag="held_up"):
    """An agent wanted another's goods, or their life."""

    who = ("agent", "target")
    text = "{agent} held {target} up with {weapon}"
    witnessed = True
    mark = "theft"
    counted = "thefts"
    worth = 55
    agent: int
    target: int
    weapon: str


class Surrendered(Event, kw_only=True, tag="surrendered"):
    """An agent gave in to another."""

    who = ("agent", "target")
    text = "{agent} surrendered to {target}"
    witnessed = True
    mark = "fight"
    worth = 45
    agent: int
    target: int


class Yielded(Event, kw_only=True, tag="yielded"):
    """One who had given in handed over what was demanded."""

    who = ("agent", "target")
    text = "{agent} had to yield {count} {item} to {target}"
    witnessed = True
    worth = 40
    agent: int
    target: int
    item: str
    count: int


class Spared(Event, kw_only=True, tag="spared"):
    """One who could have demanded something let the other go."""

    who = ("agent", "target")
    text = "{agent} let {target} go"
    witnessed = True
    worth = 40
    agent: int
    target: int
