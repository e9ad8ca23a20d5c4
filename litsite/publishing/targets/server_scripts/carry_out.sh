# Given: $site and $fresh, with $fresh/journal: names to be removed, each ended by a zero byte.
# May be done again after any part of it was done. A connection that breaks does not end it.
carry_out() (
    set -eu
    trap '' HUP INT TERM PIPE
    umask 022
    mkdir -p "$site"
    cd "$site"
    # What is gone goes first: a folder of ours may have to give way to a file, or the reverse.
    xargs -0 rm -f -- <"$fresh/journal"
    tr '\0' '\n' <"$fresh/journal" | while IFS= read -r name; do
        rmdir -p "$(dirname "$name")" 2>/dev/null || true
    done
    chmod -R u=rwX,go=rX "$fresh/files"
    # All files are laid down beside their places, then renamed one after the other.
    rsync -rI --delay-updates "$fresh/files/" "$site/"
    rm -rf "$fresh"
)
