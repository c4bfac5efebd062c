# SPDX-License-Identifier: LGPL-2.1-or-later
# Compares output with what is wanted, where a line of “...” matches any lines: it takes as
# few as do; where the rest then does not fit, one more.  awk -v want=FILE -v got=FILE -f matches.awk
BEGIN {
    while ((getline line < want) > 0) w[++nw] = line
    while ((getline line < got) > 0) g[++ng] = line
    i = j = 1
    while (j <= ng) {
        if (i <= nw && w[i] == "...") {
            any = i++
            from = j
        } else if (i <= nw && w[i] == g[j]) {
            i++
            j++
        } else if (any) {
            i = any + 1
            j = ++from
        } else {
            exit 1
        }
    }
    while (i <= nw && w[i] == "...") i++
    exit i <= nw
}
