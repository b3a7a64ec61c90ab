"""Known: the abilities that there are, searched by what a wish says.

Full-text search over names, purposes and code finds what may serve; whether it does is decided
by reading name and purpose as one reads the wish. The index lives in memory, for one search.
"""

import re
import sqlite3
from collections.abc import Sequence

from msgspec import Struct

from game.ai.angel.deeds import DEEDS as EFFECTS
from game.ai.angel.lexicon import DEEDS, stem, stems
from game.ai.angel.reading import Reading, deeds_of, read
from game.core.content import Content

MOST = 5
"""Abilities that are looked at more closely."""
WEIGHTS = (8.0, 4.0, 1.0)
"""How much a word counts in the name, in the purpose and in the code."""
_DOCSTRING = re.compile(r"^class [^\n]*:\s*\n\s+[rf]?\"\"\"(.*?)\"\"\"", re.MULTILINE | re.DOTALL)
_WORD = re.compile(r"[A-Za-z]+")


class Known(Struct, frozen=True):
    """One ability that exists."""

    name: str
    """snake_case."""
    purpose: str
    source: str


def purpose_of(source: str) -> str:
    """What a source says that it is for: the first lines of its class's docstring."""
    found = _DOCSTRING.search(source)
    return " ".join(found[1].split("\n\n")[0].split())[:160] if found else ""


def search(words: str, abilities: Sequence[Known], most: int = MOST) -> list[Known]:
    """Abilities in whose names, purposes or code a wish's words are found, the best first.

    A word stands also for the others of its deed, so that "flames" finds a fireball.
    """
    asked = dict.fromkeys(stems(words))
    for deed, others in DEEDS.items():
        if not asked.keys().isdisjoint(kin := [stem(word) for word in others.split()[:6]]):
            asked |= dict.fromkeys([stem(deed), *kin])
    if not asked or not abilities:
        return []
    # Stems are letters only, and quoted: no word of a wish is a part of the query's language.
    query = " OR ".join(f'"{word}"' for word in asked)
    db = sqlite3.connect(":memory:")
    try:
        db.execute("CREATE VIRTUAL TABLE known USING fts5(name, purpose, code)")
        db.executemany(
            "INSERT INTO known(rowid, name, purpose, code) VALUES(?, ?, ?, ?)",
            (
                (i, *map(_indexed, one_by_one))
                for i, one_by_one in enumerate(map(_texts, abilities))
            ),
        )
        rows = db.execute(
            "SELECT rowid FROM known WHERE known MATCH ? ORDER BY bm25(known, ?, ?, ?), rowid "
            "LIMIT ?",
            (query, *WEIGHTS, most),
        ).fetchall()
    finally:
        db.close()
    return [abilities[number] for (number,) in rows]


def serving(
    wish: Reading, words: str, abilities: Sequence[Known], content: Content
) -> Known | None:
    """The known ability that does what a wish asks for, if there is one."""
    return next((it for it in search(words, abilities) if serves(it, wish, content)), None)


def serves(ability: Known, wish: Reading, content: Content) -> bool:
    """Whether an ability does all that a wish asks for, by its name and purpose."""
    told = f"{ability.name.replace('_', ' ')}. {ability.purpose}"
    its = read(told, content)
    if its is None or not set(wish.deeds) <= deeds_of(told, content):
        return False
    if wish.strength > its.strength or (wish.shape != "one" and wish.shape != its.shape):
        return False
    if its.whom and wish.whom and its.whom != wish.whom:
        return False
    if not all(_asks_for(deed, ability.source) for deed in wish.deeds):
        return False
    named = [kind for kind in (wish.item, wish.creature * ("summon" in wish.deeds)) if kind]
    return all(kind in ability.source for kind in named)


def _asks_for(deed: str, source: str) -> bool:
    """Whether a source speaks of what a deed comes down to."""
    effect = EFFECTS[deed].effects[0]
    said = [effect["kind"], effect["name"]] if effect["kind"] == "status" else [effect["kind"]]
    return all(f'"{word}"' in source or f"'{word}'" in source for word in said)


def _texts(ability: Known) -> tuple[str, str, str]:
    return ability.name, ability.purpose, ability.source


def _indexed(text: str) -> str:
    return " ".join(stem(word.casefold()) for word in _WORD.findall(text.replace("_", " ")))
