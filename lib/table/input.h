/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Input that is read twice: files by their paths, pipes from a temporary copy. A file must be
 * unchanged the second time.
 */
#ifndef TABLE_INPUT_H
#define TABLE_INPUT_H

#include "base/diag.h"
#include <sys/stat.h>

/** One input; begin with INPUT_NEW. */
struct input {
    bool opened;       /* it has been opened before; `copy` or `first` is set */
    int copy;          /* descriptor of the copy of a pipe; -1: none */
    struct stat first; /* the file when it was opened first */
};
#define INPUT_NEW ((struct input){.copy = -1})

/**
 * Opens @p path ("-": standard input) at its beginning, the first time or again. Returns a
 * descriptor, which the caller closes, or -1 with @p err set: E005 if the file has changed.
 */
int input_open(struct input *in, const char *path, hz_error *err);

/** Checks that the file is unchanged since it was opened first. 0, or -1 with @p err set (E005). */
int input_check(const struct input *in, const char *path, hz_error *err);

void input_close(struct input *in);

/**
 * The sheet in a path of the form FILE#SHEET; NULL where it has none, or where a file has the whole
 * name.
 */
const char *input_sheet(const char *path);

/** Opens @p path, or its FILE, for reading. -1: errno is set. */
int input_open_path(const char *path);

/**
 * Copies @p first and the rest of @p from, called @p name in messages, to a temporary file without
 * a name. Returns a descriptor at its beginning, or -1 with @p err set.
 */
int input_copy(hz_span first, int from, const char *name, hz_error *err);

#endif
