#!/bin/sh
# Starts Agent World on Linux and macOS; a double click works where files may be run.
cd "$(dirname "$0")" || exit 1
for python in python3.14 python3.13 python3.12 python3.11 python3 python; do
    if "$python" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" main.py "$@"
    fi
done
echo "Agent World needs Python 3.11 or newer: https://www.python.org/downloads/" >&2
exit 1
