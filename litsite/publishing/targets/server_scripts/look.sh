# Given: $site, as the editor wrote it; $recover, empty for a dry run.
# Says, a line each: why it cannot go on; or where the site really is, where the new one is to be laid
# down, whether a publish was interrupted; then, after "files", all paths there; after "manifest", ours.
set -u
command -v rsync >/dev/null || { echo "no-rsync"; exit 0; }
case $site in "~/"*) site=${site#"~/"} ;; esac
[ ! -e "$site" ] || [ -d "$site" ] || { echo "no-folder"; exit 0; }
parent=$(dirname "$site")
[ -d "$parent" ] || { echo "no-parent $parent"; exit 0; }
parent=$(cd "$parent" && pwd -P)
if [ -d "$site" ]; then
    site=$(cd "$site" && pwd -P)
    parent=$(dirname "$site")
    [ -w "$site" ] || { echo "no-right $site"; exit 0; }
else
    site=$parent/$(basename "$site")
    [ -w "$parent" ] || { echo "no-right $parent"; exit 0; }
fi
# Beside the site where that is allowed, so that no visitor sees it; else within.
if [ -w "$parent" ]; then
    fresh=$parent/.$(basename "$site").litsite-new
else
    fresh=$site/.litsite-new
fi
echo "site $site"
echo "fresh $fresh"
if [ -f "$fresh/journal" ]; then
    echo "pending"
    [ -z "$recover" ] || carry_out
fi
echo "files"
if [ -d "$site" ]; then
    cd "$site" || exit 1
    find . -path ./.litsite-new -prune -o \( -type f -o -type l \) -print
fi
echo "manifest"
cat .litsite-manifest.json 2>/dev/null || true
