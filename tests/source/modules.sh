#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Data flows one way: a module of lib/ includes only earlier modules. modules.sh SOURCE_DIR
set -u
cd "$1/lib" || exit 1
modules=$(sed -n 's/^set(MODULES \(.*\))$/\1/p' CMakeLists.txt)
# Public headers and the module that each belongs to.
headers='base:base error:base codes:base value:value
plan:plan lists:lists rows:rows hazard:report check:check writer:output
ledger:workflow tidy:workflow rollup:rollup overdue:rollup
report:report
sample:rollup'
failed=0
position() { # position MODULE: its place in the order, from 1; 0 if there is no such module
    i=0
    for module in $modules; do
        i=$((i + 1))
        [ "$module" = "$1" ] && echo $i && return
    done
    echo 0
}
module_of() { # module_of INCLUDE
    case $1 in
    hazard/*)
        name=${1#hazard/}
        name=${name%.*}
        for pair in $headers; do
            [ "${pair%%:*}" = "$name" ] && echo "${pair#*:}" && return
        done
        echo unknown
        ;;
    *) echo "${1%%/*}" ;;
    esac
}
for module in $modules; do
    here=$(position "$module")
    for file in "$module"/*.[ch]; do
        for include in $(sed -n 's/^#include ["<]\([a-z_]*\/[a-z_.]*\)[">]$/\1/p' "$file" | grep -v -e ^sys/ -e ^sodium/ -e ^acl/); do
            there=$(position "$(module_of "$include")")
            if [ "$there" -eq 0 ] || [ "$there" -gt "$here" ]; then
                echo "# lib/$file includes $include, which belongs to a later module"
                failed=1
            fi
        done
    done
done
[ "$failed" -eq 0 ] && echo "ok 1 - each module includes only earlier modules" ||
    echo "not ok 1 - each module includes only earlier modules"
# cmd/ uses public headers only
if grep -n '#include "' ../cmd/*.[ch] | grep -vE '"(cli|change|copies|counts|findings|internal|options|sorting)\.h"' >&2; then
    echo "not ok 2 - commands use public headers only"
    failed=1
else
    echo "ok 2 - commands use public headers only"
fi
echo "1..2"
exit "$failed"
