"""Happenings: what lately happened to people, for as long as it shows above their heads.

Events become words in a bubble, a small sign, a number that floats up, a flash of red.
One of each a person, so that top speed doesn't pile them up.
"""

from collections.abc import Callable
from dataclasses import dataclass

from game.core.effect_kinds import AnyEffect, kind_of
from game.core.events import (
    AbilityFailed,
    AbilityGranted,
    AbilityLearnt,
    AbilityResolved,
    AbilityUsed,
    Arrived,
    Ate,
    Attacked,
    Attended,
    Bitten,
    Bought,
    Built,
    CaughtStealing,
    Crafted,
    DemandedBack,
    Died,
    Drank,
    Elected,
    Event,
    FellAsleep,
    Fled,
    Gave,
    GossipSpread,
    Granted,
    Healed,
    HitBeast,
    LootFound,
    NeedLow,
    OfferRefused,
    Reconciled,
    Retook,
    Returned,
    Said,
    Snatched,
    Sold,
    Stole,
    Tended,
    TheftNoticed,
    TiesChanged,
    Traded,
    VoiceHeard,
    Wished,
    WishRefused,
    WokeUp,
    WordsCame,
)
from game.core.relations import FOND
from game.session import TickReport
from game.ui.text import safe_text

WORDS_LIMIT = 160
"""Characters of a speech that a bubble shows."""
SIGN_SECONDS = 2.2
FLOAT_SECONDS = 1.1
FLASH_SECONDS = 0.25
SPARK_SECONDS = 0.7
HARM = frozenset({"damage", "drain", "repel"})
HELP = frozenset({"heal", "give_item", "spawn_item", "transfer", "calm"})
"""Kinds of effects that spark in the colour of harm, and of help; all others are a change."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that is shown for a while."""

    text: str
    """Words of a bubble, name of a sign, or what floats up."""
    since: float
    until: float
    """Both in the looks' seconds."""
    good: bool = True
    """Colours what floats up."""
    at: tuple[int, int] = (0, 0)
    """The tile, for those who are there no more."""


def speech_seconds(words: str) -> float:
    """How long words stay readable.

    >>> speech_seconds("hello"), speech_seconds("x" * 400)
    (2.8, 7.0)
    """
    return min(7.0, 2.5 + 0.06 * len(words))


class Happenings:
    """What shows above heads now."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` gives the looks' seconds."""
        self._clock = clock
        self.speech: dict[int, Shown] = {}
        self.signs: dict[int, Shown] = {}
        self.floats: dict[int, Shown] = {}
        self.flashes: dict[int, Shown] = {}
        self.fallen: dict[int, Shown] = {}
        """Who died, until the grave has been seen."""
        self.sparks: dict[int | tuple[int, int], Shown] = {}
        """Where magic took place: on somebody, or on a tile; harm, help or change."""

    def observe(self, report: TickReport) -> None:
        """An observer of the session."""
        for event in report.events:
            show = _SHOWS.get(type(event))
            if show is not None:
                show(self, event)

    def tidy(self) -> None:
        """Let go of what has been shown; once a frame."""
        now = self._clock()
        for shown in self.people:
            for who in [who for who, what in shown.items() if what.until <= now]:
                del shown[who]
        for place in [place for place, what in self.sparks.items() if what.until <= now]:
            del self.sparks[place]

    def clear(self) -> None:
        """Forget everything, for another world."""
        for shown in self.people:
            shown.clear()
        self.sparks.clear()

    @property
    def people(self) -> tuple[dict[int, Shown], ...]:
        """All that shows on somebody, by whom."""
        return self.speech, self.signs, self.floats, self.flashes, self.fallen

    @property
    def ends(self) -> list[float]:
        """When what shows now ends."""
        ends = [what.until for table in self.people for what in table.values()]
        return ends + [what.until for what in self.sparks.values()]

    def say(self, agent: int, words: str) -> None:
        """Put words into a bubble."""
        words = safe_text(words, WORDS_LIMIT)
        if words:
            now = self._clock()
            self.speech[agent] = Shown(words, now, now + speech_seconds(words))

    def sign(self, agent: int, name: str, seconds: float = SIGN_SECONDS) -> None:
        """Show a small sign over a head."""
        now = self._clock()
        self.signs[agent] = Shown(name, now, now + seconds)

    def float(self, agent: int, text: str, good: bool) -> None:
        """Let a number rise from a head."""
        now = self._clock()
        self.floats[agent] = Shown(text, now, now + FLOAT_SECONDS, good)

    def flash(self, agent: int) -> None:
        """Redden somebody for a moment."""
        now = self._clock()
        self.flashes[agent] = Shown("", now, now + FLASH_SECONDS)

    def spark(self, where: int | tuple[int, int], kind: str) -> None:
        """Let sparks fly from somebody, or from a tile."""
        now = self._clock()
        self.sparks[where] = Shown(kind, now, now + SPARK_SECONDS)


