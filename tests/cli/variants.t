# SPDX-License-Identifier: LGPL-2.1-or-later
# labels that were made to have one FNV-1a digest: each cell stays under its own
$ printf '编号,发现日期,乡镇,yjedbozY.zG\nA,2023-05-01,卢峰镇,first\n' >a.csv
> printf '编号,发现日期,乡镇,70x0Odq0k9B\nB,2023-05-02,卢峰镇,second\n' >b.csv
> ledger-merge a.csv b.csv 2>/dev/null
隐患编号,发现日期,乡镇,yjedbozY.zG,70x0Odq0k9B
A,2023-05-01,卢峰镇,first,
B,2023-05-02,卢峰镇,,second
# an id before the column's label, or the label with a mark before it: what is written has no label twice
$ for l in due_on ※整改期限 完成时限; do
>     sed "1s/整改期限/$l/;1s/\$/,整改期限/;2s/\$/,2023-06-15/" data/base.csv >two.csv
>     rm -f l.csv*
>     hazard-add -l l.csv --by 登记员甲 --as-of 2023-07-31 <two.csv >/dev/null 2>&1
>     echo $?
>     ledger-check --as-of 2023-07-31 l.csv 2>&1 | grep -c E109
>     ledger-merge two.csv 2>/dev/null | ledger-check --as-of 2023-07-31 2>&1 | grep -c E109
> done | tr '\n' ' '
0 0 0 0 0 0 0 0 0 
# invisible characters do not count as filled in
$ printf '\342\200\213' >unseen
> for c in 责任人甲 验收员甲; do
>     sed "2s/$c/$(cat unseen) $(cat unseen)/" data/base.csv |
>         ledger-check --as-of 2023-07-31 2>&1 | grep -o -e 'E[0-9]*. [A-Z]*2'
> done
E201] O2
E304] W2
# YAML, which omits empty cells: a second column does not become the first, whose cell is empty
$ sed '1s/$/,是否挂牌,办室,办室/;2s/县级,2023-05-13/,/;2s/$/,乱,,7/' data/base-open.csv >two.csv
> ledger-merge -f yaml two.csv 2>/dev/null >two.yaml
> rm -f l.yaml*
> hazard-add -l l.yaml --by 登记员甲 --as-of 2023-07-31 <two.csv >/dev/null 2>&1
> echo $?
> for f in two.yaml l.yaml; do
>     grep -e 挂牌 -e 办室 $f
>     ledger-check --as-of 2023-07-31 $f 2>&1 | grep -o -e 'E[0-9]*' -e W117
> done
> ledger-log -l l.yaml --verify | grep -c '1 hazard'
1
  挂牌督办:
  是否挂牌: 乱
  办室 (2): 7
W117
  挂牌督办:
  是否挂牌: 乱
  办室 (2): 7
W117
1
# a new ledger takes the columns of each item of a YAML list, not of the first alone
$ sed 2q data/base-open.csv | ledger-merge -f yaml 2>/dev/null >one.yaml
> { cat one.yaml; sed 's/失效/失灵/' one.yaml; echo '  科室: 甲室'; } >both.yaml
> for e in csv yaml; do
>     rm -f l.$e*
>     hazard-add -l l.$e --by 登记员甲 --as-of 2023-07-31 <both.yaml >/dev/null 2>err
>     echo $? $(grep -c W505 err) $(grep -c 甲室 l.$e)
> done
0 0 1
0 0 1
# a label that looks like the number of a second one: no key twice, and no cell lost
$ for l in '科室,科室,科室 (2)' '科室 (2),科室,科室'; do
>     sed "1s/\$/,$l/;2s/\$/,p1,p2,p3/" data/base-open.csv >d.csv
>     ledger-merge -f yaml d.csv 2>/dev/null | grep 科室
>     rm -f l.yaml*
>     hazard-add -l l.yaml --by 登记员甲 --as-of 2023-07-31 <d.csv 2>&1 |
>         grep -o 'E109. A[A-Z][0-9]*'
>     ls l.yaml 2>/dev/null || :
> done
  科室: p1
  科室 (3): p2
  科室 (2): p3
E109] AI2
  科室 (2): p1
  科室: p2
  科室 (3): p3
E109] AI2
