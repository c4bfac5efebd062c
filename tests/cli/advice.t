# SPDX-License-Identifier: LGPL-2.1-or-later
# what is used below: cells, codes and advice of a file; and a file with each value in one column of a right row
$ printf '%s\n' \
>     'ledger-check --as-of 2023-07-31 -f csv "$@" | sed 1d | grep -v W528 | cut -d, -f 3,5,7-' \
>     >findings
> printf '%s\n' \
>     'sh findings "$@" | sed -E "s/\$/ /; s/^([A-Z]+[0-9]+),([A-Z][0-9]+),.*([0-9]{4}-[0-9]{2}-[0-9]{2})[^0-9].*/\1 \3/"' \
>     >days
> printf '%s\n' \
>     'awk -v column="$1" -v base="${2:-data/base.csv}" "BEGIN { FS = OFS = \",\"; getline h <base; getline r <base; n = split(h, labels, \",\"); print h } { split(r, cells, \",\"); line = \"\"; for (i = 1; i <= n; i++) line = line (i > 1 ? \",\" : \"\") (labels[i] == column ? \$0 : cells[i]); print line }"' \
>     >column
# states: what each means by appendix B of the office practice, and 是 and 否 by the column's label
$ sh findings data/cases/states.csv | sed 's/not one of the values allowed here; //'
N2,E207,已整改,write 待验收 and the day in 整改完成日期
N3,E207,整改完成,write 待验收 and the day in 整改完成日期
N4,E207,已完成,write 待验收 and the day in 整改完成日期
N5,E207,未整改,write 整改中
N6,E207,完成,write 待验收 and the day in 整改完成日期
N7,E207,整改中。,write 整改中
N8,E207,√,write 待验收 and the day in 整改完成日期
N9,E207,是,write 待验收 and the day in 整改完成日期
N10,E207,否,write 整改中
N11,E207,100%,write 待验收 and the day in 整改完成日期
N12,E207,已销号（2023.6.1）,"write 已销号, and 2023-06-01 in 销号日期"
N13,E207,已 整 改,write 待验收 and the day in 整改完成日期
N15,E207,正在整改,write 整改中
N16,E207,已验收,"write 待验收 and fill in 整改完成日期, 验收日期 and 验收人"
# levels, listing and actions: two levels; which authority lists; words for none are no finding; any separator
$ sh findings data/cases/levels.csv | cut -d, -f 1-3
> sh findings data/cases/listed-no.csv | cut -d, -f 1-3
O2,E207,重大隐患
P2,E207,是
O4,E207,一般隐患
O5,E207,特别重大
P5,E207,县级挂牌
O6,E207,Ⅰ级
Q7,E207,罚款
O8,E207,较大
O9,E207,重大（A级）
P9,E207,√
Q9,E207,停产
O7,E207,县级挂牌
# ten more states of each kind: the value to write, or all that are allowed
$ printf '%s\n' 未整改到位 整改推进中 已闭环 '已整改（6月1日）' 待验 整改中！ ' 已销号 ' 未销号 已拆除 在建 立行立改 >v
> sh column 整改状态 <v >s.csv
> LANGUAGE=zh_CN sh findings s.csv | sed 's/,填写不规范，/,/'
W2,E207,未整改到位,请填“整改中”
W3,E207,整改推进中,请填“整改中”
W4,E207,已闭环,请填“已销号”，并填齐整改完成日期、验收日期、验收人、销号日期和销号审批人
W5,E207,已整改（6月1日）,请填“待验收”，并将 2023-06-01 填入“整改完成日期”
W6,E207,待验,只能填：已登记、已交办、整改中、待验收、已销号
W7,E207,整改中！,请填“整改中”
W9,E207,未销号,已整改到位的请填“待验收”，并填写整改完成日期；尚未整改到位的填“整改中”
W10,E207,已拆除,看不出整改到哪一步；请填“整改中”“待验收”或“已销号”，具体情况写入备注
W11,E207,在建,只能填：已登记、已交办、整改中、待验收、已销号
W12,E207,立行立改,已改好的请填“待验收”，并填写整改完成日期；尚未改好的填“整改中”
# listing: none in every spelling is no finding; 督办 is no 挂牌
$ printf '%s\n' 否 无 / - — 未 未挂牌 不挂牌 ／ － 省级 县级督办 乡镇级 已挂牌 市安委办 >v
> sh column 挂牌督办 <v >s.csv
> LANGUAGE=zh_CN sh findings s.csv | sed 's/,填写不规范，/,/'
U13,E207,县级督办,只能填：县级、市级、省级
U14,E207,乡镇级,请填县级、市级或省级
U15,E207,已挂牌,请填县级、市级或省级
U16,E207,市安委办,请填“市级”
# actions, joined by whatever an office joins with; of several, the one that is not allowed
$ printf '%s\n' '"约谈，曝光"' 约谈；曝光 '约谈;曝光' 约谈/曝光 '约谈 曝光' 约谈　曝光 无 未处罚 约谈、责令停产停业 约谈、查封 >v
> sh column 执法措施 <v >s.csv
> LANGUAGE=zh_CN sh findings s.csv | sed 's/,填写不规范，/,/'
AE10,E207,约谈、责令停产停业,请填“停产整顿”
AE11,E207,约谈、查封,只能填：约谈、曝光、联合惩戒、停产整顿、提请关闭、移送司法
# townships: the county before and the office behind make no difference; a typing error is a question, a village advice, a park a matter of the county
$ printf '%s\n' 溆浦县卢峰镇 溆浦卢峰镇 湖南省怀化市溆浦县卢峰镇人民政府 '卢 峰 镇' 卢峰镇党委政府 卢峰镇应急办 小横垄乡 小横陇乡 庐峰镇 卢峰镇红远村 高新区 \
>     工业集中区 县直 辰溪县卢峰镇 >v
> sh column 乡镇 <v >s.csv
> LANGUAGE=zh_CN sh findings s.csv | sed 's/,不是方案所列乡镇；/,/'
C10,E204,庐峰镇,是否为“卢峰镇”？
C11,E204,卢峰镇红远村,请填“卢峰镇”，村名等写入隐患部位
C12,E204,高新区,如属园区、县直单位，请与县安委办确认填报属地
C13,E204,工业集中区,如属园区、县直单位，请与县安委办确认填报属地
C14,E204,县直,如属园区、县直单位，请与县安委办确认填报属地
C15,E204,辰溪县卢峰镇,如属园区、县直单位，请与县安委办确认填报属地
# sectors: never a guess by look
$ printf '%s\n' 商贸 加油站 新业态新领域 学校 养老机构 电力 煤矿 煤矿山 危化学品 高层住宅 >v
> sh column 行业领域 <v >s.csv
> sh findings s.csv | sed 's/,not a sector of the plan; /,/' | sed 's/、.*//'
D5,E205,学校,allowed are 高层建筑
D6,E205,养老机构,allowed are 高层建筑
D7,E205,电力,allowed are 高层建筑
D8,E205,煤矿,allowed are 高层建筑
D9,E205,煤矿山,allowed are 高层建筑
D10,E205,危化学品,did you mean 危险化学品?
D11,E205,高层住宅,allowed are 高层建筑
# sources: what decides on penalty and listing is asked for, not guessed
$ printf '%s\n' 12345热线 信访 网格员上报 市安委办交办 企业自查自纠 内部举报 四不两直 暗访 镇级督导 联合检查 部门捡查 >v
> sh column 隐患来源 <v >s.csv
> LANGUAGE=zh_CN sh findings s.csv | grep E206 | sed 's/,不是方案所列隐患来源；/,/'
K8,E206,四不两直,只能填：企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
K9,E206,暗访,只能填：企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
K10,E206,镇级督导,只能填：企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
K11,E206,联合检查,只能填：企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
K12,E206,部门捡查,是否为“部门检查”？
# several values missing for one reason are one finding, at the state, and none asks to delete a fact
$ printf '已销号\n' >v; sh column 整改状态 data/base-open.csv <v >s.csv; LANGUAGE=zh_CN sh findings s.csv
W2,E304,已销号,状态为已销号，还缺：整改完成日期、验收日期、验收人、销号日期、销号审批人；请据实补填，尚未办理的请更正整改状态
# dates in words. 发现 2023-05-12, no 交办日期: 15 days are 05-27, three 05-15, 30 are 06-11 (19 to 05-31, 11 more)
$ LANGUAGE=zh_CN sh findings data/cases/deadlines-in-words.csv | cut -d, -f 1,2,4 | sed 's/；.*//'
L2,E202,立行立改的，整改期限填发现当日：2023-05-12
L3,E202,立行立改的，整改期限填发现当日：2023-05-12
L4,E202,重大事故隐患必须有明确整改期限，请填具体日期
L5,E202,重大事故隐患必须有明确整改期限，请填具体日期
L6,E202,请去掉“前”字，填 2023-05-31
L7,E202,缺少年份，请去掉“前”字，填 2023-06-15
L8,E202,请去掉“前”字，填 2023-06-15
L9,E202,请去掉“前”字，填 2023-06-15
L10,E202,自发现日期起 15 日为 2023-05-27，请填该日期
L11,E202,自发现日期起 3 日为 2023-05-15，请填该日期
L12,E202,自发现日期起 30 日为 2023-06-11，请填该日期
L13,E202,只写到月，按惯例为月底：请填 2023-06-30
L14,E202,整改期限请填要求完成的日期
L15,E202,重大事故隐患必须有明确整改期限，请填具体日期
L16,E202,重大事故隐患必须有明确整改期限，请填具体日期
L17,E202,重大事故隐患必须有明确整改期限，请填具体日期
L18,E202,重大事故隐患必须有明确整改期限，请填具体日期
L19,E202,一格填了两个日期
L20,E202,一格填了两个日期
L21,E202,重大事故隐患必须有明确整改期限，请填具体日期
L22,E202,重大事故隐患必须有明确整改期限，请填具体日期
L23,E202,重大事故隐患必须有明确整改期限，请填具体日期
L24,E202,未写具体日，请填截止日 2023-06-30
L25,E202,一格填了两个日期
L26,E202,立行立改的，整改期限填发现当日：2023-05-12
L27,E202,重大事故隐患必须有明确整改期限，请填具体日期
L28,E202,重大事故隐患必须有明确整改期限，请填具体日期
L29,E202,重大事故隐患必须有明确整改期限，请填具体日期
L30,E202,未写具体日，请填截止日 2023-06-10
# more deadlines; 交办 Saturday 2023-05-13: 30 days are 06-12, a month 06-13, five workdays Friday 05-19, 48 hours 05-15; from the discovery, where it says so, 05-27; the first 15 January not before the discovery
$ printf '%s\n' 6月30号 5.20 2023年6月30号 六月三十日 二〇二三年六月三十日 6月底 6月中旬 年底前 计划6月30日前完成 23.6.30 \
>     6/30/2023 '2023年6月30日（周五）' '2023-06-30 12:30' 30日内 一个月内 5个工作日内 半个月内 48小时内 自发现之日起15日内 \
>     '立行立改，已完成' 1月15日 20230630 >v
> sh column 整改期限 data/base-open.csv <v >s.csv
> sh days s.csv
R2 2023-06-30
R3 2023-05-20
R4 2023-06-30
R5 2023-06-30
R6 2023-06-30
R7 2023-06-30
R8 2023-06-20
R9 2023-12-31
R10 2023-06-30
R11 2023-06-30
R12 2023-06-30
R13 2023-06-30
R14 2023-06-30
R15 2023-06-12
R16 2023-06-13
R17 2023-05-19
R18 2023-05-28
R19 2023-05-15
R20 2023-05-27
R21 2023-05-12
R22 2024-01-15
# days of discovery: the year within the plan's period, none where it has no such day; a month lacks its day
$ printf '%s\n' 5月3日 5.3 5月3号 3月5日 2023年5月 2023.5 5月上旬 2023-02-30 2月30日 20230631 >v
> sh column 发现日期 data/base-open.csv <v >s.csv
> LANGUAGE=zh_CN sh findings s.csv | cut -d, -f 1,2,4-
B2,E202,缺少年份，请填 2023-05-03
B3,E202,缺少年份，请填 2023-05-03
B4,E202,缺少年份，请填 2023-05-03
B5,E202,缺少年份，请填写完整的年月日
B6,E202,缺少具体日，请补全
B7,E202,缺少具体日，请补全
B8,E202,缺少具体日，请补全
B9,E202,日期有误，没有这一天，请核实
B10,E202,日期有误，没有这一天，请核实
B11,E202,日期有误，没有这一天，请核实
# a spreadsheet's numbers, with fractions, and of 1904: 45047 is 2023-05-01, and 1462 days lie between the two systems (45107-1462 = 43645)
$ sh days data/cases/day-numbers.csv
> printf '%s\n' 45107 45107.0 45107.75 43645 43645.5 45351 >v
> sh column 整改期限 data/base-open.csv <v >s.csv
> sh days s.csv
A2 2023-05-12
L2 2023-06-15
A3 2023-05-12
L3 2023-06-15
A4 2023-05-12
A5 2023-05-12
A6 2023-05-01
A8,E202,2023.5,the day is missing; complete the date 
L8,E202,0,a major hazard must have a definite deadline; write a date 
R2 2023-06-30
R3 2023-06-30
R4 2023-06-30
R5 2023-06-30
R6 2023-06-30
R7 2024-02-29
# years that cannot be: what was meant is asked, and no such day is said not to be
$ sh days data/cases/years.csv | head -5
> sh findings data/cases/years.csv | cut -d, -f 1,2
> sh findings data/cases/years.csv | grep -c 'no such day'
L2 2023-06-15
L3 2023-06-15
A4 2023-05-12
A5 2023-05-12
A6 2023-05-12
L2,E202
L3,W219
A4,W219
A5,W219
A6,E203
L6,W219
A7,E203
L7,W219
O8,E202
Q9,E202
P9,E202
O10,E302
A11,W219
A12,W219
A13,E202
0
[1]
# a deadline of a far year is no reason for silence: overdue asks about it too
$ echo 2032-06-15 >v
> sh column 整改期限 data/base-open.csv <v >s.csv
> overdue --as-of 2023-12-01 s.csv 2>&1 | grep -o 'W219. R2'
W219] R2
# amounts: what to write for this very value (1 万元 = 10000 元)
$ printf '%s\n' 2万元 2万 5000元 ５０００元 5千元 0.02亿元 伍万元整 三百五十元 ￥6.5 1.5E+1 6。5 '"1,234.5元"' 约5万 5万左右 \
>     5-6万 5~10 '"12,34"' 自筹5 >v
> sh column 整改资金（万元） data/base-open.csv <v >s.csv
> LANGUAGE=zh_CN sh findings s.csv | sed -E 's/；属.*//; s/^([A-Z0-9]*),E208,("[^"]*"|[^,]*),/\1 /'
Q2 本列单位为万元，请去掉“万元”，填 2
Q3 本列单位为万元，请去掉“万”，填 2
Q4 本列单位为万元，请折算成万元，填 0.5
Q5 本列单位为万元，请折算成万元，填 0.5
Q6 本列单位为万元，请折算成万元，填 0.5
Q7 本列单位为万元，请折算成万元，填 200
Q8 本列单位为万元，请去掉“万元”，填 5
Q9 本列单位为万元，请折算成万元，填 0.035
Q10 请只填数字：6.5
Q11 请只填数字：15
Q12 请只填数字：6.5
Q13 本列单位为万元，请折算成万元，填 0.12345
Q14 请填确定的金额：5
Q15 请填确定的金额：5
Q16 请填一个确定的金额（5 至 6 之间）
Q17 请填一个确定的金额（5 至 10 之间）
Q18 逗号用法有误，请核实后填 12.34 或 1234
Q19 请填 5；资金来源写入备注
# no amount at all, and one that was meant in 元; a threshold of the plan
$ printf '%s\n' 无 / — 不涉及 0元 自筹 已落实 待定 5000 999.99 1000 >v
> sh column 整改资金（万元） data/base-open.csv <v >s.csv
> LANGUAGE=zh_CN sh findings s.csv
> sed 's/^funds_ask_above: .*/funds_ask_above: 999/' county/plan.yaml >plan.yaml
> ledger-check --plan plan.yaml -f csv s.csv | grep -c W218
Q2,E208,无,确无资金投入的填 0
Q3,E208,/,确无资金投入的填 0
Q4,E208,—,确无资金投入的填 0
Q5,E208,不涉及,确无资金投入的填 0
Q6,E208,0元,确无资金投入的填 0
Q7,E208,自筹,请填金额；资金来源写入备注
Q8,E208,已落实,请填金额；资金来源写入备注
Q9,E208,待定,资金须落实，请填金额；尚未确定的填预算数
Q10,W218,5000,5000 万元偏大，是否应为 5000 元（0.5）？
3
# credit codes: digits that a spreadsheet cut are gone, and no check character is proposed for them
$ LANGUAGE=zh_CN sh findings data/cases/uscc-mangled.csv | grep -E '^E(2|3|4|7|19),' |
>     cut -d '(' -f 1 | sed 's/不是正确.*）：//'
E2,E209,9.1E+17,Excel 已把它变成科学计数，请将该列设为“文本”后重新填写
E3,E209,9.14E+17,Excel 已把它变成科学计数，请将该列设为“文本”后重新填写
E4,E209,91430000000000000,Excel 只保留了前 15 位数字，请将该列设为“文本”后重新填写
E7,E209,914312240000000000,Excel 只保留了前 15 位数字，请将该列设为“文本”后重新填写
E19,E209,9.14312E+17,Excel 已把它变成科学计数，请将该列设为“文本”后重新填写
# codes that are right but for their form: 91350100M000100Y43 of GB 32100-2015
$ printf '%s\n' "'91350100M000100Y43" 91350100m000100y43 '9135 0100 M000 100Y43' \
>     '"=""91350100M000100Y43"""' 9135O100MOOO1OOY43 9I350100M000100Y43 431224000012345 12345678-9 \
>     无 91350100M000100Y4 >v
> sh column 统一社会信用代码 data/base-open.csv <v >s.csv
> sh findings s.csv | sed 's/.*2015): //'
write the code alone: 91350100M000100Y43
write the code alone: 91350100M000100Y43
write the code alone: 91350100M000100Y43
write the code alone: 91350100M000100Y43
did you mean 91350100M000100Y43?
did you mean 91350100M000100Y43?
15 digits are the registration number of the old licence; write the 18 characters of the new one
this is an organisation code; write the 18 characters of the business licence
leave the cell empty where there is no code; sole traders with a licence have one
it must have 18 characters
# formulas: only what a spreadsheet would run
$ printf '%s\n' -1层配电室 +2楼 -5℃ @张三 --- -1～3层 -阀门损坏、漏气 +1 =1+1 '"=HYPERLINK(""x"")"' '-SUM(1)' \
>     '@SUM(1)' >v
> sh column 隐患部位 data/base-open.csv <v >s.csv
> sh findings s.csv | cut -d, -f 1,2
G9,E211
G10,E211
G11,E211
G12,E211
G13,E211
# what says nothing does not settle the five
$ printf '%s\n' / 无 暂无 待定 按规定 — 。 有 已制定 现场处置方案 >v
> sh column 应急预案 data/base-open.csv <v >s.csv
> sh findings s.csv | cut -d, -f 1,2
> for c in 整改责任人 整改措施 检查人 隐患描述; do
>     printf '%s\n' / 待定 无锡某人 按规定更换 >v
>     sh column $c data/base-open.csv <v >s.csv
>     sh findings s.csv | cut -d, -f 1,2
> done
S2,E201
S3,E201
S4,E201
S5,E201
S6,E201
S7,E201
S8,E201
S9,W220
S10,W220
O2,E201
O3,E201
P2,E201
P3,E201
L2,E201
L3,E201
H2,E201
H3,E201
