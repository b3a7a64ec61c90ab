"""Retelling: a fact in the mouth of somebody who knows it, and what the hearer says to it.

A line holds who, what, when, where and from whom it is known, as far as that is known.
"""

import re

from game.ai.drives.bearing import bearing
from game.ai.drives.case import Case
from game.ai.drives.gossip import ILL, fact_of, feeling
from game.core.observation import KnownFact, Seen
from game.core.rng import draw

BOARD = "the notice board"
HERE = 8
"""Tiles within which a place is here."""


def tell(case: Case, number: int, person: Seen) -> str:
    """One line that tells this hearer a fact."""
    fact = fact_of(case, number)
    if fact is None:
        return ""
    lines = _LINES.get(fact.kind, _deed)(case, fact, person.name)
    o = case.o
    return lines[draw(o.seed, o.tick, o.agent, "told how", len(lines))]


def replies(case: Case, person: Seen) -> tuple[str, ...]:
    """What one may say to a fact that one has just been told; empty if there was none."""
    fact = fact_of(case, case.o.heard) if case.o.heard else None
    if fact is None:
        return ()
    liking = feeling(case, fact.subject)
    who = _doer(fact)
    if fact.kind == "invitation":
        if likes_to_come(case, fact):
            return ("I'll be there.", f"{_up(fact.when)}? I'll come.", "I wouldn't miss it.")
        return ("I'd rather have my peace.", "Perhaps. I don't know yet.", f"{who}'s? Hm.")
    if fact.kind == "candidacy":
        if liking > 10:
            return (f"{who} has my vote.", f"{who} would do it well.", "High time somebody did.")
        if liking < -10:
            return (f"{who}? Never.", f"I'd sooner vote for a tree than for {who}.")
        return (f"I hardly know {who}.", "I'll think about it.", "Who else stands?")
    if fact.kind in ILL:
        if liking > 25:
            return (f"{who}? I don't believe it.", f"That's not like {who}.")
        if liking < -10:
            return (f"That's {who} all over.", f"I never trusted {who}.", "I'm not surprised.")
        return (f"I'll keep an eye on {who}.", "Who would have thought it?", f"So that's {who}.")
    if fact.kind == "kindness":
        return (f"That was good of {who}.", f"{who} has a good heart.", "I like to hear that.")
    if fact.kind == "danger":
        return ("Then I'll keep away from there.", "Thank you for the warning.")
    if fact.kind == "death":
        return ("Poor soul.", "So it goes.", "I can't believe it.")
    return _other_replies(case, fact, who, liking)


def _other_replies(case: Case, fact: KnownFact, who: str, liking: int) -> tuple[str, ...]:
    """What one says to news that is neither a deed nor a plan, by what it means to oneself."""
    if fact.kind == "price":
        what = next((kind for kind in case.counts if kind.replace("_", " ") in fact.text), "")
        dear = "dear" in fact.text
        if dear and what:
            return ("Then I'll take mine to the stall.", "And I've some of that to sell.")
        return (
            ("I'll do without, then.", "Who can pay that?", "It will come down again.")
            if dear
            else ("Then it's time to buy.", "Not worth carrying there, then.")
        )
    if fact.kind == "offer":
        purse = "coin" in case.counts
        return (
            (f"I'll go and see {who} about it.", "I might take some.", "Hm. I've all I need.")
            if purse
            else ("With what would I pay?", "If I had the coins.")
        )
    if fact.kind in ("elected", "order"):
        if liking > 10:
            return (f"{who} will do it well.", f"{who} knows what we need.")
        return (
            (f"{who}, of all people.", f"We'll see how long {who} lasts.")
            if liking < -10
            else ("We'll see what comes of it.", "As long as it doesn't cost me.")
        )
    if fact.kind == "loss":
        return (f"Poor {who}. I'll keep my eyes open.", "Who would do such a thing?",
                "I'd better look into my own chest.")  # fmt: skip
    if fact.kind == "gathering":
        return (f"{who} knows how to have people around.", "I'm sorry if I missed it.")
    return ("That's good to know.", "I hadn't heard.", "Is that so?")


def likes_to_come(case: Case, fact: KnownFact) -> bool:
    """Whether one means to accept an invitation: for the host's sake, or for company's."""
    traits = case.traits
    mood = draw(case.o.seed, 0, case.o.agent, f"mood for {fact.entity}", 81) - 40
    return mood + 2 * feeling(case, fact.subject) + traits.sociable + traits.curious // 2 > -20


def _invitation(case: Case, fact: KnownFact, name: str) -> list[str]:
    where, when, what = _where(case, fact), fact.when, _party(fact)
    if fact.subject == case.o.agent:
        return [
            f"I'm having a {what} {where}, {when}. Come along, {name}!",
            f"You're invited, {name}: a {what} {where}, {when}.",
            f"{_up(when)} I give a {what} {where}. Will you come, {name}?",
        ]
    host = _doer(fact)
    return [
        f"{host} gives a {what} {where}, {when}. {_says(case, fact)}",
        f"Are you coming to {host}'s {what}? It's {when}, {where}.",
        f"There'll be a {what} at {host}'s asking, {when}, {where}.",
    ]


