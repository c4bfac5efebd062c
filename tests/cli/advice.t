# what is used below: cells, codes and advice of a file; and a file with each value in one column of a right row
$ printf '%s\n' 'ledger-check --as-of 2023-07-31 -f csv "$@" | sed 1d | grep -v W528 | cut -d, -f 3,5,7-' >findings; printf '%s\n' 'awk -v column="$1" -v base="${2:-data/base.csv}" "BEGIN { FS = OFS = \",\"; getline h <base; getline r <base; n = split(h, labels, \",\"); print h } { split(r, cells, \",\"); line = \"\"; for (i = 1; i <= n; i++) line = line (i > 1 ? \",\" : \"\") (labels[i] == column ? \$0 : cells[i]); print line }"' >column
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
$ sh findings data/cases/levels.csv | cut -d, -f 1-3; sh findings data/cases/listed-no.csv | cut -d, -f 1-3
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
$ printf '%s\n' 未整改到位 整改推进中 已闭环 '已整改（2023年6月1日）' 待验 整改中！ ' 已销号 ' 未销号 已拆除 在建 立行立改 >v; sh column 整改状态 <v >s.csv; LANGUAGE=zh_CN sh findings s.csv | sed 's/,填写不规范，/,/'
W2,E207,未整改到位,请填“整改中”
W3,E207,整改推进中,请填“整改中”
W4,E207,已闭环,请填“已销号”，并填齐整改完成日期、验收日期、验收人、销号日期和销号审批人
W5,E207,已整改（2023年6月1日）,请填“待验收”，并将 2023-06-01 填入“整改完成日期”
W6,E207,待验,只能填：已登记、已交办、整改中、待验收、已销号
W7,E207,整改中！,请填“整改中”
W9,E207,未销号,已整改到位的请填“待验收”，并填写整改完成日期；尚未整改到位的填“整改中”
W10,E207,已拆除,看不出整改到哪一步；请填“整改中”“待验收”或“已销号”，具体情况写入备注
W11,E207,在建,只能填：已登记、已交办、整改中、待验收、已销号
W12,E207,立行立改,已改好的请填“待验收”，并填写整改完成日期；尚未改好的填“整改中”
# listing: none in every spelling is no finding; 督办 is no 挂牌
$ printf '%s\n' 否 无 / - — 未 未挂牌 不挂牌 ／ － 省级 县级督办 乡镇级 已挂牌 市安委办 >v; sh column 挂牌督办 <v >s.csv; LANGUAGE=zh_CN sh findings s.csv | sed 's/,填写不规范，/,/'
U13,E207,县级督办,只能填：县级、市级、省级
U14,E207,乡镇级,请填县级、市级或省级
U15,E207,已挂牌,请填县级、市级或省级
U16,E207,市安委办,请填“市级”
# actions, joined by whatever an office joins with; of several, the one that is not allowed
$ printf '%s\n' '"约谈，曝光"' 约谈；曝光 '约谈;曝光' 约谈/曝光 '约谈 曝光' 约谈　曝光 无 未处罚 约谈、责令停产停业 约谈、查封 >v; sh column 执法措施 <v >s.csv; LANGUAGE=zh_CN sh findings s.csv | sed 's/,填写不规范，/,/'
AE10,E207,约谈、责令停产停业,请填“停产整顿”
AE11,E207,约谈、查封,只能填：约谈、曝光、联合惩戒、停产整顿、提请关闭、移送司法
# townships: the county before and the office behind make no difference; a typing error is a question, a village advice, a park a matter of the county
$ printf '%s\n' 溆浦县卢峰镇 湖南省怀化市溆浦县卢峰镇人民政府 '卢 峰 镇' 卢峰镇党委政府 卢峰镇应急办 小横垄乡 小横陇乡 庐峰镇 卢峰镇红远村 高新区 工业集中区 县直 辰溪县卢峰镇 >v; sh column 乡镇 <v >s.csv; LANGUAGE=zh_CN sh findings s.csv | sed 's/,不是方案所列乡镇；/,/'
C9,E204,庐峰镇,是否为“卢峰镇”？
C10,E204,卢峰镇红远村,请填“卢峰镇”，村名等写入隐患部位
C11,E204,高新区,如属园区、县直单位，请与县安委办确认填报属地
C12,E204,工业集中区,如属园区、县直单位，请与县安委办确认填报属地
C13,E204,县直,如属园区、县直单位，请与县安委办确认填报属地
C14,E204,辰溪县卢峰镇,如属园区、县直单位，请与县安委办确认填报属地
# sectors: never a guess by look
$ printf '%s\n' 商贸 加油站 新业态新领域 学校 养老机构 电力 煤矿 煤矿山 危化学品 高层住宅 >v; sh column 行业领域 <v >s.csv; sh findings s.csv | sed 's/,not a sector of the plan; /,/' | sed 's/、.*//'
D5,E205,学校,allowed are 高层建筑
D6,E205,养老机构,allowed are 高层建筑
D7,E205,电力,allowed are 高层建筑
D8,E205,煤矿,allowed are 高层建筑
D9,E205,煤矿山,allowed are 高层建筑
D10,E205,危化学品,did you mean 危险化学品?
D11,E205,高层住宅,allowed are 高层建筑
# sources: what decides on penalty and listing is asked for, not guessed
$ printf '%s\n' 12345热线 信访 网格员上报 市安委办交办 企业自查自纠 内部举报 四不两直 暗访 镇级督导 联合检查 部门捡查 >v; sh column 隐患来源 <v >s.csv; LANGUAGE=zh_CN sh findings s.csv | grep E206 | sed 's/,不是方案所列隐患来源；/,/'
K8,E206,四不两直,只能填：企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
K9,E206,暗访,只能填：企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
K10,E206,镇级督导,只能填：企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
K11,E206,联合检查,只能填：企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
K12,E206,部门捡查,是否为“部门检查”？
# several values missing for one reason are one finding, at the state, and none asks to delete a fact
$ printf '已销号\n' >v; sh column 整改状态 data/base-open.csv <v >s.csv; LANGUAGE=zh_CN sh findings s.csv
W2,E304,已销号,状态为已销号，还缺：整改完成日期、验收日期、验收人、销号日期、销号审批人；请据实补填，尚未办理的请更正整改状态
