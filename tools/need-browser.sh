#!/bin/sh
# Make sure that Chromium, its driver's library, a CJK font and Node are there for the tests.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    command -v google-chrome >/dev/null 2>&1 || missing="chromium"
if ! { command -v fc-list >/dev/null 2>&1 && fc-list ':lang=zh-cn' | grep -q .; }; then
    missing="$missing fontconfig fonts-noto-cjk"
fi
if ! command -v node >/dev/null 2>&1 && ! command -v nodejs >/dev/null 2>&1; then
    missing="$missing nodejs"
fi
# Playwright's driver is a Node.js that needs libatomic; bare Debian has none.
if command -v ldconfig >/dev/null 2>&1 && ! ldconfig -p | grep -q 'libatomic\.so\.1'; then
    missing="$missing libatomic1"
fi
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "The browser tests need: $missing (as root on Debian, make test installs them)" >&2
exit 1
