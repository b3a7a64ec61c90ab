"""`main.py compare`: where and how two worlds of one family part, in words and as a picture."""

from __future__ import annotations

from game.compare import Comparison, compare
from game.compare.measures import NAMES
from game.compare.words import when
from game.errors import SaveError
from game.options import CompareOptions
from game.output import answer, say, tell
from game.persistence import check_name


def run_compare(options: CompareOptions) -> int:
    """Compare, tell, draw. Raises SaveError."""
    saves = options.settings.saves_dir
    folders = [saves / check_name(name) for name in (options.a, options.b)]
    for folder in folders:
        if not folder.is_dir():
            raise SaveError(f"There is no world {folder.name} in {saves}.")
    found = compare(folders[0], folders[1], options.at, options.every)
    if not options.json:
        for line in report(found):
            tell(plain(line))
    if options.png is not None:
        from game.compare.picture import draw
        from game.ui.vista import save_png

        try:
            save_png(draw(found), options.png)
        except OSError as error:
            raise SaveError(f"{options.png} can't be written: {error.strerror}") from None
        say(f"A picture of both is in {options.png}.")
    if options.json:
        picture = str(options.png) if options.png else None
        answer({**found.summary(), "png": picture})
    return 0


def report(found: Comparison) -> list[str]:
    """What a person wants to read, in lines."""
    a, b = found.sides
    lines = [found.family.words + "."]
    if found.parts_at is None:
        lines.append(f"They never part: all that both hold is the same (up to {found.at}).")
    else:
        lines.append(f"They part at {when(a.world, found.parts_at)}.")
        if found.components:
            lines.append(f"What differs in the state after it: {', '.join(found.components)}.")
        for side in found.sides:
            for text in side.only:
                lines.append(f"  only in {side.name}: {text}")
            for text in side.events:
                lines.append(f"  then in {side.name}: {text}")
        for side in found.sides:
            for tick, text in side.deeds:
                if tick == found.parts_at and text in side.only:
                    continue  # told above
                lines.append(f"  done to {side.name} at tick {tick}: {text}")
    width = max(len(a.name), len(b.name), 9)
    lines.append(f"{'':22}{a.name:>{width}}  {b.name:>{width}}")
    lines.append(f"{'last tick':22}{a.last:>{width}}  {b.last:>{width}}")
    left, right = (side.measures.upto(found.at) for side in found.sides)
    for name, title in NAMES.items():
        lines.append(f"{title:22}{left[name]:>{width}g}  {right[name]:>{width}g}")
    lines += [f"Beware: {text}." for text in found.warnings]
    since = min(side.measures.ticks[0] for side in found.sides)
    lines.append(f"(at tick {found.at} of both; counts since tick {since})")
    return lines


def plain(line: str) -> str:
    """A line without anything that could move a terminal's cursor: names may be a stranger's."""
    return "".join(c if c.isprintable() else " " for c in line)
