"""Reading: a save is data from anywhere, so every read is bounded and stays in the folder.

A link, a pipe or a device in a save is refused, never followed or waited for.
"""

import errno
import gzip
import os
import stat
import zlib
from pathlib import Path
from typing import BinaryIO

from game.errors import SaveError

MAX_LINE = 16 << 20
"""Bytes of one line of a log."""
MAX_STATE = 256 << 20
"""Bytes of one snapshot, unpacked."""
MAX_CARD = 1 << 20
"""Bytes of world.json."""
RATIO = 200
"""What is packed may not unpack to so many times its size, beyond MAX_DENSE bytes: worlds
of ours stay below 30, and a bomb costs its victim more than its maker."""
MAX_DENSE = 16 << 20

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # opening a pipe must not wait for its writer
    | getattr(os, "O_BINARY", 0)
)
UNPACKING = (EOFError, gzip.BadGzipFile, zlib.error)
"""What a damaged .gz raises."""


def open_regular(path: Path) -> BinaryIO:
    """Open a plain file that is no link, for reading.

    Raises FileNotFoundError, or SaveError for all else that is in the way.
    """
    try:
        fd = os.open(path, _FLAGS)
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno == errno.ELOOP or path.is_symlink():
            raise SaveError(f"{path} is a link; a save holds none") from None
        raise SaveError(f"{path} can't be read: {error.strerror}") from None
    if path.is_symlink():  # where O_NOFOLLOW is missing
        os.close(fd)
        raise SaveError(f"{path} is a link; a save holds none")
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise SaveError(f"{path} is not a plain file")
    return os.fdopen(fd, "rb")


def read_whole(path: Path, limit: int) -> bytes:
    """All bytes of a file, unpacked if its name ends in .gz; at most `limit` of them.

    Raises FileNotFoundError or SaveError.
    """
    with open_regular(path) as file:
        try:
            if path.suffix == ".gz":
                limit = min(limit, max(MAX_DENSE, RATIO * os.fstat(file.fileno()).st_size))
                with gzip.GzipFile(fileobj=file) as unpacked:
                    data = unpacked.read(limit + 1)
            else:
                data = file.read(limit + 1)
        except UNPACKING as error:
            raise SaveError(f"{path} is damaged: {error}") from None
        except OSError as error:
            raise SaveError(f"{path} can't be read: {error.strerror}") from None
    if len(data) > limit:
        raise SaveError(f"{path} holds more than {limit:,} bytes")
    return data


def check_folder(path: Path) -> None:
    """Raise SaveError unless it is a folder of its own, not a link to one."""
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        raise SaveError(f"{path} can't be read: {error.strerror}") from None
    if stat.S_ISLNK(mode):
        raise SaveError(f"{path} is a link; a save holds none")
    if not stat.S_ISDIR(mode):
        raise SaveError(f"{path} is not a folder")
