# labels that were made to have one FNV-1a digest: each cell stays under its own
$ printf '编号,发现日期,乡镇,yjedbozY.zG\nA,2023-05-01,卢峰镇,first\n' >a.csv; printf '编号,发现日期,乡镇,70x0Odq0k9B\nB,2023-05-02,卢峰镇,second\n' >b.csv; ledger-merge a.csv b.csv 2>/dev/null
隐患编号,发现日期,乡镇,yjedbozY.zG,70x0Odq0k9B
A,2023-05-01,卢峰镇,first,
B,2023-05-02,卢峰镇,,second
# an id before the column's label, or the label with a mark before it: what is written has no label twice
$ for l in due_on ※整改期限 完成时限; do sed "1s/整改期限/$l/;1s/\$/,整改期限/;2s/\$/,2023-06-15/" data/base.csv >two.csv; rm -f l.csv*; hazard-add -l l.csv --by 登记员甲 --as-of 2023-07-31 <two.csv >/dev/null 2>&1; echo $?; ledger-check --as-of 2023-07-31 l.csv 2>&1 | grep -c E109; ledger-merge two.csv 2>/dev/null | ledger-check --as-of 2023-07-31 2>&1 | grep -c E109; done | tr '\n' ' '
0 0 0 0 0 0 0 0 0 
# what nobody sees is not filled in
$ printf '\342\200\213' >unseen; for c in 责任人甲 验收员甲; do sed "2s/$c/$(cat unseen) $(cat unseen)/" data/base.csv | ledger-check --as-of 2023-07-31 2>&1 | grep -o -e 'E[0-9]*. [A-Z]*2'; done
E201] O2
E304] W2
