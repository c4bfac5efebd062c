/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The arguments of a diagnostic's message, packed in its field `detail`. */
#ifndef BASE_ARGUMENTS_H
#define BASE_ARGUMENTS_H

#include "base/diag.h"

enum argument_kind { ARGUMENT_NONE, ARGUMENT_TEXT, ARGUMENT_MESSAGE, ARGUMENT_COUNT };

struct argument {
    enum argument_kind kind;
    bool inner; /* used only by messages that are arguments themselves */
    const char *name;
    const char *text;     /* text, message, or singular */
    const char *many;     /* ARGUMENT_COUNT: plural */
    unsigned long number; /* ARGUMENT_COUNT */
    size_t at;            /* its offset in the field */
    size_t next;          /* offset of the next one */
};

/** The first argument; ARGUMENT_NONE if there is none. */
struct argument argument_first(const hz_diag *diag);

/** The argument after @p a. */
struct argument argument_after(const hz_diag *diag, const struct argument *a);

/** True if the argument fills {name}, a name of @p len bytes. */
bool argument_is(const struct argument *a, const char *name, size_t len);

#endif
