"""`main.py report`: one world's figures over time, in words and as a picture."""

from __future__ import annotations

from game.errors import SaveError
from game.measures.catalogue import title
from game.options import ReportOptions
from game.output import answer, say, tell
from game.persistence import check_name
from game.report import gather
from game.report.figures import counts

PICTURE = "report.png"


def run_report(options: ReportOptions) -> int:
    """Gather, tell, draw. Raises SaveError."""
    folder = options.settings.saves_dir / check_name(options.world)
    if not folder.is_dir():
        raise SaveError(f"There is no world {options.world} in {options.settings.saves_dir}.")
    found = gather(folder, _Progress())
    if not options.json:
        for name in found.shown():
            tell(f"{title(name):32}{found.total(name):>10g}{' in all' if counts(name) else ''}")
    from game.report.picture import draw
    from game.ui.vista import save_png

    path = options.png or folder / PICTURE
    try:
        save_png(draw(found), path)
    except OSError as error:
        raise SaveError(f"{path} can't be written: {error.strerror}") from None
    say(f"A picture of all this is in {path}.")
    if options.json:
        answer({**found.summary(), "png": str(path)})
    return 0


class _Progress:
    """Says now and then how far living the world again has come."""

    def __init__(self) -> None:
        self._said = 0.0

    def __call__(self, share: float) -> None:
        if share - self._said >= 0.1:
            self._said = share
            say(f"living the world again, for metrics.csv lacks it: {share:.0%}")
