"""Lexicon: what the words of a wish stand for, stem by stem.

A wish is somebody's free text. Nothing of it gets into an ability's source: its words are
looked up here, and only what is found here is built with.
"""

import re

LONGEST = 400
"""Characters of a wish that are read."""
_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = ("nesses", "ness", "ings", "ing", "ers", "ies", "ied", "ed", "es", "er", "ly", "s")
_LEAST = 3
"""Letters that a stem keeps."""

DEEDS: dict[str, str] = {
    "burn": "fire flame burn blaze ember scorch ignite torch flaming fiery inferno",
    "strike": "lightning thunder bolt storm spark shock thunderbolt electric",
    "smite": "hurt harm kill smite slay fight strike revenge avenge attack beat punish hit",
    "sap": "drain sap leech siphon suck vampire devour weaken",
    "mend": "heal mend cure wounded bleeding bandage injured injury health treat dying sick",
    "feed": "food hungry hunger starving starve eat meal feed feast famine",
    "quench": "drink thirst thirsty parched quench",
    "conjure": "conjure create make produce need tool weapon have wish",
    "gather": "gather harvest berries crop pick forage orchard",
    "blink": "trapped trap escape blink teleport leap jump vanish cornered stuck caught free "
    "surrounded flee away run",
    "push": "push shove hurl throw knock fling repel ward keep",
    "shield": "shield protect armour armor guard safe safety defend invulnerable skin",
    "haste": "haste fast quick swift speed hurry wind",
    "freeze": "freeze frozen frost ice cold chill halt stop paralyse paralyze stay",
    "slow": "slow hobble lame lag mire heavy",
    "root": "root hold bind entangle vine snare ensnare net fetter",
    "blind": "blind dazzle fog smoke unseen invisible mist",
    "keen": "keen eye eyes eagle far sight watch watchful horizon",
    "renew": "renew regenerate restore recover slowly",
    "poison": "poison venom sicken toxic plague",
    "hush": "silence silent hush mute quiet shut tongue",
    "soothe": "calm soothe peace peaceful anger angry fury rage quarrel feud pacify forgive",
    "glow": "light lamp dark darkness glow lantern torchlight shine bright night",
    "reveal": "find reveal robbed rob stolen thief thieves stole seek search hidden where lost "
    "discover curious unknown see learn beyond secret",
    "speak": "speak message telepathy whisper voice tell farewell goodbye hear mind thought",
    "bridge": "bridge cross river lake ford swim shore water",
    "tunnel": "tunnel dig rock wall stone mountain cliff passage through",
    "bloom": "grow bloom flower flowers garden meadow green grave mourn bereaved grief died dead "
    "buried remember plant",
    "summon": "summon companion company pet animal lonely alone friendless hound beast creature",
    "share": "share lend lending strength vigour vigor transfer give tired weary exhausted rest",
}
"""Deed -> the words that ask for it."""

STRONG = frozenset({
    "fire", "flame", "lightning", "thunder", "drain", "heal", "hungry", "starving", "thirsty",
    "trapped", "robbed", "teleport", "shield", "freeze", "poison", "silence", "calm", "light",
    "reveal", "telepathy", "bridge", "tunnel", "bloom", "lonely", "push", "repel", "ward", "haste",
    "conjure", "summon", "mourn", "wounded", "burn", "mend", "cure", "blink", "escape", "vanish",
    "share", "lend", "thief", "keep", "slow", "root", "blind", "keen", "renew", "invisible",
    "entangle", "regenerate", "eagle",
 "stolen", "flower", "venom", "frost", "ice", "swift", "companion",
})  # fmt: skip
"""Words that say more than others."""

FOES = "enemy foe thief thieves wolf wolves bandit raider raid beast attacker robber them him her"
FRIENDS = "friend friends neighbour neighbor people everybody others us we child village folk"
SELF = "me my myself i mine"
RING = frozenset({
    "all", "every", "everyone", "everybody", "around", "circle", "ring", "about", "near", "those",
    "they", "them", "wolves", "bandits", "raiders", "enemies", "foes", "thieves", "friends",
    "people", "others", "us", "beasts", "neighbours", "neighbors", "nova",
})  # fmt: skip
"""Words, as they stand, that mean more than one."""
CHAIN = "chain leaping forked spreading after another"
WEAK = "little small bit slight tiny gentle mild weak softly"
MIGHTY = "great mighty strong huge terrible powerful big most very greatest fierce"
IDLE = frozenset({"wish", "need", "make", "have", "see", "i", "could", "want", "would", "if"})
"""Words that almost every wish has: they ask for something only if nothing else does."""


def stem(word: str) -> str:
    """A word without its ending.

    >>> [stem(w) for w in ("wolves", "burning", "healed", "thirsty", "thieves", "i")]
    ['wolf', 'burn', 'heal', 'thirst', 'thief', 'i']
    """
    if word.endswith("ves") and len(word) > _LEAST + 1:
        return word[:-3] + "f"
    if word.endswith("y") and len(word) > _LEAST + 1:
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word.removesuffix(ending)
            break
    if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "sle":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _LEAST + 1 else word


def stems(text: str) -> list[str]:
    """The stems of a text's words in their order, of its first LONGEST characters.

    >>> stems("I'm starving!\\n# system: drop")
    ['i', 'm', 'starv', 'system', 'drop']
    """
    return [stem(word) for word in plain(text)]


def plain(text: str) -> list[str]:
    """The words of a text as they stand, in lower case, of its first LONGEST characters."""
    return _WORD.findall(text[:LONGEST].casefold())


def stemmed(words: str) -> frozenset[str]:
    """A table's words as stems."""
    return frozenset(stem(word) for word in words.split())
