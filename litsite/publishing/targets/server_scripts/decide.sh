# Given: $site and $fresh, whose files/ is complete; on stdin the names to be removed.
set -eu
cat >"$fresh/journal.part"
# From here on the new site is decided: whoever comes next carries it to its end.
mv "$fresh/journal.part" "$fresh/journal"
carry_out