def _candidacy(case: Case, fact: KnownFact, name: str) -> list[str]:
    if fact.subject == case.o.agent:
        return [
            f"I stand for mayor, {name}. The vote is {fact.when}.",
            f"{name}, may I count on you? I mean to be mayor. We vote {fact.when}.",
        ]
    who, liking = _doer(fact), feeling(case, fact.subject)
    verdict = f"I'd vote for {who}." if liking > 10 else "Not with my vote." if liking < -10 else ""
    return [
        f"{who} stands for mayor. {_says(case, fact)} {verdict}".strip(),
        f"{who} means to be mayor, and we're to vote {fact.when}. {verdict}".strip(),
        f"Have you heard? {who} wants to be mayor. We vote {fact.when}. {verdict}".strip(),
    ]


def _danger(case: Case, fact: KnownFact, name: str) -> list[str]:
    said, where = _told(case, fact), _where(case, fact)
    seen = _says(case, fact) if fact.source else "I saw them."
    if where == "right here":
        return [f"Be careful, {name}: {said}, {fact.when}. {seen}", f"{_up(said)} here. {seen}"]
    return [
        f"Be careful, {name}: {said}, {where}.",
        f"Keep away from there, {name}. {_up(said)}, {where}.",
        f"{_up(said)}, {where}. {seen}",
    ]


def _price(case: Case, fact: KnownFact, name: str) -> list[str]:
    said = _told(case, fact)
    return [f"{_up(said)}. {_says(case, fact)}", f"At the stall, {fact.when}: {said}."]


def _deed(case: Case, fact: KnownFact, name: str) -> list[str]:
    said, when, o = _told(case, fact), fact.when, case.o
    if o.agent == fact.object and fact.kind in ILL:
        who = _doer(fact)
        return [
            f"{_up(said)}, {when}!",
            f"Mind {who}. {_up(said)}.",
            f"{_up(said)}. I won't forget it.",
        ]
    if not fact.hops:
        if o.agent in (fact.subject, fact.object):
            return [f"{_up(said)}, {when}.", f"{_up(said)}."]
        return [
            f"I saw it myself: {said}, {when}.",
            f"{_up(said)}. I was there.",
            f"You should have seen it, {name}: {said}, {_where(case, fact)}.",
        ]
    if fact.source_name == BOARD:
        return [
            f"It hangs on the board: {said}.",
            f"Have you read it? {_up(said)}.",
            f"{_up(said)}, {when}. It's on the board for all to read.",
        ]
    if fact.hops == 1:
        return [
            f"{fact.source_name} says {said}.",
            f"Have you heard? {_up(said)}. I have it from {fact.source_name}.",
            f"{_up(said)}, {when}. {fact.source_name} told me.",
        ]
    return [
        f"They say {said}.",
        f"Word is that {said}. {fact.source_name} had it from somebody.",
        f"Is it true that {said}? {fact.source_name} says so.",
    ]


_LINES = {
    "invitation": _invitation,
    "candidacy": _candidacy,
    "danger": _danger,
    "price": _price,
}


def _says(case: Case, fact: KnownFact) -> str:
    """From whom one has it."""
    if not fact.source:
        return "I know it for sure."
    name = fact.source_name
    if name == BOARD:
        return "It hangs on the board."
    return f"{name} told me so." if fact.source == fact.subject else f"I have it from {name}."


_MINE = {"has": "have", "sells": "sell", "gives": "give", "stands": "stand"}
"""What others do, in the mouth of who does it; what is past needs no other word."""


def _told(case: Case, fact: KnownFact) -> str:
    """The fact's words with the speaker in the first person."""
    text = fact.text.rstrip(".")
    if case.o.name not in text:
        return text
    name = rf"(?<!\w){re.escape(case.o.name)}(?!\w)(?! [IVXLC]+\b)"
    said = re.sub("^" + name, "I", text)
    for verb, mine in _MINE.items():
        said = re.sub(f"^I {verb} ", f"I {mine} ", said)
    return re.sub(name, "me", said)


def _doer(fact: KnownFact) -> str:
    """The name of whom it is about, which its words begin with."""
    return fact.name or "Somebody"


def _party(fact: KnownFact) -> str:
    return next((word for word in ("party", "feast", "dance") if word in fact.text), "gathering")


def _where(case: Case, fact: KnownFact) -> str:
    """Where it was or will be, as seen from here."""
    if fact.x < 0:
        return "somewhere about"
    for thing in case.at.values():
        if thing.kind == "campfire" and max(abs(thing.x - fact.x), abs(thing.y - fact.y)) <= 3:
            return "by the fire"
    dx, dy = fact.x - case.o.x, fact.y - case.o.y
    if max(abs(dx), abs(dy)) <= HERE:
        return "right here"
    far = "just" if max(abs(dx), abs(dy)) < 20 else "a long way"
    return f"{far} {bearing(dx, dy)} of here"


def _up(text: str) -> str:
    return text[:1].upper() + text[1:]
