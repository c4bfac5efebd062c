# SPDX-License-Identifier: LGPL-2.1-or-later
# the closed loop, step by step: state, day and signature are set, other rows stay byte for byte
$ hazard-add -l l.csv --by 登记员甲 <county/new-hazards.csv >/dev/null
> hazard-add -l l.csv --by 登记员甲 发现日期=2023-06-01 乡镇=卢峰镇 行业=特种设备 企业名称=丁厂 \
>     隐患描述=叉车未检验 来源=部门检查 \
>     检查人=检查员丁 责任人=责任人丁 措施=停用送检 资金=0.5 期限=2023-06-30 预案=现场处置方案 \
>         >/dev/null
> cp l.csv before
> ledger-step -l l.csv assign --by 交办人甲 --on 2023-06-02 supervisor=县市场监管局 XP-2023-0004 |
>     columns 隐患编号,监管部门,交办日期,整改状态
> diff before l.csv | grep -c '^[<>]'
隐患编号,监管部门,交办日期,整改状态
XP-2023-0004,县市场监督管理局,2023-06-02,已交办
2
$ ledger-step -l l.csv start --by 责任人丁 --on 2023-06-03 XP-2023-0004 | columns 隐患编号,整改状态
隐患编号,整改状态
XP-2023-0004,整改中
$ ledger-step -l l.csv submit --by 责任人丁 --on 2023-06-20 XP-2023-0004 |
>     columns 隐患编号,整改状态,整改完成日期
隐患编号,整改状态,整改完成日期
XP-2023-0004,待验收,2023-06-20
# what is not accepted goes back: its dates are taken out, the journal keeps them
$ ledger-step -l l.csv reject --by 验收员丁 --on 2023-06-21 --reason 报告未盖章 XP-2023-0004 |
>     columns 隐患编号,整改状态,整改完成日期,验收日期,验收人
隐患编号,整改状态,整改完成日期,验收日期,验收人
XP-2023-0004,整改中,,,
$ ledger-step -l l.csv submit --by 责任人丁 --on 2023-06-25 XP-2023-0004 >/dev/null
> ledger-step -l l.csv accept --by 验收员丁 --on 2023-06-27 XP-2023-0004 |
>     columns 隐患编号,整改状态,整改完成日期,验收日期,验收人
隐患编号,整改状态,整改完成日期,验收日期,验收人
XP-2023-0004,待验收,2023-06-25,2023-06-27,验收员丁
# people are shown that it has been accepted; the ledger says so by the signature
$ ledger-step -l l.csv extend --by 县安委办 --reason 等资料 --on 2023-06-01 extended_to=2023-07-30 XP-2023-0004 -f text |
>     grep -o 已验收待销号
> columns 隐患编号,整改状态 l.csv | tail -n 1
已验收待销号
XP-2023-0004,待验收
$ ledger-step -l l.csv accept --by 验收员戊 --on 2023-06-28 XP-2023-0004
l.csv:5: error[E506] A5 隐患编号 “XP-2023-0004” 2023-06-27
[2]
$ ledger-close -l l.csv --by 审批人丁 --on 2023-06-28 XP-2023-0004 |
>     columns 隐患编号,整改状态,销号日期,销号审批人
隐患编号,整改状态,销号日期,销号审批人
XP-2023-0004,已销号,2023-06-28,审批人丁
# 回头看: closed, and open again, with a new deadline after the first
$ ledger-step -l l.csv reopen --by 检查员戊 --on 2023-07-10 --reason 回头看发现又在使用 \
>     extended_to=2023-07-31 XP-2023-0004 |
>     columns 隐患编号,整改期限,延期至,整改状态,整改完成日期,验收日期,验收人,销号日期,销号审批人
隐患编号,整改期限,延期至,整改状态,整改完成日期,验收日期,验收人,销号日期,销号审批人
XP-2023-0004,2023-06-30,2023-07-31,整改中,,,,,
# the verifier is not the owner; no date before the previous one; none in the future
$ ledger-step -l l.csv submit --by 责任人丁 --on 2023-07-20 XP-2023-0004 >/dev/null
> cp l.csv before
> ledger-step -l l.csv accept --by 责任人丁 --on 2023-07-19 XP-2023-0004
> ledger-step -l l.csv accept --by 验收员丁 --on 2023-07-22 --as-of 2023-07-21 XP-2023-0004
> ledger-step -l l.csv reject --by 验收员丁 --on 2023-07-19 --reason 仍在使用 XP-2023-0004
> cmp before l.csv
l.csv:5: error[E303] Y5 验收日期 “2023-07-19” 整改完成日期 2023-07-20
l.csv:5: error[E401] Z5 验收人 “责任人丁” 整改责任人
ledger-step: error[E203] “2023-07-22” 2023-07-21
l.csv:5: error[E513] A5 隐患编号 “XP-2023-0004” 整改完成日期 2023-07-20
# many in one call: all or none, and every refusal is reported
$ cp l.csv before
> ledger-step -l l.csv assign --by 交办人甲 --on 2023-06-20 XP-2023-0001 XP-2023-0003 XP-2023-0040
> cmp before l.csv
l.csv:2: error[E502] W2 整改状态 “待验收” 已验收待销号 交办 销号
l.csv:4: error[E502] W4 整改状态 “整改中” 整改中 交办 报请验收
l.csv: error[E501] “XP-2023-0040” XP-2023-0001
# more time: asked for five workdays before the deadline, 2023-07-05, so by 2023-06-28; approved, with a reason; the first deadline stays
$ ledger-step -l l.csv extend --by 审批人丁 --on 2023-06-29 --reason 汛期停工 \
>     extended_to=2023-7-20 \
>     XP-2023-0003
> ledger-step -l l.csv extend --by 审批人丁 --on 2023-06-28 --reason 汛期停工 \
>     extended_to=2023-7-20 \
>     XP-2023-0003 | columns 隐患编号,整改期限,延期至,整改状态
l.csv:4: error[E510] T4 延期至 2023-07-05 5 2023-06-28 县安委办督办规则（县定）
隐患编号,整改期限,延期至,整改状态
XP-2023-0003,2023-07-05,2023-07-20,整改中
# twice at most, and only ever later
$ ledger-step -l l.csv extend --by 审批人丁 --on 2023-07-01 --reason 再延 extended_to=2023-07-15 \
>     XP-2023-0003
> ledger-step -l l.csv extend --by 审批人丁 --on 2023-07-01 --reason 再延 extended_to=2023-07-25 \
>     XP-2023-0003 >/dev/null
> ledger-step -l l.csv extend --by 审批人丁 --on 2023-07-01 --reason 三延 extended_to=2023-07-30 \
>     XP-2023-0003
l.csv:4: error[E302] T4 延期至 “2023-07-20” 2023-07-20
l.csv:4: error[E511] T4 延期至 “2023-07-25” 2 县安委办督办规则（县定）
[2]
# missing arguments of a step are reported before anything is read
$ ledger-step -l l.csv extend --by 审批人丁 XP-2023-0003
> ledger-step -l l.csv extend --by 审批人丁 extended_to=2023-08-01 XP-2023-0003
> ledger-step -l l.csv start --by 甲 verifier=乙 XP-2023-0003
> ledger-step -l l.csv close --by 甲 XP-2023-0003 2>&1 | sed 's/give one of.*//'
> ledger-step -l l.csv start XP-2023-0003
> ledger-step -l l.csv start --by 甲 验收=乙 XP-2023-0003
ledger-step: error[E004] 延期 延期至 延期至=VALUE
ledger-step: error[E004] 延期 TEXT
ledger-step: error[E004] 开始整改 验收人
ledger-step: error[E004] EVENT “close”
Try “ledger-step --help”.
ledger-step: error[E004] NAME
Try “ledger-step --help”.
ledger-step: error[E004] “验收=乙” 验收人
Try “ledger-step --help”.
[2]
# a dry run shows which columns would change, and changes nothing
$ cp l.csv before
> ledger-step -l l.csv list --by 县安委办 --on 2023-07-21 listed=县级 --dry-run -f text XP-2023-0003
> cmp before l.csv
隐患编号      栏目      原值  新值
XP-2023-0003  挂牌督办        县级
XP-2023-0003  挂牌日期        2023-07-21
# what is overdue pipes on, each morning: what is listed already is left as it is
$ overdue --as-of 2023-08-01 l.csv | ledger-step -l l.csv list --by 县安委办 --on 2023-08-01 \
>     listed=县级 |
>     columns 隐患编号,挂牌督办,挂牌日期
> overdue --as-of 2023-08-02 l.csv | ledger-step -l l.csv list --by 县安委办 --on 2023-08-02 \
>     listed=县级
隐患编号,挂牌督办,挂牌日期
XP-2023-0003,县级,2023-08-01
l.csv:4: warning[W514] U4 挂牌督办 “县级” 2023-08-01
[1]
# a higher level keeps the first day
$ ledger-step -l l.csv list --by 县安委办 --on 2023-08-20 listed=市级 XP-2023-0003 |
>     columns 隐患编号,挂牌督办,挂牌日期
隐患编号,挂牌督办,挂牌日期
XP-2023-0003,市级,2023-08-01
# the plan's rule: what the township found itself and was accepted is not listed; a tip that was verified is
$ hazard-add -l r.csv --by 甲 <county/new-hazards.csv >/dev/null
> ledger-step -l r.csv submit --by 甲 --on 2023-07-01 XP-2023-0003 >/dev/null
> ledger-step -l r.csv accept --by 乙 --on 2023-07-02 XP-2023-0003 >/dev/null
> ledger-step -l r.csv list --by 县安委办 --on 2023-07-02 listed=县级 XP-2023-0003
> sed -e '3s/企业自查/群众举报/' -e '3s/$/经查属实/' r.csv | ledger-check
r.csv:4: error[E512] U4 挂牌督办 凡属地方主动上报并采取有效措施整治到位的重大事故隐患，上级主管部门一律不予挂牌督办
(stdin):3: warning[W403] U3 挂牌督办 凡是上级督导检查发现或群众举报经查属实的，一律挂牌督办、媒体曝光 县安委办
[1]
# numbers from any table that has them, whatever its other columns are
$ printf '序号,备注一,隐患编号,备注二\n1,a,XP-2023-0003,b\n' |
>     ledger-step -l r.csv reject --by 乙 --on 2023-07-03 --reason 未整改到位 | columns 隐患编号,整改状态
> printf '序号,备注一\n1,a\n' | ledger-step -l r.csv reject --by 乙 --on 2023-07-03 --reason x
隐患编号,整改状态
XP-2023-0003,整改中
(stdin):1: error[E107] A1 “序号、备注一” 隐患编号、发现日期、乡镇、行业领域、企业名称
[2]
# a ledger that lacks the column: its header gets it, other rows keep their bytes, the journal fits
$ columns -v 交办日期 l.csv >narrow.csv
> sed -i 's/整改中/已登记/' narrow.csv
> cp narrow.csv before
> ledger-log -l narrow.csv --adopt --by 甲 >/dev/null
> ledger-step -l narrow.csv assign --by 甲 --on 2023-06-20 XP-2023-0003 2>&1 >/dev/null
> diff before narrow.csv | sed 's/\(.\).*,\(.*,.*\)$/\1 \2/'
> ledger-log -l narrow.csv --verify | sed 's/, head.*//'
1c1
< 延期批准日期,延期批准人
---
> 延期批准人,交办日期
4c4
< 2023-07-01,审批人丁
---
> 审批人丁,2023-06-20
narrow.csv: 4 hazards as signed, 5 lines of the journal
# text beyond the header would become the value of a new column
$ columns -v 延期至 l.csv | sed '4s/$/,多余/' >beyond.csv
> ledger-log -l beyond.csv --adopt --by 甲 >/dev/null
> ledger-step -l beyond.csv extend --by 县安委办 --reason 等资料 --on 2023-06-01 extended_to=2023-07-30 XP-2023-0001 2>&1 |
>     grep -o -e E532 -e “多余”
E532
“多余”
# the ledger's encoding stays, and every byte of the other rows
$ for e in gb18030 utf-8; do
>     iconv -f utf-8 -t $e data/ledger.csv | sed 's/$/\r/' >e.csv
>     cp e.csv old
>     ledger-step -l e.csv submit --by 甲 --on 2023-06-20 XP-2023-0002 >/dev/null 2>&1
>     cmp e.csv old | cut -d ' ' -f 6,7
>     iconv -f $e -t utf-8 e.csv >new
>     iconv -f $e -t utf-8 old | diff - new | grep -c '^[<>].*\r*$'
>     rm e.csv*
> done
line 3
2
line 3
2
# a department that the plan does not have is entered as given, and reported
$ hazard-add -l u.csv --by 登记员甲 发现日期=2023-06-01 乡镇=卢峰镇 行业=特种设备 企业名称=丁厂 \
>     隐患描述=叉车未检验 来源=部门检查 检查人=检查员丁 责任人=责任人丁 措施=停用送检 资金=0.5 \
>     期限=2023-06-30 预案=现场处置方案 >/dev/null
> ledger-step -l u.csv assign --by 交办人甲 --on 2023-06-02 监管部门=安监局 XP-2023-0001 |
>     columns 监管部门,整改状态
u.csv:2: warning[W221] M2 监管部门 “安监局” 县安委办
监管部门,整改状态
安监局,已交办
# everyday words for a step: what is meant; another command for the closing; only the wrong word of a list
$ for w in 销号 close 退回 重开 移交 撤销 撤销挂牌 取消 登记; do
>     ledger-step -l u.csv $w --by 甲 XP-2023-0001 2>&1 | grep -o 'use .*'
> done
> ledger-step -l u.csv start,foo,submit --by 甲 XP-2023-0001 2>&1 | grep -o 'EVENT “[^”]*”'
> e=list,unlist,list,unlist
> ledger-step -l u.csv $e,$e,$e,$e,list --by 甲 XP-2023-0001 2>&1 | grep -o '“list”'
use ledger-close
use ledger-close
use 验收退回
use 回头看重开
use 移交承办
use 撤销登记
use 摘牌
use 撤销登记
use hazard-add
EVENT “foo”
“list”
# no guess for a name that resembles none
$ ledger-step -l u.csv start --by 甲 爻卦=某 XP-2023-0001 2>&1 | head -n 1
> ledger-step -l u.csv start --by 甲 整改措师=某 XP-2023-0001 2>&1 | head -n 1
ledger-step: error[E004] “爻卦=某” hazard-ledger(5
ledger-step: error[E004] “整改措师=某” 整改措施
