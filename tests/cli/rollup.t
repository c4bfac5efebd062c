# SPDX-License-Identifier: LGPL-2.1-or-later
# the figures of every month by township equal the true ones
$ for m in 05 06 07 08 09 10 11 12; do
>     rollup --month 2023-$m county/townships/*.csv 2>/dev/null >r.csv &&
>         awk -f data/same-figures.awk data/expected/rollup-area-2023-$m.csv r.csv
> done
364 figures equal
364 figures equal
364 figures equal
364 figures equal
364 figures equal
364 figures equal
364 figures equal
364 figures equal
# and by township and sector
$ for m in 05 06 07 08 09 10 11 12; do
>     rollup --by area,sector --month 2023-$m county/townships/*.csv 2>/dev/null >r.csv &&
>         awk -f data/same-figures.awk data/expected/rollup-area-sector-2023-$m.csv r.csv
> done
4410 figures equal
4410 figures equal
4410 figures equal
4410 figures equal
4410 figures equal
4410 figures equal
4410 figures equal
4410 figures equal
# the increase of a month is the difference between two months
$ rollup --month 2023-06 county/townships/*.csv 2>/dev/null | awk -F, 'NR == 1 || $1 == "合计"' |
>     columns 乡镇,月份,排查数,排查数（本期）,整改完成数,整改完成数（本期）,一案双罚起数,一案双罚起数（本期）
乡镇,月份,排查数,排查数（本期）,整改完成数,整改完成数（本期）,一案双罚起数,一案双罚起数（本期）
合计,2023-06,244,149,83,71,25,14
# a report day is the same day by month and by date
$ rollup --month 2023-06 county/townships/*.csv 2>/dev/null |
>     columns 排查数,整改完成数,逾期数 >m
> rollup --as-of 2023-06-22 county/townships/*.csv 2>/dev/null |
>     columns 排查数,整改完成数,逾期数 >d
> cmp m d && wc -l <m
27
# files in one stream, each with its own header and encoding, count as the files do
$ rollup --month 2023-12 --by area,sector county/townships/*.csv >r.csv 2>/dev/null
> cat county/townships/*.csv | rollup --month 2023-12 --by area,sector 2>/dev/null | cmp - r.csv &&
>     echo same
same
# found by enterprises and found by authorities add up to found
$ rollup --by source --as-of 2023-12-22 county/townships/*.csv 2>/dev/null |
>     columns 隐患来源,排查数,企业自查发现数,部门检查发现数
隐患来源,排查数,企业自查发现数,部门检查发现数
企业自查,404,404,0
乡镇排查,162,0,162
部门检查,292,0,292
专家帮扶,40,0,40
上级督导,57,0,57
群众举报,45,0,45
合计,1000,404,596
# columns of Chinese text line up
$ rollup --by source --as-of 2023-12-22 -f text county/townships/*.csv 2>/dev/null |
>     sed -E 's/逾期数.*//; s/( *[0-9]*){8} *[0-9.]* *[0-9]*$//'
隐患来源        月份  排查数  整改完成数  整改率  未整改数
企业自查  2023-12-22     404         276    68.3       128
乡镇排查  2023-12-22     162         108    66.7        54
部门检查  2023-12-22     292         199    68.2        93
专家帮扶  2023-12-22      40          30    75.0        10
上级督导  2023-12-22      57          38    66.7        19
群众举报  2023-12-22      45          29    64.4        16
合计      2023-12-22    1000         680    68.0       320
# the same as YAML
$ rollup --by level --as-of 2023-06-22 -f yaml county/townships/01-卢峰镇.csv | head -6
- 隐患等级: 重大
  月份: 2023-06-22
  排查数: 9
  整改完成数: 4
  整改率: 44.4
  未整改数: 5
