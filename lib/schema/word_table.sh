#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Generates the table in lib/schema/informal_choice.c from choice_words.def: one line for each word,
# sorted by bytes, for a binary search.
# sh word_table.sh CHOICE_WORDS.def >TABLE
set -eu

awk '
    /^WORDS\(/ { statement = "" }
    { statement = statement $0 }
    /\)$/ && statement ~ /^WORDS\(/ {
        gsub(/" *"/, "", statement)
        split(statement, part, "\"")
        sub(/^WORDS\(/, "", part[1])
        split(part[1], argument, ", *")
        words = split(part[2], word, "|")
        for (i = 1; i <= words; i++)
            printf "    {\"%s\", HZ_TYPE_%s, HZ_%s_%s, %s},\n", word[i], argument[1], argument[1], argument[2], argument[3]
        statement = ""
    }' "$@" | LC_ALL=C sort -u
