# journals written by version 1, by the program as it was: they verify, and are known for what they are
$ cp data/journal-1/* .; for f in steps wide; do ledger-log -l $f.csv --verify 2>&1 | sed 's/.*\[\(N[0-9]*\)\] \([0-9]*\) .*/\1 \2/; s/, head.*//'; done
N712 3
steps.csv: 3 hazards as signed, 12 lines of the journal
N712 2
wide.csv: 2 hazards as signed, 3 lines of the journal
# the next step writes a line of the new version; --adopt renews the others, and then they are told apart
$ ledger-step -l steps.csv reopen --by 检查员甲 --on 2023-08-01 --reason 回头看 extended_to=2023-08-31 XP-2023-0002 >/dev/null; ledger-log -l steps.csv --verify 2>&1 | sed -n 's/.*\[\(N[0-9]*\)\] \([0-9]*\) .*/\1 \2/p'; for f in steps wide; do ledger-log -l $f.csv --adopt --by 县安委办 -f csv; ledger-log -l $f.csv --verify | sed 's/, head.*//'; sed 1d $f.csv.journal.csv | grep -c ',2:[0-9a-f]*,[0-9a-f]*$'; done
N712 2
隐患编号,栏目,原值,新值
steps.csv: 3 hazards as signed, 15 lines of the journal
3
隐患编号,栏目,原值,新值
wide.csv: 2 hazards as signed, 5 lines of the journal
2
# a second column in use instead of the first: version 1 did not see it (the cells of 企业罚款 and penalty), the new one does
$ printf '编号,企业罚款（万元）,penalty,整改状态,status\nX,,5,整改中,已销号\n' >s.csv; ledger-log -l s.csv --adopt --by 甲 >/dev/null; printf '编号,企业罚款（万元）,penalty,整改状态,status\nX,5,,整改中,已销号\n' >s.csv; ledger-log -l s.csv --verify 2>&1 | cut -d ' ' -f 1-4
s.csv:2: error[E706] B2 企业罚款（万元）:
s.csv:2: error[E706] C2 penalty#2:
$ printf '编号,整改状态,status,企业罚款（万元）,penalty\nX,已销号,整改中,,5\n' >s.csv; ledger-log -l s.csv --verify 2>&1 | cut -d ' ' -f 1-4
s.csv:2: error[E706] B2 整改状态:
s.csv:2: error[E706] C2 status#2:
# an unknown column becomes a known one; cells without a label, beyond the header, under one label twice
$ h=编号,乡镇,企业名称,检查人 r=X,卢峰镇,甲厂,张三; printf "$h,甲,,乙,乙\n$r,1,2,3,4\n" >u.csv; ledger-log -l u.csv --adopt --by 甲 >/dev/null; for t in '备注,,乙,乙\n1,2,3,4' '甲,,乙,乙\n1,2,4,3' '甲,,乙,乙\n1,2,3,4,5' '甲,,乙,乙\n1,,3,4'; do printf "$h,${t%%\\n*}\n$r,${t#*\\n}\n" >u.csv; ledger-log -l u.csv --verify 2>&1 | cut -d ' ' -f 3-4; done
E2 备注:
A2 甲:
G2 乙:
H2 乙#2:
I2 #2:
F2 #1:
# columns in another order, and a cell that a spreadsheet gives a column without a label
$ for t in '乙,甲,,乙\n3,1,2,4' '甲,乙,乙\n1,3,4,2'; do printf "编号,乡镇,企业名称,检查人,${t%%\\n*}\nX,卢峰镇,甲厂,张三,${t#*\\n}\n" >u.csv; ledger-log -l u.csv --verify | sed 's/, .*//'; done
u.csv: 1 hazards as signed
u.csv: 1 hazards as signed
# a row put in by hand is not signed by the next step
$ hazard-add -l h.csv --by 登记员甲 <county/new-hazards.csv >/dev/null; sed -n '4s/XP-2023-0003/XP-2023-0009/p' h.csv >>h.csv; cp h.csv before; ledger-step -l h.csv submit --by 责任人丙 --on 2023-07-03 XP-2023-0009 2>&1 | cut -d ' ' -f 1-4; cmp h.csv before; sed 1d h.csv.journal.csv | wc -l
h.csv:5: error[E711] A5 隐患编号:
Nothing was changed.
3
$ ledger-log -l h.csv --adopt --by 县安委办 --reason 核对属实 >/dev/null; ledger-step -l h.csv submit --by 责任人丙 --on 2023-07-03 XP-2023-0009 | cut -d, -f 1,23; ledger-log -l h.csv --verify | sed 's/, head.*//'
隐患编号,整改状态
XP-2023-0009,待验收
h.csv: 4 hazards as signed, 5 lines of the journal
# of a ledger older than its journal, the first rows changed begin it, and this is said; the others are signed for first
$ cp data/ledger.csv o.csv; ledger-step -l o.csv submit --by 责任人甲 --on 2023-06-20 XP-2023-0002 2>&1 >/dev/null | grep -o 'N714.*XP-2023-0002'; ledger-close -l o.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001 2>&1 | grep -o E711; ledger-log -l o.csv --adopt --by 县安委办 >/dev/null; ledger-close -l o.csv --by 审批人乙 --on 2023-06-25 XP-2023-0001 | cut -d, -f 1,19
N714] there was no journal yet: XP-2023-0002
E711
隐患编号,整改状态
XP-2023-0001,已销号
