#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Checks the manual pages, as TAP: lint.sh BUILD_DIR MAN_DIR
#
# mandoc finds nothing in them, each exists in both languages, each command's options are all in its
# pages, and hazard-ledger(5) describes every column, indicator, code and key of a plan.
set -u
build=$(cd "$1" && pwd) || exit 1
man=$(cd "$2" && pwd) || exit 1
headers=$man/../lib/include/hazard
schema=$man/../lib/schema
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export HAZARD_DATADIR="$build/share" LANGUAGE=en
unset HAZARD_PLAN LC_ALL LC_MESSAGES LANG

. "$(dirname "$0")/../tap.sh"
need mandoc

check() { # check STATUS FACT [WHAT IS WRONG]
    result "$1" "$2"
    [ -z "${3-}" ] || printf '%s\n' "$3" | sed 's/^/# /'
}

# Says which of the lines on standard input do not occur in PAGE, each as a word of its own.
missing() { # missing PAGE
    awk -v page="$1" '
        BEGIN { while ((getline line < page) > 0) text = text " " line " " }
        index(text, " " $0 " ") == 0 { print "missing: " $0 }
        END { if (NR < 3) print "the tables were not found" }
    '
}

# every page
for page in "$man"/*.[1-9] "$man"/zh_CN/*.[1-9]; do
    name=${page#"$man"/}
    wrong=$(mandoc -Tlint -Wwarning "$page" 2>&1)
    [ -z "$wrong" ]
    check $? "$name: mandoc has no warning" "$wrong"
    grep -q -e '^\.Sh EXAMPLES$' -e '^\.Sh 示例$' "$page"
    check $? "$name: has examples"
    case $name in
    zh_CN/*) [ -f "$man/${name#zh_CN/}" ] ;;
    *) [ -f "$man/zh_CN/$name" ] ;;
    esac
    check $? "$name: exists in the other language as well"
    # a line end after a mark would become a blank: “，\:文字”, or “，\:\c” before a macro
    wrong=$({ mandoc -Tutf8 "$page"; groff -k -Tutf8 -mdoc "$page" 2>/dev/null; } |
        sed 's/.\x08//g; s/\x1b\[[0-9;]*m//g' | grep -n '[^ ] *\(，\|。\|；\|：\|、\) [^ ]')
    [ -z "$wrong" ]
    check $? "$name: no blank after a Chinese mark" "$wrong"
    grep -q "^\.Dt $(basename "$name" | tr '[:lower:]' '[:upper:]' | tr . ' ')\$" "$page"
    check $? "$name: is named in its title"
    # a page that is referred to is one of ours or of the system
    wrong=$(awk '$1 == ".Xr" { print $2 "." $3 }' "$page" | sort -u | while read -r other; do
        case $other in
        cat.1 | cron.8 | crontab.5) ;;
        *) [ -f "$man/$other" ] || echo "no such page: $other" ;;
        esac
    done)
    [ -z "$wrong" ]
    check $? "$name: refers to pages that exist" "$wrong"
    # the same sections, lists, options and examples in both languages
    if [ "${name#zh_CN/}" = "$name" ] && [ -f "$man/zh_CN/$name" ]; then
        shape='{ key = $1; gsub(/ Ar [^ ]+/, " Ar") }
            $1 == ".It" && $2 ~ /^(Fl|Ev|Cm|[EW]?[0-9])/ && !/ Pq |：|: / { key = $0 }
            $1 ~ /^\.(Sh|Ss|Bl|El|It|Bd|Ed)$/ { print key }'
        same_words='s/ to / /; s/ 至 / /; s/、/, /g'
        awk "$shape" "$page" | sed "$same_words" >"$work/shape"
        wrong=$(awk "$shape" "$man/zh_CN/$name" | sed "$same_words" | diff "$work/shape" -)
        [ -z "$wrong" ]
        check $? "$name: has the same parts in both languages" "$wrong"
    fi
done

# every command
for page in "$man"/*.1; do
    [ -f "$page" ] || break
    command=$(basename "$page" .1)
    help=$("$build/$command" --help) && [ -n "$help" ]
    check $? "$command: shows its help"
    for language in . zh_CN; do
        # “  -l, --ledger LEDGER ...” wants the items “Fl l” and “Fl -ledger”
        wrong=$(printf '%s\n' "$help" | awk '
            /^  +-/ {
                for (i = 1; i <= 2; i++) {
                    option = $i
                    sub(/,$/, "", option)
                    if (option ~ /^-/) print substr(option, 2)
                }
            }' | while read -r option; do
            grep -q -e "^\.It\( .*\)\{0,1\} Fl $option\( .*\)\{0,1\}\$" "$man/$language/$command.1" ||
                echo "missing: -$option"
        done)
        [ -z "$wrong" ]
        check $? "$language/$command.1: has every option" "$wrong"
        # “Formats: csv|yaml. See ...” and “EVENT: assign (交办), ...” want the items “Cm csv”, “Cm assign”
        wrong=$(printf '%s\n' "$help" | sed -n 's/^Formats: \([^.]*\)\..*/\1/p; /^[A-Z]*: /,/^$/p' |
            sed 's/^[A-Z]*: //; s/([^)]*)//g' | tr -s '|, ' '\n' | grep . | while read -r word; do
            grep -q -e "\(Cm\|Pq\) $word\( .*\)\{0,1\}\$" "$man/$language/$command.1" || echo "missing: $word"
        done)
        [ -z "$wrong" ]
        check $? "$language/$command.1: has every format and word of an argument" "$wrong"
    done
    for language in en zh_CN; do # a Chinese character has three bytes and takes two columns
        wrong=$(LANGUAGE=$language "$build/$command" --help | LC_ALL=C awk '
            { wide = gsub(/[\343-\351\357]/, "&") }
            length($0) - wide > 80 { print "wider than 80 columns: " $0 }
            END { if (NR > 24) print NR " lines, more than a screen" }')
        [ -z "$wrong" ]
        check $? "$command: its help fits on a screen ($language)" "$wrong"
    done
    wrong=$(LANGUAGE=zh_CN "$build/$command" --help | sed -n '1p; /^ .*--/p' |
        grep -E '(--[a-z-]+ |\[)[A-Z]')
    [ -z "$wrong" ]
    check $? "$command: no word of its Chinese help is left in English" "$wrong"
    printf '%s\n' "$help" | grep -q -e '--format'
    check $? "$command: options are recognised in its help"
done
commands=$(sed -n 's/^set(COMMANDS \(.*\))$/\1/p' "$man/../cmd/CMakeLists.txt")
[ -n "$commands" ]
check $? "the list of commands is found"
for command in $commands; do
    [ -f "$man/$command.1" ]
    check $? "$command: has a page"
done

# every line of the tables
for language in . zh_CN; do
    page=$man/$language/hazard-ledger.5
    wrong=$({
        sed -n 's/^COLUMN([A-Z_]*, "\([a-z_]*\)", "\([^"]*\)".*/.It \2 Pq Cm \1/p' \
            "$schema/columns.def"
        sed -n 's/^INDICATOR([A-Z_]*, "[a-z_]*", "\([^"]*\)".*/.It \1/p' "$schema/indicators.def"
        sed -n 's/^[A-Z]*(\([EW]\), \([0-9]*\), .*/.It \1\2/p' "$headers/codes.def"
    } | missing "$page")
    [ -z "$wrong" ]
    check $? "$language/hazard-ledger.5: has every column, indicator and code" "$wrong"
    # the steps, of which closing has a page of its own
    steps=$(sed -n '/NOWHERE/d; /^EVENT(CLOSE,/d
        s/^EVENT([A-Z]*, "\([a-z]*\)", "\([^"]*\)".*/\1 \2/p' "$schema/events.def")
    wrong=$(echo "$steps" | while read -r id label; do
        grep -q "^\.It Cm $id Pq $label$" "$man/$language/ledger-step.1" ||
            grep -q "^\.It Cm $label Pq $id$" "$man/$language/ledger-step.1" || echo "missing: $id $label"
    done)
    [ -n "$steps" ] && [ -z "$wrong" ]
    check $? "$language/ledger-step.1: has every step" "$wrong"
    # aliases end in a comma, a full stop or their Chinese forms
    wrong=$(tr '\n' ' ' <"$schema/columns.def" | sed 's/" *"//g; s/COLUMN(/\
&/g' | sed -n 's/^COLUMN([A-Z_]*, "[a-z_]*", "[^"]*", *"\([^"]*\)".*/\1/p' |
        tr '|' '\n' | awk -v page="$page" '
        BEGIN { while ((getline line < page) > 0) text = text line " " }
        $0 != "" && !index(text, $0 ",") && !index(text, $0 ".") && !index(text, $0 "、") &&
            !index(text, $0 "。") { print "missing: " $0 }')
    [ -z "$wrong" ]
    check $? "$language/hazard-ledger.5: has every alias" "$wrong"
    wrong=$(sed -n 's/^    {"\([a-z_]*\)", FIELD_.*/\1/p' "$man"/../lib/plan/*.c |
        awk -v page="$page" '
            BEGIN { while ((getline line < page) > 0) text = text " " line " " }
            !index(text, "Cm " $0 " ") && !index(text, "Cm " $0 ": ") { print "missing: " $0 }
            END { if (NR == 0) print "no keys were found in lib/plan/" }')
    [ -z "$wrong" ]
    check $? "$language/hazard-ledger.5: has every key of a plan" "$wrong"
done
echo "# $((number - failed)) passed, $failed failed"
finish
