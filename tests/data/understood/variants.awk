# SPDX-License-Identifier: LGPL-2.1-or-later
# Writes a variant of base.csv, and what every command that needs the column must find in it:
#   awk -v kind=KIND -v column=COLUMN -v want=FILE -f variants.awk columns.txt base.csv >VARIANT.csv
# WANT has the code and the cell of each finding, and last how many of the rows cannot be used.
BEGIN { FS = OFS = "," }
function letters(n, s) {
    for (s = ""; n > 0; n = int((n - 1) / 26)) s = sprintf("%c", 65 + (n - 1) % 26) s
    return s
}
function find(code, field, row) { print code " " (field ? letters(field) row : "") >want }
FNR == NR {
    split($0, part, " ")
    if (part[1] == column) {
        alias1 = part[3]; alias2 = part[4]; weak = part[5]
        other = part[6]; bad = part[7]; code = part[8]; required = part[9] == "required"
    }
    next
}
FNR == 1 {
    n = NF
    for (i = 1; i <= NF; i++) { if ($i == column) at = i; if ($i == "整改状态") state = i }
}
# The column is not there: without its day a closed hazard contradicts its state.
function lacks(row) {
    if (required) lost = 3
    else if (row == 2 && (column == "整改完成日期" || column == "销号日期")) { find("E304", state - (state > at && kind == "missing"), row); lost++ }
}
kind == "missing" {
    if (FNR == 1 && required) find("E108", 0)
    if (FNR > 1) lacks(FNR)
    line = ""
    for (i = 1; i <= n; i++) if (i != at) line = line (line == "" ? "" : ",") $i
    print line
    next
}
kind == "blank" {
    if (FNR == 1) { $at = ""; if (required) find("E108", 0) }
    else if (required) lost = 3
    else if ($at != "") { find("E111", at, FNR); lost++ }
}
# A weak label is taken if its cells are what the column holds, and a misspelt one never.
kind == "weak" && weak !~ /斯$|旋$|元）$/ { if (FNR == 1) $at = weak }
kind == "weak" && weak ~ /斯$|旋$|元）$/ || kind == "weak-bad" {
    if (FNR == 2) $at = bad
    if (FNR == 1) { $at = weak; find(required ? "E108" : "W110", at, 1) }
    else if (required) lost = 3
    else if ($at != "") lost++
}
kind == "twice" { if (FNR == 1) find("E109", n + 1, 1); else lost++; $(n + 1) = $at }
kind == "alias-same" { $(n + 1) = FNR == 1 ? alias1 : $at }
kind == "alias-behind" { $(n + 1) = FNR == 1 ? alias1 : FNR == 3 ? other : $at; if (FNR == 3) find("W117", n + 1, 3) }
kind == "alias-before" { $0 = (FNR == 1 ? alias1 : FNR == 3 ? other : $at) "," $0; if (FNR == 3) find("W117", 1, 3) }
kind == "aliases" {
    $(n + 1) = FNR == 1 ? alias2 : FNR == 3 ? other : $at
    if (FNR == 1) $at = alias1
    if (FNR == 3) { find("E109", n + 1, 3); lost++ }
}
# the day of a step that the state has not reached would be another finding
kind == "bad" && FNR == (column ~ /^(整改完成|销号)日期$/ ? 2 : 3) { $at = bad; find(code, at, FNR); lost++ }
kind == "empty" && FNR == 3 && required { $at = ""; find("E201", at, 3); lost++ }
kind == "comma" && FNR == 3 { $at = $at ",x"; find("E106", 1, 3); lost++ }
kind == "short" { sub(/,+$/, "") }
{ print }
END { print "lost " lost + 0 >want }
