# SPDX-License-Identifier: LGPL-2.1-or-later
# The wording of messages, English and Chinese. All other transcripts check codes, cells and figures,
# so that a better sentence changes this file only.
# required cells, names and values
$ wording ledger-check county/with-errors.csv
E202 A2 发现日期: “2023-13-05” there is no such day; verify the date
E204 B2 乡镇: “庐峰镇” not a township of the plan; did you mean 卢峰镇?
E209 E2 统一社会信用代码: “91430000000000000X” not a unified social credit code (GB 32100-2015): a character is mistyped; if the others are right, the last one must be T
E201 O3 应急预案: a required value is missing; owner, measures, funds, deadline and contingency plan must all five be settled
E211 F3 隐患描述: “=HYPERLINK("http://example.invalid")” a spreadsheet would run this text as a formula; remove the = or put a word before it
E301 N3 整改期限: “2023-05-01” the deadline is before the day of discovery, 2023-05-20; verify both days
E303 Q3 整改完成日期: “2023-05-18” this day is before 发现日期 (2023-05-20); a hazard is found, assigned, rectified, verified and closed in this order
E304 P3 整改状态: “已销号” the state is 已销号, but these columns are empty: 销号日期、销号审批人; fill in what was done, or correct the state
E401 S3 验收人: “责任人戊” the same person as 整改责任人; name the person who really did it, or have the step repeated by another person if one did both
E202 A2 发现日期：“2023-13-05” 日期有误，没有这一天，请核实
E204 B2 乡镇：“庐峰镇” 不是方案所列乡镇；是否为“卢峰镇”？
E209 E2 统一社会信用代码：“91430000000000000X” 不是正确的统一社会信用代码（GB 32100-2015）：校验不符，有一位写错；若前 17 位无误，末位应为 T
E201 O3 应急预案：必填项未填写；责任、措施、资金、时限、预案“五落实”缺一不可
E211 F3 隐患描述：“=HYPERLINK("http://example.invalid")” Excel 或 WPS 会把它当作公式执行；请删去开头的“=”，或在其前面加上文字
E301 N3 整改期限：“2023-05-01” 整改期限早于发现日期 2023-05-20；请核实后填写
E303 Q3 整改完成日期：“2023-05-18” 早于发现日期（2023-05-20），先后颠倒；应依次为发现、交办、整改完成、验收、销号，请核实日期
E304 P3 整改状态：“已销号” 状态为“已销号”，还缺：销号日期、销号审批人；请据实补填，尚未办理的请更正整改状态
E401 S3 验收人：“责任人戊” 与“整改责任人”为同一人，不符合“谁检查、谁签名、谁负责”；请填实际办理的人员，确系同一人办理的应由他人重新办理
$ sed '2s/危险化学品/危化学品/; 2s/部门检查/部门捡查/; 2s/,待验收,/,待验,/' data/ledger.csv >w.csv
> wording ledger-check w.csv
E205 D2 行业领域: “危化学品” not a sector of the plan; did you mean 危险化学品?
E206 I2 隐患来源: “部门捡查” not a source of the plan; did you mean 部门检查?
E207 S2 整改状态: “待验” not an allowed value; use one of 已登记、已交办、整改中、待验收、已销号
E205 D2 行业领域：“危化学品” 不在方案所列行业领域之内；是否为“危险化学品”？
E206 I2 隐患来源：“部门捡查” 不是方案所列隐患来源；是否为“部门检查”？
E207 S2 整改状态：“待验” 填写不规范，只能填：已登记、已交办、整改中、待验收、已销号
$ sed '2s/重大/重 大/' data/ledger.csv >w.csv; wording ledger-check w.csv
# days
$ wording ledger-check --as-of 2023-06-15 data/ledger.csv
E203 U2 验收日期: “2023-06-16” this day is after today (2023-06-15); give the day on which it really happened
E203 U2 验收日期：“2023-06-16” 晚于今天（2023-06-15）；请核实并填写实际日期
$ echo 43594 | column 发现日期 >w.csv; wording ledger-check --as-of 2023-07-31 w.csv
E202 B2 发现日期: “43594” this is the spreadsheet's number for a day; write 2023-05-10, or format the column as a date and save the file again
E202 B2 发现日期：“43594” 这是 Excel 日期的内部数字，请改为 2023-05-10（或将该列设为“日期”格式后重新另存）
$ echo 2023-06-01 | column 延期至 >w.csv; wording ledger-check --as-of 2023-07-31 w.csv
E302 T2 延期至: “2023-06-01” the extended deadline must be after the present one, 2023-06-15; give a later day
E302 T2 延期至：“2023-06-01” 延期日期应晚于现行整改期限 2023-06-15；请核实后填写
# amounts
$ echo -6.5 | column '整改资金（万元）' >w.csv; wording ledger-check --as-of 2023-07-31 w.csv
E208 Q2 整改资金（万元）: “-6.5” an amount cannot be below zero; verify it
E208 Q2 整改资金（万元）：“-6.5” 金额不能小于零，请核实
$ echo 1.5 | column '企业罚款（万元）' | sed '2s/部门检查/企业自查/' >w.csv
> wording ledger-check --as-of 2023-07-31 w.csv
W405 AC2 企业罚款（万元）: “1.5” the plan does not allow a penalty here (凡属企业自主检查发现并采取有效措施整治的重大事故隐患，一律不予以行政处罚); verify the source and the amount, or state the basis for the penalty in 备注
W405 AC2 企业罚款（万元）：“1.5” 按方案，企业自查并整改到位的不予处罚（凡属企业自主检查发现并采取有效措施整治的重大事故隐患，一律不予以行政处罚）；请核实隐患来源、处罚金额是否有误，已作处罚的在备注中说明依据
# states
$ sed '2s/,待验收,/,整改中,/' data/ledger.csv >w.csv; wording ledger-check --as-of 2023-07-31 w.csv
E305 S2 整改状态: “整改中” the state is 整改中, but these columns are filled in already: 整改完成日期、验收日期; correct the state if the steps were taken, or explain in 备注 that the hazard was sent back
E305 S2 整改状态：“整改中” 状态为“整改中”，不应有：整改完成日期、验收日期；如已办理，请更正整改状态，验收退回的请在备注中说明
# the same number, the same hazard
$ cat data/ledger.csv >w.csv; sed 1d data/ledger.csv >>w.csv; wording ledger-check --as-of \
>     2023-07-31 w.csv
E210 A5 隐患编号: “XP-2023-0001” this number is already used at w.csv:2; each hazard must have its own
E210 A5 隐患编号：“XP-2023-0001” 该编号已用于 w.csv:2；每条隐患的编号不得重复
$ sed '2,$s/^XP-2023-000[0-9]//' data/ledger.csv >w.csv; sed -n 2p w.csv >>w.csv
> wording ledger-merge w.csv
W528 G5 隐患描述: this looks like the hazard at w.csv:2; verify that it was not registered twice
W517 rows without a number: 4; duplicates among them cannot be found, so give them numbers with hazard-add
W528 G5 隐患描述：疑似与 w.csv:2 重复登记；请核实是否为同一隐患
W517 有 4 行没有编号，无法判断是否重复；请用 hazard-add 登记编号
# records: quotes, cells, bytes, headers
$ { cat data/ledger.csv; sed -n '2s/甲厂/"甲厂/p' data/ledger.csv; } >w.csv; wording ledger-check \
>     w.csv
E102 E5 企业名称: “甲厂,,储罐区无报警器,重大,部门检查,检查员甲,责任人甲,加装报警器,6.5,2023-06-10,现场处置方案,2023-06-20,县级,2023-05-12,…” the quotation mark that opens here is never closed; close it, or write two marks for one that is part of the text
E102 E5 企业名称：“甲厂,,储罐区无报警器,重大,部门检查,检查员甲,责任人甲,加装报警器,6.5,2023-06-10,现场处置方案,2023-06-20,县级,2023-05-12,…” 此处的左引号没有右引号；请补上右引号，内容中的引号应连写两个
$ wording ledger-check data/cases/comma-in-text.csv
E106 A2 “2023-05-12” the row has 16 cells, but the header has 15 labels; a text probably has a comma in it; write a full-width comma instead, or enclose the text in quotation marks
E106 A2 “2023-05-12” 本行有 16 格，表头只有 15 列；可能是某格文字中含有英文逗号，请改为中文逗号，或用 WPS、Excel 打开原文件重新另存
$ columns -v 检查人 data/ledger.csv >w.csv; wording ledger-check w.csv
E108 检查人: this required column is missing; add it to the header
E108 检查人：缺少这一必填列；请在表头中补上（表中已有同类内容的，只需改列名）
$ sed '1s/整改期限/整改期现/' data/ledger.csv >w.csv; wording ledger-check w.csv
E108 N1 整改期限: this required column is missing; the table has “整改期现”: rename it if it is this column
E108 N1 整改期限：缺少这一必填列；表中有“整改期现”，如为同一内容，请改为规定的列名
$ sed '1s/隐患描述/问题/; 1s/整改期限/期限要求/; 1s/应急预案/预案情况/' data/ledger.csv >w.csv
> LANGUAGE=zh_CN findings -c cell,code,message w.csv
G1,N127,以下列名含义不唯一，已按列中内容采用：“问题”→隐患描述；如采用有误，请改列名
N1,E108,缺少这一必填列；表中有“期限要求”，如为同一内容，请改为规定的列名
O1,E108,缺少这一必填列；表中有“预案情况”，如为同一内容，请改为规定的列名
$ sed '2s/甲厂/\xff\xff/' data/ledger.csv >w.csv; wording ledger-check w.csv
E101 E2 企业名称: “��” not valid UTF-8 or GB18030 text; save the file again as UTF-8
E101 E2 企业名称：“��” 文字编码有误，既不是 UTF-8 也不是 GB18030；请将文件重新另存为 UTF-8 编码
$ sed '3s/无$/a\x00b/' data/ledger.csv >w.csv; wording ledger-check w.csv
E105 AB3 备注: “a” the text contains the invisible control character NUL; type the cell again without it
E105 AB3 备注：“a” 内容中有看不见的控制字符 NUL；请重新录入该格
$ echo a,b,c >w.csv; : >w.empty.csv; wording ledger-check w.csv; wording ledger-check w.empty.csv
E107 A1 “a、b、c” no header was found: none of the first rows has enough known labels, such as 隐患编号、发现日期、乡镇、行业领域、企业名称; write the labels in one row, each in its own cell
E107 A1 “a、b、c” 未找到表头行：前几行中能识别的列名太少（列名示例：隐患编号、发现日期、乡镇、行业领域、企业名称）；请检查列名是否各占一格、写在同一行；文件请另存为 .xlsx 或“CSV UTF-8（逗号分隔）”
E138 there is nothing in it; save the table again, or ask for it again
E138 文件是空的，没有内容；请重新保存该表，或请报送单位重新发送
$ false | wording ledger-check
E138 there is nothing in it; the command before wrote nothing; see what it says
E138 文件是空的，没有内容；前一个命令没有输出，可能已出错，请看它的提示
$ echo a,b,c >w.xlsx; wording ledger-check w.xlsx
E115 A1 “a、b、c” this is a text, although its name is that of a workbook; open it in the spreadsheet and save it as .xlsx
E115 A1 “a、b、c” 无法直接读取：文本文件，只是文件名写成了工作簿；请用 WPS、Excel 打开，另存为 .xlsx
$ echo 隐患编号,科室 >w.csv; wording overdue w.csv
E107 A1 “隐患编号、科室” no header was found: none of the first rows has enough known labels, such as 隐患编号、发现日期、乡镇、行业领域、企业名称; write the labels in one row, each in its own cell
E107 A1 “隐患编号、科室” 未找到表头行：前几行中能识别的列名太少（列名示例：隐患编号、发现日期、乡镇、行业领域、企业名称）；请检查列名是否各占一格、写在同一行；文件请另存为 .xlsx 或“CSV UTF-8（逗号分隔）”
# other kinds of tables
$ echo 单位,月份,自查企业数 >w.csv; wording overdue w.csv
E139 A1 this is a dispatch table (调度表), but a ledger is needed here; sum it up with rollup
E139 A1 这是调度表，此处应为隐患台账；调度表请用 rollup 汇总
$ echo 乡镇,月份,排查数,整改率 >w.csv; wording overdue w.csv
E139 A1 this is a roll-up (汇总表), but a ledger is needed here; give the ledgers from which it was made
E139 A1 这是汇总表，此处应为隐患台账；请改用生成该表的各台账
$ echo 单位,自查企业数,企业自查发现数,部门检查发现数 >w.csv; wording ledger-check w.csv
E108 月份: this required column is missing; add it to the header
E108 月份：缺少这一必填列；请在表头中补上（表中已有同类内容的，只需改列名）
# other kinds of files
$ LC_ALL=C sed 's/\t\x08\x10/xxx/' data/workbooks/townships/06*.xls >w.xls; wording ledger-check w.xls
E134 the workbook is damaged: a part of the file is missing or its records are in disorder; open it in the spreadsheet and save it again, or ask for it again
E134 工作簿已损坏：文件缺了一部分，或者内部记录已乱；请用表格软件打开后重新保存，打不开的请对方重新报送
$ printf 'PK\003\004' >w.zip; wording ledger-check w.zip
E115 this is a zip archive; unpack it and use the tables in it
E115 无法直接读取：ZIP 压缩包；请解压后使用其中的表格
# files
$ wording overdue nowhere.csv
E001 cannot read: No such file or directory
E001 无法读取：文件不存在
$ cp data/ledger.csv w.csv; wording ledger-check --rejects w.csv w.csv
E015 this file would be both input and output; write the output to another file
E015 该文件不能既作输入又作输出；请将结果存入另一文件
$ mkfifo w.fifo; wording hazard-add -l w.fifo --by 甲 编号=X
E011 this is a named pipe (FIFO), but a regular file is needed here
E011 这是命名管道（FIFO）；此处应为普通文件
$ sed '2s/甲厂/𠮷厂/' data/ledger.csv >w.csv; wording ledger-merge --encoding gbk w.csv
E113 E2 企业名称: “𠮷厂” the encoding gbk does not have this character; use --encoding gb18030 or utf-8
E113 E2 企业名称：“𠮷厂” gbk 编码无法表示该字；请改用 --encoding gb18030 或 utf-8
# usage
$ wording overdue -x; wording overdue --within soon; wording hazard-add; wording hazard-add -l \
>     w.csv 描述=x
E004 wrong use: there is no option “-x”
E004 命令格式有误：没有“-x”这个选项
E004 wrong use: --within “soon”: give a whole number
E004 命令格式有误：--within “soon”：应为整数
E004 wrong use: -l LEDGER is missing: name the ledger file
E004 命令格式有误：缺少“-l 台账”：请指定台账文件
E004 wrong use: “描述=x”: there is no such column; did you mean 隐患描述?
E004 命令格式有误：“描述=x”：没有这一列；是否为“隐患描述”？
$ wording ledger-close -l w.csv X; wording ledger-step -l w.csv start --by 甲 验收人=乙 X
E004 wrong use: --by NAME is missing: give the name of the person who signs
E004 命令格式有误：缺少“--by 姓名”：请写明签名人
E004 wrong use: 开始整改 (start) does not take 验收人 (verifier)
E004 命令格式有误：开始整改（start）不能填写验收人（verifier）
$ wording ledger-step -l w.csv extend --by 甲 X; wording ledger-step -l w.csv 验收 --by 甲 验收=乙 X
E004 wrong use: 延期 (extend) needs 延期至: give 延期至=VALUE
E004 命令格式有误：延期（extend）须同时填写延期至：延期至=内容
E004 wrong use: “验收=乙”: there is no such column; did you mean 验收人?
E004 命令格式有误：“验收=乙”：没有这一列；是否为“验收人”？
$ wording ledger-log -l w.csv; wording rollup --by county w.csv; wording rollup --month 2023-13 \
>     w.csv
E004 wrong use: give one of ID, --by, --verify, --adopt, --undo and --head
E004 命令格式有误：编号、--by、--verify、--adopt、--undo、--head 须写其中一项，且只写一项
E004 wrong use: --by “county”: give some of area (乡镇), sector (行业领域), enterprise (企业名称), level (隐患等级), source (隐患来源), supervisor (监管部门), committee (专委会), listed (挂牌督办), status (整改状态), action (执法措施), each once
E004 命令格式有误：--by “county”有误，只能是以下各列，每列一次：乡镇（area）、行业领域（sector）、企业名称（enterprise）、隐患等级（level）、隐患来源（source）、监管部门（supervisor）、专委会（committee）、挂牌督办（listed）、整改状态（status）、执法措施（action）
E004 wrong use: --month “2023-13”: give a month such as 2023-05
E004 命令格式有误：--month “2023-13”：应为月份，如 2023-05
$ wording ledger-sample w.csv; wording ledger-sample -n 1 w.csv; wording report; wording rollup -j \
>     x w.csv
E004 wrong use: -n: give the number of hazards to draw
E004 命令格式有误：“-n”：请写明抽取多少条
E004 wrong use: --seed: give a text chosen beforehand, such as the date of the draw
E004 命令格式有误：“--seed”：请写明事先定好的随机号，如抽取日期
E004 wrong use: KIND: give one of bulletin (通报), brief (短信), template ledger (空白台账), template dispatch (空白调度表)
E004 命令格式有误：种类须为以下之一：通报（bulletin）、短信（brief）、空白台账（template ledger）、空白调度表（template dispatch）
E004 wrong use: --jobs “x”: give a whole number
E004 命令格式有误：--jobs “x”：应为整数
# letters: the number of another one, a measure that the plan lacks, received before it was sent
$ remind='ledger-step -l letters.csv remind --by 县安委办 --on 2023-07-02'
> hazard-add -l letters.csv --by 甲 <county/new-hazards.csv >/dev/null
> $remind 上次措施=提醒 措施文号=溆安办提〔2023〕1号 XP-2023-0001 >/dev/null
> wording $remind 上次措施=督办 措施文号=溆安办提[2023]1号 XP-2023-0003
> wording $remind 上次措施=警告 XP-2023-0003
> wording $remind 上次措施=提醒 措施签收日期=2023-07-01 XP-2023-0003
E539 AH4 措施文号: 溆安办提[2023]1号 is the number of another letter (XP-2023-0001 提醒 2023-07-02); give the number of this one
E539 AH4 措施文号：“溆安办提[2023]1号”已用于另一份文书（XP-2023-0001 提醒 2023-07-02）；请填写本文书的文号
E549 AG4 上次措施: 警告 is no measure of the plan; give one of 提醒、督办、约谈、研究提请问责
E549 AG4 上次措施：“警告”不是方案所列的措施，只能是：提醒、督办、约谈、研究提请问责
E309 AJ4 措施签收日期: “2023-07-01” this day is before that of the letter, 2023-07-02; verify both days
E309 AJ4 措施签收日期：“2023-07-01” 早于印发日期 2023-07-02；请核对两个日期
# changes that are refused
$ cp data/ledger.csv w.csv
> wording ledger-close -l w.csv --by 审批人乙 --on 2023-06-25 XP-2023-0002 XP-2023-0003 XP-2023-0009
E502 S3 整改状态: “整改中” the state of the hazard does not allow this step: it is 整改中, but 销号 requires 待验收; the next step is 报请验收 (submit)
E506 A4 隐患编号: “XP-2023-0003” this step was taken on 2023-06-20; there is nothing to do
E501 “XP-2023-0009” the ledger has no hazard with this number; the nearest number is XP-2023-0001
E502 S3 整改状态：“整改中” 当前不能办理这一环节：目前为“整改中”，“销号”须在“待验收”时办理；应先“报请验收”（submit）
E506 A4 隐患编号：“XP-2023-0003” 已于 2023-06-20 办理，无需重复办理
E501 “XP-2023-0009” 台账中没有这一编号；最接近的编号是 XP-2023-0001
$ wording ledger-log -l w.csv XP-2023-0009
E501 “XP-2023-0009” the ledger has no hazard with this number; check the number, and whether this is the right ledger
E501 “XP-2023-0009” 台账中没有这一编号；请核对编号，并确认所用台账无误
$ wording ledger-close -l w.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001
> sed -i '2s/,县级,2023-05-12,/,,,/' w.csv
> cancel() {
>     wording ledger-step -l w.csv 撤销登记 --by 甲 --on 2023-06-25 --reason 重复登记 XP-2023-0001 "$@"
> }
> cancel
> cancel 撤销批准人=甲
> wording ledger-step -l w.csv 摘牌 --by 甲 --on 2023-06-25 XP-2023-0001
> wording ledger-step -l w.csv unlist --by 甲 --on 2023-06-25 XP-2023-0002
> wording ledger-step -l w.csv transfer --by 甲 --on 2023-06-25 --reason 双方确认 XP-2023-0001
> wording ledger-step -l w.csv reclassify --by 甲 --on 2023-06-25 --reason 不符合判定标准 XP-2023-0001 \
>     等级认定人=刘伟 佐证材料=认定书
> wording ledger-step -l w.csv reopen --by 甲 --on 2023-06-25 --reason 回头看 XP-2023-0003 延期至=2023-06-24
> sed '1s/$/,撤销日期/; 2s/$/,2023-06-20/' w.csv >w7.csv
> wording ledger-check w7.csv
E546 Q2 挂牌督办: “县级” the hazard is still listed (挂牌督办); first have the listing removed with ledger-step unlist
E546 Q2 挂牌督办：“县级” 该隐患仍在挂牌督办，应先摘牌（ledger-step 摘牌）
E004 wrong use: 撤销登记 (cancel) needs 撤销批准人: give 撤销批准人=VALUE
E004 命令格式有误：撤销登记（cancel）须同时填写撤销批准人：撤销批准人=内容
E547 AD2 撤销批准人: the same person as the one that enters the cancellation (甲); another person must have approved it
E540 撤销文号: the hazard was fined, so that only the county cancels it; give the number of the document that decides it as 撤销文号=NUMBER
E547 AD2 撤销批准人：与经办人（甲）为同一人；撤销登记应由他人批准
E540 撤销文号：该隐患已处罚，须经县批准方可撤销登记，请填写批准文件的文号：撤销文号=文号
E548 A2 隐患编号: “XP-2023-0001” the hazard is not listed, so that this step does not apply
E548 A2 隐患编号：“XP-2023-0001” 该隐患未挂牌督办，不能办理这一环节
E540 摘牌文号: a listing is removed once the rectification is accepted; give the number of the document that decides it as 摘牌文号=NUMBER
E540 摘牌文号：尚未验收合格；验收合格后方可摘牌，此前摘牌须有挂牌机关的文件，请填写批准文件的文号：摘牌文号=文号
E548 A2 隐患编号: “XP-2023-0001” no other supervisor or handler is given (监管部门=, 承办单位=), so that this step does not apply
E548 A2 隐患编号：“XP-2023-0001” 没有写明移交给谁（监管部门=、承办单位=），或与现在的相同，不能办理这一环节
E545 AD2 等级认定人: this must name both the unit and the person that assessed the hazard, such as 县应急管理局 刘伟
E545 AD2 等级认定人：应写明认定单位和认定人，如“县应急管理局 刘伟”
E544 P4 延期至: “2023-06-20” the new deadline must not be before the day of this step, 2023-06-25; give a later one
E544 P4 延期至：“2023-06-20” 新的期限不得早于办理日期 2023-06-25，请填写以后的日期
E307 S2 整改状态: “待验收” the state is 待验收, but these columns are filled in: 撤销日期; only a hazard whose registration the county cancelled has them, so find out whether it was
E307 S2 整改状态：“待验收” 整改状态为“待验收”，却填写了：撤销日期；经县里批准撤销登记的才填写，请核实是否已撤销
$ wording ledger-close -l w.csv --by 责任人甲 --on 2023-06-25 XP-2023-0001
E401 X2 销号审批人: “责任人甲” the same person as 整改责任人; name the person who really did it, or have the step repeated by another person if one did both
E401 X2 销号审批人：“责任人甲” 与“整改责任人”为同一人，不符合“谁检查、谁签名、谁负责”；请填实际办理的人员，确系同一人办理的应由他人重新办理
$ wording ledger-close -l w.csv --by 审批人乙 --on 2023-06-01 XP-2023-0001
E303 W2 销号日期: “2023-06-01” this day is before 验收日期 (2023-06-16); a hazard is found, assigned, rectified, verified and closed in this order
E303 W2 销号日期：“2023-06-01” 早于验收日期（2023-06-16），先后颠倒；应依次为发现、交办、整改完成、验收、销号，请核实日期
$ wording ledger-close -l w.csv --by 审批人乙 --on 2023-06-25 --as-of 2023-06-20 XP-2023-0001
E203 --on: “2023-06-25” this day is after today (2023-06-20); give the day on which it really happened
E203 --on：“2023-06-25” 晚于今天（2023-06-20）；请核实并填写实际日期
$ sed '2s/2023-06-16,验收员甲//' data/ledger.csv >w2.csv
> wording ledger-close -l w2.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001
E503 U2 验收日期: this step needs a value here; 验收 (accept) fills it in and must come first
E503 U2 验收日期：此处为空，而办理这一环节须填写；先办验收（accept），由其填写
$ hazard-add -l w3.csv --by 甲 <county/new-hazards.csv >/dev/null 2>&1
> extend() {
>     ledger-step -l w3.csv extend --by 乙 --reason 停工 --on $1 extended_to=$2 XP-2023-0003
> }
> extend 2023-06-28 2023-07-20 >/dev/null
> wording ledger-step -l w3.csv extend --by 乙 --reason 停工 --on 2023-07-19 \
>     extended_to=2023-07-30 XP-2023-0003
> extend 2023-07-01 2023-07-25 >/dev/null
> wording ledger-step -l w3.csv extend --by 乙 --reason 停工 --on 2023-07-01 \
>     extended_to=2023-07-30 XP-2023-0003
E510 T4 延期至: “2023-07-20” the request is too late; an extension of the deadline 2023-07-20 must be requested at least 5 workdays earlier, by 2023-07-13, as 县安委办督办规则（县定） requires
E510 T4 延期至：“2023-07-20” 延期申请已过时限；整改期限为 2023-07-20，应于期满前 5 个工作日（2023-07-13 前）提出（依据：县安委办督办规则（县定））
E511 T4 延期至: “2023-07-25” the deadline has been extended 2 times, and 县安委办督办规则（县定） allows no more; have the hazard rectified and closed, or escalate it
E511 T4 延期至：“2023-07-25” 已延期 2 次，按规定不再延期（依据：县安委办督办规则（县定））；请督促整改或提级督办
$ wording ledger-step -l w3.csv list --by 县安委办 --on 2023-07-01 listed=县级 XP-2023-0001 2>&1
> ledger-step -l w3.csv submit --by 丙 --on 2023-07-10 XP-2023-0003 >/dev/null 2>&1
> wording ledger-step -l w3.csv reject --by 乙 --on 2023-07-09 --reason 仍在使用 XP-2023-0003
W514 U2 挂牌督办：“县级” 已于 2023-07-01 按此级别挂牌；保持不变
E513 A4 隐患编号: “XP-2023-0003” the day of this step is before 整改完成日期 (2023-07-10); give the day on which it really happened with --on
E513 A4 隐患编号：“XP-2023-0003” 办理日期早于整改完成日期（2023-07-10）；请用 --on 给出实际日期
$ sed '3s/部门检查/不知道/' data/ledger.csv >w2.csv
> wording ledger-step -l w2.csv submit --by 甲 --on 2023-06-20 XP-2023-0002
E206 I3 隐患来源: “不知道” not a source of the plan; use one of 企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
E527 A3 隐患编号: “XP-2023-0002” the row has other errors, at I3 隐患来源; correct these cells in the ledger, sign for them with ledger-log --adopt and repeat the step
E206 I3 隐患来源：“不知道” 不是方案所列隐患来源；只能填：企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
E527 A3 隐患编号：“XP-2023-0002” 该行另有错误：I3 隐患来源；请先在台账中更正这些单元格，用 ledger-log --adopt 签认后再办理本环节
$ ledger-step -l w.csv start --by 甲 XP-2023-0002 2>&1 | tail -1; hazard-add -l w.csv 编号=1 2>&1 |
>     tail -1
> ledger-close -l w.csv --by 甲 X 2>&1 | tail -1
> LANGUAGE=zh_CN ledger-step -l w.csv start --by 甲 XP-2023-0002 2>&1 | tail -1
Nothing was changed.
Nothing was added.
Nothing was closed.
本次未办理，台账未作改动。
# the journal
$ wording ledger-log -l w.csv --verify
E710 there is no journal, so no row is signed for; start one with ledger-log --adopt --by NAME
E710 没有日志，所有行均无人签认；请用 ledger-log --adopt --by 姓名 建立日志
$ ledger-log -l w.csv --adopt --by 甲 >/dev/null 2>&1
> ledger-log -l w.csv --verify | sed 's/head [0-9a-f]*/head …/'
> LANGUAGE=zh_CN ledger-log -l w.csv --verify | sed 's/[0-9a-f]\{64\}/…/'
w.csv: 3 hazards as signed, 3 lines of the journal, head …
w.csv：3 条隐患与签名时一致，日志共 3 行，末行校验值 …
$ cp w.csv w2.csv; cp w.csv.journal.csv w2.csv.journal.csv
> sed -i -e '2s/2023-06-15/2023-07-15/' -e 3d w2.csv; sed -n '4s/XP-2023-0003/X8/p' w.csv >>w2.csv
> wording ledger-log -l w2.csv --verify
> wording ledger-step -l w2.csv reopen --by 甲 --on 2023-07-20 --reason 回头看 XP-2023-0001
E706 T2 整改完成日期: “2023-07-15” this was changed outside the commands; line 1 of the journal has “2023-06-15”
E707 A4 隐患编号: “X8” the journal does not have this hazard: it was written into the ledger by hand, or its lines are missing from the journal; find out who wrote it and sign for it with --adopt
E708 “XP-2023-0002” this hazard was removed from the ledger outside the commands after line 2 of the journal; restore it, or sign for the removal with --adopt
E716 the ledger is newer than its journal (2 rows, the first is XP-2023-0001): the last lines of the journal are missing, or these rows were changed by hand; find a copy of the journal, and check it with a check value that was stored elsewhere
E706 T2 整改完成日期：“2023-07-15” 未经登记直接改动；日志第 1 号记录为“2023-06-15”。请查明何人何时修改，属实的用 --adopt 补充签认
E707 A4 隐患编号：“X8” 日志中没有这条隐患：系手工写入台账，或日志缺行；请查明何人写入，属实的用 --adopt 签认
E708 “XP-2023-0002” 这条隐患未经登记从台账删去，日志最后一次记录为第 2 号；请恢复，属实的用 --adopt 签认
E716 台账比日志新（2 行，第一行为 XP-2023-0001）：日志末尾的行已缺失，或这些行系手工改动；请查找日志副本，并与另行留存的末行校验值核对
E508 A2 隐患编号: “XP-2023-0001” the row was changed outside the commands after line 1 of the journal; check it with ledger-log --verify and sign for it with ledger-log --adopt
E502 S2 整改状态: “待验收” the state of the hazard does not allow this step: it is 已验收待销号, but 回头看重开 requires 已销号; the next step is 销号 (close)
E508 A2 隐患编号：“XP-2023-0001” 日志第 1 号记录之后，本行未经登记直接改动；请用 ledger-log --verify 查看，用 ledger-log --adopt 签认
E502 S2 整改状态：“待验收” 当前不能办理这一环节：目前为“已验收待销号”，“回头看重开”须在“已销号”时办理；应先“销号”（close）
$ cp w.csv w2.csv; sed '3s/甲/乙/' w.csv.journal.csv >w2.csv.journal.csv
> wording ledger-log -l w2.csv --verify
> wording ledger-step -l w2.csv reopen --by 甲 --on 2023-07-20 --reason 回头看 XP-2023-0003
E702 the line was changed after it was written: its check value (链校验) does not match
E702 本行写入之后被改动：链校验不符
E509 the journal is damaged here (E702); nothing was changed, so check it with ledger-log --verify
E509 日志此处损坏（E702）；未作任何改动，请用 ledger-log --verify 查明
$ sed 3d w.csv.journal.csv >w2.csv.journal.csv; wording ledger-log -l w2.csv --verify
E703 lines before this one were removed, inserted or moved: their numbers go 1 → 3
E707 A3 隐患编号: “XP-2023-0002” the journal does not have this hazard: it was written into the ledger by hand, or its lines are missing from the journal; find out who wrote it and sign for it with --adopt
E703 本行之前有行被删去、插入或移动：序号 1 → 3
E707 A3 隐患编号：“XP-2023-0002” 日志中没有这条隐患：系手工写入台账，或日志缺行；请查明何人写入，属实的用 --adopt 签认
$ wording ledger-check w.csv.journal.csv
E116 this is the journal of a ledger, not a ledger; read it with ledger-log
E116 这是台账的日志，不是台账；请用 ledger-log 查看
$ for form in 's/$/\r/' '1s/^...//' 's/"//g; s/[^,]*/"&"/g; 1s/^"\(...\)/\1"/'; do
>     sed "$form" w.csv.journal.csv >w2.csv.journal.csv
>     wording ledger-log -l w2.csv --verify
> done
N717 another program has saved the journal (Windows line ends); its content is the same, but next time open a copy
N717 日志被其他程序重新保存过（行尾为 Windows 格式）；内容没有变化；以后请打开副本查看
N717 another program has saved the journal (no byte order mark); its content is the same, but next time open a copy
N717 日志被其他程序重新保存过（缺字节顺序标记）；内容没有变化；以后请打开副本查看
N717 another program has saved the journal (quotes); its content is the same, but next time open a copy
N717 日志被其他程序重新保存过（引号）；内容没有变化；以后请打开副本查看
$ head -c -1 w.csv.journal.csv >w2.csv.journal.csv; wording ledger-log -l w2.csv --verify
N717 another program has saved the journal (no line end at its end); its content is the same, but next time open a copy
N717 日志被其他程序重新保存过（末行没有换行）；内容没有变化；以后请打开副本查看
$ sed '1s/^...//' w.csv.journal.csv | iconv -f utf-8 -t gb18030 >w2.csv.journal.csv
> wording ledger-log -l w2.csv --verify
N717 another program has saved the journal (no byte order mark; encoding GB18030: save it as CSV UTF-8 before the next change); its content is the same, but next time open a copy
N717 日志被其他程序重新保存过（缺字节顺序标记；编码为 GB18030，办理下一环节前请另存为“CSV UTF-8”）；内容没有变化；以后请打开副本查看
$ ledger-log -l w.csv --verify --since "$(ledger-log -l w.csv --head)" | sed 's/[0-9a-f]\{64\}/…/g'
w.csv: 3 hazards as signed, 3 lines of the journal, head …
0 lines since the head …
$ mkfifo gone; (: <gone) &
> exec 4>gone
> wait
> ledger-step -l w.csv submit --by 丙 --on 2023-07-10 XP-2023-0002 2>&1 >&4 | tail -1
The ledger was changed, but the changed rows could not be written to standard output.
# the states of a hazard that was recorded late
$ hazard-add -l w4.csv --by 甲 <county/new-hazards.csv >/dev/null 2>&1
> ledger-step -l w4.csv submit --by 丙 --on 2023-07-03 XP-2023-0003 >/dev/null
> ledger-step -l w4.csv reject --by 乙 --on 2023-07-20 --reason 未盖章 XP-2023-0003 >/dev/null
> ledger-step -l w4.csv submit --by 丙 --on 2023-07-05 XP-2023-0003 >/dev/null
> ledger-log -l w4.csv XP-2023-0003 --as-of 2023-07-01 | sed 's/  */ /g' |
>     grep -E '^(整改中|待验收) .*2023-07-05'
> LANGUAGE=zh_CN ledger-log -l w4.csv XP-2023-0003 --as-of 2023-07-01 | sed 's/  */ /g' |
>     grep -E '^(整改中|待验收) .*2023-07-05'
整改中 2023-07-20 2023-07-05 日期矛盾：下一环节自 2023-07-05 起
待验收 2023-07-05 截至 2023-07-01 尚未开始
整改中 2023-07-20 2023-07-05 日期矛盾：下一环节自 2023-07-05 起
待验收 2023-07-05 截至 2023-07-01 尚未开始
# merging
$ sed '2s/2023-06-10/2023-07-10/' data/ledger.csv >w2.csv; wording ledger-merge data/ledger.csv \
>     w2.csv
E516 “XP-2023-0001” this number has different content at data/ledger.csv:2 (整改期限 is “2023-06-10” there and “2023-07-10” here); both rows are written, so find out which is right
E516 “XP-2023-0001” 同一编号在 data/ledger.csv:2 内容不同（整改期限：该处为“2023-06-10”，此处为“2023-07-10”）；两条均已列出，请核实后保留一条
# dispatch tables
$ printf '%s\n' '乡镇,月份,填报人,填报日期,自查企业数,自查企数,企业自查发现数,企业自查已整改数' \
>     '卢峰镇,2023-06,甲,2023-06-26,30项,1,3,5' '庐峰镇,2023-13,甲,2023-06-20,-3,,,1' \
>     '低庄镇,2023-03,甲,2023-03-20,3,,,' '低庄镇,2023年6月,甲,2023-06-20,３,,,' \
>     '低庄镇,2023-06,甲,2023-06-20,4,,,' >w.csv
> wording ledger-check w.csv
W213 F1 自查企数: not an indicator of the plan, so it is not counted; did you mean 自查企业数?
W609 D2 填报日期: “2023-06-26” submitted after the deadline, 2023-06-25
E216 E2 自查企业数: “30项” 自查企业数 must be a plain number, counted in 家; write 0 if there is nothing, and leave the cell empty if nothing is known
W607 H2 企业自查已整改数: “5” larger than the whole, 企业自查发现数 3; ask the unit which is right
E214 A3 乡镇: “庐峰镇” not a unit of the plan; did you mean 卢峰镇?
E215 B3 月份: “2023-13” not a month; write the reported month, such as 2023-06
E217 A6 乡镇: “低庄镇” this unit has already reported for this month, at w.csv:5; find out which report is right
W213 F1 自查企数：不是方案所列指标，不列入汇总；是否为“自查企业数”？
W609 D2 填报日期：“2023-06-26” 迟报，报送截止日为 2023-06-25
E216 E2 自查企业数：“30项” 请只填数字，自查企业数以“家”为单位；没有的请填 0，不掌握的请留空
W607 H2 企业自查已整改数：“5” 分项数大于总数（企业自查发现数 3）；请与该单位核实
E214 A3 乡镇：“庐峰镇” 不是方案所列的乡镇、部门；是否为“卢峰镇”？
E215 B3 月份：“2023-13” 不是月份；请填写所报的月份，如 2023-06
E217 A6 乡镇：“低庄镇” 该单位本月已报过，见 w.csv:5；请核实以哪一份为准
$ sed 2d w.csv >w2.csv; wording ledger-check w2.csv
W213 F1 自查企数: not an indicator of the plan, so it is not counted; did you mean 自查企业数?
E214 A2 乡镇: “庐峰镇” not a unit of the plan; did you mean 卢峰镇?
E215 B2 月份: “2023-13” not a month; write the reported month, such as 2023-06
E216 E2 自查企业数: “-3” 自查企业数, counted in 家, cannot be negative; write 0 if there is nothing, and leave the cell empty if nothing is known
E217 A5 乡镇: “低庄镇” this unit has already reported for this month, at w2.csv:4; find out which report is right
W213 F1 自查企数：不是方案所列指标，不列入汇总；是否为“自查企业数”？
E214 A2 乡镇：“庐峰镇” 不是方案所列的乡镇、部门；是否为“卢峰镇”？
E215 B2 月份：“2023-13” 不是月份；请填写所报的月份，如 2023-06
E216 E2 自查企业数：“-3” 自查企业数（单位：家）不能小于零，请核实；没有的请填 0，不掌握的请留空
E217 A5 乡镇：“低庄镇” 该单位本月已报过，见 w2.csv:4；请核实以哪一份为准
$ wording rollup --month 2023-06 county/townships/0*.csv county/tables/2023*
N127 N1 完成日期: labels that can have several meanings were understood by the cells below them: “完成日期”→整改完成日期; if this is wrong, rename the columns
N119 D1 网格员电话: unknown columns: 网格员电话; they are kept, but not checked
W606 低庄镇: 1 cumulative figure is lower than on 2023-05-22, 专题培训人次 26 → 24; ask the unit which is right
W610 townships without figures for this period, with the day of their last ones (1): 龙庄湾乡 2023-05-22; their earlier figures are used
N127 N1 完成日期：以下列名含义不唯一，已按列中内容采用：“完成日期”→整改完成日期；如采用有误，请改列名
N119 D1 网格员电话：不认识的列：网格员电话；不作核对，原样保留
W606 低庄镇：有 1 项累计数小于 2023-05-22 所报数：专题培训人次 26 → 24；请与该单位核实
W610 以下 1 个乡镇未收到本期数据（所列日期为最近一次数据的截止日）：龙庄湾乡 2023-05-22；暂按此前所报数据统计
$ wording ledger-check data/public/hunan-2017-09.csv
E214 A2 单位: “省级” not a unit of the plan; write its name as the plan does
E215 B2 月份: “2017-09-19” outside the campaign, for which units report from 2023-05 to 2023-12-15; write the reported month, such as 2023-06
E214 A2 单位：“省级” 不是方案所列的乡镇、部门；请填方案中的名称
E215 B2 月份：“2017-09-19” 不在行动期间内，调度自 2023-05 起至 2023-12-15 止；请填写所报的月份，如 2023-06
$ printf '%s\n' 乡镇,月份,填报日期,企业自查发现数,部门检查发现数 桥江镇,2023-06,2023-06-20,50,7 \
>     >w.csv
> wording rollup --month 2023-06 --reconcile county/townships/03* w.csv
N127 Q1 完成日期: labels that can have several meanings were understood by the cells below them: “完成日期”→整改完成日期; if this is wrong, rename the columns
W612 桥江镇 企业自查发现数: “50” the ledgers give 6; no hazard in them explains the difference, so ask the unit which is right
N127 Q1 完成日期：以下列名含义不唯一，已按列中内容采用：“完成日期”→整改完成日期；如采用有误，请改列名
W612 桥江镇 企业自查发现数：“50” 台账数为 6；台账中查无可对应的隐患，请与该单位核对漏报、错报
$ sed '/^卢峰镇/s/\(2023-06-21\),.*/\1,1,0,1,0,0,1,0,1,1,0,0,0,0.1,0,0,1,1,0,1,0,0,0/' \
>     county/tables/2023-06.csv >w.csv
> wording rollup --month 2023-06 county/tables/2023-05.csv w.csv | grep '^W606'
W606 卢峰镇: 13 cumulative figures are lower than on 2023-05-22, 排查数 4 → 2、部门检查发现数 3 → 1、自查企业数 9 → 1 and others; perhaps those of the month were given instead; ask the unit which is right
W606 卢峰镇：有 13 项累计数小于 2023-05-22 所报数：排查数 4 → 2、部门检查发现数 3 → 1、自查企业数 9 → 1 等，可能把本月数填成了累计数；请与该单位核实
$ sed 's/{name: 县民政局/{reports: true, name: 县民政局/' county/plan.yaml >w.yaml
> wording rollup --plan w.yaml --month 2023-06 county/townships/*.csv county/tables/* | grep 局
W601 departments without any report (1): 县民政局; ask whether they forgot to report or have nothing to report
W601 以下 1 个县直部门未收到报送材料：县民政局；请核实是漏报还是零报告
# cells that were merged
$ wording ledger-check data/cases/merged-township.csv
E201 B3 乡镇: a required value is missing; the cell was probably merged with the one above, “卢峰镇”; write the value in each row
E201 B3 乡镇：必填项未填写；该格可能与上方单元格（“卢峰镇”）合并，另存为 CSV 后只保留首格；请逐行填写
# a workbook has the value in all cells of a merged one: this one was left empty
$ sed '2{p;s/卢峰镇/低庄镇/;s/溆浦县甲化工厂/丁厂/}' data/cases/merged-township.csv | head -4 |
>     ledger-tidy -f xlsx -o w.xlsx 2>/dev/null
> wording ledger-check w.xlsx
E201 乡镇: a required value is missing; the cell above has “低庄镇”; write the value in each row
E201 乡镇：必填项未填写；上方单元格为“低庄镇”；请逐行填写
# roll-ups and documents
$ sed '2s/卢峰镇/庐峰镇/; 3s/2023-05-/二〇二三-/' data/ledger.csv >w.csv
> wording rollup --as-of 2023-07-01 w.csv
W602 C2 乡镇: “庐峰镇” not a name of the plan, so that it has its own row in the table; did you mean 卢峰镇?
E202 B3 发现日期: “二〇二三-10” the day is missing; complete the date
W641 rows that were not counted: 1; correct them and make the roll-up again
W601 townships without any report (23): 低庄镇、龙潭镇、均坪镇、观音阁镇、双井镇、水东镇、两丫坪镇、黄茅园镇、祖市殿镇、葛竹坪镇、深子湖镇、三江镇、统溪河镇、北斗溪镇、思蒙镇、大江口镇、舒溶溪乡、油洋乡、小横垅乡、淘金坪乡、中都乡、沿溪乡、龙庄湾乡; ask whether they forgot to report or have nothing to report
W602 C2 乡镇：“庐峰镇” 方案中没有这一名称，在表中单列一行；是否为“卢峰镇”？
E202 B3 发现日期：“二〇二三-10” 缺少具体日，请补全
W641 有 1 行未计入，请更正后重新汇总
W601 以下 23 个乡镇未收到报送材料：低庄镇、龙潭镇、均坪镇、观音阁镇、双井镇、水东镇、两丫坪镇、黄茅园镇、祖市殿镇、葛竹坪镇、深子湖镇、三江镇、统溪河镇、北斗溪镇、思蒙镇、大江口镇、舒溶溪乡、油洋乡、小横垅乡、淘金坪乡、中都乡、沿溪乡、龙庄湾乡；请核实是漏报还是零报告
$ wording overdue --as-of 2023-07-01 w.csv
E202 B3 发现日期: “二〇二三-10” the day is missing; complete the date
W642 rows not listed because it is unknown whether they are overdue: 1; correct them and run the command again
E202 B3 发现日期：“二〇二三-10” 缺少具体日，请补全
W642 有 1 行无法判断是否逾期，请更正后重新查询
$ wording report bulletin county/townships/01*
E114 not a roll-up by township: it is a ledger; make one with “rollup --by area”
E114 不是按乡镇的汇总表：这是隐患台账；请用“rollup --by area”生成
$ echo 行业领域,月份,排查数,整改率 >w.csv; wording report bulletin w.csv; wording report bulletin \
>     data/public/hunan-2017-09.csv
E114 not a roll-up by township: its first columns must be 乡镇 and 月份; make one with “rollup --by area”
E114 不是按乡镇的汇总表：前两列应为“乡镇”和“月份”；请用“rollup --by area”生成
E114 not a roll-up by township: it has no column 整改完成数; make one with “rollup --by area”
E114 不是按乡镇的汇总表：缺少“整改完成数”列；请用“rollup --by area”生成
$ rollup --month 2023-06 county/townships/*.csv county/tables/* 2>/dev/null >w.csv
> sed '3d' w.csv >w2.csv; wording report brief w2.csv
W608 C27 排查数: “244” the figures do not add up: its rows add up to 235, and 25 more of its figures differ; ask the unit which is right
W608 C27 排查数：“244” 总数与分项之和不一致：各行之和为 235，另有 25 项不符；请与该单位核实
$ sed '3s/,[0-9]*,/,nine,/' w.csv >w2.csv; wording report brief w2.csv
E216 C3 排查数: “nine” 排查数 must be a plain number, counted in 项; write 0 if there is nothing, and leave the cell empty if nothing is known
E216 C3 排查数：“nine” 请只填数字，排查数以“项”为单位；没有的请填 0，不掌握的请留空
$ wording ledger-sample -n 900 --seed x county/townships/01*
N518 hazards that qualify: 40; all of them were drawn
N518 符合条件的隐患仅 40 条，已全部列入
# check lists that come back
$ {
>     echo 序号,隐患编号,乡镇,企业名称,隐患描述,整改责任人,整改状态,整改完成日期,验收人,销号审批人,抽查日期,账实是否相符,现场是否整改到位,现场情况,抽查意见,抽查人签名,同行抽查人签名,被查单位签名
>     echo 1,A1,卢峰镇,甲厂,电线裸露,王五,已销号,2023-07-01,丁,戊,2023-06-30,好,,,,丁,,
>     echo 2,A1,卢峰镇,甲厂,电线裸露,王五,已销号,2023-06-01,丁,戊,2023-06-30,相符,未到位,,,赵一,钱二,
>     echo 3,,卢峰镇,甲厂,电线裸露,王五,已销号,2023-06-01,丁,戊,2023-06-30,不符,未到位,仍裸露,,赵一,钱二,
>     echo 4,A2,卢峰镇,乙厂,电线裸露,王五,整改中,,,,2023-06-30,不符,,,,,,
>     echo 5,A3,卢峰镇,丙厂,电线裸露,王五,整改中,,,,2023-06-30,相符,,,,赵一,钱二,
>     echo 6,A3,卢峰镇,丙厂,电线裸露,王五,整改中,,,,,相符,,,,赵一,钱二,
>     echo 7,A3,卢峰镇,丙厂,电线裸露,王五,整改中,,,,2023-06-30,相符,,,,赵一,钱二,
> } >w.csv
> wording ledger-sample --results --as-of 2023-07-31 w.csv
> cut -d, -f 1-12 w.csv >w2.csv; wording ledger-sample --results w2.csv
> wording ledger-sample --results --for close w.csv; wording ledger-sample --for reopen w.csv
> sed '1s/$/,承办单位/; 2s/$/,某某办/' county/new-hazards.csv >w.csv; wording ledger-check w.csv
E651 K2 抽查日期: “2023-06-30” the day of this inspection is before 整改完成日期 (2023-07-01); verify both days
E207 L2 账实是否相符: “好” not an allowed value; write one of: 相符、不符
E201 M2 现场是否整改到位: a required value is missing; write one of: 已到位、未到位
W653 Q2 同行抽查人签名: only one person has signed; an inspection takes two, so add the other
W654 P2 抽查人签名: “丁” the same person as 验收人, whose work was inspected; have it inspected by another person
E652 L3 账实是否相符: “相符” the hazard is 已销号 in the ledger and was found not rectified, so that the two do not agree; correct one of the answers
E656 B4 隐患编号: the hazard has no number, so that this row is not counted; write the number that was drawn, or register the hazard with hazard-add and draw again
E655 B8 隐患编号: “A3” this hazard was inspected already on the list at w.csv:6; keep the right one of the two
W646 rows that were not counted: 5; correct them and read the list again
E651 K2 抽查日期：“2023-06-30” 抽查日期早于整改完成日期 2023-07-01，请核实这两个日期
E207 L2 账实是否相符：“好” 填写不规范，只能填：相符、不符
E201 M2 现场是否整改到位：必填项未填写；只能填：已到位、未到位
W653 Q2 同行抽查人签名：只有一人签名；抽查须两人以上，请补填
W654 P2 抽查人签名：“丁” 与验收人是同一人，不能抽查本人办理的事项；请另派人抽查
E652 L3 账实是否相符：“相符” 台账记载已销号，现场未整改到位，账实不可能相符；请核实后更正其中一项
E656 B4 隐患编号：隐患编号为空，该行不计入；请填写抽取时的编号；隐患尚无编号的，先用 hazard-add 登记再抽取
E655 B8 隐患编号：“A3” 此隐患在 w.csv:6 已填写抽查结果，请核实以哪一份为准
W646 有 5 行没有计入，请更正后重新读取清单
E657 not a whole check list, because columns are missing: 现场是否整改到位; 现场情况; 抽查意见; 抽查人签名; 同行抽查人签名; 被查单位签名; read the list with all columns that ledger-sample wrote
W646 rows that were not counted: 7; correct them and read the list again
E657 不是完整的核查清单，缺少：现场是否整改到位；现场情况；抽查意见；抽查人签名；同行抽查人签名；被查单位签名；请用 ledger-sample 生成的清单，不要删列、改列名
W646 有 7 行没有计入，请更正后重新读取清单
E004 wrong use: --for: give reopen, reject or recheck
E004 命令格式有误：--for：请写 reopen（回头看重开）、reject（验收退回）或 recheck（回头看合格）
E004 wrong use: --for: only with --results
E004 命令格式有误：--for：须与 --results 同用
W222 T2 承办单位: “某某办” not a township or department of the plan; write its name as in the plan, or ask 县安委办 to add it to the plan
W222 T2 承办单位：“某某办” 不是方案所列的乡镇或部门；请写方案所列的部门名称，或请县安委办将其列入方案
# fields without a state of their own
$ { head -1 county/new-hazards.csv; sed -n 2p county/new-hazards.csv; } |
>     sed '1s/$/,交办日期/; 2s/$/,2023-06-21/' >w.csv
> wording sh -c 'hazard-add --dry-run -l new.csv --by 甲 <w.csv'
E303 Q2 整改完成日期: “2023-06-10” this day is before 交办日期 (2023-06-21); a hazard is found, assigned, rectified, verified and closed in this order
E303 Q2 整改完成日期：“2023-06-10” 早于交办日期（2023-06-21），先后颠倒；应依次为发现、交办、整改完成、验收、销号，请核实日期
# states: what each means by appendix B of the office practice, and 是 and 否 by the column's label
$ findings data/cases/states.csv | sed 's/not an allowed value; //'
N2,E304,已整改,"the state is 待验收, but these columns are empty: 整改完成日期; fill in what was done, or correct the state"
N3,E304,整改完成,"the state is 待验收, but these columns are empty: 整改完成日期; fill in what was done, or correct the state"
N4,E304,已完成,"the state is 待验收, but these columns are empty: 整改完成日期; fill in what was done, or correct the state"
N6,E207,完成,"if the hazard is rectified, write 待验收 and the date in 整改完成日期; otherwise write 整改中"
N8,E207,√,write 待验收 and the date in 整改完成日期
N9,E207,是,write 待验收 and the date in 整改完成日期
N10,E207,否,write 整改中
N11,E304,100%,"the state is 待验收, but these columns are empty: 整改完成日期; fill in what was done, or correct the state"
N12,E207,已销号（2023.6.1）,"write 已销号, and 2023-06-01 in 销号日期"
N13,E304,已 整 改,"the state is 待验收, but these columns are empty: 整改完成日期; fill in what was done, or correct the state"
N16,E304,已验收,"the state is 已验收, but these columns are empty: 整改完成日期、验收日期、验收人; fill in what was done, or correct the state"
# ten more states of each kind: the value to write, or all that are allowed
$ printf '%s\n' 未整改到位 整改推进中 已闭环 '已整改（6月1日）' 待验 整改中！ ' 已销号 ' 未销号 \
>     已拆除 在建 立行立改 >v
> column 整改状态 <v >s.csv
> LANGUAGE=zh_CN findings s.csv | sed 's/,填写不规范，/,/'
W2,E305,未整改到位,状态为“整改中”，不应有：整改完成日期、验收日期、销号日期、销号审批人；如已办理，请更正整改状态，验收退回的请在备注中说明
W3,E305,整改推进中,状态为“整改中”，不应有：整改完成日期、验收日期、销号日期、销号审批人；如已办理，请更正整改状态，验收退回的请在备注中说明
W5,E207,已整改（6月1日）,请填“待验收”，并将 2023-06-01 填入“整改完成日期”
W6,E207,待验,只能填：已登记、已交办、整改中、待验收、已销号
W7,E305,整改中！,状态为“整改中”，不应有：整改完成日期、验收日期、销号日期、销号审批人；如已办理，请更正整改状态，验收退回的请在备注中说明
W9,E305,未销号,状态为“未销号”，不应有：销号日期、销号审批人；如已办理，请更正整改状态，验收退回的请在备注中说明
W10,E207,已拆除,看不出整改到哪一步；请填“整改中”“待验收”或“已销号”，具体情况写入备注
W11,E207,在建,只能填：已登记、已交办、整改中、待验收、已销号
W12,E207,立行立改,已整改到位的请填“待验收”，并填写整改完成日期；尚未整改到位的填“整改中”
# listing: none in every spelling is no finding; 督办 is no 挂牌
$ printf '%s\n' 否 无 / - — 未 未挂牌 不挂牌 ／ － 省级 县级督办 乡镇级 已挂牌 市安委办 >v
> column 挂牌督办 <v >s.csv
> LANGUAGE=zh_CN findings s.csv | sed 's/,填写不规范，/,/'
U13,E207,县级督办,只能填：县级、市级、省级
U14,E207,乡镇级,请填县级、市级或省级
U15,E207,已挂牌,请填县级、市级或省级
# actions, joined by whatever an office joins with; of several, the one that is not allowed
$ printf '%s\n' '"约谈，曝光"' 约谈；曝光 '约谈;曝光' 约谈/曝光 '约谈 曝光' 约谈　曝光 无 未处罚 \
>     约谈、责令停产停业 约谈、查封 >v
> column 执法措施 <v >s.csv
> LANGUAGE=zh_CN findings s.csv | sed 's/,填写不规范，/,/'
AE11,E207,约谈、查封,只能填：约谈、曝光、联合惩戒、停产整顿、提请关闭、移送司法
# townships: the county before and the office after it make no difference; a typing error is a question, a village advice, a park a matter of the county
$ printf '%s\n' 溆浦县卢峰镇 溆浦卢峰镇 湖南省怀化市溆浦县卢峰镇人民政府 '卢 峰 镇' 卢峰镇党委政府 \
>     卢峰镇应急办 小横垄乡 小横陇乡 庐峰镇 卢峰镇红远村 高新区 \
>     工业集中区 县直 辰溪县卢峰镇 >v
> column 乡镇 <v >s.csv
> LANGUAGE=zh_CN findings s.csv | sed 's/,不是方案所列乡镇；/,/'
C10,E204,庐峰镇,是否为“卢峰镇”？
C11,E204,卢峰镇红远村,请填“卢峰镇”，村名等写入隐患部位
C12,E204,高新区,如属园区、县直单位，请与县安委办确认填报属地
C13,E204,工业集中区,如属园区、县直单位，请与县安委办确认填报属地
C14,E204,县直,如属园区、县直单位，请与县安委办确认填报属地
C15,E204,辰溪县卢峰镇,如属园区、县直单位，请与县安委办确认填报属地
# sectors: never a guess by look
$ printf '%s\n' 商贸 加油站 新业态新领域 学校 养老机构 电力 煤矿 煤矿山 危化学品 高层住宅 >v
> column 行业领域 <v >s.csv
> findings s.csv | sed 's/,not a sector of the plan; /,/' | sed 's/、.*//'
D5,E205,学校,use one of 高层建筑
D6,E205,养老机构,use one of 高层建筑
D7,E205,电力,use one of 高层建筑
D8,E205,煤矿,use one of 高层建筑
D9,E205,煤矿山,use one of 高层建筑
D10,E205,危化学品,did you mean 危险化学品?
D11,E205,高层住宅,use one of 高层建筑
# sources: if penalty and listing depend on it, the message asks, and nothing is guessed
$ printf '%s\n' 12345热线 信访 网格员上报 市安委办交办 企业自查自纠 内部举报 四不两直 暗访 \
>     镇级督导 联合检查 部门捡查 >v
> column 隐患来源 <v >s.csv
> LANGUAGE=zh_CN findings s.csv | grep E206 | sed 's/,不是方案所列隐患来源；/,/'
K8,E206,四不两直,只能填：企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
K9,E206,暗访,只能填：企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
K10,E206,镇级督导,只能填：企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
K11,E206,联合检查,只能填：企业自查、乡镇排查、部门检查、专家帮扶、上级督导、群众举报
K12,E206,部门捡查,是否为“部门检查”？
# several values missing for one reason are one finding, at the state, and none asks to delete a fact
$ printf '已销号\n' >v; column 整改状态 data/base-open.csv <v >s.csv; LANGUAGE=zh_CN findings s.csv
W2,E304,已销号,状态为“已销号”，还缺：整改完成日期、验收日期、验收人、销号日期、销号审批人；请据实补填，尚未办理的请更正整改状态
# dates in words. 发现 2023-05-12, no 交办日期: 15 days are 05-27, three 05-15, 30 are 06-11 (19 to 05-31, 11 more)
$ LANGUAGE=zh_CN findings -c cell,code,message data/cases/deadlines-in-words.csv | sed 's/；.*//'
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
# days of discovery: the year within the plan's period, none where it has no such day; a month lacks its day
$ printf '%s\n' 5月3日 5.3 5月3号 3月5日 2023年5月 2023.5 5月上旬 2023-02-30 2月30日 20230631 >v
> column 发现日期 data/base-open.csv <v >s.csv
> LANGUAGE=zh_CN findings -c cell,code,message s.csv
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
# amounts: what to write for this very value
$ printf '%s\n' ￥6.5 1.5E+1 6。5 约5万 5万左右 5-6万 5~10 '"12,34"' 自筹5 >v
> column 整改资金（万元） data/base-open.csv <v >s.csv
> LANGUAGE=zh_CN findings s.csv | sed -E 's/；属.*//; s/^([A-Z0-9]*),E208,("[^"]*"|[^,]*),/\1 /'
Q2 请只填数字：6.5
Q3 请只填数字：15
Q4 请只填数字：6.5
Q5 请填确定的金额：5
Q6 请填确定的金额：5
Q7 请填一个确定的金额（5 至 6 之间）
Q8 请填一个确定的金额（5 至 10 之间）
Q9 逗号用法有误，请核实后填 12.34 或 1234
Q10 请填 5；资金来源写入备注
# no amount at all, and one that was meant in 元; a threshold of the plan
$ printf '%s\n' 无 / — 不涉及 0元 自筹 已落实 待定 5000 999.99 1000 >v
> column 整改资金（万元） data/base-open.csv <v >s.csv
> LANGUAGE=zh_CN findings s.csv
> sed 's/^funds_ask_above: .*/funds_ask_above: 999/' county/plan.yaml >plan.yaml
> ledger-check --plan plan.yaml -f csv s.csv | grep -c W218
Q2,E208,无,确无资金投入的填 0
Q3,E208,/,确无资金投入的填 0
Q4,E208,—,确无资金投入的填 0
Q5,E208,不涉及,确无资金投入的填 0
Q7,E208,自筹,请填金额；资金来源写入备注
Q8,E208,已落实,请填金额；资金来源写入备注
Q9,E208,待定,资金须落实，请填金额；尚未确定的填预算数
Q10,W218,5000,5000 万元偏大；如为 5000 元，请填 0.5
3
# credit codes: digits that a spreadsheet cut are gone, and no check character is proposed for them
$ LANGUAGE=zh_CN findings data/cases/uscc-mangled.csv | grep -E '^E(2|3|4|7|19),' |
>     cut -d '(' -f 1 | sed 's/不是正确.*）：//'
E2,E209,9.1E+17,Excel 已把它变成科学计数，请将该列设为“文本”后重新填写
E3,E209,9.14E+17,Excel 已把它变成科学计数，请将该列设为“文本”后重新填写
E4,E209,91430000000000000,Excel 只保留了前 15 位数字，请将该列设为“文本”后重新填写
E7,E209,914312240000000000,Excel 只保留了前 15 位数字，请将该列设为“文本”后重新填写
E19,E209,9.14312E+17,Excel 已把它变成科学计数，请将该列设为“文本”后重新填写
# an identity card (1980-01-01, in a county of Hunan); the same digits with an impossible day are none
$ printf '%s\n' 431224198001011234 43122419800101123x 431224198013011234 >v
> column 统一社会信用代码 data/base-open.csv <v >s.csv
> findings s.csv | sed 's/.*2015): //' | cut -d ';' -f 1
this looks like a person's identity card number
this looks like a person's identity card number
a character is mistyped
# codes that are right but for their form: 91350100M000100Y43 of GB 32100-2015
$ printf '%s\n' "'91350100M000100Y43" 91350100m000100y43 '9135 0100 M000 100Y43' \
>     '"=""91350100M000100Y43"""' 9135O100MOOO1OOY43 9I350100M000100Y43 431224000012345 12345678-9 \
>     无 91350100M000100Y4 >v
> column 统一社会信用代码 data/base-open.csv <v >s.csv
> findings s.csv | sed 's/.*2015): //'
write the code alone: 91350100M000100Y43
write the code alone: 91350100M000100Y43
write the code alone: 91350100M000100Y43
write the code alone: 91350100M000100Y43
did you mean 91350100M000100Y43?
did you mean 91350100M000100Y43?
15 digits are the registration number of an old licence; write the 18 characters of the new one
this is an organisation code; write the 18 characters of the business licence
leave the cell empty where there is no code; sole traders with a licence have one
it must have 18 characters
# a word that means nothing does not count; it is not called empty
$ echo 待定 | column 整改措施 >w.csv; wording ledger-check --as-of 2023-07-31 w.csv
> echo | column 整改措施 >w.csv; wording ledger-check --as-of 2023-07-31 w.csv
E201 P2 整改措施: “待定” a required value is missing; a word like this counts as empty; write what was really decided
E201 P2 整改措施：“待定” 必填项未填写；该内容视为未填写，请填写实际落实的情况
E201 P2 整改措施: a required value is missing; owner, measures, funds, deadline and contingency plan must all five be settled
E201 P2 整改措施：必填项未填写；责任、措施、资金、时限、预案“五落实”缺一不可
# an amount that slid into the deadline is not taken for a day of the next year; a deadline in January may be
$ for day in 2.5 1.15 6.15; do
>     echo $day | column 整改期限 | LANGUAGE=zh_CN ledger-check --as-of 2023-07-31
> done
（标准输入）:2: 错误[E202] R2 整改期限：“2.5” 缺少年份，请填写完整的年月日
（标准输入）：共 1 条隐患，0 条无误，1 条须改
（标准输入）:2: 错误[E202] R2 整改期限：“1.15” 缺少年份，请填 2024-01-15
（标准输入）：共 1 条隐患，0 条无误，1 条须改
（标准输入）:2: 错误[E202] R2 整改期限：“6.15” 缺少年份，请填 2023-06-15
（标准输入）：共 1 条隐患，0 条无误，1 条须改
[1]
# a column in 元: convert before renaming, reported once if the column is required
$ sed '1s/整改资金（万元）/整改资金（元）/' data/base.csv | LANGUAGE=zh_CN ledger-check --as-of \
>     2023-07-31
> sed '1s/企业罚款（万元）/企业罚款（元）/' data/base.csv | LANGUAGE=zh_CN ledger-check --as-of \
>     2023-07-31
（标准输入）:1: 错误[E108] Q1 整改资金（万元）：缺少这一必填列；表中有“整改资金（元）”，请将金额折算成万元，并改为规定的列名
（标准输入）：共 1 条隐患，0 条无误，1 条须改
（标准输入）:1: 警告[W110] AC1 企业罚款（元）：不认识这一列，是否为“企业罚款（万元）”，金额须先折算成“万元”？
（标准输入）：共 1 条隐患，1 条无误，0 条须改
[1]
# the steps by their Chinese names, and the reports
$ LANGUAGE=zh_CN ledger-step -l data/ledger.csv 完工 --by 甲 XP-1 2>&1 | grep -o '交办（assign）.*'
> rollup --month 2023-06 county/townships/*.csv >june.csv 2>/dev/null
> for kind in bulletin:通报 brief:短信; do
>     report ${kind%:*} june.csv >a
>     report ${kind#*:} june.csv | cmp - a && echo same
> done
交办（assign）、开始整改（start）、报请验收（submit）、验收（accept）、验收退回（reject）、延期（extend）、挂牌督办（list）、摘牌（unlist）、移交承办（transfer）、等级变更（reclassify）、督促整改（remind）、回头看重开（reopen）、回头看合格（recheck）、撤销登记（cancel）
same
same
# a missing file is reported in the office's words by every command
$ for c in 'overdue no.csv' 'rollup --month 2023-06 no.csv' 'ledger-check no.csv' \
>     'ledger-log -l no.csv --verify' 'report brief no.csv' 'ledger-sample -n 1 --seed a no.csv' \
>     'ledger-merge no.csv' 'ledger-step -l no.csv 交办 --by 甲 A' \
>         'ledger-close -l no.csv --by 甲 A'; \
>     do
>     LANGUAGE=zh_CN $c 2>&1 </dev/null | grep -c 'no.csv: 错误.E001. 无法读取：文件不存在'
> done | uniq -c | sed 's/^ *//'
9 1
# advice names no township if the cell names two, and no state if it names none
$ for v in '桥江镇、低庄镇' '桥江镇 低庄' '卢峰镇屈原社区、红远村'; do
>     sed "2s/卢峰镇/$v/" data/base.csv | LANGUAGE=zh_CN ledger-check --as-of 2023-07-31 2>&1 |
>         grep -o 'E204.*'
> done
> for v in 无 没有 否; do
>     sed "2s/已销号/$v/" data/base.csv | LANGUAGE=zh_CN ledger-check --as-of 2023-07-31 2>&1 |
>         grep -o 'E207.*'
> done
E204] C2 乡镇：“桥江镇、低庄镇” 不是方案所列乡镇；一行只填一个乡镇，其余的另起一行
E204] C2 乡镇：“桥江镇 低庄” 不是方案所列乡镇；一行只填一个乡镇，其余的另起一行
E204] C2 乡镇：“卢峰镇屈原社区、红远村” 不是方案所列乡镇；请填“卢峰镇”，村名等写入隐患部位
E207] W2 整改状态：“无” 填写不规范，只能填：已登记、已交办、整改中、待验收、已销号
E207] W2 整改状态：“没有” 填写不规范，只能填：已登记、已交办、整改中、待验收、已销号
E207] W2 整改状态：“否” 填写不规范，请填“整改中”
# why the system refused, in Chinese, whatever translations the C library has
$ LANGUAGE=zh_CN overdue nix.csv
> LANGUAGE=zh_CN ledger-check --rejects county/nix/r.csv data/ledger.csv
nix.csv: 错误[E001] 无法读取：文件不存在
county/nix/r.csv: 错误[E002] 无法写入：文件不存在
[2]
# what cannot be undone
$ hazard-add -l undo.csv --by 登记员甲 <county/new-hazards.csv >/dev/null
> ledger-close -l undo.csv --by 审批人甲 --on 2023-06-20 XP-2023-0001 >/dev/null
> undo() { wording ledger-log -l undo.csv --undo "$@"; }
> undo 1 --by 甲 --reason 误办
> undo 4 --by 甲
> undo 9 --by 甲 --reason 误办
> ledger-log -l undo.csv --undo 4 --by 甲 --reason 误办 >/dev/null
> undo 4 --by 甲 --reason 误办
> undo 5 --by 甲 --reason 误办
> ledger-log -l undo.csv --adopt --by 县安委办
> sed -i '2s/卢峰镇/低庄镇/' undo.csv
> ledger-log -l undo.csv --adopt --by 县安委办 >/dev/null
> undo 6 --by 甲 --reason 误办
> LANGUAGE=zh_CN ledger-log -l undo.csv --undo 9 --by 甲 --reason 误办 2>&1 | tail -n 1
E542 “XP-2023-0001” line 4 of the journal (销号) is a later change of this hazard; undo that one first
E542 “XP-2023-0001” 该隐患此后又有办理（日志第 4 号，销号）；请先撤回后办的一次
E004 wrong use: an undo needs a reason: give --reason TEXT
E004 命令格式有误：撤回须写明理由：--reason 理由
E541 “9” this line of the journal cannot be undone: the journal has no such line
E541 “9” 日志的这一行不能撤回：日志中没有这一序号
E541 “4” this line of the journal cannot be undone: it was undone already
E541 “4” 日志的这一行不能撤回：该次办理已经撤回
E541 “5” this line of the journal cannot be undone: it is an undo itself; take the step again instead
E541 “5” 日志的这一行不能撤回：该行本身就是撤回；需要恢复的，请重新办理
隐患编号  栏目  原值  新值
E541 “6” this line of the journal cannot be undone: it only signs for what was in the ledger
E541 “6” 日志的这一行不能撤回：该次只是签认台账原有内容，没有改动可撤回
undo.csv.journal.csv: 错误[E541] “9” 日志的这一行不能撤回：日志中没有这一序号
# letters out of order; words without content; a step that is past; everyday words
$ remind='ledger-step -l letters.csv remind --by 县安委办 --on 2023-07-07'
> $remind 上次措施=提醒 XP-2023-0003 >/dev/null
> wording $remind --dry-run 上次措施=约谈 XP-2023-0003
> wording $remind 上次措施=提醒 措施文号=无 XP-2023-0003
> wording ledger-step -l letters.csv assign --by 甲 XP-2023-0003
> wording ledger-step -l letters.csv 退回 --by 甲 XP-2023-0003
> wording ledger-step -l letters.csv cancel --by 甲 --reason / 撤销批准人=乙 XP-2023-0003
> wording ledger-step -l letters.csv cancel --by 甲 --reason 重复登记 撤销批准人=/ XP-2023-0003
> wording ledger-step -l letters.csv start --by 甲 爻卦=某 XP-2023-0003
W551 AG4 上次措施: “提醒” the last measure is 提醒 (2023-07-07); the next one is 督办; 约谈 was recorded all the same, so see that the letter is right
W551 AG4 上次措施：“提醒” 上次措施为“提醒”（2023-07-07），下一级为“督办”；“约谈”已照录，请核对文书
E004 wrong use: 措施文号 “无” is not the number of a document: give 措施文号=NUMBER, such as 溆安办〔2023〕8号
E004 命令格式有误：措施文号“无”不是文号：请写明措施文号=文号，如 溆安办〔2023〕8号
E502 W4 整改状态: “整改中” the state of the hazard does not allow this step: it is 整改中, so that 交办 has been done; the next step is 报请验收 (submit)
E502 W4 整改状态：“整改中” 当前不能办理这一环节：该隐患为“整改中”，“交办”环节已过，无需办理；下一步为“报请验收”（submit）
E004 wrong use: EVENT “退回”: use 验收退回
E004 命令格式有误：环节“退回”：请用“验收退回”
E004 wrong use: --reason “/” is not a reason: write what happened
E004 命令格式有误：--reason “/”没有说明理由：请写明事由
E004 wrong use: 撤销批准人 “/” names nobody: give 撤销批准人=NAME, the person and if required the unit
E004 命令格式有误：撤销批准人“/”不是姓名：请写明撤销批准人=姓名，须注明单位的一并写明
E004 wrong use: “爻卦=某”: there is no such column; hazard-ledger(5) lists them
E004 命令格式有误：“爻卦=某”：没有这一列；列名见 hazard-ledger(5)
