"""The game's pictures, drawn by program: run `python tools/draw_art.py`.

Each module draws one family and returns `{name: Picture}`; `atlas.py` packs a family into one
PNG and an entry of `index.json`. What must hold:

- The same pixels on every Python and every machine: plain arithmetic, `random.Random(str)` used
  through `.random()` alone, no pygame drawing, no `hash()`.
- The light comes from the upper left; shadows drift to blue, lights to yellow.
- Nothing here is imported by the game, which reads only `assets/sprites`.
"""
