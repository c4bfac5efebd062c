#!/bin/sh
# The road has one direction: a room of lib/ includes only rooms before it. rooms.sh SOURCE_DIR
set -u
cd "$1/lib" || exit 1
rooms=$(sed -n 's/^set(ROOMS \(.*\))$/\1/p' CMakeLists.txt)
# Public headers and the room that each belongs to.
headers='span:base diag:base message:base api:base codes:base encoding:text table:table value:value
plan:plan schema:schema columns:schema rows:rows hazard:hazard check:check usable:check writer:output
row_writer:output ledger:ledger replace:base step:step rollup:count overdue:count
indicators:dispatch dispatch:dispatch dispatch_columns:dispatch report:report
event:schema events:schema journal_columns:schema journal:journal log:audit merge:audit sample:sample'
failed=0
place() {
    i=0
    for room in $rooms; do
        i=$((i + 1))
        [ "$room" = "$1" ] && echo $i && return
    done
    echo 0
}
room_of() { # room_of INCLUDE
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
for room in $rooms; do
    here=$(place "$room")
    for file in "$room"/*.[ch]; do
        for include in $(sed -n 's/^#include ["<]\([a-z_]*\/[a-z_.]*\)[">]$/\1/p' "$file" | grep -v -e ^sys/ -e ^sodium/ -e ^acl/); do
            there=$(place "$(room_of "$include")")
            if [ "$there" -eq 0 ] || [ "$there" -gt "$here" ]; then
                echo "# lib/$file includes $include, which stands later on the road"
                failed=1
            fi
        done
    done
done
[ "$failed" -eq 0 ] && echo "ok 1 - every room includes only rooms before it" ||
    echo "not ok 1 - every room includes only rooms before it"
# cmd/ uses public headers only
if grep -n '#include "' ../cmd/*.[ch] | grep -v '"cli.h"' >&2; then
    echo "not ok 2 - commands use public headers only"
    failed=1
else
    echo "ok 2 - commands use public headers only"
fi
echo "1..2"
exit "$failed"
