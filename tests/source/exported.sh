#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The exported symbols and the layout of the public structs are those of exported.txt and layout.txt, so
# that neither changes unnoticed: exported.sh LIBRARY SOURCE_DIR [--write]
#
# A symbol or struct that is new is added with --write. Once released, none may be removed or changed:
# programs were linked with it.
set -u
library=$1 source=$2
. "$source/tests/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here=$source/tests/source

nm -D --defined-only "$library" | awk '$2 ~ /[A-Z]/ && $2 != "A" { sub(/@@/, "@", $3); print $3 }' |
    LC_ALL=C sort >"$work/exported.txt"

# A program that prints the size of each struct and the offset of each member.
cat "$source"/lib/include/hazard/*.h | awk '
    { # without comments
        while (comment || (at = index($0, "/*"))) {
            end = index($0, "*/")
            if (comment) { $0 = end ? substr($0, end + 2) : "" } else if (end) {
                $0 = substr($0, 1, at - 1) substr($0, end + 2)
            } else $0 = substr($0, 1, at - 1)
            comment = !end
            if (!end) break
        }
    }
    /^typedef struct hz_[a-z0-9_]* \{$/ { name = $3; printf "    SIZE(%s)\n", name; next }
    /^\}/ { name = "" }
    name != "" && /^ *(union|struct) .*\{$/ { inner = 1 }
    name != "" && inner && !/^ *\}/ { next } # of an inner union its own name only
    name != "" && /;/ {
        inner = 0
        if (match($0, /\(\*[a-z0-9_]*\)/)) member = substr($0, RSTART + 2, RLENGTH - 3)
        else {
            sub(/(\[[^]]*\])*;.*/, "")
            match($0, /[a-z0-9_]*$/)
            member = substr($0, RSTART)
        }
        printf "    MEMBER(%s, %s)\n", name, member
    }' >"$work/list"
{
    printf '#include <hazard/%s>\n' $(cd "$source/lib/include/hazard" && ls ./*.h)
    cat <<'END'
#include <stddef.h>
#include <stdio.h>
#define SIZE(name) printf("%s %zu\n", #name, sizeof(name));
#define MEMBER(name, member) printf("%s.%s %zu\n", #name, #member, offsetof(name, member));
int main(void)
{
END
    cat "$work/list"
    echo '}'
} >"$work/layout.c"
"${CC:-cc}" -std=c11 -I"$source/lib/include" -o "$work/layout" "$work/layout.c" 2>"$work/errors" &&
    "$work/layout" >"$work/layout.txt"
result $? "the structs can be listed"
head -n 20 "$work/errors" | sed 's/^/# /'

if [ "${3-}" = --write ]; then
    cp "$work/exported.txt" "$work/layout.txt" "$here"
    exit
fi
again="after sh tests/source/exported.sh build/default/lib/libhazard.so . --write it is"
diff -u "$here/exported.txt" "$work/exported.txt" >"$work/diff"
same=$?
result $same "the exported symbols are those of exported.txt"
[ $same -eq 0 ] || { sed 's/^/# /' "$work/diff"; echo "# $again"; }
case $(uname -m) in
x86_64 | aarch64)
    diff -u "$here/layout.txt" "$work/layout.txt" >"$work/diff"
    same=$?
    result $same "the public structs have the layout of layout.txt"
    [ $same -eq 0 ] || { sed 's/^/# /' "$work/diff"; echo "# $again"; }
    ;;
*)
    number=$((number + 1))
    echo "ok $number - the layout of structs # SKIP layout.txt is of 64-bit machines, not of $(uname -m)"
    ;;
esac
finish
