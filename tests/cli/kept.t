# SPDX-License-Identifier: LGPL-2.1-or-later
# no step replaces a deadline or a 整改责任人 that is filled in; the same value again is no change
$ hazard-add -l l.csv --by 登记员甲 发现日期=2023-05-20 乡镇=卢峰镇 行业=特种设备 企业名称=丁厂 \
>     隐患描述=叉车未检验 来源=乡镇排查 监管部门=县应急管理局 检查人=检查员丁 责任人=责任人丁 \
>     措施=停用送检 资金=0.5 期限=2023-06-01 预案=现场处置方案 >/dev/null
> cp l.csv before
> s='ledger-step -l l.csv --as-of 2023-08-31'
> $s assign --by 甲 --on 2023-05-25 整改期限=2023-12-31 XP-2023-0001
> $s assign,start --by 甲 --on 2023-05-25 整改责任人=责任人戊 XP-2023-0001
> cmp before l.csv
> $s assign --by 甲 --on 2023-05-25 整改期限=2023-6-1 整改责任人=责任人丁 XP-2023-0001 |
>     columns 交办日期,整改期限,整改责任人
l.csv:2: error[E548] R2 整改期限 “2023-06-01” 整改期限
l.csv:2: error[E548] O2 整改责任人 “责任人丁” 整改责任人
交办日期,整改期限,整改责任人
2023-05-25,2023-06-01,责任人丁
# one column given twice, by two of its names: the same value is no fault, another one is
$ e='ledger-step -l l.csv extend --by 县安委办 --on 2023-05-25 --reason 汛期 --dry-run'
> $e 延期至=2023-07-01 extended_to=2023-08-01 XP-2023-0001
> $e 延期至=2023-07-01 extended_to=2023-7-1 XP-2023-0001 | grep 延期至
ledger-step: error[E004] 延期至 extended_to
XP-2023-0001,延期至,,2023-07-01
# a hazard leaves a count no earlier than its last dated step
$ s='ledger-step -l l.csv --as-of 2023-08-31'
> $s remind --by 甲 --on 2023-06-10 上次措施=提醒 XP-2023-0001 >/dev/null
> c='--by 甲 --reason 重复 撤销批准人=王主任 --dry-run XP-2023-0001'
> r='--by 甲 --reason 复核 等级认定人=县应急管理局、刘伟 佐证材料=会议纪要 --dry-run XP-2023-0001'
> $s cancel --on 2023-06-09 $c
> $s cancel --on 2023-06-10 $c | grep -c 2023-06-10
> $s reclassify --on 2023-06-09 $r
> $s reclassify --on 2023-06-10 $r | grep -c 2023-06-10
l.csv:2: error[E513] A2 隐患编号 “XP-2023-0001” 措施印发日期 2023-06-10
1
l.csv:2: error[E513] A2 隐患编号 “XP-2023-0001” 措施印发日期 2023-06-10
1
# the county's listing ends no earlier than the acceptance
$ s='ledger-step -l l.csv --as-of 2023-08-31'
> $s list --by 甲 --on 2023-06-11 挂牌督办=县级 XP-2023-0001 >/dev/null
> $s start,submit --by 责任人丁 --on 2023-06-20 XP-2023-0001 >/dev/null
> $s accept --by 验收员丁 --on 2023-06-22 XP-2023-0001 >/dev/null
> $s unlist --by 甲 --on 2023-06-21 XP-2023-0001
> $s unlist --by 甲 --on 2023-06-21 摘牌文号=溆安办〔2023〕9号 --dry-run XP-2023-0001 | grep 摘牌日期
> $s unlist --by 甲 --on 2023-06-22 XP-2023-0001 | columns 摘牌日期
l.csv:2: error[E513] A2 隐患编号 “XP-2023-0001” 验收日期 2023-06-22
XP-2023-0001,摘牌日期,,2023-06-21
摘牌日期
2023-06-22
# the second look is not that of the person that rectified the hazard
$ s='ledger-step -l l.csv --as-of 2023-08-31'
> ledger-close -l l.csv --by 审批人丁 --on 2023-06-23 --as-of 2023-08-31 XP-2023-0001 >/dev/null
> $s recheck --by 责任人丁 --on 2023-06-24 XP-2023-0001
> $s recheck --by 检查员戊 --on 2023-06-24 XP-2023-0001 | columns 隐患编号
l.csv:2: error[E401] O2 整改责任人 “责任人丁” 回头看检查人
隐患编号
XP-2023-0001
# reopening leaves the days before it overdue as they were: the new deadline counts from that day
$ s='ledger-step -l l.csv --as-of 2023-08-31'
> overdue --as-of 2023-06-10 l.csv | columns 隐患编号,逾期天数
> $s reopen --by 检查员戊 --on 2023-06-25 --reason 复发 延期至=2023-07-31 XP-2023-0001 |
>     columns 整改期限,延期至,延期批准日期
> overdue --as-of 2023-06-10 l.csv | columns 隐患编号,逾期天数
> overdue --as-of 2023-07-10 l.csv
> overdue --as-of 2023-08-10 l.csv | columns 隐患编号,逾期天数
> ledger-log --verify -l l.csv >/dev/null && ledger-check --as-of 2023-08-31 l.csv
隐患编号,逾期天数
XP-2023-0001,9
整改期限,延期至,延期批准日期
2023-06-01,2023-07-31,2023-06-25
隐患编号,逾期天数
XP-2023-0001,9
隐患编号,逾期天数
XP-2023-0001,10
l.csv: 1 hazard, 1 good, 0 to change
