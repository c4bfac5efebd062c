# SPDX-License-Identifier: LGPL-2.1-or-later
# what was accepted is closed; only that row changes
$ sed '2s/,县级,2023-05-12,/,,,/' data/ledger.csv >old.csv
> cp old.csv l.csv
> ledger-close -l l.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001 2>/dev/null |
>     columns 隐患编号,整改状态,销号日期,销号审批人
> diff old.csv l.csv | grep -c '^<'
隐患编号,整改状态,销号日期,销号审批人
XP-2023-0001,已销号,2023-06-25,审批人乙
1
# what is not accepted is refused, every number with its reason, and nothing is closed
$ rm l.csv*
> cp old.csv l.csv
> ledger-close -l l.csv --by 审批人乙 XP-2023-0001 XP-2023-0002 XP-2023-0003 XP-2023-0009
> cmp l.csv old.csv
l.csv:3: error[E502] S3 整改状态 “整改中” 整改中 销号 待验收 报请验收
l.csv:4: error[E506] A4 隐患编号 “XP-2023-0003” 2023-06-20
l.csv: error[E501] “XP-2023-0009” XP-2023-0001
# a hazard that is listed: only after the listing was removed, which a county's own listing may be once accepted
$ cp data/ledger.csv listed.csv
> ledger-close -l listed.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001
> ledger-step -l listed.csv unlist --by 县安委办 --on 2023-06-24 XP-2023-0001 2>/dev/null |
>     columns 整改状态,挂牌督办,挂牌日期,摘牌日期
> ledger-close -l listed.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001 | columns 整改状态,销号日期
listed.csv:2: error[E546] Q2 挂牌督办 “县级” 挂牌督办
整改状态,挂牌督办,挂牌日期,摘牌日期
待验收,县级,2023-05-12,2023-06-24
整改状态,销号日期
已销号,2023-06-25
# acceptance without day or signature
$ sed '2s/,2023-06-16,验收员甲,/,,,/' data/ledger.csv >l.csv
> ledger-close -l l.csv --by 审批人乙 XP-2023-0001
l.csv:2: error[E503] U2 验收日期 验收
l.csv:2: error[E503] V2 验收人 验收
[2]
# the approver must be neither the owner nor the verifier
$ cp old.csv l.csv
> ledger-close -l l.csv --by 验收员甲 XP-2023-0001
> HAZARD_USER=责任人甲 ledger-close -l l.csv XP-2023-0001
> cmp l.csv old.csv
l.csv:2: error[E401] X2 销号审批人 “验收员甲” 验收人
l.csv:2: error[E401] X2 销号审批人 “责任人甲” 整改责任人
# not before it was accepted, not in the future
$ ledger-close -l l.csv --by 审批人乙 --on 2023-06-01 XP-2023-0001
> ledger-close -l l.csv --by 审批人乙 --on 2023-06-25 --as-of 2023-06-20 XP-2023-0001
> cmp l.csv old.csv
l.csv:2: error[E303] W2 销号日期 “2023-06-01” 验收日期 2023-06-16
ledger-close: error[E203] “2023-06-25” 2023-06-20
# numbers from any table with that column
$ printf '编号\nXP-2023-0001\n' | ledger-close -l l.csv --by 审批人乙 --on 2023-06-25 -f csv \
>     2>/dev/null |
>     columns 隐患编号,整改状态
隐患编号,整改状态
XP-2023-0001,已销号
# a table without numbers
$ printf '乡镇,检查人\n卢峰镇,甲\n' | ledger-close -l l.csv --by 审批人乙
(stdin):1: error[E108] 隐患编号
[2]
# the approver must be named
$ ledger-close -l l.csv XP-2023-0001
ledger-close: error[E004] NAME
Try “ledger-close --help”.
[2]
# a ledger that is not there
$ ledger-close -l nowhere.csv --by 甲 XP-2023-0001
nowhere.csv: error[E001]
[2]
# a ledger in YAML, whose hazards do not have the columns of closing yet; comments and order stay
$ {
>     echo '# ledger of the county'
>     hazard-add -l y.yaml <county/new-hazards.csv >/dev/null
>     cat y.yaml
> } >c.yaml
> ledger-close -l c.yaml --by 审批人甲 --on 2023-06-20 XP-2023-0002 -f csv 2>/dev/null |
>     columns 隐患编号,整改状态,整改完成日期,验收日期,验收人,销号日期,销号审批人 | tail -1
> sed 1d c.yaml | diff y.yaml -
> ledger-check c.yaml
XP-2023-0002,已销号,2023-05-30,2023-06-02,验收员乙,2023-06-20,审批人甲
35c35
<   整改状态: 待验收
---
>   整改状态: 已销号
38a39,40
>   销号日期: 2023-06-20
>   销号审批人: 审批人甲
# a hazard in YAML may have a column that the others do not have
$ hazard-add -l y.yaml 发现日期=2023-06-01 乡镇=卢峰镇 行业=特种设备 企业名称=丁厂 \
>     隐患描述=叉车未检验 来源=部门检查 检查人=甲 责任人=乙 \
>     措施=停用送检 资金=0.5 期限=2023-06-30 预案=现场处置方案 备注=无 >/dev/null
> tail -2 y.yaml
> ledger-check y.yaml
  整改状态: 已登记
  备注: 无
