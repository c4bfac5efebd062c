# SPDX-License-Identifier: LGPL-2.1-or-later
# a ledger that is not there is begun, and numbers are given
$ hazard-add -l new.csv <county/new-hazards.csv | columns 隐患编号,发现日期,乡镇,行业领域
> head -c 45 new.csv
> echo
> wc -l <new.csv
隐患编号,发现日期,乡镇,行业领域
XP-2023-0001,2023-05-12,卢峰镇,危险化学品
XP-2023-0002,2023-05-20,低庄镇,烟花爆竹
XP-2023-0003,2023-06-18,桥江镇,城镇燃气
隐患编号,发现日期,乡镇,行业领域
4
# one hazard from arguments, by label, alias or id; it begins as 已登记
$ hazard-add -l new.csv 检查时间=2023年6月1日 乡镇=卢峰 sector=特种设备 单位名称=丁厂 \
>     description=叉车未检验 来源=部门检查 \
>     检查人=甲 责任人=乙 措施=停用送检 资金=０．５ due_on=2023/6/30 预案=现场处置方案 -f yaml
- 隐患编号: XP-2023-0004
  发现日期: 2023-06-01
  乡镇: 卢峰镇
  行业领域: 特种设备
  企业名称: 丁厂
  隐患描述: 叉车未检验
  隐患来源: 部门检查
  检查人: 甲
  整改责任人: 乙
  整改措施: 停用送检
  整改资金（万元）: 0.5
  整改期限: 2023-06-30
  应急预案: 现场处置方案
  整改状态: 已登记
# all errors are reported, and nothing is added
$ cp new.csv before.csv; hazard-add -l new.csv 乡镇=庐峰镇 发现日期=2023-02-30 行业=交通运输 \
>     企业名称=戊 描述=x
hazard-add: error[E004] “描述=x” 隐患描述
Try “hazard-add --help”.
[2]
# the five of the plan are required
$ hazard-add -l new.csv 乡镇=庐峰镇 发现日期=2023-02-30 行业=交通运输 企业名称=戊 隐患描述=x \
>     来源=部门检查 检查人=甲
> cmp new.csv before.csv
command line: error[E201] 整改责任人
command line: error[E201] 整改措施
command line: error[E201] 整改资金（万元）
command line: error[E201] 整改期限
command line: error[E201] 应急预案
command line: error[E202] 发现日期 “2023-02-30”
command line: error[E204] 乡镇 “庐峰镇” 卢峰镇
# many rows in one call: all or none
$ sed '3s/低庄镇/底庄镇/' county/new-hazards.csv | hazard-add -l new.csv 2>&1 | grep -v W528
> cmp new.csv before.csv
(stdin):3: error[E204] B3 乡镇 “底庄镇” 低庄镇
# a number that the ledger has is refused
$ hazard-add -l new.csv <data/ledger.csv 2>&1 | head -1; cmp new.csv before.csv
(stdin):2: error[E210] A2 隐患编号 “XP-2023-0001” new.csv:2
# a given number is never given again, also to a row before it
$ {
>     head -1 data/ledger.csv
>     sed -n '2s/XP-2023-0001//p' data/ledger.csv
>     sed -n '3s/0002/0005/p' data/ledger.csv
> } | hazard-add -l new.csv | columns 隐患编号
隐患编号
XP-2023-0006
XP-2023-0005
# good rows of all townships into the county's ledger; columns of their own have a place in a new one
$ ledger-check --pass county/townships/*.csv 2>/dev/null | hazard-add -l county.csv 2>/dev/null |
>     wc -l
> head -1 county.csv | tr , '\n' | tail -2
> columns 隐患编号 county.csv | sort -u | wc -l
1041
备注
网格员电话
1001
# the county's figures are the townships' figures
$ rollup --month 2023-09 county.csv >c.csv 2>/dev/null
> rollup --month 2023-09 county/townships/*.csv 2>/dev/null | cmp - c.csv
# the next number has the width of the others
$ hazard-add -l county.csv <county/new-hazards.csv | columns 隐患编号 | tail -1
XP-2023-001003
# old rows stay byte for byte: GB18030 with CR LF
$ cp county/townships/02-低庄镇.csv gb.csv
> chmod 640 gb.csv
> cp gb.csv old
> ledger-check --pass county/new-hazards.csv | grep -v 卢峰镇 |
>     columns -v 统一社会信用代码,判定依据,监管部门 | hazard-add -l gb.csv
> cmp gb.csv old
> [ $(stat -c %a gb.csv) = 640 ] && echo mode
...
mode
# through a symbolic link its target changes
$ mkdir real
> cp new.csv real/l.csv
> ln -s real/l.csv link.csv
> sed -n '1p;4p' county/new-hazards.csv | hazard-add -l link.csv 2>/dev/null | columns 隐患编号
> [ -L link.csv ] && wc -l <real/l.csv
隐患编号
XP-2023-0007
8
# an empty stream adds nothing and is no mistake
$ hazard-add -l new.csv </dev/null
# a ledger in YAML
$ hazard-add -l l.yaml <county/new-hazards.csv >/dev/null
> head -4 l.yaml
> sed -n '1p;3p' county/new-hazards.csv | hazard-add -l l.yaml -f csv 2>/dev/null | columns 隐患编号
> grep -c '^- 隐患编号' l.yaml
> ledger-check l.yaml 2>&1 | grep '\]' | grep -vc W528
- 隐患编号: XP-2023-0001
  发现日期: 2023-05-12
  乡镇: 卢峰镇
  行业领域: 危险化学品
隐患编号
XP-2023-0004
4
0
[1]
# usage
$ hazard-add 乡镇=x
hazard-add: error[E004] LEDGER
Try “hazard-add --help”.
[2]
