#!/bin/sh
# Make sure that git, rsync, an ssh server, nginx and Caddy are there: publishing is tried with the real ones.
set -eu
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
missing=""
command -v git >/dev/null 2>&1 || missing="git"
command -v rsync >/dev/null 2>&1 || missing="$missing rsync"
command -v ssh >/dev/null 2>&1 || missing="$missing openssh-client"
command -v sshd >/dev/null 2>&1 || missing="$missing openssh-server"
command -v nginx >/dev/null 2>&1 || missing="$missing nginx-light"
command -v caddy >/dev/null 2>&1 || missing="$missing caddy"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    # The packages start their servers; the tests run their own, on other ports.
    policy=/usr/sbin/policy-rc.d
    [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy" && trap 'rm -f "$policy"' EXIT; }
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "The tests of publishing need: $missing (as root on Debian, make test installs them)" >&2
exit 1