# a township that sent nothing has empty cells, and is named
$ rollup --as-of 2023-06-22 county/townships/0[2-9]* county/townships/[12]* 2>&1 |
>     grep -E '卢峰镇|低庄镇'
county/townships/02-低庄镇.csv:1: note[N127] N1 完成日期 “完成日期” →整改完成日期
warning[W601] 1 卢峰镇
卢峰镇,2023-06-22,,,,,,,,,,,,,,
低庄镇,2023-06-22,9,3,33.3,6,1,2,3,2,6,1,0,0,0,0
# and the exit status shows it
$ rollup --as-of 2023-06-22 county/townships/0[2-9]* county/townships/[12]* >/dev/null 2>&1
[1]
# a township that the plan does not know has a row of its own
$ sed 's/卢峰镇/庐峰镇/' county/townships/01-卢峰镇.csv >a.csv
> rollup --by area,source --as-of 2023-12-22 a.csv 2>err |
>     columns 乡镇,隐患来源,月份,排查数 | grep 庐峰镇,企业自查
> grep W602 err
庐峰镇,企业自查,2023-12-22,16
a.csv:2: warning[W602] C2 乡镇 “庐峰镇” 卢峰镇
# a date that cannot be read is reported, and its row is not counted
$ printf '%s\n' \
>     编号,发现日期,乡镇,行业领域,隐患来源,整改期限 \
>     A,2023-02-30,卢峰镇,交通运输,企业自查,2023-06-01 \
>     B,2023-05-30,卢峰镇,交通运输,企业自查,soon \
>     C,2023-05-30,卢峰镇,交通运输,企业自查,2023-06-01 |
>     rollup --by sector --as-of 2023-06-22 2>&1 | grep -E '交通|合计|[EW][26][0-9][0-9]' |
>     sed -e 's/,0,.*//' -e 's/\(E20.. [A-Z0-9]*\).*/\1/'
(stdin):2: error[E202] B2
(stdin):3: error[E202] F3
(stdin): warning[W641] 2
交通运输,2023-06-22,1
合计,2023-06-22,1
# an unreadable file means no table at all
$ rollup county/townships/01-卢峰镇.csv nowhere.csv
nowhere.csv: error[E001]
[2]
# an open quote would hide rows: refused where it opens
$ printf '%s\n' \
>     编号,发现日期,乡镇,备注,来源,期限 \
>     A,2023-05-01,卢峰镇,x,企业自查,2023-06-01 \
>     'B,2023-05-01,卢峰镇,"x' \
>     C,2023-05-01,卢峰镇,x |
>     rollup
(stdin):3: error[E102] D3 “x\nC,2023-05-01,卢峰镇,x\n”
[2]
# amounts are exact to the fen
$ {
>     echo '乡镇,行业领域,来源,期限,发现日期,罚款'
>     for i in 1 2 3 4 5 6 7 8 9 10; do echo 卢峰镇,交通运输,企业自查,2023-06-30,2023-05-01,0.1; \
>         done
>     echo 卢峰镇,交通运输,企业自查,2023-06-30,2023-05-01,0.000001
> } | rollup --by sector --as-of 2023-06-22 |
>     columns 行业领域,罚款金额（万元） | sed -n 's/^合计,//p'
1.000001
# usage
$ rollup --by county
rollup: error[E004] “county” 乡镇 行业领域 企业名称 隐患等级 隐患来源 监管部门 专委会 挂牌督办 整改状态 执法措施
Try “rollup --help”.
[2]
$ rollup --month 2023-13
rollup: error[E004] “2023-13” 2023-05
Try “rollup --help”.
[2]
# by 整改状态: how far each hazard was on the day, by its dates, whatever the cell says today
$ cat >stages.csv <<'CSV'
> 编号,发现日期,乡镇,企业名称,隐患来源,整改期限,整改状态,整改完成日期,验收日期,验收人,销号日期,销号审批人,挂牌督办,挂牌日期,执法措施
> A,2023-05-02,卢峰镇,甲厂,企业自查,2023-07-31,已销号,2023-05-10,2023-05-12,王一,2023-05-14,李一,,,
> B,2023-05-02,卢峰镇,乙厂,企业自查,2023-07-31,已销号,2023-05-20,2023-05-21,王一,2023-06-01,李一,县级,2023-06-02,停产整顿
> C,2023-05-03,低庄镇,丙厂,企业自查,2023-07-31,待验收,2023-06-12,2023-06-20,王一,,,,,
> D,2023-05-03,低庄镇,丁厂,企业自查,2023-07-31,待验收,2023-06-15,,,,,市级,2023-05-05,约谈
> E,2023-06-01,卢峰镇,戊厂,企业自查,2023-07-31,整改中,,,,,,,,
> F,2023-06-30,卢峰镇,己厂,企业自查,2023-07-31,整改中,,,,,,,,
> CSV
> rollup --by status --month 2023-06 stages.csv | columns 整改状态,排查数,排查数（较上期增减）,未整改数,销号数
> rollup --by listed --month 2023-06 stages.csv | columns 挂牌督办,排查数,排查数（较上期增减）,挂牌督办数
> rollup --by action --month 2023-06 stages.csv | columns 执法措施,排查数,排查数（本期）
整改状态,排查数,排查数（较上期增减）,未整改数,销号数
未整改,1,-1,1,0
待验收,1,1,0,0
已验收待销号,1,0,0,0
已销号,2,1,0,2
已撤销,0,0,0,0
合计,5,1,1,2
挂牌督办,排查数,排查数（较上期增减）,挂牌督办数
县级,1,1,1
市级,1,0,1
省级,0,0,0
已摘牌,0,0,0
未挂牌,3,0,0
合计,5,1,2
执法措施,排查数,排查数（本期）
约谈,1,0
停产整顿,1,0
无,3,1
合计,5,1
# such tables are read as other roll-ups are: one level up they give the same table, and nothing is wrong in them
$ for by in status listed action area,status status,listed; do
>     rollup --by $by --month 2023-06 stages.csv 2>/dev/null >part.csv
>     rollup --by $by --month 2023-06 part.csv 2>/dev/null | cmp - part.csv
>     ledger-check part.csv 2>&1
> done
# a roll-up by township and level has several rows for each unit, which is no second report
$ printf '乡镇,隐患等级,月份,排查数,整改完成数\n卢峰镇,重大,2023-06,5,1\n卢峰镇,一般,2023-06,3,1\n' |
>     ledger-check
# by 监管部门: one department under all its names; one that the plan lacks has its own row and is reported
$ printf '%s\n' 编号,发现日期,乡镇,监管部门,企业名称,隐患来源,整改期限 \
>     A1,2023-05-02,卢峰镇,应急局,甲厂,企业自查,2023-06-01 \
>     A2,2023-05-02,卢峰镇,县应急管理局,乙厂,企业自查,2023-06-01 \
>     A3,2023-05-02,卢峰镇,溆浦县应急管理局,丙厂,企业自查,2023-06-01 \
>     A4,2023-05-02,卢峰镇,安监局,丁厂,企业自查,2023-06-01 \
>     A5,2023-05-02,卢峰镇,,戊厂,企业自查,2023-06-01 >departments.csv
> rollup --by supervisor --as-of 2023-06-30 departments.csv | columns 监管部门,排查数
departments.csv:5: warning[W602] D5 监管部门 “安监局”
departments.csv:6: warning[W605] D6 监管部门 （未填）
监管部门,排查数
县应急管理局,3
安监局,1
（未填）,1
合计,5
# a table without the column is one finding about all its hazards, whichever file comes first
$ cut -d, -f 1-3,5- departments.csv >without.csv
$ rollup --by supervisor --as-of 2023-06-30 without.csv departments.csv | columns 监管部门,排查数
without.csv: warning[W618] 监管部门 （未填）
departments.csv:5: warning[W602] D5 监管部门 “安监局”
departments.csv:6: warning[W605] D6 监管部门 （未填）
监管部门,排查数
县应急管理局,3
安监局,1
（未填）,6
合计,10
$ rollup --by supervisor --as-of 2023-06-30 departments.csv without.csv 2>&1 >/dev/null
departments.csv:5: warning[W602] D5 监管部门 “安监局”
departments.csv:6: warning[W605] D6 监管部门 （未填）
without.csv: warning[W618] 监管部门 （未填）
[1]
# a penalty counts from the day of its decision, without one from the discovery; a day that cannot be read is no day
$ head=发现日期,乡镇,行业领域,企业名称,隐患描述,隐患来源,检查人,整改责任人,整改措施,整改资金（万元）,整改期限,应急预案
> printf '%s\n' $head,企业罚款（万元）,负责人罚款（万元）,处罚日期,执法措施 \
>     2023-05-10,卢峰镇,危险化学品,甲厂,甲,部门检查,张三,李四,乙,1,2023-06-10,丙,2,1,2023-06-01,停产整顿 \
>     2023-05-11,低庄镇,危险化学品,乙厂,甲,部门检查,张三,李四,乙,1,2023-06-10,丙,4,,,约谈 >p.csv
> for month in 05 06; do
>     rollup --month 2023-$month p.csv 2>/dev/null |
>         columns 乡镇,月份,罚款金额（万元）,罚款金额（万元）（本期）,一案双罚起数,一案双罚起数（本期） | sed -n -e 1,3p -e '$p'
> done
> sed '2s/2023-06-01/6月1日/' p.csv | rollup --month 2023-06 2>&1 | grep -e E2 -e W641
乡镇,月份,罚款金额（万元）,罚款金额（万元）（本期）,一案双罚起数,一案双罚起数（本期）
卢峰镇,2023-05,0,0,0,0
低庄镇,2023-05,4.0000,4.0000,0,0
合计,2023-05,4.0000,4.0000,0,0
乡镇,月份,罚款金额（万元）,罚款金额（万元）（本期）,一案双罚起数,一案双罚起数（本期）
卢峰镇,2023-06,3.0000,3.0000,1,1
低庄镇,2023-06,4.0000,0,0,0
合计,2023-06,7.0000,3.0000,1,1
(stdin):2: error[E202] O2 处罚日期 “6月1日” 2023-06-01
(stdin): warning[W641] 1
# committees: by the supervisor, then the sector; none by default, since a plan that names none has none
$ head=隐患编号,发现日期,乡镇,行业领域,企业名称,隐患描述,隐患来源,检查人,监管部门,整改责任人,整改措施,整改资金（万元）,整改期限,应急预案
> row() { echo "$1,2023-05-1${1#?},卢峰镇,$2,$1厂,d,部门检查,张三,$3,李四,m,1,2023-06-10,c$4"; }
> { echo $head; row A1 城镇燃气 住建局; row A2 城镇燃气 应急局; row A3 居民自建房 住建局; row A4 城镇燃气 ''; row A5 烟花爆竹 ''; row A6 危险化学品 市场监管局; } >c.csv
> rollup --as-of 2023-05-31 --by committee c.csv
error[E004] 专委会
[2]
$ { cat county/plan.yaml; printf '%s\n' 'committees:' '  - {name: 燃气安全专委会, aliases: [燃气专委会], departments: [住建局], sectors: [燃气]}' \
>     '  - {name: 建设施工专委会, departments: 县住房和城乡建设局, sectors: [居民自建房]}' \
>     '  - {name: 危化专委会, departments: [应急局], sectors: []}' '  - 消防专委会'; } >c.yaml
> rollup --plan c.yaml --as-of 2023-05-31 --by committee c.csv | columns 专委会,排查数
> sed -e '1s/$/,所属专委会/' -e '2s/$/,消防专委会/' -e '3s/$/,燃气专委会/' -e '4s/$/,无此专委会/' c.csv | rollup --plan c.yaml --as-of 2023-05-31 --by 专委会 -j 1 | columns 专委会,排查数
> ledger-sample --plan c.yaml --as-of 2023-05-31 -n 6 --seed 1 --by 专委会 --strata c.csv | columns 专委会,隐患数
> sed 's/departments: \[住建局\]/departments: [建委]/' c.yaml >wrong.yaml
> rollup --plan wrong.yaml c.csv 2>&1 | sed 's/yaml:[0-9]*/yaml/'
c.csv:6: warning[W619] I6 监管部门 （未填） 专委会
专委会,排查数
燃气安全专委会,2
建设施工专委会,1
危化专委会,1
消防专委会,0
（未填）,2
合计,6
(stdin):4: warning[W602] O4 所属专委会 “无此专委会”
(stdin):6: warning[W619] I6 监管部门 （未填） 专委会
专委会,排查数
燃气安全专委会,2
建设施工专委会,0
危化专委会,0
消防专委会,1
无此专委会,1
（未填）,2
合计,6
专委会,隐患数
燃气安全专委会,2
建设施工专委会,1
危化专委会,1
（未填）,2
wrong.yaml: error[E006] 建委
