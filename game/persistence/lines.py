"""Lines: one JSON object a line, closed by its own checksum.

A sealed line reads `{…,"~c":"<crc32 of all before the comma>"}`: still JSON for jq,
and torn or altered bytes are seen at once. `~` sorts after every letter, so that the
keys stay sorted.
"""

from zlib import crc32

_TAIL = len(b',"~c":"01234567"}\n')


def seal(document: bytes) -> bytes:
    r"""Close a JSON object, given as compact bytes, with its checksum and a newline.

    >>> seal(b'{"seq":1}')
    b'{"seq":1,"~c":"8c63767c"}\n'
    """
    body = document[:-1]
    return b'%b,"~c":"%08x"}\n' % (body, crc32(body))


def unseal(line: bytes) -> bytes | None:
    r"""The object's bytes without its checksum; None when torn or altered.

    >>> unseal(b'{"seq":1,"~c":"8c63767c"}\n')
    b'{"seq":1}'
    >>> unseal(b'{"seq":2,"~c":"8c63767c"}\n') is None
    True
    """
    body = line[:-_TAIL]
    if len(body) < 2 or line[-_TAIL:] != b',"~c":"%08x"}\n' % crc32(body):
        return None
    return body + b"}"
