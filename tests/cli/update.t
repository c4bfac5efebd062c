# SPDX-License-Identifier: LGPL-2.1-or-later
# the first tables begin the ledger; once more they change neither ledger nor journal
$ ledger-update -l c.csv --by 登记员甲 --as-of 2023-05-22 -f csv data/second-month/may.csv 2>/dev/null |
>     columns 隐患编号,企业名称,新值,办理
> cp c.csv was.csv && cp c.csv.journal.csv was.journal
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-05-22 -f csv data/second-month/may.csv 2>/dev/null | wc -l
> cmp c.csv was.csv && cmp c.csv.journal.csv was.journal && echo same
> ledger-log -l c.csv --verify | grep -o '[0-9]* hazards\|[0-9]* lines'
隐患编号,企业名称,新值,办理
XP-2023-0001,溆浦县甲化工厂,可燃气体报警器失效,登记
XP-2023-0002,溆浦县乙烟花厂,超量储存,登记
XP-2023-0003,溆浦县丙石材厂,除尘系统未接地,登记
XP-2023-0004,溆浦县丁餐馆,未装可燃气体报警器,登记
1
same
4 hazards
5 lines
# a dry run shows the same table and changes nothing
$ ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 --dry-run -f csv data/second-month/june.csv >dry 2>/dev/null
> cmp c.csv was.csv && cmp c.csv.journal.csv was.journal && echo same
same
# the next month, sorted otherwise, without numbers: corrections, steps with the table's days and names, a new hazard
$ ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 -f csv data/second-month/june.csv >june 2>/dev/null
> cmp dry june
> columns 隐患编号,栏目,原值,新值,办理 june
> ledger-log -l c.csv --verify | grep -o '[0-9]* hazards\|[0-9]* lines'
> grep -c '来源: june.csv 第6行' c.csv.journal.csv
> columns 隐患编号,隐患部位,整改状态,整改完成日期,验收人,销号审批人,网格员电话 c.csv
隐患编号,栏目,原值,新值,办理
XP-2023-0001,整改状态,整改中,待验收,报请验收
XP-2023-0001,整改完成日期,,2023-06-08,报请验收
XP-2023-0001,验收日期,,2023-06-09,验收
XP-2023-0001,验收人,,验收员甲,验收
XP-2023-0003,网格员电话,103,113,更正
XP-2023-0003,隐患部位,车间,车间东侧,更正
XP-2023-0003,交办日期,,2023-05-08,交办
XP-2023-0003,整改状态,已登记,已交办,交办
XP-2023-0003,整改状态,已交办,整改中,开始整改
XP-2023-0003,整改状态,整改中,待验收,报请验收
XP-2023-0003,整改完成日期,,2023-05-30,报请验收
XP-2023-0004,验收日期,,2023-05-24,验收
XP-2023-0004,验收人,,验收员丁,验收
XP-2023-0005,,,防雷装置未检测,登记
5 hazards
14 lines
2
隐患编号,隐患部位,整改状态,整改完成日期,验收人,销号审批人,网格员电话
XP-2023-0001,罐区,待验收,2023-06-08,验收员甲,,101
XP-2023-0002,仓库,已销号,2023-05-15,验收员乙,审批人乙,102
XP-2023-0003,车间东侧,待验收,2023-05-30,,,113
XP-2023-0004,厨房,待验收,2023-05-19,验收员丁,,104
XP-2023-0005,罩棚,整改中,,,,103
# what only the county may decide: nothing of these rows gets through, each cell is listed
$ cp was.csv c.csv && cp was.journal c.csv.journal.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 -f csv data/second-month/cheats.csv >cheats 2>said
> echo $?
> grep -o 'cheats.csv:[0-9]*: warning.W[0-9]*. [A-Z0-9]*' said
> columns 隐患编号,栏目,原值,新值,办理 cheats
> cmp c.csv was.csv && echo same
1
cheats.csv:4: warning[W803] G4
cheats.csv:2: warning[W825] H2
cheats.csv:2: warning[W805] I2
cheats.csv:2: warning[W822] O2
cheats.csv:2: warning[W825] Q2
cheats.csv:2: warning[W806] Y2
cheats.csv:3: warning[W808] M3
cheats.csv:3: warning[W808] W3
cheats.csv:5: warning[W807] R5
cheats.csv:5: warning[W806] T5
隐患编号,栏目,原值,新值,办理
XP-2023-0003,隐患描述,,除尘系统没有接地,疑点
XP-2023-0001,隐患等级,重大,一般,疑点
XP-2023-0001,隐患来源,部门检查,企业自查,疑点
XP-2023-0001,整改期限,2023-06-10,2023-12-10,疑点
XP-2023-0001,挂牌督办,县级,,疑点
XP-2023-0001,企业罚款（万元）,1.5,,疑点
XP-2023-0002,整改措施,清运,清运出库,疑点
XP-2023-0002,销号日期,2023-05-18,2023-05-20,疑点
XP-2023-0004,整改状态,待验收,整改中,疑点
XP-2023-0004,整改完成日期,2023-05-19,,疑点
same
# a completion before the unit's last report is doubtful; the county confirms it with a reason
$ cp was.csv c.csv && cp was.journal c.csv.journal.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 -f csv data/second-month/backdated.csv 2>/dev/null |
>     columns 隐患编号,栏目,新值,办理
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 --accept XP-2023-0001:整改完成日期 \
>     -f csv data/second-month/backdated.csv >/dev/null 2>&1 || echo $?
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 --accept XP-2023-0001:整改完成日期 \
>     --reason 佐证属实 -f csv data/second-month/backdated.csv 2>/dev/null | columns 隐患编号,栏目,新值,办理
隐患编号,栏目,新值,办理
XP-2023-0001,整改完成日期,2023-05-21,疑点
2
隐患编号,栏目,新值,办理
XP-2023-0001,整改状态,待验收,报请验收
XP-2023-0001,整改完成日期,2023-05-21,报请验收
$ grep -o '报请验收,XP-2023-0001.*理由: 佐证属实; 来源: backdated.csv 第2行' c.csv.journal.csv | wc -l
1
# the table of one month is named once; --strict then changes nothing
$ cp was.csv c.csv && cp was.journal c.csv.journal.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 --strict -f csv data/second-month/one-month.csv \
>     >out 2>said
> echo $?
> grep -o 'W8[0-9]*' said
> cmp c.csv was.csv && echo same
2
W817
same
# a file with an unreadable value is not used at all; the others are
$ sed 's/2023-05-30/五月底/' data/second-month/june.csv >bad.csv
> sed 's/卢峰镇/低庄镇/; s/溆浦县/低庄/' data/second-month/may.csv >other.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 -f csv bad.csv other.csv 2>said |
>     columns 乡镇,办理 | sort | uniq -c | sed 's/^ *//'
> grep -o '^[a-z]*.csv:*[0-9]*: error.E[0-9]*.' said
1 乡镇,办理
4 低庄镇,登记
1 卢峰镇,疑点
bad.csv:3: error[E202]
bad.csv:5: error[E202]
bad.csv: error[E819]
# the county returned it: the old day is of the round before
$ cp was.csv c.csv && cp was.journal c.csv.journal.csv
> ledger-step -l c.csv reject --by 验收员丁 --on 2023-05-26 --reason 未整改到位 XP-2023-0004 >/dev/null
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 -f csv data/second-month/may.csv 2>said |
>     columns 隐患编号,栏目,新值,办理
> grep -o 'W8[0-9]*' said
隐患编号,栏目,新值,办理
XP-2023-0004,整改完成日期,2023-05-19,疑点
W811
# the county went ahead: what the township has not noted yet is no step back
$ cp was.csv c.csv && cp was.journal c.csv.journal.csv
> ledger-step -l c.csv accept --by 验收员丁 --on 2023-05-26 XP-2023-0004 >/dev/null
> ledger-close -l c.csv --by 审批人丁 --on 2023-05-27 XP-2023-0004 >/dev/null
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 -f csv data/second-month/may.csv 2>/dev/null |
>     columns 隐患编号,栏目,原值,新值,办理
隐患编号,栏目,原值,新值,办理
XP-2023-0004,整改状态,已销号,待验收,提示
# a listed hazard is unlisted before it is closed; the steps before that are taken
$ cp was.csv c.csv && cp was.journal c.csv.journal.csv
> sed 's/县级,整改中,2023-05-04,,,,,/县级,已销号,2023-05-04,2023-06-08,2023-06-09,验收员甲,2023-06-12,审批人甲/' \
>     data/second-month/may.csv >closed.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 closed.csv 2>said | columns 隐患编号,栏目,新值,办理
> grep -o 'W8[0-9]*' said
隐患编号,栏目,新值,办理
XP-2023-0001,销号日期,2023-06-12,疑点
XP-2023-0001,整改状态,待验收,报请验收
XP-2023-0001,整改完成日期,2023-06-08,报请验收
XP-2023-0001,验收日期,2023-06-09,验收
XP-2023-0001,验收人,验收员甲,验收
W824
# a counter column means nothing in the next table, in whatever order
$ awk -F, -v OFS=, '{ print (NR == 1 ? "序号" : 9 - NR), $0 }' data/second-month/may.csv >counted.csv
> cp was.csv c.csv && cp was.journal c.csv.journal.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-05-22 counted.csv 2>said | wc -l
> ledger-update -l n.csv --by 登记员甲 --as-of 2023-05-22 counted.csv 2>>said | wc -l
> head -1 n.csv | grep -c 序号
> grep -c W505 said
1
5
0
0
[1]
# a department's table registers hazards of several townships; these are not missing in the townships' own tables
$ sed '2,3s/卢峰镇/低庄镇/; s/溆浦县/部门/' data/second-month/may.csv >department.csv
> cp was.csv c.csv && cp was.journal c.csv.journal.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 department.csv 2>/dev/null | columns 乡镇,办理 | sort | uniq -c |
>     sed 's/^ *//'
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-23 data/second-month/may.csv 2>&1 | wc -l
1 乡镇,办理
2 低庄镇,登记
2 卢峰镇,登记
3
# a number with the description of another hazard is no correction
$ sed 's/^,\(.*\)可燃气体报警器失效/XP-2023-0001,\1灭火器超期/' data/second-month/may.csv >other.csv
> cp was.csv c.csv && cp was.journal c.csv.journal.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 other.csv 2>/dev/null | columns 隐患编号,栏目,新值,办理
隐患编号,栏目,新值,办理
XP-2023-0001,隐患描述,灭火器超期,疑点
# another township's table neither changes nor blocks a hazard, whether it gives the number or not
$ sed 's/卢峰镇/低庄镇/; s/溆浦县/低庄/' data/second-month/may.csv >theirs.csv
> sed -n '4s/^,/XP-2023-0003,/; 4s/车间/车间东侧/p; 3p' data/second-month/may.csv >>theirs.csv
> sed '4s/车间/车间西侧/; 4s/^,/XP-2023-0003,/' data/second-month/may.csv >own.csv
> cp was.csv c.csv && cp was.journal c.csv.journal.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 theirs.csv own.csv 2>said |
>     columns 隐患编号,乡镇,栏目,新值,办理 | grep -v 登记
> grep -o '^[a-z]*.csv:[0-9]*: warning.W[0-9]*.' said
隐患编号,乡镇,栏目,新值,办理
,卢峰镇,乡镇,卢峰镇,疑点
XP-2023-0003,卢峰镇,乡镇,卢峰镇,疑点
XP-2023-0003,卢峰镇,隐患部位,车间西侧,更正
theirs.csv:6: warning[W814]
theirs.csv:7: warning[W814]
# of a department's row and the township's own about one hazard the own one is used; the other's place is named
$ sed '2,3s/卢峰镇/低庄镇/; 2,3s/溆浦县/部门/; 4s/,已登记,,/,已交办,2023-05-08,/' data/second-month/may.csv >department.csv
> cp was.csv c.csv && cp was.journal c.csv.journal.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 department.csv own.csv 2>said | columns 隐患编号,栏目,新值,办理 |
>     grep -v 登记
> grep -o '^department.csv:[0-9]*: warning.W802.*' said | grep -o '^[a-z]*.csv:[0-9]*\|own.csv:[0-9]*'
隐患编号,栏目,新值,办理
,隐患编号,,疑点
,隐患编号,,疑点
XP-2023-0003,隐患部位,车间西侧,更正
department.csv:4
own.csv:4
department.csv:5
own.csv:5
# nor can a department's table date back what the township's last report said otherwise
$ sed '2,3s/卢峰镇/低庄镇/; 2,3s/溆浦县/部门/; 4s/,已登记,,/,待验收,2023-05-08,2023-05-20/' data/second-month/may.csv >department.csv
> cp was.csv c.csv && cp was.journal c.csv.journal.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 department.csv 2>/dev/null | columns 隐患编号,栏目,新值,办理 |
>     grep -v 登记
隐患编号,栏目,新值,办理
XP-2023-0003,整改完成日期,2023-05-20,疑点
# a table without hazards is no report that there are none
$ head -1 data/second-month/may.csv >none.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 none.csv 2>&1 | grep -o '^none.csv: warning.W827.'
none.csv: warning[W827]
# the sums; the county's number replaces the township's own, which is said; a file that is no table is in the result too
$ awk 'NR > 1 { $0 = "双井-00" NR $0 } { print }' data/second-month/may.csv >own.csv
> echo 这不是台账 >wages.csv
> ledger-update -l o.csv --by 登记员甲 --as-of 2023-05-22 own.csv wages.csv 2>said >out
> columns 隐患编号,办理,出处 out
> grep -c '双井-00[2-5]' out
> grep N829 said
隐患编号,办理,出处
,疑点,wages.csv
XP-2023-0001,登记,own.csv:2
XP-2023-0002,登记,own.csv:3
XP-2023-0003,登记,own.csv:4
XP-2023-0004,登记,own.csv:5
4
o.csv: note[N829] 2 1 4 0 1
