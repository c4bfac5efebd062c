# SPDX-License-Identifier: LGPL-2.1-or-later
# what ends on a day: figures of earlier days stay
# a hazard registered twice, cancelled on 1 June: overdue and counted until then, afterwards only as 核减数
$ cat >c.csv <<'CSV'
> 编号,发现日期,乡镇,行业领域,企业名称,隐患描述,隐患来源,检查人,整改责任人,整改措施,整改资金,整改期限,应急预案,整改状态,撤销日期,撤销批准人,撤销理由
> A,2023-05-02,卢峰镇,危险化学品,甲厂,阀门泄漏,部门检查,张甲,李甲,更换,1,2023-05-15,预案甲,已登记,,,
> B,2023-05-02,卢峰镇,危险化学品,甲厂,阀门泄漏,部门检查,张甲,李甲,更换,1,2023-05-15,预案甲,已撤销,2023-06-01,王乙,与 A 重复登记
> C,2023-05-23,低庄镇,危险化学品,乙厂,管道腐蚀,部门检查,张甲,李乙,更换,1,2023-06-30,预案乙,已撤销,2023-05-31,王乙,无此企业
> CSV
> ledger-check c.csv
> overdue --as-of 2023-05-31 c.csv 2>/dev/null | columns 隐患编号,逾期天数
> overdue --as-of 2023-06-01 c.csv 2>/dev/null | columns 隐患编号,逾期天数
> rollup --month 2023-05 c.csv 2>/dev/null | grep -c 核减数
> rollup --month 2023-06 c.csv 2>/dev/null | grep -e 乡镇 -e 卢峰镇 -e 低庄镇 -e 合计 |
>     columns 乡镇,排查数,排查数（本期）,逾期数,核减数,核减数（本期）
> rollup --as-of 2023-06-22 --by 整改状态 c.csv 2>/dev/null | columns 整改状态,排查数,核减数
隐患编号,逾期天数
A,16
B,16
隐患编号,逾期天数
A,17
0
乡镇,排查数,排查数（本期）,逾期数,核减数,核减数（本期）
卢峰镇,1,-1,1,1,1
低庄镇,0,0,0,1,1
合计,1,-1,1,2,2
整改状态,排查数,核减数
未整改,1,0
待验收,0,0
已验收待销号,0,0
已销号,0,0
已撤销,0,2
合计,1,2
# what such a hazard must have, and no other
$ sed -e '3s/,王乙,/,,/' -e '2s/,,,$/,2023-06-01,李甲,依据文件/' -e '4s/王乙/张甲/' -e '4s/2023-05-31/2023-05-01/' c.csv |
>     ledger-check
> printf '编号,发现日期,整改期限,整改状态,撤销日期\nA,2023-05-02,2023-05-15,整改中,2023-06-01\n' |
>     overdue --as-of 2023-06-10
(stdin):2: error[E307] N2 整改状态 “已登记” 已登记 撤销日期、撤销批准人、撤销理由
(stdin):2: error[E401] P2 撤销批准人 “李甲” 整改责任人
(stdin):3: error[E304] N3 整改状态 “已撤销” 已撤销 撤销批准人
(stdin):4: error[E303] O4 撤销日期 “2023-05-01” 发现日期 2023-05-23
(stdin):4: error[E401] P4 撤销批准人 “张甲” 检查人
(stdin):2: error[E307] D2 整改状态 “整改中” 整改中 撤销日期
(stdin): warning[W642] 1
[1]
# samples draw from them apart, with groups and without
$ ledger-sample -n 2 --seed s --as-of 2023-06-22 --by 乡镇 --strata c.csv
> ledger-sample -n 2 --seed s --as-of 2023-06-22 --strata c.csv
> ledger-sample -n 2 --seed s --as-of 2023-05-24 --by 乡镇 --strata c.csv
> ledger-sample -n 2 --seed s --as-of 2023-06-22 c.csv | columns 隐患编号
乡镇,隐患数,抽中权重,抽取数
卢峰镇,1,1,1
已撤销,2,2,1
整改状态,隐患数,抽中权重,抽取数
未撤销,1,1,1
已撤销,2,2,1
乡镇,隐患数,抽中权重,抽取数
卢峰镇,2,2,1
低庄镇,1,1,1
隐患编号
A
C
# an extension counts from its approval: on the days before, the first deadline holds
$ cat >e.csv <<'CSV'
> 编号,发现日期,整改期限,延期至,延期批准日期,延期批准人
> A,2023-05-02,2023-05-15,2023-06-30,2023-06-10,王乙
> B,2023-05-02,2023-05-15,2023-06-30,,
> CSV
> overdue --as-of 2023-06-09 e.csv | columns 隐患编号,逾期天数
> overdue --as-of 2023-06-10 e.csv
> overdue --as-of 2023-07-01 e.csv | columns 隐患编号,逾期天数
隐患编号,逾期天数
A,25
隐患编号,逾期天数
A,1
B,1
# a level that was changed on 1 June, and a supervisor
$ cat >l.csv <<'CSV'
> 编号,发现日期,乡镇,企业名称,隐患来源,整改期限,整改状态,隐患等级,等级变更日期,等级认定人,监管部门,移交日期,移交前监管部门
> A,2023-05-02,卢峰镇,甲厂,部门检查,2023-07-31,已登记,一般,2023-06-01,县应急管理局 刘伟,县应急管理局,2023-06-01,县教育局
> B,2023-05-02,卢峰镇,乙厂,部门检查,2023-07-31,已登记,重大,,,县教育局,,
> CSV
> rollup --by 隐患等级 --month 2023-05 l.csv 2>/dev/null | columns 隐患等级,排查数
> rollup --by 隐患等级 --month 2023-06 l.csv 2>/dev/null | columns 隐患等级,排查数,排查数（本期）
> rollup --by 监管部门 --month 2023-05 l.csv | columns 监管部门,排查数
> rollup --by 监管部门 --month 2023-06 l.csv | columns 监管部门,排查数,排查数（本期）
隐患等级,排查数
重大,2
一般,0
合计,2
隐患等级,排查数,排查数（本期）
重大,1,-1
一般,1,1
合计,2,0
监管部门,排查数
县教育局,2
合计,2
监管部门,排查数,排查数（本期）
县应急管理局,1,1
县教育局,1,-1
合计,2,0
# several steps at once: each a line of the journal, the row written once; all or none
$ new() {
>     hazard-add -l n.csv --by 登记员甲 发现日期=2023-06-01 乡镇=卢峰镇 行业=特种设备 企业名称="$1" 隐患描述=叉车未检验 \
>         隐患来源="$2" 检查人=检查员庚 责任人=责任人庚 措施=停用送检 资金=0.5 期限=2023-06-30 预案=现场处置方案 >/dev/null
> }
> new 庚厂 部门检查
> new 辛厂 乡镇排查
> ledger-step -l n.csv 交办、开始整改，submit --by 交办人甲 --on 2023-06-02 备注=立行立改 XP-2023-0001 |
>     columns 隐患编号,交办日期,整改状态,整改完成日期,备注
> columns 操作,变更 n.csv.journal.csv | tail -n 3
> ledger-step -l n.csv assign,start,submit --by 交办人甲 --on 2023-06-02 --dry-run XP-2023-0002
> ledger-step -l n.csv assign,submit --by 交办人甲 --on 2023-06-02 XP-2023-0002
> ledger-step -l n.csv assign,nothing --by 交办人甲 XP-2023-0002 2>&1 | head -n 1 | cut -d ' ' -f 2
> ledger-log -l n.csv --verify | sed 's/, head.*//'
隐患编号,交办日期,整改状态,整改完成日期,备注
XP-2023-0001,2023-06-02,待验收,2023-06-02,立行立改
交办,交办日期:  → 2023-06-02; 整改状态: 已登记 → 已交办; 备注:  → 立行立改
开始整改,整改状态: 已交办 → 整改中; 办理日期: 2023-06-02
报请验收,整改状态: 整改中 → 待验收; 整改完成日期:  → 2023-06-02
隐患编号,栏目,原值,新值
XP-2023-0002,交办日期,,2023-06-02
XP-2023-0002,整改状态,已登记,待验收
XP-2023-0002,整改完成日期,,2023-06-02
n.csv:3: error[E502] W3 整改状态 “已交办” 已交办 报请验收 整改中 开始整改
error[E004]
n.csv: 2 hazards as signed, 5 lines of the journal
# cancelling: another person approves it; what others found, listed or fined needs the county's document
$ cp n.csv before.csv
> c='ledger-step -l n.csv 撤销登记 --by 李经办 --on 2023-06-12'
> $c XP-2023-0002 撤销批准人=王主任
> $c --reason 重复登记 XP-2023-0002
> $c --reason 重复登记 XP-2023-0002 撤销批准人=李经办
> $c --reason 重复登记 XP-2023-0002 撤销批准人=责任人庚
> $c --reason 重复登记 XP-2023-0001 XP-2023-0002 撤销批准人=王主任
> cmp n.csv before.csv
> $c --reason 重复登记 XP-2023-0002 撤销批准人=王主任 | columns 整改状态,撤销日期,撤销批准人,撤销理由
> $c --reason 重复登记 XP-2023-0002 撤销批准人=王主任
> ledger-step -l n.csv list --by 王主任 --on 2023-06-12 挂牌督办=市级 XP-2023-0001 >/dev/null
> $c --reason 重复登记 XP-2023-0001 撤销批准人=王主任 撤销文号=溆安办〔2023〕3号
ledger-step: error[E004] 撤销登记 TEXT
ledger-step: error[E004] 撤销登记 撤销批准人 撤销批准人=VALUE
n.csv:3: error[E547] AH3 撤销批准人 李经办
n.csv:3: error[E401] AH3 撤销批准人 “责任人庚” 整改责任人
n.csv:2: error[E540] 撤销文号 部门检查 撤销文号=NUMBER
整改状态,撤销日期,撤销批准人,撤销理由
已撤销,2023-06-12,王主任,重复登记
n.csv:3: error[E506] A3 隐患编号 “XP-2023-0002” 2023-06-12
n.csv:2: error[E546] U2 挂牌督办 “市级” 挂牌督办
[2]
# a listing is removed by its authority; the level stays, and so does the cumulative figure
$ u='ledger-step -l n.csv 摘牌 --by 李经办 --on 2023-06-14'
> $u XP-2023-0001
> $u XP-2023-0001 摘牌文号=怀安办〔2023〕5号 | columns 挂牌督办,挂牌日期,摘牌日期,摘牌文号
> $u XP-2023-0001
> rollup --as-of 2023-06-22 --by 挂牌督办 n.csv 2>/dev/null | columns 挂牌督办,排查数,挂牌督办数
> ledger-step -l n.csv list --by 王主任 --on 2023-06-15 挂牌督办=县级 XP-2023-0001 |
>     columns 挂牌督办,挂牌日期,摘牌日期
> $u XP-2023-0001
> ledger-step -l n.csv accept --by 王二 --on 2023-06-16 XP-2023-0001 >/dev/null
> ledger-close -l n.csv --by 张三 --on 2023-06-17 XP-2023-0001
> ledger-step -l n.csv 摘牌 --by 李经办 --on 2023-06-17 XP-2023-0001 >/dev/null
> ledger-close -l n.csv --by 张三 --on 2023-06-17 XP-2023-0001 | columns 整改状态,摘牌日期
n.csv:2: error[E540] 摘牌文号 市级 摘牌文号=NUMBER
挂牌督办,挂牌日期,摘牌日期,摘牌文号
市级,2023-06-12,2023-06-14,怀安办〔2023〕5号
n.csv:2: error[E506] A2 隐患编号 “XP-2023-0001” 2023-06-14
挂牌督办,排查数,挂牌督办数
县级,0,0
市级,0,0
省级,0,0
已摘牌,1,1
未挂牌,0,0
合计,1,1
挂牌督办,挂牌日期,摘牌日期
县级,2023-06-12,
n.csv:2: error[E540] AK2 摘牌文号 摘牌文号=NUMBER
n.csv:2: error[E546] U2 挂牌督办 “县级” 挂牌督办
整改状态,摘牌日期
已销号,2023-06-17
# reopening needs a deadline that is ahead, which is no extension
$ r='ledger-step -l n.csv reopen --by 张三 --reason 复发'
> $r --on 2023-07-14 XP-2023-0001
> $r --on 2023-07-14 XP-2023-0001 延期至=2023-07-13
> $r --on 2023-07-14 XP-2023-0001 延期至=2023-08-30 | columns 整改状态,延期至
> for d in 2023-09-30 2023-10-31 2023-11-30; do
>     ledger-step -l n.csv extend --by 王主任 --on 2023-08-01 --reason 汛期 延期至=$d XP-2023-0001 |
>         columns 延期至,延期批准日期,延期批准人
> done
n.csv:2: error[E503] T2 延期至 延期至=VALUE
n.csv:2: error[E544] T2 延期至 2023-07-14
整改状态,延期至
整改中,2023-08-30
延期至,延期批准日期,延期批准人
2023-09-30,2023-08-01,王主任
延期至,延期批准日期,延期批准人
2023-10-31,2023-08-01,王主任
n.csv:2: error[E511] T2 延期至 “2023-10-31” 2 县安委办督办规则（县定）
# a transfer keeps the deadline and the department before; both units have confirmed it
$ t='ledger-step -l n.csv 移交承办 --by 张三'
> $t --on 2023-08-02 监管部门=教育局 XP-2023-0001
> $t --on 2023-08-02 --reason 双方确认 XP-2023-0001
> $t --on 2023-08-02 --reason 双方确认 监管部门=火星局 XP-2023-0001
> $t --on 2023-08-02 --reason 双方确认 监管部门=教育局 XP-2023-0001 | columns 监管部门,移交日期,移交前监管部门
> $t --on 2023-08-03 --reason 双方确认 监管部门=应急局 XP-2023-0001 | columns 监管部门,移交日期,移交前监管部门
> $t --on 2023-08-04 --reason 双方确认 监管部门=县应急管理局 XP-2023-0001
> $t --on 2023-08-04 --reason 双方确认 承办单位=卢峰镇 XP-2023-0001 | columns 承办单位,移交日期,移交前监管部门
ledger-step: error[E004] 移交承办 TEXT
n.csv:2: error[E548] A2 隐患编号 “XP-2023-0001” 监管部门= 承办单位=
n.csv:2: error[E548] A2 隐患编号 “XP-2023-0001”
监管部门,移交日期,移交前监管部门
县教育局,2023-08-02,
监管部门,移交日期,移交前监管部门
县应急管理局,2023-08-03,县教育局
n.csv:2: error[E548] A2 隐患编号 “XP-2023-0001” 监管部门= 承办单位=
承办单位,移交日期,移交前监管部门
卢峰镇,2023-08-03,县教育局
# nor is it dated before the last one, in whose months figures would change
$ t='ledger-step -l n.csv 移交承办 --by 张三'
> $t --on 2023-08-02 --reason 双方确认 监管部门=教育局 XP-2023-0001
> $t --on 2023-08-02 --reason 双方确认 承办单位=桥江镇 XP-2023-0001
> $t --on 2023-08-03 --reason 双方确认 承办单位=/ XP-2023-0001
n.csv:2: error[E513] A2 隐患编号 “XP-2023-0001” 移交日期 2023-08-03
n.csv:2: error[E513] A2 隐患编号 “XP-2023-0001” 移交日期 2023-08-03
ledger-step: error[E004] 承办单位 “/” 承办单位=NAME
[2]
# a word without content is no approval, no number, no reason and no evidence
$ l='ledger-step -l n.csv 等级变更 --by 张三 --on 2023-08-05 --reason 不符合判定标准'
> u='ledger-step -l n.csv 摘牌 --by 李经办 --on 2023-08-04'
> c='ledger-step -l n.csv 撤销登记 --by 李经办 --on 2023-08-04'
> $c --reason 重复登记 XP-2023-0001 撤销批准人=/
> $c --reason 重复登记 XP-2023-0001 撤销批准人=王主任 撤销文号=无
> $c --reason / XP-2023-0001 撤销批准人=王主任 撤销文号=溆安办〔2023〕3号
> ledger-step -l n.csv list --by 待定 --on 2023-08-04 挂牌督办=市级 XP-2023-0001
> $u XP-2023-0001 摘牌文号=按规定
> $l XP-2023-0001 等级认定人=待定 佐证材料=认定书
> $l XP-2023-0001 等级认定人='县应急管理局 刘伟' 佐证材料=不涉及
> ledger-step -l n.csv remind --by 县安委办 --on 2023-08-04 上次措施=提醒 措施文号=/ XP-2023-0001
> sed '3s/王主任/不涉及/' n.csv | ledger-check --as-of 2023-08-30 | grep E304
ledger-step: error[E004] 撤销批准人 “/” 撤销批准人=NAME
ledger-step: error[E004] 撤销文号 “无” 撤销文号=NUMBER 溆安办〔2023〕8号
ledger-step: error[E004] “/”
ledger-step: error[E004] “待定” 张三
ledger-step: error[E004] 摘牌文号 “按规定” 摘牌文号=NUMBER 溆安办〔2023〕8号
ledger-step: error[E004] 等级认定人 “待定” 等级认定人=NAME
ledger-step: error[E004] 佐证材料 “不涉及”
ledger-step: error[E004] 措施文号 “/” 措施文号=NUMBER 溆安办〔2023〕8号
(stdin):3: error[E304] W3 整改状态 “已撤销” 已撤销 撤销批准人
[1]
# a change of the level: unit and person, evidence, reason; it stays in the loop
$ l='ledger-step -l n.csv 等级变更 --by 张三 --on 2023-08-05 --reason 不符合判定标准'
> $l XP-2023-0001 佐证材料=认定书
> $l XP-2023-0001 等级认定人='县应急管理局 刘伟'
> $l XP-2023-0001 等级认定人=刘伟 佐证材料=认定书
> $l XP-2023-0001 等级认定人='县应急管理局 刘伟' 佐证材料=认定书 | columns 整改状态,隐患等级,等级变更日期,等级认定人
> $l XP-2023-0001 等级认定人='县应急管理局 刘伟'
> rollup --by 隐患等级 --as-of 2023-08-04 n.csv 2>/dev/null | columns 隐患等级,排查数 | head -n 3
> rollup --by 隐患等级 --as-of 2023-08-05 n.csv 2>/dev/null | columns 隐患等级,排查数 | head -n 3
> ledger-log -l n.csv --verify | sed 's/, head.*//'
ledger-step: error[E004] 等级变更 等级认定人 等级认定人=VALUE
n.csv:2: error[E503] 佐证材料 佐证材料=VALUE
n.csv:2: error[E545] AR2 等级认定人 县应急管理局 刘伟
整改状态,隐患等级,等级变更日期,等级认定人
整改中,一般,2023-08-05,县应急管理局 刘伟
n.csv:2: error[E506] A2 隐患编号 “XP-2023-0001” 2023-08-05
隐患等级,排查数
重大,1
一般,0
隐患等级,排查数
重大,0
一般,1
n.csv: 2 hazards as signed, 19 lines of the journal
# a cancelled hazard registered anew, with a later deadline, is reported; one cancelled as the duplicate of an earlier row is not
$ cat >d.csv <<'CSV'
> 编号,发现日期,乡镇,行业领域,企业名称,隐患描述,隐患来源,检查人,整改责任人,整改措施,整改资金,整改期限,应急预案,整改状态,撤销日期,撤销批准人,撤销理由
> XP-2023-0001,2023-05-02,卢峰镇,危险化学品,甲厂,阀门泄漏,部门检查,张甲,李甲,更换,1,2023-05-15,预案甲,已撤销,2023-06-01,王乙,录错
> XP-2023-0002,2023-05-02,卢峰镇,危险化学品,甲厂,阀门泄漏,部门检查,张甲,李甲,更换,1,2023-12-15,预案甲,已登记,,,
> XP-2023-0003,2023-05-02,卢峰镇,危险化学品,甲厂,阀门泄漏,部门检查,张甲,李甲,更换,1,2023-05-15,预案甲,已撤销,2023-06-01,王乙,重复
> CSV
> ledger-check --as-of 2023-06-10 d.csv
> sed '/0002/d;/0003/d' d.csv >one.csv
> sed -e '/0001/d;/0003/d' -e 's/XP-2023-0002//' d.csv >again.csv
> hazard-add -l one.csv --by 登记员甲 <again.csv 2>&1 >/dev/null
> sed '/0002/d;/0003/d' d.csv >one.csv
> ledger-update -l one.csv --by 登记员甲 --as-of 2023-06-10 again.csv 2>&1 >/dev/null | grep -o 'W808. L2'
> ledger-merge d.csv 2>&1 >/dev/null
d.csv:3: warning[W528] F3 隐患描述 d.csv:2
(stdin):2: warning[W528] F2 隐患描述 one.csv:2
W808] L2
d.csv:3: warning[W528] F3 隐患描述 d.csv:2
[1]
