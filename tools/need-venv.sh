#!/bin/sh
# Make sure that "$1 -m venv" works: Debian ships it apart from Python.
set -eu
python=$1
if ! command -v "$python" >/dev/null 2>&1; then
    echo "$python not found: install Python 3.11 or newer, or run make PYTHON=/path/to/python3" >&2
    exit 1
fi
if "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
    exit 0
fi
echo "Python's venv module is missing: install it (on Debian and Ubuntu: apt-get install python3-venv)" >&2
exit 1
