"""Events of the player's hand, and of the scenario's."""

from game.core.events.event import Event


class Spawned(Event, kw_only=True, tag="spawned"):
    """The player put something into the world."""

    who = ("entity",)
    text = "{entity} was put into the world"
    mark = "player"
    worth = 45
    entity: int
    prefab: str
    x: int
    y: int
    count: int = 1


class Removed(Event, kw_only=True, tag="removed"):
    """The player took something out of the world."""

    text = "{name} was taken out of the world"
    mark = "player"
    worth = 45
    name: str
    prefab: str
    count: int = 1


class Granted(Event, kw_only=True, tag="granted"):
    """The player put something into an agent's hands."""

    who = ("agent",)
    text = "{agent} was given {count} {item} from nowhere"
    mark = "player"
    worth = 45
    agent: int
    item: str
    count: int


class Teleported(Event, kw_only=True, tag="teleported"):
    """The player moved something."""

    who = ("entity",)
    text = "{entity} was moved from nowhere"
    mark = "player"
    worth = 45
    entity: int
    x: int
    y: int


class RuleChanged(Event, kw_only=True, tag="rule_changed"):
    """The player changed one of the world's rules."""

    text = "the rule {rule} went from {before} to {value}"
    mark = "player"
    worth = 60
    rule: str
    before: int
    value: int


class TraitChanged(Event, kw_only=True, tag="trait_changed"):
    """The player changed what somebody is like."""

    who = ("agent",)
    text = "{agent} was changed: {trait} went from {before} to {value}"
    mark = "player"
    worth = 60
    agent: int
    trait: str
    before: int
    value: int


class Possessed(Event, kw_only=True, tag="possessed"):
    """The player took somebody over."""

    who = ("agent",)
    text = "{agent} is led by another will now"
    mark = "player"
    worth = 60
    agent: int


class LetGo(Event, kw_only=True, tag="let_go"):
    """The player let go of somebody."""

    who = ("agent",)
    text = "{agent} is their own master again"
    mark = "player"
    worth = 40
    agent: int


class Whispered(Event, kw_only=True, tag="whispered"):
    """A thought came to somebody, and to nobody else."""

    who = ("agent",)
    text = '{agent} had a thought: "{words}"'
    mark = "player"
    worth = 50
    agent: int
    words: str


class Happening(Event, kw_only=True, tag="happening"):
    """Something that the scenario had planned for this moment; what follows names it as cause."""

    text = "{title}"
    mark = "scenario"
    worth = 90
    title: str


class Planted(Event, kw_only=True, tag="planted"):
    """Somebody was let know a fact from nowhere."""

    who = ("agent",)
    text = "{agent} knows now: {words}"
    agent: int
    fact: int
    words: str
