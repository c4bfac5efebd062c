# SPDX-License-Identifier: LGPL-2.1-or-later
# labels and words that the plan adds are those of a ledger too, in every command that changes it
$ { cat county/plan.yaml; printf '%s\n' 'columns:' '  - {column: 整改状态, labels: [办理进度]}' \
>     '  - {column: 整改完成日期, labels: [改好日]}' '  - {column: 销号审批人, labels: [销案人]}' \
>     '  - {column: 验收人, labels: [验收组长]}' \
>     'values:' '  - {column: 整改状态, value: 待验收, words: [候验]}'; } >p.yaml
> export HAZARD_PLAN=p.yaml
> five=整改责任人,整改措施,整改资金,整改期限,应急预案
> printf '%s\n' 隐患编号,发现日期,乡镇,行业领域,企业名称,隐患描述,隐患来源,检查人,$five,办理进度,改好日,验收日期,验收组长,销号日期,销案人 \
>     XP-2023-0001,2023-05-01,卢峰镇,非煤矿山,甲矿,无护栏,部门检查,张三,李四,加装护栏,1,2023-06-10,现场方案,候验,2023-06-05,2023-06-06,王五,, \
>     XP-2023-0002,2023-05-02,低庄镇,非煤矿山,乙矿,无顶棚,部门检查,张三,李四,加装顶棚,1,2023-06-10,现场方案,整改中,,,,, >l.csv
> ledger-check l.csv
# what the journal has under a label that the plan did not know yet is the same under one that it knows
$ ledger-log -l l.csv --adopt --by 县安委办 >/dev/null
> ledger-log -l l.csv --verify --plan p.yaml | sed 's/head .*/head/'
l.csv: note[N713] 行校验 2 NAME
l.csv: 2 hazards as signed, 2 lines of the journal, head
# every command that changes a ledger
$ export HAZARD_PLAN=p.yaml
> hazard-add -l l.csv --by 登记员甲 发现日期=2023-05-03 乡镇=卢峰镇 行业=非煤矿山 企业名称=丙矿 隐患描述=无排水 \
>     来源=部门检查 检查人=张三 责任人=李四 措施=加装 资金=1 期限=2023-06-10 预案=现场方案 办理进度=候验 改好日=2023-06-04 |
>     columns 隐患编号,整改状态,整改完成日期
> tail -n 1 l.csv
隐患编号,整改状态,整改完成日期
XP-2023-0003,待验收,2023-06-04
XP-2023-0003,2023-05-03,卢峰镇,非煤矿山,丙矿,无排水,部门检查,张三,李四,加装,1,2023-06-10,现场方案,待验收,2023-06-04,,,,
$ export HAZARD_PLAN=p.yaml
> ledger-step -l l.csv submit --by 李四 --on 2023-06-05 XP-2023-0002 | columns 隐患编号,整改状态,整改完成日期
> ledger-step -l l.csv accept --by 王五 --on 2023-06-06 XP-2023-0002 | columns 隐患编号,验收日期,验收人
> sed -n 3p l.csv
隐患编号,整改状态,整改完成日期
XP-2023-0002,待验收,2023-06-05
隐患编号,验收日期,验收人
XP-2023-0002,2023-06-06,王五
XP-2023-0002,2023-05-02,低庄镇,非煤矿山,乙矿,无顶棚,部门检查,张三,李四,加装顶棚,1,2023-06-10,现场方案,待验收,2023-06-05,2023-06-06,王五,,
$ export HAZARD_PLAN=p.yaml
> ledger-close -l l.csv --by 审批人甲 --on 2023-06-08 XP-2023-0001 | columns 隐患编号,整改状态,销号审批人
> sed -n 2p l.csv
隐患编号,整改状态,销号审批人
XP-2023-0001,已销号,审批人甲
XP-2023-0001,2023-05-01,卢峰镇,非煤矿山,甲矿,无护栏,部门检查,张三,李四,加装护栏,1,2023-06-10,现场方案,已销号,2023-06-05,2023-06-06,王五,2023-06-08,审批人甲
$ export HAZARD_PLAN=p.yaml
> ledger-log -l l.csv --verify | sed 's/head .*/head/'
> ledger-log -l l.csv --by 王五 -f csv | columns 隐患编号,角色,姓名,日期 | sort -u
> ledger-merge l.csv | columns 隐患编号,整改状态
l.csv: 3 hazards as signed, 6 lines of the journal, head
XP-2023-0001,验收人,王五,2023-06-06
XP-2023-0002,验收人,王五,2023-06-06
隐患编号,角色,姓名,日期
隐患编号,整改状态
XP-2023-0001,已销号
XP-2023-0002,待验收
XP-2023-0003,待验收
# in YAML a column that is missing is added, but not one that is there under the plan's label
$ export HAZARD_PLAN=p.yaml
> ledger-merge -f yaml l.csv | sed -e 's/整改状态:/办理进度:/' -e 's/整改完成日期:/改好日:/' >l.yaml
> ledger-close -l l.yaml --by 审批人甲 --on 2023-06-08 XP-2023-0002 >/dev/null
> sed -n '/0002/,/0003/p' l.yaml | grep -E '办理进度|整改状态|改好日|销号'
l.yaml: note[N714] XP-2023-0002
  办理进度: 已销号
  改好日: 2023-06-05
  销号日期: 2023-06-08
  销号审批人: 审批人甲
