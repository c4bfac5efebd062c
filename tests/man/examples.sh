#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Runs the EXAMPLES of all manual pages and compares, as TAP: examples.sh BUILD_DIR MAN_DIR
#
# In a “.Bd -literal” block of that section (示例 in Chinese) a line “$ command” is typed in a fresh
# copy of data-samples/, one for each page; where it ends in a backslash the command goes on in the
# next line. The lines up to the next “$” are what comes out, standard output and standard error
# together. A line of “...” matches any lines.
set -u
. "$(dirname "$0")/../tap.sh"
build=$(cd "$1" && pwd) || exit 1
man=$(cd "$2" && pwd) || exit 1
data=$(cd "$(dirname "$0")/../data" && pwd) || exit 1
work=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" TZ=UTC
unset HAZARD_PLAN HAZARD_USER LC_ALL LC_MESSAGES LANG

# A file for each command of PAGE, one for what is to come out, and one named “odd” if the page has
# an escape that is not undone here.
split() { # split PAGE FOLDER
    awk -v out="$2" '
        /^\.Sh / { examples = $0 == ".Sh EXAMPLES" || $0 == ".Sh 示例" }
        /^\.Ed/ { inside = 0 }
        examples && inside {
            line = $0
            sub(/^\\&/, "", line)
            rest = line
            gsub(/\\e/, "", rest)
            if (index(rest, "\\") > 0) print $0 > (out "/odd")
            gsub(/\\e/, "\\", line)
            if (goes_on) {
                print line > (base ".cmd")
            } else if (substr(line, 1, 2) == "$ ") {
                base = sprintf("%s/%03d", out, ++n)
                line = substr(line, 3)
                print line > (base ".cmd")
                printf "" > (base ".want")
            } else if (base != "") {
                print line > (base ".want")
            }
            goes_on = (goes_on || substr($0, 1, 2) == "$ ") && line ~ /\\$/
        }
        /^\.Bd -literal/ { inside = 1; base = ""; goes_on = 0 }
    ' "$1"
}

matches() { # matches WANT GOT
    awk -v want="$1" -v got="$2" -f "$data/matches.awk"
}

run_page() { # run_page NAME LANGUAGE
    place=$work/$1
    mkdir -p "$place/run"
    cp -r "$man/../data-samples" "$place/county"
    chmod -R u+w "$place/county"
    split "$man/$1" "$place/run"
    [ ! -e "$place/run/odd" ]
    result $? "$1: its examples have no escape but \\e and \\&"
    commands=0
    for cmd in "$place"/run/*.cmd; do
        [ -f "$cmd" ] || break
        commands=$((commands + 1))
        base=${cmd%.cmd}
        (cd "$place/county" && LANGUAGE=$2 sh "$cmd" </dev/null) >"$base.got" 2>&1
        matches "$base.want" "$base.got"
        same=$?
        result "$same" "$1: $(sed 's/ *\\$//; q' "$cmd")"
        [ "$same" -eq 0 ] || diff -u "$base.want" "$base.got" | sed '1,2d; s/^/# /'
    done
    [ "$commands" -gt 0 ]
    result $? "$1: has examples"
}

for page in "$man"/*.[1-9] "$man"/zh_CN/*.[1-9]; do
    case $page in
    */zh_CN/*) run_page "zh_CN/${page##*/}" zh_CN ;;
    *) run_page "${page##*/}" en ;;
    esac
done
echo "# $((number - failed)) passed, $failed failed"
finish
