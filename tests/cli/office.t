# SPDX-License-Identifier: LGPL-2.1-or-later
# what a township clerk saves: one row, changed in one cell, as COLUMN and VALUE; the findings' cells and texts
$ printf '%s\n' \
>     'awk -v column="$1" -v value="$2" "BEGIN { FS = OFS = \",\" } NR == 1 { for (i = 1; i <= NF; i++) if (\$i == column) at = i } NR == 2 { \$at = value } { print }" data/base.csv | LANGUAGE=zh_CN ledger-check --as-of 2023-07-31 2>&1 | sed "s/^[^:]*:[0-9]*: //"' \
>     >cell
> sh cell 备注 好
# a word that stands for nothing is said not to count, not to be empty
$ sh cell 整改措施 待定; sh cell 应急预案 /; sh cell 整改措施 ''
错误[E201] P2 整改措施： “待定” 必填项未填写；该内容视为未填写，请填写实际落实的情况
错误[E201] S2 应急预案： “/” 必填项未填写；该内容视为未填写，请填写实际落实的情况
错误[E201] P2 整改措施：必填项未填写；责任、措施、资金、时限、预案 “五落实” 缺一不可
# an amount that slid into the deadline is not taken for a day of the next year; a deadline in January may be
$ sh cell 整改期限 2.5; sh cell 整改期限 1.15; sh cell 整改期限 6.15
错误[E202] R2 整改期限： “2.5” 缺少年份，请填写完整的年月日
错误[E202] R2 整改期限： “1.15” 缺少年份，请填 2024-01-15
错误[E202] R2 整改期限： “6.15” 缺少年份，请填 2023-06-15
# a column in 元: convert before renaming, said once where the column is required
$ sed '1s/整改资金（万元）/整改资金（元）/' data/base.csv | LANGUAGE=zh_CN ledger-check --as-of 2023-07-31
> sed '1s/企业罚款（万元）/企业罚款（元）/' data/base.csv | LANGUAGE=zh_CN ledger-check --as-of 2023-07-31
（标准输入）:1: 错误[E108] Q1 整改资金（万元）：缺少这一必填列，请在表头中补上；表中有 “整改资金（元）” ，请先将金额折算成万元，再改为规定的列名
（标准输入）:1: 警告[W110] AC1 企业罚款（元）：不认识这一列，是否为 “企业罚款（万元）” ，金额须先折算成 “万元” ？
[1]
# 是否已整改 is the state, by its label
$ for label in 是否已整改 是否已完成整改 是否已销号; do
>     sed "1s/整改状态/$label/" data/base.csv | ledger-check --as-of 2023-07-31 && echo "$label"
> done
是否已整改
是否已完成整改
是否已销号
# a count below the rows is no hazard, in whatever column; a description that begins with 共 is one
$ for text in 共2条 '共 2 项' 总共2条 共计2项 共有3处; do
>     for at in 1 5 8; do
>         {
>             cat data/base.csv
>             awk -v at=$at -v text="$text" \
>                 'BEGIN { for (i = 1; i <= 32; i++) printf "%s%s", i == at ? text : "",
>                     i < 32 ? "," : "\n" }'
>         } | ledger-check --as-of 2023-07-31 -f csv | cut -d, -f 5
>     done
> done | sort | uniq -c | sed 's/^ *//'
> sh cell 隐患描述 共3处报警器失效
15 N120
15 code
# hazards that look alike are told at the description, which both have, with their numbers or without
$ { cat data/base.csv; sed 1d data/base.csv; } | ledger-check --as-of 2023-07-31 -f csv |
>     cut -d, -f 3-5
cell,column,code
H3,隐患描述,W528
# what is about the whole row has no label in the reasons
$ ledger-check --rejects back.csv data/cases/comma-in-text.csv 2>/dev/null
> grep -o '\[E106\] [^ ]* [^ ]*' back.csv
[E106]
# the steps by their Chinese names, and the reports
$ LANGUAGE=zh_CN ledger-step -l data/ledger.csv 完工 --by 甲 XP-1 2>&1 | grep -o '交办（assign）.*'
> rollup --month 2023-06 county/townships/*.csv >june.csv 2>/dev/null
> for kind in bulletin:通报 brief:短信; do
>     report ${kind%:*} june.csv >a
>     report ${kind#*:} june.csv | cmp - a && echo same
> done
交办（assign）、开始整改（start）、报请验收（submit）、验收（accept）、验收退回（reject）、延期（extend）、挂牌督办（list）、回头看重开（reopen）
same
same
# a file that is not there is said in the office's words by every command
$ for c in 'overdue no.csv' 'rollup --month 2023-06 no.csv' 'ledger-check no.csv' \
>     'ledger-log -l no.csv --verify' 'report brief no.csv' 'ledger-sample -n 1 --seed a no.csv' \
>     'ledger-merge no.csv' 'ledger-step -l no.csv 交办 --by 甲 A' 'ledger-close -l no.csv --by 甲 A'; \
>     do
>     LANGUAGE=zh_CN $c 2>&1 </dev/null | grep -c 'no.csv: 错误.E001. 无法读取：文件不存在'
> done | uniq -c | sed 's/^ *//'
9 1
# cron at seven in the morning: a good day says nothing, whatever the table has besides its hazards
$ {
>     echo '溆浦县重大事故隐患台账,,'
>     cat data/base.csv
>     printf '合计,,\n填报人：张三,,审核人：李四\n注：每月22日前报,,\n'
> } >good.csv
> overdue --as-of 2023-07-31 good.csv