def _said(shown: Happenings, event: Said) -> None:
    shown.say(event.agent, event.words)
    sign = {"insult": "anger", "threaten": "anger", "thank": "heart", "comfort": "heart"}
    if event.topic in sign:
        shown.sign(event.agent, sign[event.topic])


def _wished(shown: Happenings, event: Wished) -> None:
    shown.say(event.agent, event.words)
    shown.sign(event.agent, "magic")


def _resolved(shown: Happenings, event: AbilityResolved) -> None:
    shown.sign(event.agent, "magic", 1.2)
    for effect in event.effects:
        shown.spark(*_place(event.agent, effect))


def _place(caster: int, effect: AnyEffect) -> tuple[int | tuple[int, int], str]:
    """Where an effect shows, and in which colour."""
    kind = kind_of(effect)
    tone = "harm" if kind in HARM else "help" if kind in HELP else "change"
    at: tuple[int, int] | None = getattr(effect, "pos", None)
    if at is not None:
        return at, tone
    return getattr(effect, "target", 0) or caster, tone


def _healed(shown: Happenings, event: Healed) -> None:
    shown.float(event.target, f"+{event.amount}", good=True)


def _tended(shown: Happenings, event: Tended) -> None:
    shown.sign(event.agent, "heart")
    shown.float(event.target, f"+{event.amount}", good=True)


def _words_came(shown: Happenings, event: WordsCame) -> None:
    shown.say(event.agent, event.words)
    shown.sign(event.target, "idea")


def _attacked(shown: Happenings, event: Attacked) -> None:
    shown.sign(event.agent, "anger", 1.0)
    shown.float(event.target, f"-{event.damage}" if event.damage else "0", good=False)
    shown.flash(event.target)


def _bitten(shown: Happenings, event: Bitten) -> None:
    shown.sign(event.entity, "anger", 1.0)
    shown.float(event.agent, f"-{event.damage}", good=False)
    shown.flash(event.agent)


def _hit_beast(shown: Happenings, event: HitBeast) -> None:
    shown.float(event.entity, f"-{event.damage}", good=False)
    shown.flash(event.entity)


def _gave(shown: Happenings, event: Gave) -> None:
    shown.sign(event.target, "heart")


def _ties(shown: Happenings, event: TiesChanged) -> None:
    shown.sign(event.agent, "heart" if event.tie == FOND else "broken_heart")


def _reconciled(shown: Happenings, event: Reconciled) -> None:
    shown.sign(event.agent, "heart")
    shown.sign(event.target, "heart")


def _died(shown: Happenings, event: Died) -> None:
    now = shown._clock()
    for table in (shown.speech, shown.signs, shown.floats):
        table.pop(event.agent, None)
    shown.fallen[event.agent] = Shown("", now, now + 4.0, at=(event.x, event.y))


def _caught(shown: Happenings, event: CaughtStealing) -> None:
    shown.sign(event.agent, "fear")
    shown.sign(event.target, "anger")


def _both(name: str) -> "Callable[[Happenings, Traded], None]":
    """A sign over both who took part."""

    def show(shown: Happenings, event: Traded) -> None:
        shown.sign(event.agent, name)
        shown.sign(event.target, name)

    return show


def _sign(name: str) -> "Callable[[Happenings, Event], None]":
    return lambda shown, event: shown.sign(event.concerns()[0], name)


_SHOWS: dict[type[Event], Callable[..., None]] = {
    Said: _said,
    Attacked: _attacked,
    Bitten: _bitten,
    HitBeast: _hit_beast,
    Gave: _gave,
    TiesChanged: _ties,
    Reconciled: _reconciled,
    Died: _died,
    Fled: _sign("fear"),
    FellAsleep: _sign("sleep"),
    WokeUp: _sign("sun"),
    Ate: _sign("food"),
    Drank: _sign("drop"),
    NeedLow: _sign("sweat"),
    Arrived: _sign("star"),
    Granted: _sign("gift"),
    VoiceHeard: _sign("exclamation"),
    Traded: _both("coin"),
    Bought: _sign("coin"),
    Sold: _sign("coin"),
    OfferRefused: _sign("cross"),
    Stole: _sign("mask"),
    CaughtStealing: _caught,
    Snatched: _sign("broken_heart"),
    TheftNoticed: _sign("exclamation"),
    LootFound: _sign("exclamation"),
    DemandedBack: _sign("anger"),
    Retook: _sign("check"),
    Returned: _sign("check"),
    Crafted: _sign("hammer"),
    Built: _sign("hammer"),
    GossipSpread: _sign("talk"),
    Wished: _wished,
    WishRefused: _sign("broken_heart"),
    AbilityGranted: _sign("magic"),
    AbilityLearnt: _sign("magic"),
    AbilityUsed: _sign("magic"),
    AbilityResolved: _resolved,
    AbilityFailed: _sign("cross"),
    Healed: _healed,
    Tended: _tended,
    WordsCame: _words_came,
    Elected: _sign("star"),
    Attended: _sign("note"),
}
"""What each kind of event shows; a kind that isn't here shows nothing."""
