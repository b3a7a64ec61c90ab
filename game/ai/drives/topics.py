"""Topics: what there is to talk about beyond oneself: the sky, absent people, raids, prices, the
other's goods, what both went through, plans, what lies ahead.

Every line rests on something that the speaker knows; a topic of which they know nothing gives
no lines. Questions are about the hearer, who answers them by `answers`.
"""

from game.ai.drives.bearing import bearing
from game.ai.drives.case import Case
from game.ai.drives.gossip import feeling
from game.ai.drives.plans import NO_PLAN, Plan
from game.ai.drives.retelling import likes_to_come
from game.core.narrate import in_general, is_stuff, phrase
from game.core.observation import Known, KnownFact, Seen

Line = tuple[str, int]
"""What is said, and the place or person that it tells of, or 0."""
COIN = "coin"
_SKY = {
    "rain": ("This rain gets into everything.", "The rain will do the fields good."),
    "storm": ("I don't like this wind.", "Not a day to be far from home.", "Hold on to your hat."),
    "fog": ("One can't see ten steps in this fog.", "Anything could stand in this fog."),
    "snow": ("Cold enough for you?", "The snow hides every path."),
}
"""Weather -> what anybody would say of it."""
_WET = ("rain", "storm", "snow")
_WORK = {
    "bush": "the berries", "apple_tree": "the apples", "wheat": "the wheat", "flax": "the flax",
    "tree": "the wood", "ore_rock": "the ore", "clay_pit": "the clay",
}  # fmt: skip
_LATELY, _OLD = 700, 2400
"""Ticks for which one speaks of where somebody was seen, and for which of a raid."""
_DEEDS = {
    "gave me": "gave me", "helped me": "helped me", "spared me": "spared me",
    "comforted me": "comforted me", "had me as a guest": "had me at your party",
    "came when I asked": "came when I asked", "let me go": "let me go",
    "tended my wounds": "tended my wounds",
}  # fmt: skip
"""How a reason for a feeling begins -> the same to the one who did it."""


def sky(case: Case) -> list[Line]:
    """The weather, and what it does to one's work and way."""
    o = case.o
    said = list(_SKY.get(o.weather, ()))
    if o.weather in _WET:
        done = next((k for what, ago in o.lately if ago < 300 for k in _WORK if k in what), "")
        if done:
            said.append(f"I got soaked over {_WORK[done]}.")
        if case.from_home > 15:
            said.append("And I'm a long way from my bed in this.")
    elif o.weather == "fair" and not o.night and (work := _at_work(case)):
        said.append(f"Dry weather. Good for {work}.")
    return _plain(said)


def _at_work(case: Case) -> str:
    """What stands about that is best gathered dry."""
    kinds = {thing.kind: thing for thing in case.o.seen if thing.kind in _WORK}
    full = [kind for kind, thing in kinds.items() if thing.stock]
    return _WORK[full[0]] if full else ""


def absent(case: Case, person: Seen) -> list[Line]:
    """Where somebody who is not here was seen last, and what somebody in sight is at."""
    o, lines = case.o, list[Line]()
    for known in o.known:
        ago = o.tick - known.tick
        if known.kind != "agent" or not known.name or known.source or ago > _LATELY:
            continue
        when = "just now" if ago < 60 else "a while ago" if ago < 300 else "earlier"
        where = bearing(known.x - o.x, known.y - o.y)
        lines.append((f"I saw {known.name} {when}, {_near(case, known)} {where}.", known.entity))
    for other in case.people.values():
        doing = _SEEN_DOING.get(other.doing)
        if doing and other.entity != person.entity and other.distance > 2:
            lines.append((f"Look, {other.name} is {doing}.", other.entity))
    return lines[:6]


_SEEN_DOING = {
    "asleep": "fast asleep", "working": "hard at work", "fighting": "in a fight",
    "running": "running", "on guard": "keeping watch", "hands up": "giving in",
    "eating": "having a bite", "drinking": "drinking",
}  # fmt: skip


