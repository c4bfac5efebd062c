/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/signatures.h"

/* 谁检查、谁签名、谁负责 (art. 2.3.5) */
const struct signature signatures[] = {
    {HZ_COL_INSPECTOR, HZ_COL_FOUND_ON},
    {HZ_COL_OWNER, HZ_COL_DUE_ON},
    {HZ_COL_VERIFIER, HZ_COL_VERIFIED_ON},
    {HZ_COL_APPROVER, HZ_COL_CLOSED_ON},
};
const size_t signature_count = sizeof signatures / sizeof signatures[0];

int signature_find(int column)
{
    for (size_t i = 0; i < signature_count; i++) {
        if ((int)signatures[i].person == column) {
            return (int)i;
        }
    }
    return -1;
}
