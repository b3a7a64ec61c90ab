"""Events of occasions: parties and elections."""

from game.core.events.event import Event


class PartyPlanned(Event, kw_only=True, tag="party_planned"):
    """Somebody resolved to give a party; nobody else knows of it yet."""

    who = ("agent",)
    text = "{agent} means to give a party on day {day} at {hour}"
    worth = 40
    agent: int
    x: int
    y: int
    day: int
    hour: int


class GatheringBegan(Event, kw_only=True, tag="gathering_began"):
    """The hour of a party has come."""

    who = ("agent",)
    text = "{agent}'s party begins"
    agent: int
    """The host."""
    fact: int
    x: int
    y: int
    due: int


class Attended(Event, kw_only=True, tag="attended"):
    """Somebody came to a party that they had heard of."""

    who = ("agent", "host")
    text = "{agent} came to {host}'s party"
    worth = 8
    agent: int
    host: int
    fact: int


class GatheringHeld(Event, kw_only=True, tag="gathering_held"):
    """A party is over."""

    who = ("agent",)
    text = "{agent}'s party is over; {people} came"
    mark = "gathering"
    worth = 85
    agent: int
    """The host."""
    fact: int
    """The invitation."""
    guests: list[int]
    """Who came and lives, the host not among them, in the order of their coming."""
    people: str
    """Their names."""


class Voted(Event, kw_only=True, tag="voted"):
    """Somebody gave their vote to a candidate of whom they had heard."""

    who = ("agent", "candidate")
    text = "{agent} voted for {candidate}"
    feed = False
    agent: int
    candidate: int
    fact: int
    """The candidacy."""


class Elected(Event, kw_only=True, tag="elected"):
    """The votes were counted."""

    who = ("agent",)
    text = "{agent} was made mayor with {votes} of {voters} votes"
    mark = "gathering"
    worth = 95
    agent: int
    votes: int
    voters: int
    fact: int
    """The candidacy."""


class OccasionLapsed(Event, kw_only=True, tag="occasion_lapsed"):
    """A party without its host, or an election without candidates."""

    text = "There is no {what}: who meant it is dead"
    worth = 60
    agent: int
    what: str
