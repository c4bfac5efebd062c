#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# A change with a fault at every system call: killed before it, failing with EIO, ENOSPC or EINTR, a
# write cut short. After each, ledger and journal are the old or the new ones, and the next command
# leaves nothing behind.  every-call.sh BUILD_DIR SOURCE_DIR add|begin|step|close|adopt|yaml
set -u
build=$1 source=$2 case=$3
inject=$build/tests/faults/inject
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
export ASAN_OPTIONS=detect_leaks=0 # LeakSanitizer cannot run under ptrace
cd "$work" || exit 1
mkdir old new run
name=ledger.csv
add='hazard-add --by 登记员甲 -l'
case $case in
yaml) name=ledger.yaml ;;
esac
journal=$name.journal.csv

# What stands before, and the change.
head -3 "$source/data-samples/new-hazards.csv" >rows.csv
sed 's/溆浦县[甲乙]/&二/' rows.csv >more.csv # the same rows again would be asked about
input=/dev/null
case $case in
begin)
    input=rows.csv
    change="$add run/$name"
    ;;
add | yaml)
    $add old/$name <rows.csv >/dev/null
    input=more.csv
    change="$add run/$name"
    ;;
step)
    $add old/$name <"$source/data-samples/new-hazards.csv" >/dev/null
    change="ledger-step -l run/$name list --by 县安委办 --on 2023-07-01 listed=县级 XP-2023-0001 XP-2023-0003"
    ;;
close)
    cp "$source/tests/data/ledger.csv" old/$name # it has no journal yet
    change="ledger-close -l run/$name --by 审批人乙 --on 2023-06-25 XP-2023-0001"
    ;;
adopt)
    $add old/$name <"$source/data-samples/new-hazards.csv" >/dev/null
    sed -i 's/现场处置方案/专项应急预案/' old/$name
    change="ledger-log -l run/$name --adopt --by 签认人甲"
    ;;
esac

fresh() {
    rm -rf run
    cp -r old run
}
fresh
# shellcheck disable=SC2086 # a command and its arguments
$change <$input >/dev/null 2>err || { echo "not ok 1 - $case without faults"; cat err; exit 1; }
cp -r run/. new/
lines=$(($(wc -l <new/$journal) - $(cat old/$journal 2>/dev/null | wc -l)))
fresh
# shellcheck disable=SC2086
calls=$("$inject" count 1 $change <$input 2>/dev/null | tail -n 1) || calls=
case $calls in
'' | *[!0-9]*)
    echo "ok 1 - # skip: faults cannot be injected on this machine"
    echo "1..1"
    exit 0
    ;;
esac

same() { # same FOLDER FILE: as in the folder, or not there as there
    cmp -s "run/$2" "$1/$2" || { [ ! -e "run/$2" ] && [ ! -e "$1/$2" ]; }
}

torn=0 journals=0 left=0 lies=0 failed=0
wrong() { # wrong WORDS: the first few are shown
    failed=$((failed + 1))
    [ "$failed" -gt 5 ] || { echo "# $kind at call $n: $1"; ls -A run | sed 's/^/#   /'; cat err; }
}
check() { # check STATUS
    if same new "$name"; then
        is=new # for signing, which leaves the ledger, see below
    elif same old "$name"; then
        is=old
    else
        torn=$((torn + 1))
        wrong "the ledger is torn"
    fi
    if [ "$1" -eq 0 ] && [ $is = old ]; then
        lies=$((lies + 1))
        wrong "it claims to have made the change"
    fi
    [ -e "run/$name" ] || { [ -z "$(ls -A run)" ] || next "hazard-add --by 乙 -l run/$name"; return; }
    next "ledger-log -l run/$name --verify"
}
next() { # next COMMAND: clears up, and finds ledger and journal in step
    # a ledger that never had a journal, or whose rows were changed by hand, is told of
    $1 </dev/null >/dev/null 2>err
    status=$?
    [ $status -le 1 ] || wrong "the next command fails"
    # signing changes the journal alone, so that this tells whether it was done
    [ $case = adopt ] && { same old "$journal" && is=old || is=new; }
    grep -q 'E70[1-5]' err && wrong "the journal does not verify"
    same $is "$name" || { torn=$((torn + 1)); wrong "the next command tears the ledger"; }
    if [ $is = old ]; then
        same old "$journal" || { journals=$((journals + 1)); wrong "old ledger, other journal"; }
    else
        [ $status -eq 0 ] || [ $case = close ] || wrong "the new ledger does not verify"
        [ $(($(wc -l <run/$journal) - $(cat old/$journal 2>/dev/null | wc -l))) -eq $lines ] ||
            { journals=$((journals + 1)); wrong "new ledger, other journal"; }
    fi
    for file in run/.[!.]*; do
        [ -e "$file" ] && { left=$((left + 1)); wrong "left behind: $file"; }
    done
}

tried=
total=0
for kind in kill eio enospc eintr short; do
    n=0
    count=0
    while [ $n -lt "$calls" ]; do
        n=$((n + 1))
        fresh
        # shellcheck disable=SC2086
        "$inject" $kind $n $change <$input >/dev/null 2>err
        status=$?
        [ $status -eq 125 ] && break
        [ $status -eq 124 ] && continue
        count=$((count + 1))
        check $status
    done
    tried="$tried $kind $count"
    total=$((total + count))
done
echo "# $case: $total faults tried ($(echo "$tried" | sed 's/^ //')); ledgers torn $torn, journals torn $journals, files left $left, false successes $lies"
[ $total -gt 300 ] && [ $failed -eq 0 ]
status=$?
[ $status -eq 0 ] && echo "ok 1 - $case: a fault at any system call leaves the old or the new ledger and journal" ||
    echo "not ok 1 - $case: a fault at any system call leaves the old or the new ledger and journal"
echo "1..1"
exit $status
