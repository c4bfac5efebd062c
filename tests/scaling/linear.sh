#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Input made to be slow: four times as much of it takes about four times as long, not sixteen times,
# as TAP: linear.sh BUILD_DIR
set -u
. "$(dirname "$0")/../tap.sh"
build=$(cd "$1" && pwd) || exit 1
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
unset HAZARD_PLAN HAZARD_USER LC_ALL LC_MESSAGES LANG
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

make() { # make KIND SIZE: a table of this kind on standard output
    awk -v kind="$1" -v n="$2" '
        function times(text, count,    all) {
            for (all = ""; count > 0; count = int(count / 2)) {
                if (count % 2 == 1) all = all text
                text = text text
            }
            return all
        }
        function row(i) {
            return "XP-" i ",2023-05-10," area ",危险化学品," enterprise ",消防通道堵塞,重大," \
                "部门检查,检查员甲," owner ",清理,6.5,2023-06-20,预案"
        }
        BEGIN {
            head = "隐患编号,发现日期,乡镇,行业领域,企业名称,隐患描述,隐患等级,隐患来源,检查人," \
                "整改责任人,整改措施,整改资金（万元）,整改期限,应急预案"
            area = "卢峰镇"; enterprise = "甲厂"; owner = "责任人甲"
            if (kind == "unknown columns") {
                printf "%s", head
                for (i = 0; i < n; i++) printf ",a%d", i
                print "\n" row(1) times(",x", n)
            } else if (kind == "a column over and over") {
                print head times(",备注", n) "\n" row(1) times(",x", n)
            } else if (kind == "cells without a label") {
                print head times(",", n) "\n" row(1) times(",x", n)
            } else if (kind == "cells of many lines") {
                print head times(",", n) "\n" row(1) ",\"a\nb\"" times(",x", n - 1)
            } else if (kind == "blank lines") {
                print times("\n", n) head "\n" row(1) times("\n", n) "\n" row(2)
            } else if (kind == "findings") {
                print head; area = "庐峰镇"
                for (i = 0; i < n; i++) print row(i)
            } else if (kind == "tables with other headers") {
                for (i = 0; i < n; i++) print head ",列" i "\n" row(i) ",x"
            } else if (kind == "unknown townships") {
                print head
                for (i = 0; i < n; i++) { area = "镇" i; print row(i) }
            } else if (kind == "enterprises") {
                print head
                for (i = 0; i < n; i++) { enterprise = "厂" i; print row(i) }
            } else if (kind == "long names") {
                enterprise = area = owner = times("x", n / 4); print head "\n" row(1)
            } else if (kind == "ledger") {
                print head ",整改状态"
                for (i = 0; i < n; i++) print row(i) ",整改中"
            } else if (kind == "numbers") {
                print "隐患编号"
                for (i = 0; i < n; i++) print "XQ-2024-" i
            }
        }' | tr -d '\001'
}

# User time of “sh -c COMMAND” in hundredths of a second.
time_of() { # time_of COMMAND
    { LC_ALL=C bash -c 'TIMEFORMAT=%U; time sh -c "$1" >out 2>&1' - "$1"; } 2>&1 |
        awk '{ printf "%d\n", $1 * 100 }'
}

# Eight times is allowed for four times as much, and what a clock cannot measure; a busy machine may
# try again.
compare() { # compare KIND SIZE COMMAND
    make "$1" "$2" >few.csv
    make "$1" $(($2 * 4)) >more.csv
    make numbers "$2" >few.csv.ids
    make numbers $(($2 * 4)) >more.csv.ids
    for attempt in 1 2 3; do
        few=$(time_of "$(echo "$3" | sed 's/LEDGER/few.csv/g')")
        more=$(time_of "$(echo "$3" | sed 's/LEDGER/more.csv/g')")
        [ "$more" -gt $((8 * few + 10)) ] || break
    done
    [ "$more" -le $((8 * few + 10)) ]
    result $? "$3, $1: $2 in ${few}0 ms, $(($2 * 4)) in ${more}0 ms"
}

for kind in 'unknown columns' 'a column over and over' 'cells without a label' \
    'cells of many lines' 'blank lines' findings 'tables with other headers' 'unknown townships' \
    enterprises 'long names'; do
    case $kind in
    long*) size=200000 ;;
    tables* | unknown\ t*) size=2500 ;;
    *) size=20000 ;;
    esac
    for command in ledger-check ledger-tidy overdue 'rollup --month 2023-06' \
        'rollup --by enterprise --month 2023-06'; do
        compare "$kind" "$size" "$command LEDGER"
    done
done
# numbers that the ledger does not have, against as many that it has
for command in 'ledger-close -l LEDGER' 'ledger-step -l LEDGER submit'; do
    compare ledger 2000 "$command --by 责任人 --on 2023-06-20 <LEDGER.ids"
done
finish
