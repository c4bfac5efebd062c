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
