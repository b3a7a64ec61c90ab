"""Events of talk: conversations, what was passed on in them, and occasions."""

from game.core.events.event import Event


class ConversationBegan(Event, kw_only=True, tag="conversation_began"):
    """Two people fell into talk."""

    who = ("agent", "target")
    text = "{agent} and {target} fell into talk"
    feed = False
    agent: int
    target: int
    talk: int


class ConversationJoined(Event, kw_only=True, tag="conversation_joined"):
    """A third joined a talk."""

    who = ("agent", "target")
    text = "{agent} joined {target} and others in their talk"
    feed = False
    agent: int
    target: int
    talk: int


class ConversationEnded(Event, kw_only=True, tag="conversation_ended"):
    """A talk came to its end; what was passed on in it is told."""

    who = ("agent", "target")
    text = "{people} parted after {turns} turns: {reason}{summary}"
    feed = False
    agent: int
    target: int
    talk: int
    people: str
    """The names of all who were in it at its end."""
    turns: int
    reason: str
    summary: str = ""
    facts: list[int]
    """What somebody learned in it."""
    members: tuple[int, ...] = ()
    """All who took part, also those who went before its end."""


class Told(Event, kw_only=True, tag="told"):
    """A fact came to somebody who had not known it."""

    who = ("agent", "source")
    text = "{agent} heard that {news} (from {source})"
    counted = "told"
    feed = False
    agent: int
    """Who learned it."""
    source: int
    fact: int
    hops: int
    news: str
    overheard: bool = False


class GossipSpread(Event, kw_only=True, tag="gossip_spread"):
    """News that matters came to somebody: it changed their mind, or they may act on it."""

    who = ("agent", "source")
    text = "{agent} heard that {news} (from {source})"
    mark = "gossip"
    counted = "told"
    worth = 12
    feed = False
    agent: int
    """Who learned it."""
    source: int
    fact: int
    hops: int
    news: str
    overheard: bool = False


class Lied(Event, kw_only=True, tag="lied"):
    """Somebody knowingly laid a deed of their own on another."""

    who = ("agent", "target")
    text = "{agent} lied to {target}: {news}"
    worth = 35
    feed = False
    agent: int
    target: int
    blamed: int
    fact: int
    """The wrong telling."""
    of: int
    """The true story."""
    news: str


class Mistold(Event, kw_only=True, tag="mistold"):
    """A fact was passed on wrongly; the teller didn't notice."""

    who = ("agent",)
    text = "{agent} got it wrong: {news}"
    worth = 30
    feed = False
    agent: int
    fact: int
    """The wrong telling."""
    of: int
    news: str


class NoticePosted(Event, kw_only=True, tag="notice_posted"):
    """Somebody put up a notice for all to read."""

    who = ("agent",)
    text = "{agent} put up a notice ({sort}): {news}"
    mark = "gossip"
    worth = 25
    counted = "notices"
    agent: int
    board: int
    fact: int
    sort: str
    """What stands over it: warning, wanted, to sell ..."""
    news: str


class NoticesRead(Event, kw_only=True, tag="notices_read"):
    """Somebody learnt something from a notice board."""

    who = ("agent",)
    text = "{agent} read on the notice board that {news}"
    agent: int
    board: int
    facts: list[int]
    """What was news to them, the newest notice first."""
    news: str
