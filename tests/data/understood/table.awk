# SPDX-License-Identifier: LGPL-2.1-or-later
# A ledger with columns at random places that no one knows, some of one label, some without a label, a known
# one twice, and cells beyond the header: awk -v seed=N -v cells=FILE -f table.awk base.csv
# CELLS gets each cell with text of each row, one on a line.
BEGIN {
    FS = OFS = ","
    srand(seed)
    split("电话,电话,科室,,,备用,整改时限,期限,整改期限,联络员", labels, ",")
    extra = 1 + int(rand() * 6)
    for (i = 1; i <= extra; i++) { place[i] = int(rand() * 27); label[i] = labels[1 + int(rand() * 10)] }
}
# Puts the extra cells of the row before the fields they belong to.
function widen(text, i, k, line) {
    for (i = 0; i <= NF; i++) {
        if (i > 0) line = line "," $i
        for (k = 1; k <= extra; k++) if (place[k] == i) line = line "," text[k]
    }
    return substr(line, 2)
}
FNR == 1 { known = split(widen(label), head, ","); print widen(label); next }
{
    for (row = 1; row <= 4; row++) {
        for (k = 1; k <= extra; k++) text[k] = rand() < 0.6 ? "" : label[k] ~ /期限|时限/ ? $13 : "x" int(rand() * 1000000)
        sub(/-[0-9]+$/, "-" FNR row, $1)
        line = widen(text)
        if (rand() < 0.2) line = line ",y" int(rand() * 1000000)
        print line
        n = split(line, cell, ",")
        for (i = 1; i <= n; i++) if (cell[i] != "") print cell[i] >cells
    }
}
