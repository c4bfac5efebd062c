/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <hazard/error.h>

/* The translation by the process' locale; only until all messages are made when they are shown. */
const char *translate(const char *text);
const char *translate_count(const char *one, const char *many, unsigned long count);

/**
 * The directory of installed data: $HAZARD_DATADIR, by default where the library was installed.
 * Valid until the environment changes.
 */
const char *data_dir(void);

#endif
