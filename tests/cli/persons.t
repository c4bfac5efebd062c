# SPDX-License-Identifier: LGPL-2.1-or-later
# owner and verifier (责任人甲): a telephone number, a title, a remark, blanks or company make no other person
$ printf '%s\n' '责任人甲（13812345678）' 责任人甲（副站长） 张三、责任人甲 责任人　甲 '责任人 甲' \
>     责任人甲13812345678 \
>     '责任人甲 0745-3321234' 站长责任人甲 责任人甲副主任 '"张三，责任人甲"' 【组长】责任人甲 \
>         责任人甲/张三 >v
> column 验收人 <v >s.csv
> findings -c cell,code s.csv
Z2,E401
Z3,E401
Z4,E401
Z5,E401
Z6,E401
Z7,E401
Z8,E401
Z9,E401
Z10,E401
Z11,E401
Z12,E401
Z13,E401
# other persons stay others, whatever they have in common
$ printf '%s\n' 责任人乙 '责任人乙（13812345678）' 责任人乙副站长 张三、李四 验收员甲 '张三 李四' \
>     李站长 责任人甲乙 >v
> column 验收人 <v >s.csv
> findings -c cell,code s.csv
# the approver against both; the same cell in all roles is three findings
$ printf '%s\n' 验收员甲主任 '责任人甲、验收员甲' 审批人乙 >v; column 销号审批人 <v >s.csv; \
>     findings -c cell,code s.csv
AB2,E401
AB3,E401
AB3,E401
# two persons of one name, according to 备注: a note
$ printf '%s\n' 责任人甲 >v
> column 验收人 <v | sed '2s/$/同名不同人/' >s.csv
> findings -c cell,code s.csv
> ledger-check -f csv s.csv >/dev/null
> echo $?
Z2,N408
0
# the inspector may be the owner only if the enterprise checked itself
$ printf '%s\n' 责任人甲 张三、责任人甲 '责任人甲（13812345678）' >v
> column 检查人 <v >s.csv
> findings -c cell,code s.csv
> sed 's/部门检查/企业自查/' s.csv >t.csv
> findings -c cell,code t.csv
L2,W407
L3,W407
L4,W407
# signatures are found by the name, however it was written
$ printf '%s\n' '王五（13812345678）' 王五副站长 王　五 张三、王五 李四 >v
> column 验收人 <v >s.csv
> ledger-log -l s.csv --by 王五 -f csv 2>/dev/null | grep -c 验收人
4
