#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Runs a transcript of real use and compares, as TAP:
#   run.sh BUILD_DIR SOURCE_DIR FILE.t
#
# In a transcript “# words” at a line's start names the test that follows, “$ command” is typed in a
# fresh folder that holds data-samples/ (as county/) and tests/data/, and the lines up to the next “$”
# or “#” are what comes out, standard output and standard error together, in the order in which a
# terminal would show them. “[N]” alone is the exit status, [0] where it is left out. A line of “...”
# stands for any lines.
set -u
build=$1 source=$2 transcript=$3
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cp -r "$source/data-samples" "$work/county"
cp -r "$source/tests/data" "$work/data"
mkdir "$work/.run"
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
unset HAZARD_PLAN HAZARD_USER LC_ALL LC_MESSAGES LANG

# One file for each command, and one for what is expected of it.
awk -v out="$work/.run" '
    /^# / { name = substr($0, 3); next }
    /^\$ / {
        n++
        file = sprintf("%s/%04d", out, n)
        print substr($0, 3) > (file ".cmd")
        print name > (file ".name")
        printf "" > (file ".want")
        next
    }
    n > 0 && NF + length($0) > 0 { print > (file ".want") }
' "$transcript"

compare() { # compare WANT GOT: “...” stands for any lines
    awk -v want="$1" -v got="$2" '
        BEGIN {
            while ((getline line < want) > 0) w[++nw] = line
            while ((getline line < got) > 0) if (line != "") g[++ng] = line
            i = j = 1
            while (i <= nw) {
                if (w[i] == "...") {
                    if (i == nw) exit 0
                    while (j <= ng && g[j] != w[i + 1]) j++
                    i++
                    continue
                }
                if (j > ng || w[i] != g[j]) exit 1
                i++
                j++
            }
            exit j <= ng
        }'
}

count=$(find "$work/.run" -name '*.cmd' | wc -l)
echo "1..$count"
failed=0
n=0
for cmd in "$work"/.run/*.cmd; do
    n=$((n + 1))
    base=${cmd%.cmd}
    (cd "$work" && sh "$cmd" </dev/null) >"$base.got" 2>&1
    status=$?
    [ "$status" -eq 0 ] || echo "[$status]" >>"$base.got"
    if compare "$base.want" "$base.got"; then
        echo "ok $n - $(cat "$base.name")"
    else
        failed=$((failed + 1))
        echo "not ok $n - $(cat "$base.name")"
        {
            echo "$ $(cat "$cmd")"
            diff -u --label wanted --label got "$base.want" "$base.got"
        } | sed 's/^/# /'
    fi
done
echo "# $((n - failed)) passed, $failed failed"
[ "$n" -gt 0 ] && [ "$failed" -eq 0 ]
