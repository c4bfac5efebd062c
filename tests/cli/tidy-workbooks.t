# SPDX-License-Identifier: LGPL-2.1-or-later
# a county of workbooks and tables as they arrive is the ledger that it is, cell by cell, but for words of states
$ ledger-tidy --changes changes.csv data/workbooks/townships/* >ledger.csv 2>notes
> columns -v 整改状态 ledger.csv >got
> sed '1s/^\xEF\xBB\xBF//; s/\r$//' data/workbooks/expected/ledger.csv | columns -v 整改状态 >want
> sort got >got.sorted; sort want | cmp - got.sorted && echo same
> wc -l <ledger.csv
> grep -c -v ' note\[' notes
same
301
0
[1]
# nothing is wrong in it; some hazards the county has to list
$ ledger-check ledger.csv 2>&1 | grep -o '\[[EW][0-9]*\]' | sort -u
[W403]
[W406]
# the county's tables are right in every figure
$ for m in 06 09 12; do
>     ledger-tidy data/workbooks/townships/* 2>/dev/null | rollup --month 2023-$m 2>/dev/null >got.csv
>     awk -f data/same-figures.awk data/workbooks/expected/rollup-area-2023-$m.csv got.csv
> done
364 figures equal
364 figures equal
364 figures equal
# twice is once
$ ledger-tidy ledger.csv 2>/dev/null | cmp - ledger.csv && echo same
same
# cells are named as in the spreadsheet, with their sheet; what merged cells of CSV lost is to be confirmed
$ columns 文件,工作表,单元格,原内容,改后,规则 changes.csv | grep 龙潭镇.*,B6,
> columns 文件,单元格,列名,改后,规则,核对 changes.csv | grep -c '均坪镇.csv,C[0-9]*,乡镇,均坪镇,R8,待确认'
> columns 规则 changes.csv | grep -c R8
data/workbooks/townships/04-龙潭镇.xlsx,台账,B6,45187,2023-09-18,R11
11
11
