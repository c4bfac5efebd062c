#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Bad days: output that cannot be written, a file size limit, a full disk, a folder that may only be
# read. After each the ledger is the old one or the new one, byte for byte.  run.sh BUILD_DIR SOURCE_DIR
set -u
build=$1 source=$2
. "$source/tests/tap.sh"
work=$(mktemp -d)
trap 'umount "$work/small" 2>/dev/null; rm -rf "$work"' EXIT
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
cd "$work" || exit 1

sed '2s/,县级,2023-05-12,/,,,/' "$source/tests/data/ledger.csv" >old.csv
sed 's/XP-2023-0/XP-2023-1/; s/甲厂/乙厂/' old.csv >rows.csv # the same hazards again would be asked about
add() { hazard-add -l ledger.csv <rows.csv; }
close_one() { ledger-close -l ledger.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001; }
fresh() { rm -f ledger.csv* .ledger.csv.*; cp old.csv ledger.csv; }
fresh; add >/dev/null 2>&1; cp ledger.csv added.csv; [ "$(wc -l <added.csv)" -eq 7 ]; result $? "adds without faults"
fresh; close_one >/dev/null 2>&1; cp ledger.csv closed.csv

# Output that cannot be written is said, with status 2, by every command.
for command in "overdue --as-of 2023-08-01 old.csv" "rollup --as-of 2023-08-01 old.csv" \
    "ledger-check -f csv rows.csv" "ledger-check --pass old.csv" "ledger-tidy old.csv" "add" "close_one"; do
    fresh
    (eval "$command") >/dev/full 2>err
    [ $? -eq 2 ] && grep -q 'E002.*No space left' err
    result $? "no space for the output of: $command"
done

# Larger files than the limit cannot be written: the old ledger stays and no other file.
for i in 1 2 3 4 5 6 7 8 9; do sed "s/XP-2023-1/XP-2023-1$i/" rows.csv; done >many.csv
fresh
(ulimit -f 4 && trap '' XFSZ && hazard-add -l ledger.csv <many.csv) >out 2>err
[ $? -eq 2 ] && grep -q E002 err && cmp -s ledger.csv old.csv && [ -z "$(ls -A | grep '^\.ledger')" ]
result $? "a file size limit leaves the old ledger"

# A full file system.
mkdir small
if mount -t tmpfs -o size=8k tmpfs small 2>/dev/null; then
    cp old.csv small/ledger.csv
    head -c 100000 /dev/zero >small/filler 2>/dev/null
    hazard-add -l small/ledger.csv <rows.csv >out 2>err
    [ $? -eq 2 ] && cmp -s small/ledger.csv old.csv && [ "$(ls -A small | wc -l)" -eq 2 ]
    result $? "a full disk leaves the old ledger and nothing else"
    # from no space at all to space for everything: ledger and journal grow together or not at all
    umount small
    cp old.csv start.csv
    ledger-log -l start.csv --adopt --by 甲 >/dev/null 2>&1
    wrong=0 made=0 refused=0
    for pages in 2 3 4 5 6 7 8; do
        mount -t tmpfs -o size=$((pages * 4))k tmpfs small
        cp start.csv small/ledger.csv
        cp start.csv.journal.csv small/ledger.csv.journal.csv
        hazard-add -l small/ledger.csv --by 甲 <rows.csv >out 2>err
        case $? in
        0) made=$((made + 1)); [ "$(wc -l <small/ledger.csv.journal.csv)" -eq 7 ] ||
            wrong=$((wrong + 1)) ;;
        2) refused=$((refused + 1))
            cmp -s small/ledger.csv old.csv && grep -q 'No space left' err &&
                cmp -s small/ledger.csv.journal.csv start.csv.journal.csv || wrong=$((wrong + 1)) ;;
        *) wrong=$((wrong + 1)) ;;
        esac
        [ "$(ls -A small | wc -l)" -eq 2 ] || wrong=$((wrong + 1))
        umount small
    done
    [ $wrong -eq 0 ] && [ $made -gt 0 ] && [ $refused -gt 1 ]
    result $? "disks with ever more space: $refused refused, $made made, $wrong wrong"
else
    echo "# skipped: no right to mount a full file system"
fi

finish
