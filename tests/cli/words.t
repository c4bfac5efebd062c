# SPDX-License-Identifier: LGPL-2.1-or-later
# a label that can mean several things is used if its cells are what the column holds
$ printf '%s\n' 编号,发现日期,乡镇,整改期限,整改时间,整改情况 \
>     A,2023-05-01,卢峰镇,2023-06-10,2023-06-05,已闭环 \
>     B,2023-05-01,低庄镇,2023-06-10,,未整改 >t.csv
> overdue --as-of 2023-06-20 t.csv | columns 隐患编号
t.csv:1: note[N127] E1 整改时间 “整改时间” →整改完成日期、 “整改情况” →整改状态
t.csv:2: error[E304] F2 整改情况 “已闭环” 已销号 销号日期
t.csv: warning[W642] 1
隐患编号
B
$ ledger-check t.csv | grep N127
t.csv:1: note[N127] E1 整改时间 “整改时间” →整改完成日期、 “整改情况” →整改状态
t.csv:1: error[E108] 行业领域
t.csv:1: error[E108] 企业名称
t.csv:1: error[E108] 隐患描述
t.csv:1: error[E108] 隐患来源
t.csv:1: error[E108] 检查人
t.csv:1: error[E108] 整改责任人
t.csv:1: error[E108] 整改措施
t.csv:1: error[E108] 整改资金（万元）
t.csv:1: error[E108] 应急预案
t.csv:2: error[E304] F2 整改情况 “已闭环” 已销号 验收日期、验收人、销号日期、销号审批人
[1]
# dates of hazards that are being rectified may be deadlines: the label stays unknown
$ printf '%s\n' 编号,发现日期,乡镇,整改期限,整改时间,整改状态 \
>     A,2023-05-01,卢峰镇,2023-06-10,2023-06-05,整改中 \
>     B,2023-05-01,低庄镇,2023-06-10,2023-06-07,未整改 >t.csv
> overdue --as-of 2023-06-20 t.csv | columns 隐患编号
t.csv:1: warning[W110] E1 整改时间 整改完成日期
t.csv: warning[W642] 2
# two of them for one column are both left
$ printf '%s\n' 编号,发现日期,责任单位,企业 A,2023-05-01,甲公司,乙公司 >t.csv
> ledger-check t.csv | grep -c N127
t.csv:1: warning[W110] D1 企业 企业名称
t.csv:1: error[E108] 乡镇
t.csv:1: error[E108] 行业领域
t.csv:1: error[E108] C1 企业名称 “责任单位”
t.csv:1: error[E108] 隐患描述
t.csv:1: error[E108] 隐患来源
t.csv:1: error[E108] 检查人
t.csv:1: error[E108] 整改责任人
t.csv:1: error[E108] 整改措施
t.csv:1: error[E108] 整改资金（万元）
t.csv:1: error[E108] 整改期限
t.csv:1: error[E108] 应急预案
0
[1]
# 是 and 否 answer the label; 否 of 是否销号 does not say how far it is
$ printf '%s\n' 编号,发现日期,乡镇,是否重大事故隐患,是否整改,整改完成时间 \
>     A,2023-05-01,卢峰镇,是,是,2023-06-05 B,2023-05-01,低庄镇,否,否, >t.csv
> ledger-tidy t.csv 2>/dev/null | columns 隐患编号,隐患等级,整改状态
隐患编号,隐患等级,整改状态
A,重大,待验收
B,一般,整改中
# hazards that are not major are not counted
$ printf '%s\n' 编号,发现日期,乡镇,隐患来源,整改期限,是否重大 \
>     A,2023-05-01,卢峰镇,部门检查,2023-06-10,是 B,2023-05-01,卢峰镇,部门检查,2023-06-10,否 >t.csv
> ledger-tidy t.csv 2>/dev/null | columns 隐患编号,隐患等级
隐患编号,隐患等级
A,重大
B,一般
$ printf '%s\n' 编号,发现日期,乡镇,整改期限,是否销号 A,2023-05-01,卢峰镇,2023-06-10,否 \
>     B,2023-05-01,卢峰镇,2023-06-10,未销号 C,2023-05-01,卢峰镇,2023-06-10,移交 >t.csv
> overdue --as-of 2023-06-20 t.csv | columns 隐患编号
t.csv:4: error[E207] E4 是否销号 “移交” 整改中 待验收 已销号 备注
t.csv: warning[W642] 1
隐患编号
A
B
# a plan adds labels and words
$ { cat county/plan.yaml; printf '%s\n' 'columns:' '  - {column: 整改状态, labels: [办理进度]}' \
>     'values:' '  - {column: 整改状态, value: 已销号, words: [了结]}'; } >p.yaml
> printf '%s\n' 编号,发现日期,乡镇,整改期限,整改完成时间,验收日期,验收人,销号日期,销号审批人,办理进度 \
>     A,2023-05-01,卢峰镇,2023-06-10,2023-06-05,2023-06-06,李四,2023-06-07,王五,了结 >t.csv
> ledger-tidy --plan p.yaml t.csv 2>/dev/null | columns 隐患编号,整改状态
隐患编号,整改状态
A,已销号
# but not one that has another meaning already
$ for add in 'columns: [{column: 乡镇, labels: [整改状态]}]' 'columns: [{column: 乡真, labels: [甲]}]' \
>     'values: [{column: 整改状态, value: 已销号, words: [未整改]}]' \
>     'values: [{column: 整改状态, value: 销完, words: [甲]}]' \
>     'values: [{column: 乡镇, value: 卢峰镇, words: [甲]}]'; do
>     { cat county/plan.yaml; echo "$add"; } >p.yaml
>     overdue --plan p.yaml t.csv 2>&1 | sed 's/p.yaml:[0-9]*/p.yaml/'
> done
p.yaml: error[E006] 整改状态 整改状态
p.yaml: error[E006] 乡真 乡镇
p.yaml: error[E006] 未整改 整改中
p.yaml: error[E006] 销完 整改状态
p.yaml: error[E006] 乡镇
# the unit in the upper of two rows is that of the amounts below it: 50000 元 are not 50000 万元
$ printf '%s\n' '隐患编号,发现日期,乡镇,隐患来源,整改期限,行政处罚（元）,' ,,,,,企业罚款,负责人罚款 \
>     A,2023-05-01,卢峰镇,部门检查,2023-06-10,50000,5000 >t.csv
> ledger-tidy t.csv 2>/dev/null | columns 隐患编号,企业罚款（元）,负责人罚款（元）
隐患编号,企业罚款（元）,负责人罚款（元）
A,50000,5000
# 已完成 and 未完成 too are read by their label; 未完成 in 销号情况 leaves open how far the hazard is
$ printf '%s\n' 编号,发现日期,乡镇,整改期限,整改完成时间,销号情况 A,2023-05-01,卢峰镇,2023-06-10,,未完成 \
>     B,2023-05-01,卢峰镇,2023-06-10,2023-06-05,未完成 C,2023-05-01,卢峰镇,2023-06-10,2023-06-05,已完成 >t.csv
> overdue --as-of 2023-06-20 t.csv | columns 隐患编号
t.csv:4: error[E304] F4 销号情况 “已完成” 已销号 销号日期
t.csv: warning[W642] 1
隐患编号
A
# of a hazard that is not closed, its dates say which step is next
$ printf '%s\n' 编号,发现日期,乡镇,行业领域,企业名称,隐患描述,隐患来源,检查人,整改责任人,整改措施,资金,整改期限,预案,整改完成时间,验收日期,验收人,是否销号 \
>     A,2023-05-01,卢峰镇,矿山,甲公司,无护栏,部门检查,张三,李四,加装护栏,1,2023-06-10,现场方案,2023-06-05,,,否 >l.csv
> ledger-step --by 王五 --on 2023-06-07 -l l.csv accept A | columns 隐患编号,验收日期,验收人,整改状态
l.csv: note[N714]
隐患编号,验收日期,验收人,整改状态
A,2023-06-07,王五,未销号
# a header of three rows, as a workbook with merged cells has it, and hints below it
$ printf '%s\n' 基本情况,基本情况,基本情况,整改情况,整改情况,整改情况,验收情况,验收情况 \
>     编号,发现日期,乡镇,五落实,五落实,五落实,验收,验收 编号,发现日期,乡镇,责任人,资金,期限,日期,验收人 \
>     编号,（年/月/日）,乡镇,,（万元）,（年/月/日）,, \
>     A,2023-05-01,卢峰镇,甲,2.5,2023-06-10,2023-06-05,乙 >t.csv
> ledger-tidy t.csv 2>&1 >out.csv | grep 'N12'
> columns 隐患编号,整改责任人,整改资金（万元）,整改期限,验收日期,验收人 out.csv
t.csv:2: note[N126] “基本情况；整改情况；验收情况”
t.csv:4: note[N123] A4 “编号”
隐患编号,整改责任人,整改资金（万元）,整改期限,验收日期,验收人
A,甲,2.5,2023-06-10,2023-06-05,乙
