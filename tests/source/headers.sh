#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Each public header compiles alone and twice, as C11 and as C++, without a warning. headers.sh SOURCE_DIR
set -u
source=$1
. "$source/tests/tap.sh"
errors=$(mktemp)
trap 'rm -f "$errors"' EXIT

check() { # check LANGUAGE COMPILER OPTION...
    language=$1
    shift
    if ! command -v "$1" >/dev/null 2>&1; then
        number=$((number + 1))
        echo "ok $number - the headers are $language for $1 # SKIP $1 is not installed"
        return
    fi
    wrong=
    for header in "$source"/lib/include/hazard/*.h; do
        name=hazard/${header##*/}
        printf '#include <%s>\n#include <%s>\nextern int none;\n' "$name" "$name" |
            "$@" -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I"$source/lib/include" - \
                2>"$errors" || { wrong="$wrong $name"; head -n 3 "$errors" | sed 's/^/# /'; }
    done
    [ -z "$wrong" ]
    result $? "the headers are $language for $1${wrong:+, but not$wrong}"
}

check C11 gcc -std=c11 -x c
check C11 clang -std=c11 -x c
check C++ g++ -std=c++11 -x c++
check C++ clang++ -std=c++11 -x c++
finish
