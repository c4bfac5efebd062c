# SPDX-License-Identifier: LGPL-2.1-or-later
# the lots are SHA-256 of SEED:LOT:NUMBER, so anyone can draw again: here with sha256sum
$ ledger-merge county/townships/* 2>/dev/null | grep -o '^XP-2023-[0-9]*' | while read -r id; do
>     echo "$(printf '2023-06-22:1:%s' "$id" | sha256sum | cut -d ' ' -f 1) $id"
> done | sort | head -12 | cut -d ' ' -f 2 >want
> ledger-sample -n 12 --seed 2023-06-22 county/townships/* 2>/dev/null | grep -o 'XP-2023-[0-9]*' |
>     cmp - want && wc -l <want
12
# neither the order of files nor a pipe nor the encoding changes the draw; another seed does
$ ledger-sample -n 12 --seed 2023-06-22 --by area county/townships/* >a 2>/dev/null
> ls -r county/townships/* | xargs cat |
>     ledger-sample -n 12 --seed 2023-06-22 --by area >b 2>/dev/null
> ledger-merge county/townships/* --encoding gb18030 >m.csv 2>/dev/null
> ledger-sample -n 12 --seed 2023-06-22 --by area m.csv 2>/dev/null | cmp - a
> cmp a b && ledger-sample -n 12 --seed 2023-06-23 --by area county/townships/* 2>/dev/null |
>     cmp -s - a || echo other
other
# shares by hand: each of 6, 3 and 1 hazards gives one; then 6/3 against 3/3, then 6/5 against 3/3
$ {
>     echo 隐患编号,乡镇,行业领域,发现日期
>     for i in 1 2 3 4 5 6; do echo A$i,卢峰镇,消防和人员密集场所,2023-05-02; done
>     for i in 1 2 3; do echo B$i,低庄镇,文化旅游,2023-05-02; done
>     echo C1,桥江镇,危险化学品,2023-05-02
> } >s.csv
> ledger-sample -n 5 --seed x --by area --strata s.csv
乡镇,隐患数,抽中权重,抽取数
卢峰镇,6,6,3
低庄镇,3,3,1
桥江镇,1,1,1
# with fewer than there are strata, those with more lots come first
$ ledger-sample -n 2 --seed x --by area --strata s.csv | columns 乡镇,抽取数
> ledger-sample -n 1 --seed x --by area --weight 7 --strata s.csv | columns 乡镇,抽中权重,抽取数
乡镇,抽取数
卢峰镇,1
低庄镇,1
桥江镇,0
乡镇,抽中权重,抽取数
卢峰镇,6,0
低庄镇,3,0
桥江镇,7,1
# in a stratum a hazard of a high-risk sector has so many lots, the smallest counts: again with sha256sum
$ {
>     for id in A1 A2 A3 A4 A5 A6 B1 B2 B3 C1; do
>         n=1
>         [ $id = C1 ] && n=4
>         for lot in $(seq $n); do
>             printf '%s %s\n' \
>                 "$(printf '安委办:%d:%s' "$lot" "$id" | sha256sum | cut -d ' ' -f 1)" "$id"
>         done
>     done
> } | sort | awk '!seen[$2]++ { print $2 }' | head -4 >want
> ledger-sample -n 4 --seed 安委办 --weight 4 s.csv | columns 隐患编号 | sed 1d | cmp - want
> ledger-sample -n 4 --seed 安委办 --weight 4 --strata s.csv
隐患数,抽中权重,抽取数
10,13,4
# any columns: names in the plan's order, dates and amounts in one way of writing
$ sed -e '2,3s/2023-05-02/2023年5月3日/' s.csv >t.csv
> ledger-sample -n 10 --seed x --by 发现日期,行业 --strata t.csv
发现日期,行业领域,隐患数,抽中权重,抽取数
2023-05-02,消防和人员密集场所,4,4,4
2023-05-02,危险化学品,1,1,1
2023-05-02,文化旅游,3,3,3
2023-05-03,消防和人员密集场所,2,2,2
# only some rows, and none that was found after the day
$ ledger-sample -n 100 --seed x --only 行业=危化品 s.csv | columns "序号（共1条）",隐患编号,乡镇,行业领域
> ledger-sample -n 9 --seed x --only 隐患等级=重大 --strata s.csv
> ledger-sample -n 9 --seed x --as-of 2023-05-02 --strata t.csv
note[N518] 1
序号（共1条）,隐患编号,乡镇,行业领域
1,C1,桥江镇,危险化学品
隐患数,抽中权重,抽取数
10,10,9
note[N518] 8
隐患数,抽中权重,抽取数
8,8,8
# a hazard without a number is drawn by the content of its row, in any place and notation
$ sed 's/^[ABC][0-9]*//; s/$/,企业/; 1s/企业$/企业名称/' s.csv |
>     awk -F, -v OFS=, 'NR > 1 { $5 = $5 NR } 1' >u.csv
> ledger-sample -n 3 --seed x u.csv | columns 企业名称 >a
> { head -1 u.csv; sed 1d u.csv | sort -r; } | sed 's/2023-05-02/2023\/5\/2/' |
>     iconv -f utf-8 -t gb18030 | ledger-sample -n 3 --seed x | columns 企业名称 | cmp - a && wc -l <a
4
# the check list has its empty columns, and pipes on by its numbers
$ ledger-sample -n 1 --seed x s.csv | head -1
> ledger-sample -n 3 --seed x --only 状态=已销号 data/ledger.csv |
>     ledger-step -l data/ledger.csv reopen --by 检查员甲 --reason 回头看 延期至=2023-10-01 --on 2023-09-01 --as-of \
>     2023-09-01 2>/dev/null | columns 隐患编号,整改状态
序号（共1条）,隐患编号,乡镇,行业领域,企业名称,隐患部位,隐患描述,整改措施,整改责任人,联系电话,整改期限,延期至,整改状态,整改完成日期,验收人,销号审批人,佐证材料,抽查日期,账实是否相符,现场是否整改到位,现场情况,抽查意见,抽查人签名,同行抽查人签名,被查单位签名
note[N518] 1
隐患编号,整改状态
XP-2023-0003,整改中
# the enterprise signs the list: it does not show who found the hazard, whatever the strata are
$ ledger-sample -n 9 --seed x --by 来源,检查人,备注 --as-of 2023-12-31 data/ledger.csv |
>     grep -c -e 来源 -e 部门检查 -e 检查员
> ledger-sample -n 9 --seed x --by 来源 --strata --as-of 2023-12-31 data/ledger.csv | head -2
note[N518] 3
0
note[N518] 3
隐患来源,隐患数,抽中权重,抽取数
部门检查,3,3,3
# a page shows how the sample was drawn, and has a card for each hazard with boxes to tick
$ ledger-sample -n 2 --seed 摇号7 --weight 3 -f html --as-of 2023-06-22 s.csv >s.html
> grep -o '<p>.*</p>' s.html; grep -c '<section class="card">' s.html
> grep -o '<th scope="row">账实是否相符</th><td[^/]*' s.html
> ledger-sample -n 2 --seed 摇号7 -f text --as-of 2023-06-22 s.csv | sed -n 2p
<p>截至2023-06-22共有隐患 10 条，随机抽取 2 条，随机抽查号“摇号7”，高危行业领域按 3 倍权重抽取。（内部资料）</p>
2
<th scope="row">账实是否相符</th><td class="s">□ 相符　□ 不符<
<th scope="row">账实是否相符</th><td class="s">□ 相符　□ 不符<
截至2023-06-22共有隐患 10 条，随机抽取 2 条，随机抽查号“摇号7”。（内部资料）
# wrong use, and a file that cannot be read: nothing is written
$ ledger-sample -n 0 --seed x s.csv
> ledger-sample -n 1 s.csv
> ledger-sample -n 1 --seed x --weight 101 s.csv
> ledger-sample -n 1 --seed x --only 行业 s.csv
ledger-sample: error[E004]
Try “ledger-sample --help”.
ledger-sample: error[E004]
Try “ledger-sample --help”.
ledger-sample: error[E004] 1 100
Try “ledger-sample --help”.
ledger-sample: error[E004] COLUMN=VALUE
Try “ledger-sample --help”.
[2]
$ ledger-sample -n 1 --seed x s.csv nowhere.csv
nowhere.csv: error[E001]
[2]
# what was accepted is shown as such on the list
$ ledger-sample -n 9 --seed 1 --as-of 2023-07-31 data/ledger.csv 2>/dev/null | columns 隐患编号,整改状态 | sort
XP-2023-0001,已验收待销号
XP-2023-0002,整改中
XP-2023-0003,整改中
隐患编号,整改状态
