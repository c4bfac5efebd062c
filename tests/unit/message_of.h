/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What a diagnostic says. */
#ifndef TEST_MESSAGE_OF_H
#define TEST_MESSAGE_OF_H

#include "base/diag.h"

/** The message of @p diag in English; valid until the next call. */
static inline const char *message_of(const hz_diag *diag)
{
    static char message[4096];
    hz_diag_text(diag, HZ_PART_MESSAGE, HZ_ENGLISH, message, sizeof message);
    return message;
}

/** Asserts that the message of @p diag has @p text in it. */
static inline void assert_says(const hz_diag *diag, const char *text)
{
    if (strstr(message_of(diag), text) == NULL) {
        fail_msg("“%s” does not say “%s”", message_of(diag), text);
    }
}

#endif
