# SPDX-License-Identifier: LGPL-2.1-or-later
# go-on.sh LEDGER: what --verify says of its journal, a change, and whether that left the journal's bytes as they were
l=$1
ledger-log -l "$l" --verify 2>&1 | sed -n 's/.*\(N717\).*/\1/p; s/, head.*//p'
cp "$l.journal.csv" was
ledger-step -l "$l" submit --by 责任人丙 --on 2023-07-03 XP-2023-0003 2>&1 >/dev/null | grep -o 'E[0-9]*'
cmp -n "$(stat -c %s was)" was "$l.journal.csv"
ledger-log -l "$l" --verify 2>&1 | sed -n 's/, head.*//p'
