#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# A change with a fault at every system call: killed before it, failing with EIO, ENOSPC or EINTR, a
# write cut short. After each, ledger and journal are the old or the new ones, and the next command
# leaves no other file.  every-call.sh BUILD_DIR SOURCE_DIR \
#     add|begin|step|wider|close|adopt|undo|yaml|update
set -u
build=$1 source=$2 case=$3
. "$source/tests/tap.sh"
inject=$build/tests/faults/inject
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
export ASAN_OPTIONS=detect_leaks=0 # LeakSanitizer cannot run under ptrace
cd "$work" || exit 1
mkdir old run
name=ledger.csv
add='hazard-add --by 登记员甲 -l'
case $case in
yaml) name=ledger.yaml ;;
esac

# The ledger before, and the change.
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
wider) # without 挂牌日期 and 备注, to which rows get values
    $add old/$name <"$source/data-samples/new-hazards.csv" >/dev/null
    fields=$(head -n 1 old/$name | tr , '\n' | grep -n '^挂牌日期$\|^备注$' | cut -d : -f 1 | paste -sd ,)
    cut -d , --complement -f "$fields" old/$name >narrow
    mv narrow old/$name
    change="ledger-step -l run/$name list --by 县安委办 --on 2023-07-01 listed=县级 remark=已核实"
    change="$change XP-2023-0001 XP-2023-0003"
    ;;
close)
    # it has no journal yet
    sed '2s/,县级,2023-05-12,/,,,/' "$source/tests/data/ledger.csv" >old/$name
    change="ledger-close -l run/$name --by 审批人乙 --on 2023-06-25 XP-2023-0001"
    ;;
undo) # rows leave the ledger
    $add old/$name <"$source/data-samples/new-hazards.csv" >/dev/null
    $add old/$name <more.csv >/dev/null
    change="ledger-log -l run/$name --undo 5 --by 县安委办 --reason 重复登记"
    ;;
update) # one hazard assigned, one corrected, one new
    head -1 rows.csv >first.csv
    sed -n '2s/待验收,.*/已登记,,,/p; 3p' rows.csv >>first.csv
    ledger-update -l old/$name --by 录入员甲 --as-of 2023-06-20 first.csv >/dev/null
    sed '1s/$/,交办日期/; 2s/已登记/已交办/; 2s/$/,2023-07-01/; 3s/清运/立即&/; 3s/$/,/' first.csv >second.csv
    sed -n '4s/$/,/p' "$source/data-samples/new-hazards.csv" >>second.csv
    change="ledger-update -l run/$name --by 录入员乙 --as-of 2023-07-20 second.csv"
    ;;
adopt)
    $add old/$name <"$source/data-samples/new-hazards.csv" >/dev/null
    sed -i 's/现场处置方案/专项应急预案/' old/$name
    change="ledger-log -l run/$name --adopt --by 签认人甲"
    ;;
esac

# Sets ledger and journal to the content of the files, empty for one that does not exist. The shell
# compares strings without starting a process, and starting processes is most of what this test costs.
look() {
    ledger=$(tail -n +1 "run/$name" "run/$name.journal.csv" /dev/null 2>/dev/null)
    journal=${ledger%"==> /dev/null <=="}
    ledger=${journal%%"==> run/$name.journal.csv"*}
    journal=${journal#"$ledger"}
}
count_lines() { # count_lines TEXT: sets lines
    set -f
    IFS='
'
    # shellcheck disable=SC2086 # one word a line
    set -- $1
    lines=$#
    unset IFS
    set +f
}
unexpected() { # sets others: what is in run besides ledger and journal
    others=
    for file in run/* run/.[!.]*; do
        case $file in
        "run/$name" | "run/$name.journal.csv" | 'run/*' | 'run/.[!.]*') ;;
        *) others="$others $file" ;;
        esac
    done
}
fresh() { # the folder as it was; a fault before the first write changes nothing
    [ "$ledger" != "$old_ledger" ] || [ "$journal" != "$old_journal" ] || [ -n "$others" ] || return 0
    rm -rf run
    cp -r old run
}

rm -rf run
cp -r old run
look
old_ledger=$ledger old_journal=$journal
# shellcheck disable=SC2086 # a command and its arguments
$change <$input >/dev/null 2>err || { echo "not ok 1 - $case without faults"; cat err; exit 1; }
look
new_ledger=$ledger
count_lines "$journal"
new_lines=$lines
unexpected
fresh
# shellcheck disable=SC2086
calls=$("$inject" count 1 $change <$input 2>/dev/null | tail -n 1) || calls=
case $calls in
'' | *[!0-9]*)
    skip "faults cannot be injected on this machine: inject needs ptrace"
    ;;
esac

torn=0 journals=0 left=0 lies=0
wrong() { # wrong WORDS: the first few are shown
    failed=$((failed + 1))
    [ "$failed" -gt 5 ] || { echo "# $kind at call $n: $1"; unexpected; echo "#$others"; echo "$err"; }
}
check() { # check STATUS: of the command with the fault
    look
    if [ "$ledger" = "$new_ledger" ]; then
        is=new # for signing, which leaves the ledger unchanged, see below
    elif [ "$ledger" = "$old_ledger" ]; then
        is=old
    else
        torn=$((torn + 1))
        wrong "the ledger is torn"
    fi
    if [ "$1" -eq 0 ] && [ $is = old ]; then
        lies=$((lies + 1))
        wrong "it claims to have made the change"
    fi
    if [ -e "run/$name" ]; then
        next ledger-log -l "run/$name" --verify
        return
    fi
    unexpected
    [ -z "$others" ] && [ ! -e "run/$name.journal.csv" ] || next hazard-add --by 乙 -l "run/$name"
}
next() { # next COMMAND...: cleans up, and finds that ledger and journal agree
    err=$("$@" </dev/null 2>&1 >/dev/null)
    status=$?
    # 1: the ledger never had a journal, or its rows were changed by hand
    [ $status -le 1 ] || wrong "the next command fails"
    look
    # signing changes the journal only, which shows whether it was done
    [ $case = adopt ] && { [ "$journal" = "$old_journal" ] && is=old || is=new; }
    case $err in *E70[1-5]*) wrong "the journal does not verify" ;; esac
    if [ $is = old ]; then
        [ "$ledger" = "$old_ledger" ] || { torn=$((torn + 1)); wrong "the next command tears the ledger"; }
        [ "$journal" = "$old_journal" ] || { journals=$((journals + 1)); wrong "old ledger, other journal"; }
    else
        [ "$ledger" = "$new_ledger" ] || { torn=$((torn + 1)); wrong "the next command tears the ledger"; }
        [ $status -eq 0 ] || [ $case = close ] || wrong "the new ledger does not verify"
        count_lines "$journal"
        [ $lines -eq $new_lines ] || { journals=$((journals + 1)); wrong "new ledger, other journal"; }
    fi
    unexpected
    [ -z "$others" ] || { left=$((left + 1)); wrong "other files:$others"; }
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
        err=$("$inject" $kind $n $change <$input 2>&1 >/dev/null)
        status=$?
        [ $status -eq 125 ] && break
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
