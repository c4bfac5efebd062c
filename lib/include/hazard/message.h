/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Messages: diagnostics as text in the user's language, through gettext. */
#ifndef HAZARD_MESSAGE_H
#define HAZARD_MESSAGE_H

#include <hazard/api.h>
#include <hazard/diag.h>

HZ_API_BEGIN

/** The gettext domain of the library and its commands. */
#define HZ_TEXT_DOMAIN "hazard-ledger"

/**
 * The folder that holds the installed plan and the translations: $HAZARD_DATADIR, else where the
 * library was installed. The caller owns nothing; valid until the environment changes.
 */
const char *hz_data_dir(void);

/** The translation of @p text in the language that the program's locale has; @p text if none. */
const char *hz_translate(const char *text);

/**
 * As hz_translate(), of a text with a number in it: @p one where there is one, else @p many, or
 * what the language of the translation has for @p count.
 */
const char *hz_translate_count(const char *one, const char *many, unsigned long count);

/** Writes what is wrong and what would be right, without the place, cut to @p size bytes. */
void hz_diag_message(const hz_diag *diag, char *text, size_t size);

/**
 * Writes the whole line as a compiler would: “file:line: error[E202] F14 label: “value” message”.
 * Control characters in values are made visible, so that a file cannot speak to the terminal.
 */
void hz_diag_line(const hz_diag *diag, char *text, size_t size);

HZ_API_END

#endif
