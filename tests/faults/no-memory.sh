#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Memory that runs out at every call for some: for good, or that once. The command says so and fails,
# or does all it would have done; it never dies, and a ledger is the old or the new one.
#   no-memory.sh BUILD_DIR SOURCE_DIR overdue|since|files|parts|rollup|check|rejects|pages|tidy|tables|verify|step|remind|undo|story|add|update
set -u
build=$1 source=$2 case=$3
library=$build/tests/faults/libno-memory.so
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
cd "$work" || exit 1
samples=$source/data-samples
input=/dev/null
file=''   # that the command writes, compared too
ledger='' # that the command changes
cp "$samples/new-hazards.csv" rows.csv
cp "$samples"/townships/01* one.csv
cp "$samples"/townships/02* two.csv
iconv -f utf-8 -t gb18030 "$samples"/townships/03* >three.csv
i=0
while [ $i -lt 66 ]; do # so many are read by threads
    i=$((i + 1))
    head -9 one.csv >many$i.csv
done
head -1 one.csv >large.csv
i=0
while [ "$case" = parts ] && [ $i -lt 500 ]; do # so large is read by threads
    i=$((i + 1))
    tail -n +2 one.csv >>large.csv
done

case $case in
overdue) change='overdue -j 1 --as-of 2023-12-31 one.csv two.csv three.csv' ;;
since)
    overdue --as-of 2023-06-30 one.csv >list.csv 2>/dev/null
    change='overdue -j 1 --as-of 2023-12-31 -f html --since list.csv one.csv'
    ;;
files) change='overdue -j 2 --as-of 2023-12-31 many*.csv' ;;
parts) change='rollup -j 2 --by area,sector --as-of 2023-12-31 large.csv' ;;
rollup) change='rollup -j 2 --by area,sector --as-of 2023-12-31 many*.csv' ;;
check) change="ledger-check -j 2 $samples/with-errors.csv three.csv many*.csv" ;;
rejects)
    file=bad.csv
    change="ledger-check --pass --rejects $file $samples/with-errors.csv one.csv three.csv"
    ;;
pages)
    file=page.html
    change="ledger-check -f html -o $file $samples/with-errors.csv"
    ;;
tidy)
    sed 's/2023-06-15/6月底前/; 2s/$/,/' rows.csv >late.csv
    cut -d, -f 1,2,4- one.csv >03-桥江镇.csv # the name has the township
    change="ledger-tidy late.csv $samples/with-errors.csv 03-桥江镇.csv three.csv"
    ;;
tables) change="rollup --by area --month 2023-06 $samples/tables/2023-05.csv $samples/tables/2023-06.csv" ;;
sample) change='ledger-sample -n 9 --seed x --by area -f html one.csv two.csv three.csv' ;;
results)
    ledger-sample -n 9 --seed x -f csv one.csv two.csv 2>/dev/null |
        sed '2,$s/,,,,,,,,$/,2023-12-30,不符,未到位,仍在使用,重新整改,赵一,钱二,/' >list.csv
    change='ledger-sample --results -f html list.csv'
    ;;
verify)
    hazard-add --by 甲 -l signed.csv <rows.csv >/dev/null
    change='ledger-log -l signed.csv --verify'
    ;;
story) # three rounds, one step undone
    hazard-add --by 甲 -l signed.csv <rows.csv >/dev/null
    for step in 'submit --on 2023-06-20' 'reject --on 2023-06-21' 'submit --on 2023-06-22'; do
        # shellcheck disable=SC2086
        ledger-step -l signed.csv $step --by 丁 --reason 未到位 XP-2023-0003 >/dev/null
    done
    ledger-log -l signed.csv --undo 6 --by 丁 --reason 误办 >/dev/null
    change='ledger-log -l signed.csv XP-2023-0003'
    ;;
undo)
    ledger=run.csv
    hazard-add --by 甲 -l old.csv <rows.csv >/dev/null
    ledger-step -l old.csv submit --by 李四 --on 2023-06-30 XP-2023-0003 >/dev/null
    change='ledger-log -l run.csv --undo 4 --by 李四 --reason 误办'
    ;;
