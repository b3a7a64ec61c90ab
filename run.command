#!/bin/sh
# The macOS Finder opens this in a Terminal at a double click.
cd "$(dirname "$0")" || exit 1
./run.sh "$@"
code=$?
if [ "$code" -ne 0 ]; then
    printf 'Press Enter to close. '
    read -r _
fi
exit "$code"
