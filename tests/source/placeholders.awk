# SPDX-License-Identifier: LGPL-2.1-or-later
# Names in {braces} that no source fills: awk -f placeholders.awk codes.def SOURCE...
#
# A name of a message is filled in the file that has the message, or in one of the file's directory:
# the file has it as a string, "name". A code has one name that a detail fills, or several that are
# strings in each file that emits it.

function directory(file) { sub(/[^\/]*$/, "", file); return file }

# The strings of a file, with adjacent ones joined: to strings[1..n].
function split_strings(text,    n, literal, gap) {
    n = 0
    gap = 1
    while (match(text, /"([^"\\\n]|\\.)*"/)) {
        literal = substr(text, RSTART + 1, RLENGTH - 2)
        gap = n == 0 || substr(text, 1, RSTART - 1) ~ /[^ \n\t]/
        if (gap) strings[++n] = literal
        else strings[n] = strings[n] literal
        text = substr(text, RSTART + RLENGTH)
    }
    return n
}

# Remembers the names in a message of @p file.
function take_names(message, file,    name) {
    while (match(message, /[{][a-z_]+[}]/)) {
        name = substr(message, RSTART + 1, RLENGTH - 2)
        if (name != "n") wanted[file, name] = message
        message = substr(message, RSTART + RLENGTH)
    }
}

function finish_file(    i, n, m, code, rest, compared) {
    n = split_strings(text)
    for (i = 1; i <= n; i++) {
        if (strings[i] ~ /^[a-z_]+$/) {
            given[file, strings[i]] = given[directory(file), strings[i]] = 1
        } else if (strings[i] ~ /[{][a-z_]+[}]/) {
            take_names(strings[i], file)
        }
    }
    rest = text
    while (match(rest, /HZ_[EWN][0-9][0-9][0-9][^0-9]/)) {
        code = substr(rest, RSTART + 3, 4)
        compared = RSTART > 3 && substr(rest, RSTART - 3, 3) ~ /[=!]= /
        m = substr(rest, RSTART + RLENGTH - 1)
        if (!compared) emits[file, code] = 1
        if (m ~ /^,[^;(]*NULL\);/) unfilled[file, code] = 1 # with neither a detail nor a variable
        rest = m
    }
    text = ""
}

FNR == 1 && NR > 1 && !in_codes { finish_file() }
FNR == 1 { file = FILENAME; in_codes = file ~ /codes\.def$/ }
in_codes && /^(DIAG|CHECK)\(/ {
    match($0, /[A-Z], [0-9][0-9][0-9]/)
    code = substr($0, RSTART, 1) substr($0, RSTART + 3, 3)
    is_check[code] = /^CHECK/
    rest = $0
    while (match(rest, /[{][a-z_]+[}]/)) {
        names[code] = names[code] " " substr(rest, RSTART + 1, RLENGTH - 2)
        rest = substr(rest, RSTART + RLENGTH)
    }
    next
}
!in_codes {
    line = $0
    sub(/\/\/.*/, "", line)
    text = text line "\n"
}
END {
    finish_file()
    filled_in["lib/workflow/review.c"] = "lib/workflow/update_change.c"
    filled_in["lib/workflow/matching.c"] = "lib/workflow/update.c"
    for (key in wanted) {
        split(key, part, SUBSEP)
        if (!given[directory(part[1]), part[2]] && part[1] !~ /lib\/schema\/informal_choice\.c/) {
            printf "%s: {%s} of “%s”\n", part[1], part[2], wanted[key]
        }
    }
    for (key in emits) {
        split(key, part, SUBSEP)
        count = split(names[part[2]], name, " ")
        for (i = 1; i <= count; i++) {
            found = given[part[1], name[i]] || (is_check[part[2]] && given[directory(part[1]), name[i]]) ||
                (part[2] == "N290" && given["lib/workflow/tidy.c", name[i]]) || # set in two files
                (part[1] in filled_in && given[filled_in[part[1]], name[i]]) # doubts, which are data there
            if (!found && (count > 1 || unfilled[key])) {
                printf "%s: {%s} of %s\n", part[1], name[i], part[2]
            }
        }
    }
}
