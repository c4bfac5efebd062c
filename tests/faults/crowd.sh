#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# 64 commands at once on one ledger: no row is lost, no number given twice, no reader sees half a
# file; also while some of them are killed. And how long a command waits, for whom, and gives up.
#   crowd.sh BUILD_DIR SOURCE_DIR
set -u
build=$1
. "$2/tests/tap.sh"
work=$(mktemp -d)
trap 'kill -9 $(cat "$work"/*.pid 2>/dev/null) 2>/dev/null; rm -rf "$work"' EXIT
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
cd "$work" || exit 1
"$build/tests/faults/inject" count 1 true >/dev/null 2>&1 ||
    skip "faults cannot be injected on this machine: inject needs ptrace"
add() { # add ENTERPRISE: its number goes to out.ENTERPRISE, its status to status.ENTERPRISE
    hazard-add -l run/l.csv --by "登记员$1" 发现日期=2023-06-01 乡镇=卢峰镇 行业=特种设备 \
        企业名称="厂$1" 隐患描述=叉车未检验 来源=部门检查 检查人=甲 责任人=乙 措施=停用送检 资金=0.5 \
        期限=2023-06-30 预案=现场处置方案 >"out.$1" 2>"err.$1"
    echo $? >"status.$1"
}
# Each row that was confirmed is there once, under its own number; no number occurs twice.
intact() { # intact LOST_ALLOWED
    cut -d, -f 1 run/l.csv | sort | uniq -d | grep . && return 1
    for file in status.*; do
        who=${file#status.}
        [ "$(cat "$file")" = 0 ] || continue
        id=$(sed -n '2s/,.*//p' "out.$who")
        [ "$(grep -c "^$id,.*,厂$who," run/l.csv)" -eq 1 ] || return 1
    done
    ledger-log -l run/l.csv --verify >verified 2>err.verify || return 1
    [ "$(ls -A run)" = "$(printf 'l.csv\nl.csv.journal.csv')" ]
}
# Reads until the file “stop” exists: a last line with its end, and as many cells as the header.
watch() {
    while [ ! -e stop ]; do
        [ -e run/l.csv ] || continue
        cat run/l.csv >seen
        awk -F, 'NR == 1 { n = NF } NF != n { exit 1 }' seen && [ -z "$(tail -c 1 seen)" ] ||
            echo half >>halves
    done
}

mkdir run
rm -f stop halves
watch & echo $! >watch.pid
i=0
while [ $i -lt 64 ]; do
    i=$((i + 1))
    add $i &
    pids="${pids-} $!"
done
# shellcheck disable=SC2086
wait $pids
[ "$(cat status.* | sort -u)" = 0 ] && [ "$(wc -l <run/l.csv)" -eq 65 ] && intact
result $? "64 additions at once: 64 rows, 64 numbers, a journal that verifies"

# The same with kills among them: every third dies at some moment of its work.
rm -rf run status.* out.* err.*
mkdir run
killed='hazard-add -l run/l.csv --by 甲 发现日期=2023-06-01 乡镇=卢峰镇 行业=特种设备 隐患描述=叉车未检验
    来源=部门检查 检查人=甲 责任人=乙 措施=停用送检 资金=0.5 期限=2023-06-30 预案=现场处置方案'
seed=${SEED:-$$}
echo "# kills by seed $seed"
# shellcheck disable=SC2086
calls=$("$build/tests/faults/inject" count 1 $killed 企业名称=厂 2>/dev/null | tail -n 1)
rm -rf run
mkdir run
i=0
pids=
while [ $i -lt 64 ]; do
    i=$((i + 1))
    if [ $((i % 3)) -eq 0 ]; then
        seed=$(((seed * 1103515245 + 12345) % 2147483648))
        # not while the program only starts; waiting for the lock takes further calls
        # shellcheck disable=SC2086
        "$build/tests/faults/inject" kill $((calls - 90 + seed / 65536 % 200)) $killed 企业名称="厂k$i" \
            >/dev/null 2>&1 &
    else
        add $i &
    fi
    pids="$pids $!"
done
# shellcheck disable=SC2086
wait $pids
touch stop
confirmed=$(cat status.* | grep -c '^0$')
rows=$(($(wc -l <run/l.csv) - 1))
ledger-log -l run/l.csv --verify >/dev/null 2>&1 # undoes what the last kill left
[ "$confirmed" -eq 43 ] && [ "$rows" -ge "$confirmed" ] && [ "$rows" -le 64 ] && intact
result $? "the same with 21 kills among them: $confirmed confirmed, $rows rows, none torn, no other files"
[ ! -e halves ]
result $? "a reader never saw half a ledger"

# A holder that does not let go: a process stopped while it has the lock.
rm -f status.* out.* err.*
mkfifo pipe
hazard-add -l run/l.csv --by 慢手 >/dev/null 2>&1 <pipe & echo $! >slow.pid
exec 3>pipe
sleep 0.3
kill -0 "$(cat slow.pid)" && add w0
[ "$(cat status.w0)" = 0 ]
result $? "a command that waits for its input keeps no one waiting"
exec 3>&-
wait "$(cat slow.pid)"

# A command that is stopped while it has the lock: some calls before its end.
stuck() {
    add_stuck="hazard-add -l run/l.csv --by 停住者 发现日期=2023-06-01 乡镇=卢峰镇 行业=特种设备
        企业名称=厂s 隐患描述=叉车未检验 来源=部门检查 检查人=甲 责任人=乙 措施=停用送检 资金=0.5
        期限=2023-06-30 预案=现场处置方案"
    cp -r run copy
    # shellcheck disable=SC2086
    calls=$("$build/tests/faults/inject" count 1 $add_stuck 2>/dev/null | tail -n 1)
    rm -rf run
    mv copy run
    back=20
    while [ ! -s run/.l.csv.lock ] && [ $back -lt 90 ]; do
        # shellcheck disable=SC2086
        "$build/tests/faults/inject" hold $((calls - back)) $add_stuck >/dev/null 2>&1 &
        echo $! >stuck.pid
        sleep 0.3
        [ -s run/.l.csv.lock ] || kill -9 "$(cat stuck.pid)"
        back=$((back + 10))
    done
}
stuck
holder=$(cut -f 2 run/.l.csv.lock)
cp run/l.csv before
start=$(date +%s)
hazard-add -l run/l.csv --by 乙 --wait 2 <"$2/data-samples/new-hazards.csv" >/dev/null 2>waited
given_up=$?
took=$(($(date +%s) - start))
[ $given_up -eq 2 ] && [ $took -ge 1 ] && [ $took -le 5 ] && cmp -s before run/l.csv &&
    grep -q "note\[N008\] waiting for 停住者 (process $holder on " waited &&
    grep -q "error\[E007\].*停住者 (process $holder on .*2 seconds" waited
result $? "a waiting command says for whom it waits, and gives up after --wait seconds"
kill -9 "$(cat stuck.pid)"
hazard-add -l run/l.csv --by 乙 --wait 1 <"$2/data-samples/new-hazards.csv" >/dev/null 2>waited
[ $? -eq 0 ] && intact
result $? "the lock of a killed process does not block; what it left is undone"
finish
