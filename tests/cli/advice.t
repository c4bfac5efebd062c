# SPDX-License-Identifier: LGPL-2.1-or-later
# levels, listing and actions: two levels; which authority lists; words for none are no finding; any separator
$ findings -c cell,code,value data/cases/levels.csv
> findings -c cell,code,value data/cases/listed-no.csv
P2,E207,是
O5,E207,特别重大
O6,E207,Ⅰ级
Q7,E207,罚款
O8,E207,较大
O9,E207,重大（A级）
P9,E207,√
Q9,E207,停产
# the day of discovery is to be corrected too (45056 is 2023-05-10): deadlines are counted from the day that it means, not from 5.1, which may be 5.10
$ (head -1 data/base-open.csv
>     for found in 5.10 二〇二三年六月一日 45056 5.1; do
>         for due in 6月6日 立行立改 30天; do
>             sed "1d; 2q" data/base-open.csv | sed "s/2023-05-13,责/,责/; s/2023-05-12/$found/; s/2023-06-15/$due/"
>         done
>     done) >found.csv
> findings found.csv | grep ^R | sed 's/^R\([0-9]*\),[^0-9]*\([0-9月日天]*\).*\(2023-[0-9-]*\).*/\1 \3/'
2 2023-06-06
3 2023-05-10
4 2023-06-09
5 2023-06-06
6 2023-06-01
7 2023-07-01
8 2023-06-06
9 2023-05-10
10 2023-06-09
R11,E202,6月6日,"the year is missing; write year, month and day"
12 2023-05-01
13 2023-05-01
# more deadlines; 交办 Saturday 2023-05-13: 30 days are 06-12, a month 06-13, five workdays Friday 05-19, 48 hours 05-15; from the discovery, where it says so, 05-27; the first 15 January not before the discovery
$ days() {
>     findings "$@" |
>         sed -E 's/^([A-Z]+[0-9]+),[EW].*([0-9]{4}-[0-9]{2}-[0-9]{2})$/\1 \2/
>             s/^([A-Z]+[0-9]+),[EW].*([0-9]{4}-[0-9]{2}-[0-9]{2})[^0-9].*/\1 \2/
>             s/^([A-Z]+[0-9]+,[EW][0-9]+),.*/\1/'
> }
> printf '%s\n' 6月30号 5.20 2023年6月30号 六月三十日 二〇二三年六月三十日 6月底 6月中旬 年底前 \
>     计划6月30日前完成 23.6.30 \
>     6/30/2023 '2023年6月30日（周五）' '2023-06-30 12:30' 30日内 一个月内 5个工作日内 半个月内 \
>         48小时内 自发现之日起15日内 \
>     '立行立改，已完成' 1月15日 20230630 >v
> column 整改期限 data/base-open.csv <v >s.csv
> days s.csv
R2 2023-06-30
R3 2023-05-20
R4 2023-06-30
R5 2023-06-30
R6 2023-06-30
R7 2023-06-30
R8 2023-06-20
R9 2023-12-31
R10 2023-06-30
R11 2023-06-30
R12 2023-06-30
R13 2023-06-30
R15 2023-06-12
R16 2023-06-13
R17 2023-05-19
R18 2023-05-28
R19 2023-05-15
R20 2023-05-27
R21 2023-05-12
R22 2024-01-15
# a spreadsheet's numbers, with fractions, and of 1904: 45047 is 2023-05-01, and 1462 days lie between the two systems (45107-1462 = 43645)
$ days() {
>     findings "$@" |
>         sed -E 's/^([A-Z]+[0-9]+),[EW].*([0-9]{4}-[0-9]{2}-[0-9]{2})$/\1 \2/
>             s/^([A-Z]+[0-9]+),[EW].*([0-9]{4}-[0-9]{2}-[0-9]{2})[^0-9].*/\1 \2/
>             s/^([A-Z]+[0-9]+,[EW][0-9]+),.*/\1/'
> }
> days data/cases/day-numbers.csv
> printf '%s\n' 45107 45107.0 45107.75 43645 43645.5 45351 >v
> column 整改期限 data/base-open.csv <v >s.csv
> days s.csv
A3 2023-05-12
L3 2023-06-15
A6 2023-05-01
A8,E202
L8,E202
R5 2023-06-30
R6 2023-06-30
# impossible years: the message asks whether another year was meant
$ days() {
>     findings "$@" |
>         sed -E 's/^([A-Z]+[0-9]+),[EW].*([0-9]{4}-[0-9]{2}-[0-9]{2})$/\1 \2/
>             s/^([A-Z]+[0-9]+),[EW].*([0-9]{4}-[0-9]{2}-[0-9]{2})[^0-9].*/\1 \2/
>             s/^([A-Z]+[0-9]+,[EW][0-9]+),.*/\1/'
> }
> days data/cases/years.csv | head -5
> findings -c cell,code data/cases/years.csv
> findings data/cases/years.csv | grep -c 'no such day'
L2 2023-06-15
L3 2023-06-15
A4 2023-05-12
A5 2023-05-12
A6 2023-05-12
L2,E202
L3,W219
A4,W219
A5,W219
A6,E203
L6,W219
A7,E203
L7,W219
O8,E202
Q9,E202
P9,E202
O10,E302
A11,W219
A12,W219
A13,E202
0
[1]
# a deadline of a far year is no reason for silence: overdue asks about it too
$ echo 2032-06-15 >v
> column 整改期限 data/base-open.csv <v >s.csv
> overdue --as-of 2023-12-01 s.csv 2>&1 | grep -o 'W219. R2'
W219] R2
# formulas: only what a spreadsheet would run
$ printf '%s\n' -1层配电室 +2楼 -5℃ @张三 --- -1～3层 -阀门损坏、漏气 +1 =1+1 \
>     '"=HYPERLINK(""x"")"' '-SUM(1)' \
>     '@SUM(1)' >v
> column 隐患部位 data/base-open.csv <v >s.csv
> findings -c cell,code s.csv
G9,E211
G10,E211
G11,E211
G12,E211
G13,E211
# cells without information do not count as one of the five 落实
$ printf '%s\n' / 无 暂无 待定 按规定 — 。 有 已制定 现场处置方案 >v
> column 应急预案 data/base-open.csv <v >s.csv
> findings -c cell,code s.csv
> for c in 整改责任人 整改措施 检查人 隐患描述; do
>     printf '%s\n' / 待定 无锡某人 按规定更换 >v
>     column $c data/base-open.csv <v >s.csv
>     findings -c cell,code s.csv
> done
S2,E201
S3,E201
S4,E201
S5,E201
S6,E201
S7,E201
S8,E201
S9,W220
S10,W220
O2,E201
O3,E201
P2,E201
P3,E201
L2,E201
L3,E201
H2,E201
H3,E201
