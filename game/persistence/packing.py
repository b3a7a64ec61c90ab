"""Packing: finished segments become .jsonl.gz, a little at a time.

500 lines make one gzip member, so that a reader who knows where they start reaches any
record at once; together they are one valid .gz file. The plain file goes only after the
packed one has been read back and its name is durable.
"""

import os
from collections.abc import Iterator
from gzip import GzipFile, compress
from itertools import islice, zip_longest

from game.persistence.disk import TEMPORARY, Disk
from game.persistence.files import UNPACKING, open_regular
from game.persistence.segments import Segment

MEMBER = 500
"""Lines that are compressed together."""


def pack_segment(segment: Segment, disk: Disk) -> Iterator[None]:
    """Pack one segment, pausing after each few milliseconds of work.

    Raises OSError or SaveError; the plain file stays then.
    """
    temporary = segment.packed.with_name(segment.packed.name + TEMPORARY)
    try:
        fd = disk.create(temporary)
        try:
            with segment.lines() as (_, lines):
                while member := b"".join(islice(lines, MEMBER)):
                    disk.write(fd, compress(member, 6, mtime=0))
                    yield
            disk.sync(fd)
        finally:
            os.close(fd)
        with segment.lines() as (_, lines), open_regular(temporary) as packed:
            try:
                for number, (line, copy) in enumerate(zip_longest(lines, GzipFile(fileobj=packed))):
                    if line != copy:
                        raise OSError(None, "does not unpack to what was packed", str(temporary))
                    if number % MEMBER == 0:
                        yield
            except UNPACKING as error:
                raise OSError(None, f"does not unpack: {error}", str(temporary)) from None
        disk.replace(temporary, segment.packed)
        disk.sync_folder(segment.folder)
    except BaseException:
        disk.forget(temporary)
        raise
    disk.unlink(segment.plain)
