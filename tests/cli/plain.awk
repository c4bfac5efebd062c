# SPDX-License-Identifier: LGPL-2.1-or-later
# Reduces the findings of a command to what a transcript checks. After the code stay quoted values and
# words that hold more than small Latin letters, that is cells, labels, names and figures:
#
#   t.csv:8: warning[W608] C8 排查数: “13” does not add up: its rows add up to 12; ask the unit
#   t.csv:8: warning[W608] C8 排查数 “13” 12
#
# The counts of files at the end of ledger-check, which wording.t has, are left out.
# Of the line of ledger-log --verify stay the figures; sentences without a figure are left out.

function plain(text,    kept, word, end) {
    while (text != "") {
        if (substr(text, 1, length("“")) == "“" && (end = index(text, "”")) > 0) {
            word = substr(text, 1, end + length("”") - 1)
            text = substr(text, length(word) + 1)
            kept = kept " " word
            continue
        }
        end = match(substr(text, 2), / |“/) ? RSTART : length(text)
        word = substr(text, 1, end)
        text = substr(text, end + 1)
        gsub(/^ +| +$/, "", word)
        gsub(/^[(]+|[]),;:.?!]+$/, "", word)
        if (word !~ /^[A-Z]?[a-z'-]*$/) kept = kept " " word
    }
    return substr(kept, 2)
}

match($0, /[ENW][0-9][0-9][0-9]\]/) {
    head = substr($0, 1, RSTART + RLENGTH - 1)
    rest = plain(substr($0, RSTART + RLENGTH))
    print head (rest == "" ? "" : " " rest)
    next
}
/: [0-9]+ (hazard|dispatch row)s?, [0-9]+ good, |：共 [0-9]+ 条.*条无误，/ || /: not checked/ { next }
/^[^ ]*\.(csv|yaml): [0-9]+ hazard/ { print plain($0); next }
/^[A-Z][a-z ]*\.$/ { next }
{ print }
