#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# Completes words for every command, as TAP: run.sh BUILD_DIR SOURCE_DIR
# shellcheck disable=SC1090,SC2046 # words are split on purpose
build=$(cd "$1" && pwd) source=$(cd "$2" && pwd)
script=/usr/share/bash-completion/bash_completion
if [ ! -r $script ]; then
    echo "1..0 # SKIP bash-completion is not installed"
    exit 77
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset HAZARD_PLAN LC_ALL LC_MESSAGES LANG
export PATH="$build:$PATH" HAZARD_DATADIR="$build/share" LANGUAGE=zh_CN LC_CTYPE=C.UTF-8
. $script
mkdir "$work/completions" "$work/here"
commands=$(sed -n 's/^set(COMMANDS \(.*\))$/\1/p' "$source/cmd/CMakeLists.txt")
for command in $commands; do
    ln -s "$source/completions/hazard-ledger" "$work/completions/$command"
    . "$work/completions/$command"
done
cd "$work/here" && touch county.csv && mkdir townships || exit 1

. "$source/tests/tap.sh"
expect() { # expect "COMMAND LINE" WORD...: these words are offered, and no other
    local line=$1
    shift
    read -ra COMP_WORDS <<<"${line//=/ = }"
    [[ $line != *' ' ]] || COMP_WORDS+=('')
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$line COMP_POINT=${#line} COMP_TYPE=9 COMP_KEY=9
    COMPREPLY=()
    _hazard_ledger "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" 2>/dev/null
    [ "$(printf '%s\n' "$@" | sort)" = "$(printf '%s\n' "${COMPREPLY[@]}" | sort)" ]
    local same=$?
    result $same "$line"
    [ $same -eq 0 ] || echo "# offered: ${COMPREPLY[*]}"
}

for command in $commands; do
    expect "$command --hel" --help
    expect "$command -f y" $("$command" --help | grep -o '\<yaml\>' | head -1)
    # every option of the help
    expect "$command --" $(LANGUAGE=en "$command" --help | grep -oE '^  .{4}--[a-z-]+' | grep -oE -- '--.*')
done
for command in ledger-check ledger-tidy ledger-merge ledger-sample overdue rollup; do
    expect "$command c" county.csv
    expect "$command --bom cou" county.csv
done
for command in hazard-add ledger-step ledger-close ledger-log; do
    expect "$command -l c" county.csv
    expect "$command --ledger t" townships
    expect "$command -l county.csv --by "
done
expect "hazard-add -l county.csv "
expect "ledger-close -l county.csv "
expect "ledger-log -l county.csv --f" --format
# every event of a hazard that is in the ledger, except closing, in both languages
expect "ledger-step " $(awk -F '"' '/^EVENT/ && !/NOWHERE/ && $2 != "close" { print $2, $4 }' \
    "$(find "$source/lib" -name events.def)")
expect "ledger-step -l county.csv rej" reject
expect "ledger-step --by 甲 -l county.csv 挂" 挂牌督办
expect "ledger-step submit --by 甲 "
expect "ledger-step --on "
expect "report bul" bulletin
expect "report 短" 短信
expect "report t" template
expect "report template " ledger dispatch
expect "report template -f xlsx d" dispatch
expect "report 空" 空白台账 空白调度表
expect "report -f " text markdown html csv xlsx
expect "report bulletin c" county.csv
expect "report --plan c" county.csv
expect "rollup --by " area 乡镇 sector 行业领域 enterprise 企业名称 level 隐患等级 source 隐患来源 supervisor 监管部门 committee 专委会 listed 挂牌督办 status 整改状态 action 执法措施
expect "rollup --by=area,s" area,sector area,source area,supervisor area,status
expect "rollup --by 乡镇,行" 乡镇,行业领域
expect "rollup --until c" closed
expect "overdue --until=" rectified closed
expect "overdue --encoding g" gb18030 gbk
expect "ledger-check --rejects c" county.csv
expect "$build/rollup --mon" --month
echo "1..$number"
echo "# $((number - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
