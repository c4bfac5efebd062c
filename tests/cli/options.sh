#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Tries every common option on every command, as TAP: options.sh BUILD_DIR SOURCE_DIR
#
# A command must either refuse an option and leave it out of its help, or show it in the help and
# behave differently with it.
set -u
build=$1 source=$2
. "$source/tests/tap.sh"
work=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=en TZ=UTC
unset HAZARD_PLAN HAZARD_USER LC_ALL LC_MESSAGES LANG

# The commands; $o is where an option goes.
cat >"$work/commands" <<'END'
ledger-check -f csv $o county/with-errors.csv
hazard-add -l new.csv --by 张三 $o <county/new-hazards.csv
ledger-update -l new.csv --by 张三 $o short.csv
ledger-step -l logged.csv 报请验收 --by 责任人丙 $o XP-2023-0003
ledger-close -l logged.csv --by 审批人乙 $o XP-2023-0001
ledger-log -l logged.csv $o XP-2023-0002
ledger-merge $o short.csv ledger.csv
ledger-tidy $o short.csv ledger.csv
ledger-sample -n 9 --seed x --weight 9 $o county/townships/*.csv
overdue $o ledger.csv
rollup $o ledger.csv
report 通报 $o rollup.csv
report 空白调度表 $o
END
cat >"$work/options" <<'END'
plan --plan other.yaml
as-of --as-of 2023-06-01
format -f yaml
format -f html
output -o written.txt
encoding --encoding gb18030
bom --bom
crlf --crlf
END

mkdir "$work/files"
cp -r "$source/data-samples" "$work/files/county"
cp "$source/tests/data/ledger.csv" "$work/files"
cd "$work/files" || exit 1
sed 's/溆浦县/某县/; s/卢峰/甲/g; s/桥江/乙/g; s/high_risk: true/high_risk: false/; s/step: 提醒/step: 提示/; s/step: 研究提请问责/step: 追责/; s/宣传报道篇数/宣传稿件篇数/' county/plan.yaml >other.yaml
echo 'values: [{column: 隐患等级, value: 一般, words: [轻的]}]' >>other.yaml
sed 's/卢峰镇/卢峰/' ledger.csv >short.csv
hazard-add -l logged.csv --by 张三 <county/new-hazards.csv >/dev/null || exit 1
awk -F, -v OFS=, 'NR == 3 { $10 = "轻的" } { print }' logged.csv >edited.csv && mv edited.csv logged.csv
ledger-log -l logged.csv --adopt --by 张三 >/dev/null || exit 1
rollup --month 2023-06 county/townships/*.csv >rollup.csv 2>/dev/null

run() { # run COMMAND-LINE OPTION OUTPUT: in a fresh copy of the files
    rm -rf "$work/copy"
    cp -r "$work/files" "$work/copy"
    (
        cd "$work/copy" || exit 1
        o=$2
        eval "$1" </dev/null
        echo "status $?"
    ) >"$3" 2>&1
}

# The usage error for an option that the command does not have, or not in this mode.
is_refused() { # is_refused OUTPUT
    grep -q 'status 2' "$1" && grep -qE 'there is no option|has no effect with' "$1"
}

while read -r line; do
    command=${line%% *}
    "$command" --help >"$work/help"
    run "$line" '' "$work/without"
    ! grep -q 'status 2' "$work/without"
    result $? "$command: runs without options"
    while read -r name option; do
        run "$line" "$option" "$work/with"
        if grep -q -e "--$name\\>" "$work/help"; then
            ! cmp -s "$work/without" "$work/with" && ! is_refused "$work/with"
            result $? "$command $option: has an effect"
        else
            is_refused "$work/with"
            result $? "$command $option: is refused, and not in the help"
        fi
    done <"$work/options"
done <"$work/commands"

# Modes of a command in which some of its options have no effect.
while read -r line; do
    run "${line%%;*}" '' "$work/without"
    for option in ${line#*;}; do
        run "${line%%;*} $(echo "$option" | tr = ' ')" '' "$work/with"
        is_refused "$work/with"
        result $? "${line%%;*} $option: is refused"
    done
done <<'END'
ledger-check ledger.csv;--encoding=gbk --bom --crlf
ledger-check --pass ledger.csv;-j=2
ledger-check --rejects bad.csv ledger.csv;-j=2
ledger-check --rejects bad.csv ledger.csv;-o=x
rollup --month 2023-06 --reconcile ledger.csv;--by=area --unit-name=甲 -j=2
rollup --by enterprise ledger.csv;-j=2
ledger-log -l logged.csv XP-2023-0001;--reason=x --dry-run --since=x
ledger-log -l logged.csv --by 张三;--reason=x --dry-run --since=x --as-of=2023-06-01
ledger-log -l logged.csv --verify;--reason=x --dry-run --as-of=2023-06-01 -f=csv --encoding=gbk --bom --crlf
ledger-log -l logged.csv --adopt --by 张三;--since=x --as-of=2023-06-01
ledger-log -l logged.csv --head;--plan=county/plan.yaml --reason=x --dry-run --since=x --wait=1 --as-of=2023-06-01 -f=csv --encoding=gbk --bom --crlf
END
echo "# $((number - failed)) passed, $failed failed"
finish