step) # the check value of the row differs: the plan knows a label that was unknown when it was written
    ledger=run.csv
    { cat "$samples/plan.yaml"
      printf '%s\n' 'columns:' '  - {column: 整改状态, labels: [办理进度]}'; } >p.yaml
    hazard-add --by 甲 -l known.csv <rows.csv >/dev/null
    sed '1s/整改状态/办理进度/' known.csv >old.csv
    ledger-log -l old.csv --adopt --by 甲 >/dev/null
    change='ledger-step -l run.csv --plan p.yaml --by 李四 --on 2023-06-30 submit XP-2023-0003'
    ;;
remind) # the journal has another letter
    ledger=run.csv
    hazard-add --by 甲 -l old.csv <rows.csv >/dev/null
    ledger-step -l old.csv remind --by 甲 --on 2023-06-29 reminded=提醒 reminder_no=1号 XP-2023-0003 >/dev/null
    change='ledger-step -l run.csv remind --by 乙 --on 2023-06-30 reminded=督办 reminder_no=2号 XP-2023-0003'
    ;;
update)
    ledger=run.csv
    sed '2s/待验收,.*/已登记,,,/' rows.csv >first.csv
    ledger-update --by 甲 -l old.csv --as-of 2023-06-20 first.csv >/dev/null
    sed '1s/$/,交办日期/; 2s/已登记/已交办/; 2s/$/,2023-07-01/; 3,4s/$/,/; 3s/清运/立即&/' first.csv >second.csv
    tail -n 1 second.csv | sed 's/丙餐馆/丁酒楼/; s/灶具/电线/' >>second.csv
    change='ledger-update --by 乙 -l run.csv --as-of 2023-07-20 second.csv'
    ;;
add)
    ledger=run.csv
    hazard-add --by 甲 -l old.csv <rows.csv >/dev/null
    sed '1s/$/,联系电话/; 2,$s/$/,0745-1234567/' rows.csv >more.csv # the ledger gets this column
    input=more.csv
    change='hazard-add --by 乙 -l run.csv'
    ;;
esac

run() { # run [SETTING...]: what it writes goes to out and err
    if [ -n "$ledger" ]; then
        cp old.csv run.csv
        cp old.csv.journal.csv run.csv.journal.csv
    fi
    [ -z "$file" ] || rm -f "$file"
    # shellcheck disable=SC2086 # a command and its arguments
    env "$@" $change <$input >out 2>err
    done=$?
    [ -z "$file" ] || cat "$file" >>out 2>/dev/null
    return $done
}

run NO_MEMORY_COUNT="$work/count" LD_PRELOAD="$library"
usual=$?
cp out usual
[ -z "$ledger" ] || cp run.csv new.csv
calls=$(cat count)
# most calls are those that read the plan, the same in each case: a few of them are tried
NO_MEMORY_COUNT=$work/count LD_PRELOAD=$library overdue </dev/null >/dev/null 2>&1
start=$(cat count)
[ "$calls" -gt "$start" ] || start=0 # ledger-log reads no plan

failed=0 tried=0 reported=0
wrong() {
    failed=$((failed + 1))
    [ $failed -gt 5 ] || { echo "# $1: $2, status $status"; head -3 err; }
}
try() { # try SETTING
    run "$1" LD_PRELOAD="$library"
    status=$?
    tried=$((tried + 1))
    if [ $status -eq 2 ]; then
        reported=$((reported + 1))
        [ -s err ] || wrong "$1" 'it does not say why'
    elif [ $status -ne $usual ] || ! cmp -s out usual; then
        wrong "$1" 'it does something else'
    fi
    [ -n "$ledger" ] || return 0
    cmp -s run.csv new.csv && return 0
    [ $status -ne 0 ] && cmp -s run.csv old.csv && return 0
    wrong "$1" 'the ledger is neither the old nor the new one'
}

n=1
step=$(((calls - start) / 1000 + 1))
while [ $n -le "$calls" ]; do
    try NO_MEMORY_FROM=$n
    try NO_MEMORY_AT=$n
    first=$((start - 20)) # of the calls that are the command's own
    if [ $((n + 200)) -lt $first ]; then n=$((n + 200)); elif [ $n -lt $first ]; then n=$first; else n=$((n + step)); fi
done
words="$case: memory that runs out is reported, and nothing else goes wrong"
echo "# $tried faults tried at $calls calls; reported $reported times"
status=0
[ $failed -eq 0 ] && [ $reported -gt 100 ] || status=1
[ $status -eq 0 ] && echo "ok 1 - $words" || echo "not ok 1 - $words"
echo 1..1
exit $status
