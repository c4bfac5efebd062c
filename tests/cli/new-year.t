# SPDX-License-Identifier: LGPL-2.1-or-later
# a campaign that goes on under the plan of the next year: the same ledger, open hazards keep their numbers
$ hazard-add -l county.csv --by 登记员甲 <county/new-hazards.csv >/dev/null
> ledger-close -l county.csv --by 审批人甲 --on 2023-06-20 XP-2023-0001 >/dev/null
> sed -e 's/2023行动方案/2024行动方案/' -e 's/^end: .*/end: 2024-12-15/' county/plan.yaml >on.yaml
> export HAZARD_PLAN=on.yaml
> ledger-check county.csv 2>/dev/null && echo good
> hazard-add -l county.csv --by 登记员乙 发现日期=2024-01-05 乡镇=卢峰镇 行业=特种设备 企业名称=丁厂 \
>     隐患描述=叉车未检验 来源=乡镇排查 检查人=检查员丁 责任人=责任人丁 措施=停用送检 资金=0.5 \
>     期限=2024-02-28 预案=现场处置方案 | columns 隐患编号
> rollup --month 2024-01 county.csv 2>/dev/null |
>     columns 乡镇,排查数,排查数（本期）,整改完成数,整改完成数（本期）,销号数 | grep '^乡镇\|[0-9]'
> overdue --as-of 2024-01-20 -f csv county.csv 2>/dev/null | columns 隐患编号
> ledger-step -l county.csv submit --by 责任人丙 --on 2024-01-16 XP-2023-0003 | columns 隐患编号,整改状态
> ledger-log -l county.csv --verify | sed 's/, head.*//'
good
隐患编号
XP-2024-0001
乡镇,排查数,排查数（本期）,整改完成数,整改完成数（本期）,销号数
卢峰镇,2,1,1,0,1
低庄镇,1,0,1,0,0
桥江镇,1,0,0,0,0
合计,4,1,2,0,1
隐患编号
XP-2023-0003
隐患编号,整改状态
XP-2023-0003,待验收
county.csv 4 6
# a new campaign that counts open hazards only: a copy of ledger and journal, without the rows that are closed
$ sed -e 's/2023行动方案/2024行动方案/' -e 's/^start: .*/start: 2024-01-01/' \
>     -e 's/^end: .*/end: 2024-12-15/' county/plan.yaml >plan-2024.yaml
> export HAZARD_PLAN=plan-2024.yaml
> cp county.csv.journal.csv county-2024.csv.journal.csv
> grep -v ,已销号, county.csv >county-2024.csv
> ledger-log -l county-2024.csv --adopt --by 县安委办 --reason 已销号，留在2023年台账 -f csv
> ledger-log -l county-2024.csv --verify | sed 's/, head.*//'
> rollup --month 2024-01 county-2024.csv 2>/dev/null |
>     columns 乡镇,排查数,排查数（本期）,整改完成数,整改完成数（本期）,销号数 | grep '^乡镇\|[0-9]'
隐患编号,栏目,原值,新值
XP-2023-0001,隐患编号,XP-2023-0001,
county-2024.csv 3 7
乡镇,排查数,排查数（本期）,整改完成数,整改完成数（本期）,销号数
卢峰镇,1,1,0,0,0
低庄镇,1,0,1,0,0
桥江镇,1,0,1,1,0
合计,3,1,2,1,0
# the history goes on, also of a hazard that is closed; no number is given again
$ export HAZARD_PLAN=plan-2024.yaml
> ledger-log -l county-2024.csv XP-2023-0003 -f csv | columns 日期,操作,姓名
> ledger-log -l county-2024.csv XP-2023-0001 -f csv | columns 操作 | xargs
> sed -n '1p;2p' county/new-hazards.csv | hazard-add -l county-2024.csv --by 登记员乙 | columns 隐患编号
日期,操作,姓名
2023-06-18,登记,登记员甲
2024-01-16,报请验收,责任人丙
操作 登记 销号 签认
隐患编号
XP-2023-0004
