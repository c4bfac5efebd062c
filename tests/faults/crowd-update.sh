#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# 64 tables taken over at once, by 64 commands, twice; and while some of them are killed. No row is lost
# or added twice, no number is given twice, and ledger and journal agree.
#   crowd-update.sh BUILD_DIR SOURCE_DIR
set -u
build=$1
. "$2/tests/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
cd "$work" || exit 1
"$build/tests/faults/inject" count 1 true >/dev/null 2>&1 ||
    skip "faults cannot be injected on this machine: inject needs ptrace"

# Three hazards of three townships in each table: that of a department, of which nothing is missing.
table() { # table NUMBER MEASURES
    echo 发现日期,乡镇,行业,企业名称,隐患描述,来源,检查人,责任人,措施,资金,期限,预案
    for area in 卢峰镇 低庄镇 桥江镇; do
        echo "2023-06-01,$area,特种设备,$area厂$1,叉车未检验,部门检查,甲,乙,$2,0.5,2023-06-30,现场处置方案"
    done
}
update() { # update NUMBER DAY
    ledger-update -l run/l.csv --by "录入员$1" --as-of "$2" "table$1.csv" >"out.$1" 2>"err.$1"
    echo $? >"status.$1"
}
all() { # all DAY: all tables at once
    pids=
    for i in $numbers; do
        update "$i" "$1" &
        pids="$pids $!"
    done
    # shellcheck disable=SC2086
    wait $pids
}
numbers=$(seq 64)
# Each hazard is there once, with the measures @1; no number occurs twice; ledger and journal agree.
intact() { # intact MEASURES
    [ "$(wc -l <run/l.csv)" -eq 193 ] && [ "$(grep -c ",$1," run/l.csv)" -eq 192 ] &&
        [ -z "$(cut -d, -f 1 run/l.csv | sort | uniq -d)" ] &&
        [ -z "$(sed 's/^[^,]*,//' run/l.csv | sort | uniq -d)" ] &&
        ledger-log -l run/l.csv --verify >verified 2>&1 &&
        [ "$(ls -A run)" = "$(printf 'l.csv\nl.csv.journal.csv')" ]
}

mkdir run
for i in $numbers; do table "$i" 停用送检 >"table$i.csv"; done
all 2023-06-22
[ "$(cat status.* | sort -u)" = 0 ] && intact 停用送检
result $? "64 tables at once: 192 hazards, each once"
for i in $numbers; do table "$i" 立即更换 >"table$i.csv"; done
all 2023-07-22
[ "$(cat status.* | sort -u)" = 0 ] && intact 立即更换
result $? "64 tables with corrections at once"
cp run/l.csv before.csv
cp run/l.csv.journal.csv before.journal
all 2023-07-22
cmp -s run/l.csv before.csv && cmp -s run/l.csv.journal.csv before.journal
result $? "the same 64 tables again change nothing"

# The same with kills: every third command dies at some moment of its work and is repeated.
rm -rf run status.*
mkdir run
for i in $numbers; do table "$i" 停用送检 >"table$i.csv"; done
ledger-update -l run/l.csv --by 录入员 --as-of 2023-06-22 table1.csv >/dev/null 2>&1
cp -r run copy
calls=$("$build/tests/faults/inject" count 1 ledger-update -l copy/l.csv --by 录入员 \
    --as-of 2023-06-22 table2.csv 2>/dev/null | tail -n 1)
seed=${SEED:-$$}
echo "# kills by seed $seed"
pids=
for i in $numbers; do
    if [ $((i % 3)) -eq 0 ]; then
        seed=$(((seed * 1103515245 + 12345) % 2147483648))
        "$build/tests/faults/inject" kill $((calls - 90 + seed / 65536 % 200)) \
            ledger-update -l run/l.csv --by 录入员 --as-of 2023-06-22 "table$i.csv" >/dev/null 2>&1 &
    else
        update "$i" 2023-06-22 &
    fi
    pids="$pids $!"
done
# shellcheck disable=SC2086
wait $pids
rows=$(($(wc -l <run/l.csv) - 1))
[ "$(cat status.* | sort -u)" = 0 ] && [ $((rows % 3)) -eq 0 ] && [ "$rows" -ge 129 ]
result $? "with 21 kills among them: $rows rows, whole tables only"
all 2023-06-22
[ "$(cat status.* | sort -u)" = 0 ] && intact 停用送检
result $? "all of them again: 192 hazards, each once"
finish
