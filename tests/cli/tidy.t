# SPDX-License-Identifier: LGPL-2.1-or-later
# dates of which one part is missing, as deadlines: found 2023-05-12, assigned 2023-05-13, a Saturday
$ tidied() { # tidied COLUMN: each line of the input is a cell of it; the cells after tidying
>     column "$1" "${2:-data/base-open.csv}" >s.csv
>     ledger-tidy s.csv 2>errors | columns "$1" | sed 1d
> }
> printf '%s\n' 6月30日 6月30号 六月三十日 6.30 5.1 5月11日 1月15日 >v
> tidied 整改期限 <v
2023-06-30
2023-06-30
2023-06-30
2023-06-30
5.1
5月11日
2024-01-15
# 5.1 and 2023.1 may have been 5.10 and 2023.10 in a spreadsheet; if the column has such a text it is text
$ tidied() { column "$1" data/base-open.csv >s.csv; ledger-tidy s.csv 2>errors | columns "$1" | sed 1d; }
> printf '%s\n' 6.1 6.3 6.4 6.20 | tidied 整改期限
> printf '%s\n' 6.1 6.4 6.25 | tidied 整改期限
2023-06-01
2023-06-03
2023-06-04
2023-06-20
6.1
2023-06-04
2023-06-25
# a month is its last day, 前 and other words go; what may be another day stays
$ tidied() { column "$1" data/base-open.csv >s.csv; ledger-tidy s.csv 2>errors | columns "$1" | sed 1d; }
> printf '%s\n' 2023年6月 2023.6 6月底前 6月底 6月份 2月 2023年6月30日前 6月30日前 计划6月30日前完成 |
>     tidied 整改期限
> printf '%s\n' 6月前 2023年6月前 6月上旬 6月下旬 二季度 6月内 6月31日前 2月30日 2023年2月29日前 年底前 |
>     tidied 整改期限
2023-06-30
2023-06-30
2023-06-30
2023-06-30
2023-06-30
2月
2023-06-30
2023-06-30
2023-06-30
6月前
2023年6月前
6月上旬
6月下旬
二季度
6月内
6月31日前
2月30日
2023年2月29日前
年底前
# a day that is repaired itself is what others are counted from, in one run
$ printf '%s\n' 45058 5月12日 | column 发现日期 data/base-open.csv >t.csv
> sed -i 's/2023-06-15/立行立改/' t.csv
> ledger-tidy t.csv 2>errors | columns 发现日期,整改期限 | sed 1d
2023-05-12,2023-05-12
2023-05-12,2023-05-12
# time limits: from the assignment, from the discovery where the cell says so; no other day is known
$ tidied() { column "$1" data/base-open.csv >s.csv; ledger-tidy s.csv 2>errors | columns "$1" | sed 1d; }
> printf '%s\n' 30日内 30天 一个月内 5个工作日内 48小时内 自发现之日起15日内 交办后10日内 |
>     tidied 整改期限
> printf '%s\n' 接通知后10日内 即日起30日内 15日 23年 立行立改 即知即改 '立行立改，长期坚持' 长期 限期整改 待定 |
>     tidied 整改期限
> printf '%s\n' 30日内 立行立改 6月底前 | tidied 延期至
2023-06-12
2023-06-12
2023-06-13
2023-05-19
2023-05-15
2023-05-27
2023-05-23
接通知后10日内
即日起30日内
15日
23年
2023-05-12
2023-05-12
立行立改，长期坚持
长期
限期整改
待定
30日内
立行立改
2023-06-30
# without 交办日期 time runs from the discovery, but not where the cell says otherwise; without any day it stays
$ sed 's/2023-05-13/X/; s/X//' data/base-open.csv >unassigned.csv
> sed '2s/2023-05-12//' unassigned.csv >undated.csv
> printf '%s\n' 30日内 交办后10日内 >v
> column 整改期限 unassigned.csv <v >s.csv
> ledger-tidy s.csv 2>errors | columns 整改期限
> printf '%s\n' 30日内 立行立改 6月底前 6月30日 >v
> column 整改期限 undated.csv <v >s.csv
> ledger-tidy s.csv 2>errors | columns 整改期限
> grep -c 'error.E202' errors
整改期限
2023-06-11
交办后10日内
整改期限
30日内
立行立改
6月底前
6月30日
4
# days on which something was done: only the year is added, and only one that the plan leaves no doubt about
$ tidied() { column "$1" data/base-open.csv >s.csv; ledger-tidy $plan s.csv 2>errors | columns "$1" | sed 1d; }
> printf '%s\n' 5月3日 5.30 3月31日 12月16日 2023年5月 5月3日前 '2023-05-01、2023-05-03' 12345 45047 45047.5 99999 |
>     tidied 发现日期
> sed 's/^start: .*/start: 2022-10-01/' county/plan.yaml >long.yaml
> plan='--plan long.yaml'
> printf '%s\n' 5月3日 11月3日 | tidied 发现日期
2023-05-03
2023-05-30
3月31日
12月16日
2023年5月
5月3日前
2023-05-01、2023-05-03
12345
2023-05-01
2023-05-01
99999
2023-05-03
11月3日
# a whole date in another notation is that day, in each column; of two digits or of two numbers up to twelve it is not certain
$ tidied() { column "$1" data/base-open.csv >s.csv; ledger-tidy s.csv 2>errors | columns "$1" | sed 1d; }
> printf '%s\n' 2023年5月3号 二〇二三年五月三日 5/30/2023 5/3/2023 23.5.30 2023年5月32号 2013年5月3号 '2023年5月3号（周三）' |
>     tidied 发现日期
2023-05-03
2023-05-03
2023-05-30
5/3/2023
23.5.30
2023年5月32号
2013年5月3号
2023年5月3号（周三）
# amounts: nothing is 0, a unit is converted; what may mean something else stays
$ tidied() { column "$1" data/base-open.csv >s.csv; ledger-tidy s.csv 2>errors | columns "$1" | sed 1d; }
> printf '%s\n' 无 / — 不涉及 0元 2.5万元 25000元 499900元 自筹 自筹5万元 待定 暂无 5-10 约5 12,34 |
>     sed 's/12,34/"12,34"/' | tidied '整改资金（万元）'
> printf '%s\n' 无 未处罚 | tidied '企业罚款（万元）'
0
0
0
0
0
2.5
2.5
49.99
自筹
自筹5万元
待定
暂无
5-10
约5
"12,34"
0
0
# what is left of computing in a spreadsheet goes: it shows fifteen digits; an amount with more decimals stays
$ tidied() { column "$1" data/base-open.csv >s.csv; ledger-tidy s.csv 2>errors | columns "$1" | sed 1d; }
> printf '%s\n' 9.640000000000001 0.7655999999999999 0.07000000000000001 12.999999999999998 99.99999999999999 \
>     10.000000000000002 9.6400001 0.12345678901234567 9.99999999999999 | tidied '整改资金（万元）'
9.64
0.7656
0.07
13
99.99999999999999
10
9.6400001
0.12345678901234567
9.99999999999999
# words for a state, where the dates of the row agree with it; a level and who has listed it
$ tidied() { column "$1" $base >s.csv; ledger-tidy s.csv 2>errors | columns "$1" | sed 1d; }
> base=data/base-open.csv
> printf '%s\n' 未整改 正在整改 已整改 已办结 已停产 立行立改 长期坚持 未销号 | tidied 整改状态
> sed '2s/整改中,/整改中,2023-06-01/' $base >rectified.csv
> base=rectified.csv
> printf '%s\n' 未整改 已整改 已验收 已办结 | tidied 整改状态
> base=data/base.csv
> printf '%s\n' 已整改 已办结 闭环 | tidied 整改状态
> printf '%s\n' 重大隐患 一般事故隐患 较大 A级 | tidied 隐患等级
> printf '%s\n' 县安委会 市级挂牌督办 已挂牌 国家级 | tidied 挂牌督办
整改中
整改中
待验收
已销号
已停产
立行立改
长期坚持
未销号
整改中
待验收
已验收
已销号
待验收
已销号
已销号
重大
一般
较大
A级
县级
市级
已挂牌
国家级
# townships: county, office and village; the village goes to 隐患部位 if that is empty
$ printf '%s\n' 溆浦县卢峰镇 卢峰镇人民政府 卢峰镇桥头村 卢峰镇、低庄镇 卢峰镇与低庄镇交界村 卢峰镇工业园 县直 >v
> column 乡镇 data/base-open.csv <v >s.csv
> ledger-tidy s.csv 2>errors | columns 乡镇,隐患部位
> sed 's/卸油口//' s.csv | ledger-tidy 2>errors | columns 乡镇,隐患部位 | sed -n 4p
> grep -c 'error.E204' errors
乡镇,隐患部位
卢峰镇,卸油口
卢峰镇,卸油口
卢峰镇,卸油口
卢峰镇、低庄镇,卸油口
卢峰镇与低庄镇交界村,卸油口
卢峰镇工业园,卸油口
县直,卸油口
卢峰镇,桥头村
4
# an empty township below the only one of the table, as merged cells leave it; each is to be confirmed
$ printf '%s\n' 卢峰镇 '' '' >v
> column 乡镇 data/base-open.csv <v >s.csv
> ledger-tidy --changes c.csv s.csv | columns 乡镇
> columns 单元格,列名,原内容,改后,规则,核对 c.csv
乡镇
卢峰镇
卢峰镇
卢峰镇
单元格,列名,原内容,改后,规则,核对
C3,乡镇,,卢峰镇,R8,待确认
C4,乡镇,,卢峰镇,R8,待确认
# not above it, not of two townships, not beside one that is not known, not if the file has another, not in YAML
$ for list in ',卢峰镇' '卢峰镇,,低庄镇,' '卢峰镇,,高新区'; do
>     echo "$list" | tr , '\n' | column 乡镇 data/base-open.csv >s.csv
>     ledger-tidy s.csv 2>/dev/null | columns 乡镇 | paste -sd,
> done
> printf '%s\n' 卢峰镇 '' | column 乡镇 data/base-open.csv >低庄镇.csv
> ledger-tidy 低庄镇.csv 2>/dev/null | columns 乡镇 | paste -sd,
> printf -- '- 乡镇: 卢峰镇\n  发现日期: 2023-05-01\n- 乡镇:\n  发现日期: 2023-05-01\n' >s.yaml
> ledger-tidy s.yaml 2>/dev/null | columns 乡镇 | paste -sd,
乡镇,,卢峰镇
乡镇,卢峰镇,,低庄镇,
乡镇,卢峰镇,,高新区
乡镇,卢峰镇,
乡镇,卢峰镇,
# no enterprise, day, name or source is ever filled down
$ { sed '2s/^/1/' data/base-open.csv; echo ,,,,,,,丁,,,,,,,,,,,,,,,,,,,,,,,, ; } >s.csv
> ledger-tidy s.csv 2>/dev/null | columns 发现日期,乡镇,行业领域,企业名称,隐患来源,检查人,整改责任人,整改期限 | sed -n 3p
,卢峰镇,,,,,,
# the township of the title or the file where the table has none; not of two, nor where they differ
$ columns -v 乡镇 data/base-open.csv >without.csv
> last() { ledger-tidy "$@" 2>/dev/null | columns 乡镇 2>&1 | tail -1; }
> cp without.csv 03-桥江镇（报）.csv; last 03-桥江镇（报）.csv
> cp without.csv 03-桥江.csv; last 03-桥江.csv
> { echo 溆浦县桥江镇重大事故隐患台账; cat without.csv; } >t.csv; last t.csv
> { cat without.csv; echo 填报单位：桥江镇人民政府; } >t.csv; last t.csv
> { echo 桥江镇、低庄镇隐患台账; cat without.csv; } >t.csv; last t.csv
> { echo 桥江镇隐患台账; cat without.csv; } >低庄镇.csv; last 低庄镇.csv
> last without.csv
> { echo 桥江镇台账; cat without.csv; echo 低庄镇台账; cat without.csv; } >t.csv; last t.csv
> echo '' | column 乡镇 data/base-open.csv >桥江镇.csv; last 桥江镇.csv
> echo 高新区 | column 乡镇 data/base-open.csv >桥江镇.csv; last 桥江镇.csv
桥江镇
桥江镇
桥江镇
桥江镇
columns: there is no column “乡镇”
columns: there is no column “乡镇”
columns: there is no column “乡镇”
columns: there is no column “乡镇”
桥江镇
高新区
# telephones out of the name of 整改责任人, one of one person; other columns and other numbers stay
$ printf '%s\n' 张三13807451234 张三（13807451234） '张三 0745-3322123' 张三/13807451234 张三，电话：13807451234 >v
> column 整改责任人 data/base-open.csv <v >s.csv
> ledger-tidy s.csv 2>errors | columns 整改责任人,联系电话
> printf '%s\n' 张三、李四13807451234 张三13807451234李四13907451234 张三13907451234李四 张三110 \
>     张三430121199001011234 13807451234 >v
> column 整改责任人 data/base-open.csv <v >s.csv
> ledger-tidy s.csv 2>errors | columns 整改责任人 | sed 1d | diff v - && echo same
> for c in 检查人 企业名称 隐患描述; do
>     echo 甲厂13807451234 | column $c data/base-open.csv | ledger-tidy 2>errors | columns $c | tail -1
> done
整改责任人,联系电话
张三,13807451234
张三,13807451234
张三,0745-3322123
张三,13807451234
张三,13807451234
same
甲厂13807451234
甲厂13807451234
甲厂13807451234
# a cell of a column that the table lacks has its row in the list
$ yes 张三13807451234 | head -2 | column 整改责任人 data/base-open.csv >s.csv
> ledger-tidy --changes c.csv s.csv >/dev/null; columns 单元格,列名,改后 c.csv | grep 联系电话
2,联系电话,13807451234
3,联系电话,13807451234
# a table that has 联系电话 already keeps its numbers
$ yes 张三13807451234 | head -2 | column 整改责任人 data/base-open.csv |
>     awk '{ print $0 (NR == 1 ? ",联系电话" : NR == 2 ? ",13800000000" : ",13807451234") }' >p.csv
> ledger-tidy p.csv 2>errors | columns 整改责任人,联系电话
整改责任人,联系电话
张三13807451234,13800000000
张三,13807451234
# one header in the order of the ledger, unknown columns as they are, both of two; the counter goes if it is one
$ printf '序号,备考,检查人,排查时间,乡镇,行业,单位名称,存在问题,来源,电话,电话\n1,a,甲,2023/5/1,卢峰,消防,甲厂,乙,部门检查,1,2\n' >s.csv
> printf 'No.,检查日期,乡镇,企业名称,检查人,来源,隐患情况\nA-1,2023.5.2,低庄,乙厂,甲,部门检查,丙\n' >t.csv
> ledger-tidy s.csv t.csv 2>errors
发现日期,乡镇,行业领域,企业名称,隐患描述,隐患来源,检查人,备考,电话,电话,No.
2023-05-01,卢峰镇,消防和人员密集场所,甲厂,乙,部门检查,甲,a,1,2,
2023-05-02,低庄镇,,乙厂,丙,部门检查,甲,,,,A-1
[1]
# titles, sections, totals, signatures and notes are notes; a row of which the cells are not certain is not written
$ { echo 溆浦县卢峰镇台账; cat data/base-open.csv; echo 一、危险化学品领域; echo 合计,,,,,,,,,,,,,,,,2.5
>     sed 1d data/base-open.csv | sed 's/$/,多/'; echo 填报人：甲; } >s.csv
> ledger-tidy s.csv 2>&1 >out.csv | grep -o '^[^]]*]'
> grep -c 甲化工厂 out.csv
s.csv:2: note[N126]
s.csv:4: note[N121]
s.csv:5: note[N120]
s.csv:6: error[E106]
s.csv:7: note[N122]
s.csv: warning[W292]
1
# a row that says 零报告 is no hazard, but it is a report: the roll-up must still see it
$ { cat data/base-open.csv; echo 零报告,,低庄镇; } >z.csv
> ledger-tidy z.csv 2>errors >zt.csv
> cut -d, -f 1-3 zt.csv; grep -c N125 errors
> rollup --month 2023-05 z.csv 2>/dev/null >want; rollup --month 2023-05 zt.csv 2>/dev/null | cmp - want
隐患编号,发现日期,乡镇
,2023-05-12,卢峰镇
零报告,,低庄镇
1
# what is tidy already stays byte for byte, and twice is once
$ ledger-tidy data/ledger.csv | cmp - data/ledger.csv && echo same
> ledger-tidy county/townships/*.csv >once.csv 2>/dev/null
> ledger-tidy once.csv 2>/dev/null | cmp - once.csv && echo same
> ledger-tidy -f yaml once.csv 2>/dev/null >once.yaml
> ledger-tidy -f yaml once.yaml 2>/dev/null | cmp - once.yaml && echo same
> for m in 05 09 12; do
>     rollup --month 2023-$m county/townships/*.csv 2>/dev/null >want
>     rollup --month 2023-$m once.csv 2>/dev/null | cmp - want
> done
same
same
same
# a file that cannot be read: nothing is written; the list of changes is a file, not standard output
$ ledger-tidy data/ledger.csv nowhere.csv >out.csv
> wc -c <out.csv
> ledger-tidy --changes - data/ledger.csv
> ledger-tidy --changes s.csv s.csv 2>&1 | grep -o 'E015'
nowhere.csv: error[E001]
0
ledger-tidy: error[E004] “-”
Try “ledger-tidy --help”.
E015
# tables of a county as they arrive are the ledger that it is, cell by cell, but for the words of states
$ ledger-tidy --changes changes.csv data/workbooks/townships/*.csv >ledger.csv 2>notes
> columns -v 整改状态 ledger.csv | sort >got
> grep -o '^XP-[0-9-]*' ledger.csv >numbers
> sed '1s/^\xEF\xBB\xBF//; s/\r$//' data/workbooks/expected/ledger.csv | columns -v 整改状态 |
>     grep -e '^隐患编号' -f numbers | sort | cmp - got && wc -l <ledger.csv
> ledger-check ledger.csv 2>&1 | grep -c ' error\['
> ledger-tidy ledger.csv 2>/dev/null | cmp - ledger.csv && echo same
> cut -d, -f 7 changes.csv | sed 1d | sort -u | paste -sd' '
> for m in 06 09 12; do
>     ledger-tidy data/workbooks/townships/*.csv 2>/dev/null | rollup --month 2023-$m 2>/dev/null >got
>     { sed 1q data/workbooks/expected/rollup-area-2023-$m.csv
>         grep -e 均坪 -e 祖市殿 -e 思蒙 -e 中都 data/workbooks/expected/rollup-area-2023-$m.csv; } >want
>     { sed 1q got; grep -e 均坪 -e 祖市殿 -e 思蒙 -e 中都 got; } >got.4
>     awk -f data/same-figures.awk want got.4
> done
49
0
same
R1 R12 R13 R7 R8
56 figures equal
56 figures equal
56 figures equal
# counters that are left out of one table are not left out of the next, whatever the others have
$ printf '序号,编号,发现日期,乡镇,序号\n1,甲,2023-05-01,卢峰镇,1\n2,乙,2023-05-02,卢峰镇,2\n' >one.csv
> printf '序号,编号,发现日期,乡镇,序号\n卢-1,丙,2023-05-03,卢峰镇,东-1\n' >two.csv
> ledger-tidy one.csv two.csv 2>errors | grep -o '卢-1\|东-1' | sort
东-1
卢-1
