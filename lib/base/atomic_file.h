/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Files that are replaced completely or not at all: write a temporary file, sync, rename, sync. */
#ifndef BASE_ATOMIC_FILE_H
#define BASE_ATOMIC_FILE_H

#include "base/diag.h"
#include <stdio.h>
#include <sys/stat.h>

struct atomic_file {
    char *path;      /* links followed */
    char *temporary; /* name in the directory; NULL: renamed, or kept */
    FILE *file;      /* write here */
    bool is_new;
    struct stat before; /* of the file to be replaced, unless it is new */
    int folder;         /* kept open, so that the directory cannot be exchanged */
};

/**
 * Begin to replace @p path; a link is followed. Owner, group, mode and ACL of the old file are
 * kept; if the owner cannot be kept, the file becomes the caller's. A missing file is created. A
 * file that is not regular is refused (E011). Return 0, or -1 with @p err set; call
 * atomic_file_close() in either case.
 */
int atomic_file_open(struct atomic_file *a, const char *path, hz_error *err);

/**
 * As atomic_file_open(), in the open directory @p folder (borrowed); @p like is the file to be
 * replaced, -1 if there is none.
 */
int atomic_file_open_in(struct atomic_file *a, int folder, const char *path, int like,
                        hz_error *err);

/** Sync what was written to disk, before the rename. Return 0, or -1 with @p err set. */
int atomic_file_prepare(struct atomic_file *a, hz_error *err);

/** Leave the temporary file in place when the struct is closed. */
void atomic_file_keep(struct atomic_file *a);

/**
 * Rename the new file to the old one. Return 0, or -1 with @p err set: the old file is unchanged,
 * except for E009: the new one is in its place but may not be on disk.
 */
int atomic_file_commit(struct atomic_file *a, hz_error *err);

/** Free @p a; what was not committed is discarded. */
void atomic_file_close(struct atomic_file *a);

/** Return the file that @p path names, links followed, in new memory; @p path itself if it does not
 * exist yet. NULL: errno. */
char *path_resolve(const char *path);

#endif
