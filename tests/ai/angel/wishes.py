"""Wishes of many wordings, and what each asks for."""

from pathlib import Path

from game.content_files import load_content

CONTENT = load_content(Path(__file__).parents[3] / "assets" / "content")

WISHES = {
    "I am starving: I wish bread would come to my hand": ("give_item", "friend", "one"),
    "Let me feed all who starve here": ("give_item", "friend", "ring"),
    "I am parched, a flask of water!": ("give_item", "friend", "one"),
    "I wish I had an axe": ("give_item", "friend", "one"),
    "let berries be there to gather around me": ("spawn_item", "spot", "one"),
    "I wish I could burn the wolves that come at night": ("damage", "foe", "ring"),
    "Lightning, leaping in a chain from one bandit to the next": ("damage", "foe", "chain"),
    "let me strike the one who hurt me": ("damage", "foe", "one"),
    "I would drain his strength": ("drain", "foe", "one"),
    "I'm wounded and bleeding": ("heal", "friend", "one"),
    "heal my friends": ("heal", "friend", "ring"),
    "I am trapped, let me escape": ("move", "away", "one"),
    "keep the wolves away from me": ("repel", "foe", "ring"),
    "give me a skin that shields me": ("status shielded", "friend", "one"),
    "I wish I were as swift as the wind": ("status hasted", "friend", "one"),
    "freeze him": ("status frozen", "foe", "one"),
    "venom for the thief": ("status poisoned", "foe", "one"),
    "silence her": ("status silenced", "foe", "one"),
    "let the raiders be slow when they come": ("status slowed", "foe", "ring"),
    "root the thief to the spot": ("status rooted", "foe", "one"),
    "blind my enemies": ("status blind", "foe", "ring"),
    "keen eyes like an eagle's": ("status keen_eyed", "friend", "one"),
    "renew me little by little": ("status mending", "friend", "one"),
    "calm his rage": ("calm", "foe", "one"),
    "a light in the dark": ("light", "spot", "one"),
    "I wish to find who robbed me": ("reveal", "self", "one"),
    "let me speak with Tom from afar": ("say", "friend", "one"),
    "I wish I could cross the river": ("set_terrain", "ground", "one"),
    "tunnel through rock": ("set_terrain", "ground", "one"),
    "make flowers grow on Mara's grave": ("set_terrain", "ground", "one"),
    "I am lonely: I wish for a companion": ("summon", "beside", "one"),
    "share my strength with somebody tired": ("heal", "friend", "one"),
}
"""Wish -> (its first effect, its aim, its shape)."""
