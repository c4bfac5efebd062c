/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Input that is read twice: files by their paths, and a copy of whatever can be read only once. A
 * file must be the same both times.
 */
#ifndef TEXT_INPUT_H
#define TEXT_INPUT_H

#include "base/diag.h"
#include <sys/stat.h>

/** One input; begin with INPUT_NEW. */
struct input {
    bool opened;       /* before: what follows is known */
    int copy;          /* of what can be read only once; -1: there is none */
    struct stat first; /* the file as it was when it was opened first */
};
#define INPUT_NEW ((struct input){.copy = -1})

/**
 * Opens @p path ("-": standard input) at its beginning, the first time or again. A descriptor that
 * is the caller's, or -1 with @p err set: E005 if it is not the file that it was.
 */
int input_open(struct input *in, const char *path, hz_error *err);

/** 0, or -1 with @p err set (E005): the file has changed since it was opened first. */
int input_check(const struct input *in, const char *path, hz_error *err);

void input_close(struct input *in);

/**
 * Copies all that can be read from @p from, called @p name, into a temporary file that has no name:
 * a descriptor at its beginning, or -1 with @p err set.
 */
int input_copy(int from, const char *name, hz_error *err);

#endif
