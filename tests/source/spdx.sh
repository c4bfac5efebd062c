#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Every source file names its licence in its first two lines. spdx.sh SOURCE_DIR
set -u
cd "$1" || exit 1
. tests/tap.sh
files() {
    git ls-files 2>/dev/null || find . \( -path ./build -o -path ./.git \) -prune -o -type f -print | sed 's/^..//'
}
# Not sources: data, prose, packaging (see debian/copyright) and JSON, which has no comments.
data='^"?(data-samples|debian|tests/fuzz/corpus)/|^tests/(data|source)/.*(\.txt|/cells)$|(^|/)(LICENSE|README)$|\.(csv|yaml|xls|xlsx|md|json)"?$'
missing=$(files | grep -vE "$data" | while read -r file; do
    [ ! -f "$file" ] || head -n 2 "$file" | grep -q 'SPDX-License-Identifier: LGPL-2.1-or-later' || echo "$file"
done)
[ -z "$missing" ]
result $? "every source file names its licence"
[ -z "$missing" ] || echo "$missing" | sed 's/^/# without a licence: /'
finish
