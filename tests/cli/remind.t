# SPDX-License-Identifier: LGPL-2.1-or-later
# a letter about several hazards is recorded with its number, its day and that of its receipt
$ hazard-add -l l.csv --by 登记员甲 <county/new-hazards.csv >/dev/null
> hazard-add -l l.csv --by 登记员甲 发现日期=2023-06-01 乡镇=卢峰镇 行业=特种设备 企业名称=丁厂 \
>     隐患描述=叉车未检验 来源=部门检查 \
>     检查人=检查员丁 责任人=责任人丁 措施=停用送检 资金=0.5 期限=2023-06-30 预案=现场处置方案 \
>         >/dev/null
> cp l.csv before.csv
> overdue --as-of 2023-07-10 l.csv | columns 隐患编号,逾期天数,应采取措施
> overdue --as-of 2023-07-10 l.csv |
>     ledger-step -l l.csv 督促整改 --by 县安委办 --on 2023-07-10 上次措施=提醒 \
>         措施文号=溆安办提〔2023〕1号 措施签收日期=2023-07-11 |
>     columns 隐患编号,整改状态,上次措施,措施文号,措施印发日期,措施签收日期
隐患编号,逾期天数,应采取措施
XP-2023-0003,5,提醒
XP-2023-0004,10,提醒
隐患编号,整改状态,上次措施,措施文号,措施印发日期,措施签收日期
XP-2023-0003,整改中,提醒,溆安办提〔2023〕1号,2023-07-10,2023-07-11
XP-2023-0004,已登记,提醒,溆安办提〔2023〕1号,2023-07-10,2023-07-11
# the ledger has the columns now, the other rows are what they were, the journal fits
$ diff before.csv l.csv | grep -c '^>'
> ledger-log -l l.csv --verify | cut -d' ' -f 1-3
> overdue --as-of 2023-07-10 l.csv | columns 隐患编号,上次措施,措施印发日期,应采取措施
> ledger-merge l.csv 2>/dev/null | columns 上次措施,措施文号 | sort -u
3
l.csv 4
隐患编号,上次措施,措施印发日期,应采取措施
XP-2023-0003,提醒,2023-07-10,
XP-2023-0004,提醒,2023-07-10,督办
,
上次措施,措施文号
提醒,溆安办提〔2023〕1号
# the number of a letter is its own: another kind, another day, for any hazard, also when it is replaced
$ echo 'ledger-step -l l.csv remind --by 县安委办 "$@"' >remind
> sh ./remind --on 2023-07-10 reminded=督办 reminder_no=溆安办提〔2023〕1号 XP-2023-0004
> sh ./remind --on 2023-07-12 reminded=提醒 'reminder_no=溆安办提〔2023〕 １号' XP-2023-0001
> sh ./remind --on 2023-07-12 reminded=督办 reminder_no=溆安办督〔2023〕2号 XP-2023-0003 XP-2023-0004 |
>     columns 隐患编号,上次措施,措施文号,措施印发日期,措施签收日期
> sh ./remind --on 2023-07-13 reminded=约谈 reminder_no=溆安办提〔2023〕1号 XP-2023-0003
l.csv:5: error[E539] AH5 措施文号 “溆安办提〔2023〕1号” 溆安办提〔2023〕1号 XP-2023-0003 提醒 2023-07-10
l.csv:2: error[E539] AH2 措施文号 溆安办提〔2023〕 １号 XP-2023-0003 提醒 2023-07-10
隐患编号,上次措施,措施文号,措施印发日期,措施签收日期
XP-2023-0003,督办,溆安办督〔2023〕2号,2023-07-12,
XP-2023-0004,督办,溆安办督〔2023〕2号,2023-07-12,
l.csv:4: error[E539] AH4 措施文号 “溆安办督〔2023〕2号” 溆安办提〔2023〕1号 XP-2023-0003 提醒 2023-07-10
[2]
# the same letter for one more hazard; twice for one is refused
$ sh ./remind --on 2023-07-12 reminded=督办 reminder_no=溆安办督〔2023〕2号 XP-2023-0001 |
>     columns 隐患编号,上次措施,措施文号,措施印发日期,措施签收日期
> sh ./remind --on 2023-07-12 reminded=督办 reminder_no=溆安办督〔2023〕2号 XP-2023-0001
l.csv:2: warning[W551] AG2 上次措施 提醒 督办
隐患编号,上次措施,措施文号,措施印发日期,措施签收日期
XP-2023-0001,督办,溆安办督〔2023〕2号,2023-07-12,
l.csv:2: error[E506] A2 隐患编号 “XP-2023-0001” 2023-07-12
[2]
# received later: the day alone, once the letter is recorded
$ sh ./remind received_on=2023-07-14 XP-2023-0003 XP-2023-0004 |
>     columns 隐患编号,上次措施,措施文号,措施印发日期,措施签收日期
> sh ./remind received_on=2023-07-11 XP-2023-0001
> sh ./remind received_on=2023-07-14 XP-2023-0002
> sh ./remind reminder_no=溆安办督〔2023〕9号 received_on=2023-07-14 XP-2023-0001
> sh ./remind reminder_no=溆安办督〔2023〕2号 XP-2023-0001
隐患编号,上次措施,措施文号,措施印发日期,措施签收日期
XP-2023-0003,督办,溆安办督〔2023〕2号,2023-07-12,2023-07-14
XP-2023-0004,督办,溆安办督〔2023〕2号,2023-07-12,2023-07-14
l.csv:2: error[E309] AJ2 措施签收日期 “2023-07-11” 2023-07-12
l.csv:3: error[E503] AG3 上次措施 上次措施=VALUE
l.csv:2: error[E539] AH2 措施文号 “溆安办督〔2023〕2号” 溆安办督〔2023〕9号 溆安办督〔2023〕2号
l.csv:2: error[E503] AG2 上次措施 “督办” 上次措施=VALUE
[2]
# a step without a letter; one that the plan does not have; the words of the plan; a closed hazard
$ sh ./remind --on 2023-07-12 reminded=提醒 XP-2023-0002 | columns 上次措施,措施文号,措施印发日期
> sh ./remind --on 2023-07-13 reminded=警告 XP-2023-0002
> sh ./remind --on 2023-08-05 reminded=问责 XP-2023-0002 | columns 上次措施,措施文号,措施印发日期
> sh ./remind --on 2023-05-01 reminded=提醒 XP-2023-0002
> sh ./remind --on 2023-08-05 listed=县级 XP-2023-0002
上次措施,措施文号,措施印发日期
提醒,,2023-07-12
l.csv:3: error[E549] AG3 上次措施 “提醒” 警告 提醒、督办、约谈、研究提请问责
l.csv:3: warning[W551] AG3 上次措施 “提醒” 提醒 2023-07-12 督办 研究提请问责
上次措施,措施文号,措施印发日期
研究提请问责,,2023-08-05
l.csv:3: error[E513] A3 隐患编号 “XP-2023-0002” 发现日期 2023-05-20
ledger-step: error[E004] 督促整改 挂牌督办
[2]
# a letter from before the closing may be recorded after it, a later one is refused; a ledger in YAML takes them as well
$ ledger-close -l l.csv --by 审批人甲 --on 2023-07-20 XP-2023-0001 >/dev/null
> sh ./remind --on 2023-07-21 reminded=约谈 XP-2023-0001
> sh ./remind --on 2023-07-20 reminded=约谈 XP-2023-0001 | columns 整改状态,上次措施,措施印发日期
> sh ./remind received_on=2023-07-22 XP-2023-0001 | columns 上次措施,措施签收日期
> ledger-merge -f yaml before.csv >y.yaml 2>/dev/null
> ledger-step -l y.yaml remind --by 县安委办 --on 2023-07-10 reminded=提醒 reminder_no=1号 XP-2023-0003 |
>     columns 上次措施,措施文号,措施印发日期
> grep -A1 措施文号 y.yaml
> ledger-step -l y.yaml remind --by 县安委办 received_on=2023-07-12 XP-2023-0003 | columns 措施文号,措施签收日期
l.csv:2: error[E538] A2 隐患编号 “XP-2023-0001” 2023-07-20
整改状态,上次措施,措施印发日期
已销号,约谈,2023-07-20
上次措施,措施签收日期
约谈,2023-07-22
y.yaml: note[N714] XP-2023-0003
上次措施,措施文号,措施印发日期
提醒,1号,2023-07-10
  措施文号: 1号
  措施印发日期: 2023-07-10
