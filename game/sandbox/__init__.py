"""The sandbox: code that nobody trusts runs here, in a process that can do nothing.

`host.py` is what the game uses, `keeper.py` and `process.py` start and end workers, `pipes.py`
and `checks.py` speak with them and believe nothing. `inside/` is the worker's own code.
Nothing here knows what an ability is for; nothing of an ability is ever run or parsed outside
of a worker.
"""

from game.sandbox.answers import Answer, Fault, Limits
from game.sandbox.host import Sandbox

__all__ = ["Answer", "Fault", "Limits", "Sandbox"]
