# SPDX-License-Identifier: LGPL-2.1-or-later
# Compares a roll-up with the true figures: same rows in the same order, each column of the true file
# equal as text or as a number.  awk -f same-figures.awk TRUE ROLLUP
BEGIN { FS = ","; OFS = "," }
{ sub(/\r$/, "") }
NR == FNR {
    rows = FNR
    columns = FNR == 1 ? NF : columns
    for (i = 1; i <= NF; i++) want[FNR, i] = $i
    next
}
FNR == 1 {
    for (i = 1; i <= NF; i++) at[$i] = i
    for (i = 1; i <= columns; i++) if (!(want[1, i] in at)) { print "no column " want[1, i]; bad++ }
    next
}
{
    seen = FNR
    for (i = 1; i <= columns; i++) {
        is = $(at[want[1, i]])
        if (is != want[FNR, i] && (is == "" || want[FNR, i] == "" || is + 0 != want[FNR, i] + 0)) {
            print "row " FNR " " want[1, i] ": is " is ", should be " want[FNR, i]
            bad++
        }
        figures++
    }
}
END {
    if (seen != rows) { print "rows: " seen ", should be " rows; bad++ }
    if (!bad) print figures " figures equal"
    exit bad > 0
}