措施文号,措施签收日期
1号,2023-07-12
# a letter that was recorded wrongly and undone leaves its number to the right one
$ sh ./remind --on 2023-07-15 reminded=约谈 reminder_no=溆安办约〔2023〕3号 XP-2023-0003 XP-2023-0004 >/dev/null
> sh ./remind --on 2023-07-16 reminded=约谈 reminder_no=溆安办约〔2023〕3号 XP-2023-0003
> ledger-log -l l.csv --undo $(($(wc -l <l.csv.journal.csv) - 1)) --by 县安委办 --reason 日期有误 >/dev/null
> sh ./remind --on 2023-07-16 reminded=约谈 reminder_no=溆安办约〔2023〕3号 XP-2023-0003 |
>     columns 上次措施,措施文号,措施印发日期
l.csv:4: error[E539] AH4 措施文号 “溆安办约〔2023〕3号” 溆安办约〔2023〕3号 XP-2023-0003 约谈 2023-07-15
上次措施,措施文号,措施印发日期
约谈,溆安办约〔2023〕3号,2023-07-16
# the name of a measure is short for the event
$ ledger-step -l l.csv 提请问责 --by 县安委办 --on 2023-08-11 措施文号=溆安办〔2023〕8号 XP-2023-0004 |
>     columns 上次措施,措施文号,措施印发日期
> ledger-step -l l.csv 提醒,督办 --by 县安委办 --on 2023-08-11 XP-2023-0004 2>&1 | head -1 | cut -d' ' -f 1-3
l.csv:5: warning[W551] AG5 上次措施 “督办” 督办 2023-07-12 约谈 研究提请问责
上次措施,措施文号,措施印发日期
研究提请问责,溆安办〔2023〕8号,2023-08-11
ledger-step: error[E004]
# a measure far ahead of its day does not end the ladder; one that is lower or dated before the last is recorded with a warning
$ hazard-add -l o.csv --by 登记员甲 <county/new-hazards.csv >/dev/null
> o='ledger-step -l o.csv --by 县安委办'
> $o 问责 --on 2023-07-06 XP-2023-0003 >/dev/null
> for d in 07-12 07-13 07-20 07-21; do
>     overdue --as-of 2023-$d o.csv | columns 隐患编号,上次措施,应采取措施 | grep 0003
> done
> $o 提醒 --on 2023-07-10 XP-2023-0003 >/dev/null
> $o 督办 --on 2023-07-08 XP-2023-0003 >/dev/null
> $o 督办 --on 2023-07-13 XP-2023-0003 >/dev/null
> $o 约谈 --on 2023-07-21 XP-2023-0003 >/dev/null
> overdue --as-of 2023-08-10 o.csv | columns 隐患编号,上次措施,应采取措施 | grep 0003
o.csv:4: warning[W551] AG4 上次措施 提醒 研究提请问责
XP-2023-0003,研究提请问责,
XP-2023-0003,研究提请问责,
XP-2023-0003,研究提请问责,
XP-2023-0003,研究提请问责,约谈
o.csv:4: warning[W551] AG4 上次措施 “研究提请问责” 研究提请问责 2023-07-06 约谈 提醒
o.csv:4: warning[W551] AG4 上次措施 “提醒” 提醒 2023-07-10 督办
XP-2023-0003,约谈,研究提请问责
# the undo of this letter leaves another one with its number in force
$ for id in A B; do
>     hazard-add -l p.csv --by 登记员甲 编号=$id 发现日期=2023-06-01 乡镇=卢峰镇 行业=特种设备 企业名称=$id厂 \
>         隐患描述=叉车未检验 来源=部门检查 检查人=检查员丁 责任人=责任人丁 措施=停用送检 资金=0.5 \
>         期限=2023-06-30 预案=现场处置方案 >/dev/null 2>&1
> done
> p='ledger-step -l p.csv --by 县安委办'
> $p 提醒 --on 2023-07-02 措施文号=1号 A >/dev/null
> hazard-add -l p.csv --by 登记员甲 编号=C 发现日期=2023-06-01 乡镇=卢峰镇 行业=特种设备 企业名称=丙厂 \
>     隐患描述=叉车未检验 来源=部门检查 检查人=检查员丁 责任人=责任人丁 措施=停用送检 资金=0.5 期限=2023-06-30 \
>     预案=现场处置方案 上次措施=提醒 措施文号=1号 措施印发日期=2023-07-01 >/dev/null
> ledger-log -l p.csv --undo 3 --by 县安委办 --reason 发错 >/dev/null
> $p 提醒 --on 2023-07-02 措施文号=1号 B
p.csv:3: error[E539] AH3 措施文号 1号 提醒 2023-07-01
[2]
