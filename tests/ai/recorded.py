"""A village on disk: its log and its why-records, with minds of a test's choosing."""

from pathlib import Path

from game.ai.behaviors import decide
from game.ai.why import Why, why
from game.ai.why_words import why_lines
from game.core.events import Decided
from game.persistence import History, Recorder, create_world
from game.persistence.why_log import WhyLog
from game.persistence.why_record import WhyRecord, read_whys, why_files
from tests.ai.worlds import Village


class Recorded(Village):
    """Like a village, and everything of it is written down."""

    def __init__(self, saves: Path, *args: object, redacted: object = str, **how: object) -> None:
        super().__init__(*args, **{"decide": decide, **how})  # type: ignore[arg-type]
        self.opened = create_world(saves, "w", self.world)
        self.recorder = Recorder(self.opened, clock=lambda: 0.0)
        self.recorder.attach(self.session)
        self.whys = WhyLog(self.folder, 0, redacted)  # type: ignore[arg-type]
        self.manager.noting.keep = self.whys.add

    @property
    def folder(self) -> Path:
        return self.opened.folder

    def end(self) -> None:
        self.manager.shutdown()
        self.whys.close()
        self.recorder.close()

    def records(self) -> list[WhyRecord]:
        return [r for file in why_files(self.folder) for r in read_whys(file.path).records]

    def why(self, decided: Decided) -> Why:
        """Why of a decision, once it is on disk."""
        assert self.recorder.save(30)
        found = why(History(self.folder), decided.agent, decided.tick)
        assert found is not None
        assert found.decided == decided
        return found

    def lines(self, decided: Decided) -> str:
        return "\n".join(why_lines(self.world, self.why(decided)))
