#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Generates the table in lib/schema/labels.c from the .def files: one line for each label, sorted by
# bytes, for a binary search.
# sh label_table.sh COLUMNS.def WEAK_LABELS.def >TABLE
set -eu

# One line for each COLUMN(...) or WEAK(...): the strings of the source lines joined, comments left out.
# An English id cannot be mistaken for a label, so all strings of a line are labels alike.
awk '
    /^(COLUMN|WEAK)\(/ { statement = "" }
    { statement = statement $0 }
    /\)$/ && statement ~ /^(COLUMN|WEAK)\(/ {
        column = statement
        sub(/^[A-Z]*\(/, "", column)
        sub(/,.*/, "", column)
        weak = statement ~ /^WEAK/ ? "true" : "false"
        gsub(/" *"/, "", statement)
        gsub(/（/, "(", statement)
        gsub(/）/, ")", statement)
        strings = split(statement, part, "\"")
        for (i = 2; i <= strings; i += 2) {
            labels = split(part[i], label, "|")
            for (j = 1; j <= labels; j++)
                printf "    {\"%s\", HZ_COL_%s, %s},\n", tolower(label[j]), column, weak
        }
        statement = ""
    }' "$@" | LC_ALL=C sort -u
