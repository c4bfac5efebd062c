#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Runs a transcript of real use and compares, as TAP:  run.sh BUILD_DIR SOURCE_DIR FILE.t
#
# In a transcript “# words” at the start of a line names the tests that follow. “$ command”, continued
# by the “> ” lines directly below it, runs in a folder with data-samples/ (as county/) and tests/data/
# (as data/). The lines up to the next “$” or “#” are its output, standard output and standard error in
# the order of a terminal. “[N]” alone is the exit status, [0] where it is left out. A line of “...”
# matches any lines. The commands in tools/ are there too; select the columns of a table by label, with
# tools/columns, not by number.
#
# Of a finding only the place, code, cell, value and figures are compared, not the sentence: see plain.awk.
# The sentences are in wording.t, and there everything is compared. $ACCEPT, a folder, takes the output
# of each command: see accept.sh.
set -u
build=$(cd "$1" && pwd) || exit 1
source=$(cd "$2" && pwd) || exit 1
transcript=$3
. "$source/tests/tap.sh"
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cp -r "$source/data-samples" "$work/county"
cp -r "$source/tests/data" "$work/data"
mkdir "$work/.run"
export PATH="$build:$source/tests/cli/tools:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
unset HAZARD_PLAN HAZARD_USER LC_ALL LC_MESSAGES LANG
case $transcript in
*/wording.t) plain=cat ;;
*) plain="awk -f $source/tests/cli/plain.awk" ;;
esac

# One file for each command, and one for its expected output.
awk -v out="$work/.run" '
    /^# / { name = substr($0, 3); command = 0; next }
    /^\$ / || (command && /^> /) {
        if (/^\$ /) file = sprintf("%s/%04d", out, ++n)
        command = 1
        print substr($0, 3) > (file ".cmd")
        print name > (file ".name")
        printf "" > (file ".want")
        next
    }
    { command = 0 }
    n > 0 && $0 != "" { print > (file ".want") }
' "$transcript"

for cmd in "$work"/.run/*.cmd; do
    base=${cmd%.cmd}
    (cd "$work" && sh "$cmd" </dev/null) >"$base.out" 2>&1
    status=$?
    [ "$status" -eq 0 ] || echo "[$status]" >>"$base.out"
    $plain "$base.want" >"$base.wanted"
    $plain "$base.out" | grep -v '^$' >"$base.got"
    awk -v want="$base.wanted" -v got="$base.got" -f "$source/tests/data/matches.awk"
    same=$?
    [ -z "${ACCEPT-}" ] || cp "$base.got" "$ACCEPT"
    result $same "$(head -n 1 "$base.name")"
    [ $same -eq 0 ] || {
        sed '1s/^/$ /; 2,$s/^/> /' "$cmd"
        diff -u --label wanted --label got "$base.wanted" "$base.got"
    } | sed 's/^/# /'
done
echo "# $((number - failed)) passed, $failed failed"
finish
