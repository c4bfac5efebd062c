#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Collects the messages of the sources into the template and merges them into each translation.
set -eu
cd "$(dirname "$0")/.."
find lib cmd -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort |
    xgettext -L C --from-code=UTF-8 --no-location --keyword=N_ \
        --keyword=hz_translate:2,3 \
        --keyword=cli_translate --keyword=cli_translate_count:1,2 --keyword=cli_count:1,2 \
        --keyword=diag_arg_message:3 --keyword=diag_arg_sentence:3 --keyword=diag_arg_count:3,4 \
        --package-name=hazard-ledger -o po/hazard-ledger.pot -f -
sed -i '1,/^#, fuzzy/d' po/hazard-ledger.pot # placeholders
for po in po/*.po; do
    msgmerge -q --no-fuzzy-matching --update --backup=none "$po" po/hazard-ledger.pot
done
for file in po/*.po po/*.pot; do
    head -n 1 "$file" | grep -q SPDX || sed -i '1i # SPDX-License-Identifier: LGPL-2.1-or-later' "$file"
done
