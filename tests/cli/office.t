# SPDX-License-Identifier: LGPL-2.1-or-later
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
>         } | ledger-check --as-of 2023-07-31 -f csv | columns code
>     done
> done | sort | uniq -c | sed 's/^ *//'
> echo 共3处报警器失效 | column 隐患描述 | ledger-check --as-of 2023-07-31
15 N120
15 code
# hazards that look alike are reported at the description, which both have, with their numbers or without
$ { cat data/base.csv; sed 1d data/base.csv; } | ledger-check --as-of 2023-07-31 -f csv |
>     columns cell,column,code
cell,column,code
H3,隐患描述,W528
# what is about the whole row has no label in the reasons
$ ledger-check --rejects back.csv data/cases/comma-in-text.csv 2>/dev/null
> grep -o '\[E106\] [^ ]* [^ ]*' back.csv
[E106]
# cron at seven in the morning: without overdue hazards there is no output, whatever the table has besides hazards
$ {
>     echo '溆浦县重大事故隐患台账,,'
>     cat data/base.csv
>     printf '合计,,\n填报人：张三,,审核人：李四\n注：每月22日前报,,\n'
> } >good.csv
> overdue --as-of 2023-07-31 good.csv
