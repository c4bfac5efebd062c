# SPDX-License-Identifier: LGPL-2.1-or-later
# a number given twice in two files: no second row of the ledger gets it
$ ledger-update -l c.csv --by 登记员甲 --as-of 2023-05-22 data/second-month/may.csv >/dev/null 2>&1
> cp c.csv was.csv && cp c.csv.journal.csv was.journal
> sed -n '1p;2s/^,/XP-2023-0001,/p' data/second-month/may.csv | sed 's/卢峰镇/低庄镇/; s/甲化工厂/己化工厂/' >b.csv
> sed '2s/^,/XP-2023-0001,/' data/second-month/may.csv >a.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 a.csv b.csv 2>/dev/null | columns 乡镇,办理
> cut -d, -f1 c.csv | sort | uniq -d
乡镇,办理
低庄镇,疑点
$ sed -n '1p;2s/^,/XP-2023-0100,/p' data/second-month/may.csv | sed 's/甲化工厂/庚化工厂/' >a.csv
> sed -n '1p;2s/^,/XP-2023-0100,/p' data/second-month/may.csv | sed 's/卢峰镇/低庄镇/; s/甲化工厂/己化工厂/' >b.csv
> ledger-update -l n.csv --by 登记员甲 --as-of 2023-06-22 a.csv b.csv 2>/dev/null | columns 隐患编号,乡镇,办理
隐患编号,乡镇,办理
XP-2023-0100,卢峰镇,登记
XP-2023-0101,低庄镇,登记
# a new hazard in two tables of one call is added once; at another location it is another hazard
$ sed '3,5d; s/罐区/泵房/' data/second-month/may.csv >more.csv
> sed '4,5s/卢峰镇/低庄镇/; 4,5s/溆浦县/低庄/' data/second-month/may.csv >department.csv
> ledger-update -l d.csv --by 登记员甲 --as-of 2023-05-22 data/second-month/may.csv department.csv more.csv 2>/dev/null |
>     columns 乡镇,企业名称,办理 | LC_ALL=C sort | uniq -c | sed 's/^ *//'
1 乡镇,企业名称,办理
1 低庄镇,低庄丁餐馆,登记
1 低庄镇,低庄丙石材厂,登记
1 卢峰镇,溆浦县丁餐馆,登记
1 卢峰镇,溆浦县丙石材厂,登记
1 卢峰镇,溆浦县乙烟花厂,疑点
1 卢峰镇,溆浦县乙烟花厂,登记
1 卢峰镇,溆浦县甲化工厂,疑点
2 卢峰镇,溆浦县甲化工厂,登记
# a renamed enterprise is confirmed by the county
$ cp was.csv c.csv && cp was.journal c.csv.journal.csv
> sed '2s/^,/XP-2023-0001,/; 2s/甲化工厂/甲新材料公司/' data/second-month/may.csv >renamed.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 renamed.csv 2>/dev/null | columns 栏目,办理
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 --accept XP-2023-0001:企业名称 --reason 营业执照变更 \
>     renamed.csv 2>/dev/null | columns 栏目,原值,新值,办理
栏目,办理
隐患编号,疑点
栏目,原值,新值,办理
企业名称,溆浦县甲化工厂,溆浦县甲新材料公司,更正
# of two files of a township one cannot be read: what it may list is not missing
$ cp was.csv c.csv && cp was.journal c.csv.journal.csv
> sed -n '1,2p' data/second-month/may.csv >one.csv
> sed '2d; 3s/2023-05-05/五月/' data/second-month/may.csv >two.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 one.csv two.csv 2>&1 | grep -o '[WE]8[0-9]*'
E819
# a new row that is cancelled already
$ sed -n '1s/$/,撤销日期,撤销批准人,撤销理由/p; 2s/$/,2023-05-10,批准人甲,重复/p' data/second-month/may.csv |
>     sed '2s/整改中/已撤销/' >cancelled.csv
> ledger-update -l e.csv --by 登记员甲 --as-of 2023-05-22 cancelled.csv 2>/dev/null | columns 栏目,新值,办理
栏目,新值,办理
整改状态,已撤销,疑点
# an undone correction does not make the township have reported less: a step back stays a doubt
$ cp was.csv c.csv && cp was.journal c.csv.journal.csv
> sed '5s/加装/加装两台/' data/second-month/may.csv >corrected.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 corrected.csv >/dev/null 2>&1
> ledger-log -l c.csv --undo "$(tail -n 1 c.csv.journal.csv | cut -d , -f 1)" --by 县安委办 --reason 误报 >/dev/null 2>&1
> sed '5s/待验收/整改中/; 5s/2023-05-19//' data/second-month/may.csv >back.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-07-22 back.csv 2>/dev/null | columns 栏目,办理
栏目,办理
整改状态,疑点
整改完成日期,疑点
# a confirmation of what cannot be confirmed is not called mistyped
$ cp was.csv c.csv && cp was.journal c.csv.journal.csv
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 --accept XP-2023-0001:整改期限 --reason 同意 \
>     data/second-month/cheats.csv 2>&1 | grep -c W818
> ledger-update -l c.csv --by 登记员甲 --as-of 2023-06-22 --accept XP-2023-0009:整改期限 --reason 同意 \
>     data/second-month/may.csv 2>&1 | grep -c W818
0
1
# where the plan leaves closing to the county, the advice for a new hazard names number and column
$ sed 's/township_closes: true/township_closes: false/' county/plan.yaml >plan.yaml
> HAZARD_PLAN=plan.yaml ledger-update -l p.csv --by 登记员甲 --as-of 2023-05-22 data/second-month/may.csv 2>&1 |
>     grep -o 'W813.*--accept XP-2023-0002:销号日期 ' | wc -l
1