def _near(case: Case, known: Known) -> str:
    """By what a place lies, if by anything that one knows, else that it is to a side."""
    for thing in case.at.values():
        beside = max(abs(thing.x - known.x), abs(thing.y - known.y)) <= 3
        if beside and thing.kind in _LANDMARKS:
            return f"by the {thing.kind.replace('_', ' ')} to the"
    return "to the"


_LANDMARKS = ("well", "campfire", "market_stall", "mill", "forge", "oven", "workbench")


def raids(case: Case) -> list[Line]:
    """What came by night, from where, and what one does about it."""
    o, lines = case.o, list[str]()
    for fact in o.facts:
        if fact.kind != "danger" or o.tick - fact.tick > _OLD:
            continue
        what = fact.text.split(" are ")[0]
        where = bearing(fact.x - o.x, fact.y - o.y) if fact.x >= 0 else ""
        if fact.source:
            who = "They say that" if fact.hops > 1 else f"{_cap(fact.source_name)} says that"
            lines.append(f"{who} {what} are about. I'd rather stay by the fire.")
        else:
            lines.append(f"I saw the {what} with my own eyes, {where} of here.")
        if o.night:
            lines.append(f"Keep your ears open. The {what} may come again.")
        elif where:
            lines.append(f"The {what} came from the {where}, I think.")
        if case.weapon < 4:
            lines.append(f"If the {what} come again, I've nothing but my fists.")
        else:
            lines.append(f"Let the {what} come. I'm armed now.")
    if case.since("craft build_fence") < _OLD:
        lines.append("I'm putting up a fence. I'll sleep better behind it.")
    if case.since("patrol round") < _OLD:
        lines.append("I kept watch last night. My feet know it.")
    return _plain(lines)


def trade(case: Case, person: Seen) -> list[Line]:
    """Prices that one knows, what the other carries, and what one would buy or sell."""
    o, lines = case.o, list[Line]()
    wares = dict(person.wares)
    for kind, price in o.prices[:6]:
        row, coins = case.row(kind), (price + 50) // 100
        if not row.value or not coins:
            continue
        goods, cost = in_general(kind), "costs" if is_stuff(kind) else "cost"
        for_it = f"{coins} coins" if coins > 1 else "a coin"
        if price > row.value:
            lines.append((f"{_cap(goods)} {cost} {for_it} at the stall now. Who can pay that?", 0))
            if wares.get(kind):
                lines.append((f"They'd pay you well for your {goods} at the stall.", 0))
            if case.counts.get(kind, 0) > 1:
                lines.append((f"I should take my {goods} to the stall while it pays.", 0))
        else:
            lines.append((f"{_cap(goods)} {cost} next to nothing at the stall.", 0))
    for kind in list(wares)[:4]:
        row = case.row(kind)
        if kind in _plan(case).wanted:
            lines.append((f"I could use your {_bare(kind)}, {person.name}.", 0))
        elif row.value >= 200 and kind != COIN:
            lines.append((f"That's {phrase(kind, 1, row)} you have there. Is it for sale?",
                          person.entity))  # fmt: skip
    purse = case.counts.get(COIN, 0)
    if purse > 8 and feeling(case, person.entity) >= 20:
        lines.append((f"I've {purse} coins put together by now.", 0))
    return lines


def shared(case: Case, person: Seen) -> list[Line]:
    """What the other did for one, and what both saw happen to a third."""
    o, lines = case.o, list[Line]()
    for begins, said in _DEEDS.items():
        if person.reason.startswith(begins) and person.opinion > 0:
            rest = person.reason.removeprefix(begins)
            lines.append((f"You {said}{rest}. I think of that.", 0))
    for note in o.notes[-8:]:
        words = note.split(" ")
        if '"' in note or len(words) < 3 or words[0] in (o.name, person.name):
            continue
        if f" {person.name}" in note and words[1] in ("gave", "hit", "robbed"):
            your = note.replace(person.name, "you")
            lines.append((f"I was there when {your}.", 0))
    return lines


