#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Runs what the READMEs and docs/ show and compares, as TAP: run.sh BUILD_DIR
#
# In a block fenced as ```console a line “$ command” is typed in a fresh copy of data-samples/, one for
# each page; the lines up to the next “$” are what comes out, standard output and standard error
# together. A line of “...” matches any lines. The two READMEs show the same commands, and the
# program in a block fenced as ```c compiles against the public headers, and runs.
set -u
build=$(cd "$1" && pwd) || exit 1
source=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
. "$source/tests/tap.sh"
need "${CC:-cc}"
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" TZ=UTC
unset HAZARD_PLAN HAZARD_USER LC_ALL LC_MESSAGES LANG

block() { # block LANGUAGE README: the lines inside its fences
    awk -v fence="\`\`\`$1" '
        $0 == "```" { inside = 0 }
        inside { print }
        $0 == fence { inside = 1 }
    ' "$2"
}

split() { # split FOLDER: a file for each command read, and one for what is to come out
    awk -v out="$1" '
        /^\$ / {
            base = sprintf("%s/%03d", out, ++n)
            print substr($0, 3) > (base ".cmd")
            printf "" > (base ".want")
            next
        }
        n > 0 { print > (base ".want") }
    '
}

matches() { # matches WANT GOT
    awk -v want="$1" -v got="$2" -f "$source/tests/data/matches.awk"
}

run_transcript() { # run_transcript PAGE LANGUAGE
    place=$work/$1
    mkdir -p "$place/run"
    cp -r "$source/data-samples" "$place/county"
    chmod -R u+w "$place/county"
    block console "$source/$1" | split "$place/run"
    for cmd in "$place"/run/*.cmd; do
        base=${cmd%.cmd}
        [ -f "$cmd" ] || break
        (cd "$place/county" && LANGUAGE=$2 sh "$cmd" </dev/null) >"$base.got" 2>&1
        matches "$base.want" "$base.got"
        same=$?
        result "$same" "$1: $(cat "$cmd")"
        [ "$same" -eq 0 ] ||
            diff -u --label "$1" --label "what came out" "$base.want" "$base.got" | sed 's/^/# /'
    done
    cat "$place"/run/*.cmd >"$place/commands" 2>/dev/null
    [ -s "$place/commands" ]
    result $? "$1 shows a transcript"
}

run_readme() { # run_readme README LANGUAGE
    run_transcript "$1" "$2"
    block c "$source/$1" >"$place/example.c"
    [ -s "$place/example.c" ] && "${CC:-cc}" -std=c11 -Wall -Wextra -Werror -fsyntax-only \
        -I"$source/lib/include" "$place/example.c" 2>"$place/errors"
    result $? "$1: the program compiles"
    [ -s "$place/errors" ] && sed 's/^/# /' "$place/errors"
    # it runs, too, except with the sanitizers, whose runtime it would have to link
    "${CC:-cc}" -std=c11 -I"$source/lib/include" "$place/example.c" -o "$place/count" \
        -L"$build/lib" -lhazard -Wl,-rpath,"$build/lib" 2>/dev/null || return 0
    "$place/count" "$source"/data-samples/townships/*.csv 2>&1 | grep -Eqx '[1-9][0-9]*'
    report $? "$1: the program counts overdue hazards"
    "$place/count" "$place/missing.csv" 2>&1 | grep -q '^[^:]*missing.csv: .*E001'
    report $? "$1: the program shows its error"
}

run_readme README.md en
run_readme README.zh-CN.md zh_CN
# in Chinese, events, columns and kinds of report go by their Chinese names
sed 's/ submit / 报请验收 /; s/ list / 挂牌督办 /; s/ listed=/ 挂牌督办=/; s/report bulletin/report 通报/' \
    "$work/README.md/commands" | cmp -s - "$work/README.zh-CN.md/commands"
result $? "both READMEs show the same commands"
cmp -s "$work/README.md/example.c" "$work/README.zh-CN.md/example.c"
result $? "both READMEs show the same program"
run_transcript docs/reliability.md en
run_transcript docs/scaling.md en
finish
