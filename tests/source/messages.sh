#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Every message is translated, with the same placeholders, and these are filled: messages.sh SOURCE_DIR
set -u
. "$1/tests/tap.sh"
need xgettext msgfmt msgattrib msgfilter msgcat
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$1/po" "$1/lib" "$1/cmd" "$work"
cd "$work" || exit 1
sh po/update.sh 2>/dev/null
statistics=$(LC_ALL=C msgfmt --check --statistics -o /dev/null po/zh_CN.po 2>&1)
echo "# $statistics"
echo "$statistics" | grep -Eq 'untranslated|fuzzy|warning|error'
result $((! $?)) "zh_CN is complete"
msgattrib --only-obsolete po/zh_CN.po | grep -q .
result $((! $?)) "zh_CN has nothing obsolete"
msgfilter --keep-header -i po/zh_CN.po -o "$work/same.po" sh -c '
    translated=$(cat; echo x)
    placeholders() { printf %s "$1" | grep -o "{[a-z_]*}" | LC_ALL=C sort; }
    [ "$(placeholders "$MSGFILTER_MSGID")" = "$(placeholders "$translated")" ] || echo "$MSGFILTER_MSGID" >>placeholders
    printf %s "${translated%x}"' 2>/dev/null
[ ! -s "$work/placeholders" ]
result $? "each translation has the placeholders of its message"
[ -s "$work/placeholders" ] && sed 's/^/# /' "$work/placeholders"
find lib cmd -name '*.c' -o -name '*.def' ! -name codes.def | LC_ALL=C sort |
    xargs awk -f "$1/tests/source/placeholders.awk" lib/include/hazard/codes.def >unfilled
[ ! -s unfilled ]
result $? "each placeholder is filled where its message is made"
[ -s unfilled ] && sed 's/^/# /' unfilled
# what is counted has a form for one: “1 row”, not “1 rows”
msgcat --no-wrap po/hazard-ledger.pot | awk '
    /^msgid "/ { text = $0 }
    /^msgid_plural/ { text = "" }
    /^msgstr/ && text ~ /(%(d|i|u|l[du]|ll[du]|zu)|[{]n[}]) [a-z]+s([^a-z]|$)/ { print text }' |
    grep -vE '"(more than %d |the row has %zu cells)|%[a-z]+ (is|was)[ ,"]' >counted # limits, of which none is 1
[ ! -s counted ]
result $? "messages with a number and a plural have a singular"
[ -s counted ] && sed 's/^/# /' counted
grep -E '[{][a-z_]*[}] [a-z]+s[^a-z]' lib/include/hazard/codes.def | grep -vE '[{][a-z_]*[}] (bytes|characters|names|is|was|as|does)' >counted
[ ! -s counted ]
result $? "texts of codes do not count in words: a number has no plural form there"
[ -s counted ] && sed 's/^/# /' counted
finish