def plans(case: Case) -> list[Line]:
    """What one is after these hours, by what one is about to make."""
    lines = list[str]()
    steps = sorted(_plan(case).steps.values(), key=lambda step: (-step.points, step.why))
    for step in steps[:2]:
        if " to make " in step.why and not step.why.startswith("looks for"):
            need, _, goal = step.why.partition(" to make ")
            lines.append(f"I need {need} if I'm to make {goal}.")
        elif step.why.startswith("makes "):
            lines.append(f"I mean to make {step.why.removeprefix('makes ')} today.")
    for skill, level in case.o.skills:
        if level >= 2 and skill in _HANDS:
            lines.append(_HANDS[skill][min(level, 4) - 2])
    return _plain(lines)


_HANDS = {
    "gather": ("I've an eye for what grows by now.", "Nobody finds more out there than I do.",
               "I could gather in my sleep."),
    "craft": ("My hands know their way by now.", "I make better things than last week.",
              "Show me a thing and I'll make you another."),
    "trade": ("I know a fair price when I hear one.", "Nobody fools me at the stall any more.",
              "I could sell sand to the sea."),
    "fight": ("I've learnt how to take a blow.", "I'd not want to meet me in the dark.",
              "Few here would stand up to me."),
}  # fmt: skip


def _plan(case: Case) -> Plan:
    """The plan, if one has thought of it already: small talk is not worth making one."""
    try:
        plan: Plan = object.__getattribute__(case, "plan")
    except AttributeError:
        return NO_PLAN
    return plan


def ahead(case: Case, person: Seen) -> list[Line]:
    """Parties and votes to come, and what the mayor has ordered."""
    o, lines = case.o, list[Line]()
    for fact in o.facts:
        if fact.due > o.tick and fact.name and person.entity != fact.subject != o.agent:
            if fact.kind == "invitation":
                lines.append((f"Will you go to {fact.name}'s party {fact.when}?", person.entity))
            elif fact.kind == "candidacy":
                lines.append((f"Would you have {fact.name} for mayor?", person.entity))
        elif fact.kind == "order" and fact.name and fact.subject != o.agent:
            order = fact.text.partition(": ")[2]
            liked = "It was time." if feeling(case, fact.subject) >= 0 else "I could do without."
            lines.append((f"{fact.name} is mayor, and now {order}. {liked}", 0))
        elif fact.kind == "offer" and fact.name and person.entity != fact.subject != o.agent:
            lines.append((f"{fact.text}, if you want any.", fact.subject))
    return lines


def answers(case: Case, person: Seen, asked: str) -> list[str]:
    """What one says to a question of these topics that one was asked; empty for others."""
    o = case.o
    if asked.endswith("Is it for sale?"):
        return ["Everything is, at a price.", "Not this one.", "Make me an offer."]
    if asked.startswith("Will you go to "):
        fact = next((f for f in o.facts if f.kind == "invitation" and f.name in asked), None)
        if fact is None:
            return ["What party? Nobody told me.", "I haven't heard of it."]
        return _going(case, fact)
    if asked.startswith("Would you have "):
        name = asked.removeprefix("Would you have ").removesuffix(" for mayor?")
        liking = next((tie.opinion for tie in o.ties if tie.name == name), 0)
        if name == o.name:
            return ["I'd have nobody else.", "You may laugh, but yes."]
        if liking > 10:
            return [f"{name}? Gladly.", f"Why not? {name} is all right."]
        return [f"Not {name}.", "Anybody else."] if liking < -10 else [f"I hardly know {name}."]
    return []


def _going(case: Case, fact: KnownFact) -> list[str]:
    if fact.subject == case.o.agent:
        return ["It's my own party. I'd better."]
    if likes_to_come(case, fact):
        return ["I would not miss it.", f"For {fact.name}'s sake, yes.", "If there's food, yes."]
    return ["I don't think so.", "I've better things to do."]


def _bare(kind: str) -> str:
    return kind.replace("_", " ")


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plain(lines: list[str]) -> list[Line]:
    return [(line, 0) for line in lines]
