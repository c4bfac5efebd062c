/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Replacing a file whole or not at all: temporary file beside it, fsync, rename, fsync of the
 * folder. */
#ifndef HAZARD_REPLACE_H
#define HAZARD_REPLACE_H

#include <hazard/api.h>
#include <hazard/diag.h>
#include <stdio.h>
#include <sys/stat.h>

HZ_API_BEGIN

typedef struct hz_atomic_file {
    char *path;      /**< links followed */
    char *temporary; /**< its name in the folder */
    FILE *file;      /**< write here */
    bool is_new;
    struct stat before; /**< of the file to be replaced, unless it is new */
    int folder;         /**< held open, so that no other takes its place */
} hz_atomic_file;

/**
 * Begins to replace @p path, whose owner, group, mode and ACL stay; a link is followed. A file that
 * is not there yet is made; one that is no regular file is refused (E011). Where the owner cannot
 * be kept, the file becomes the caller's. 0, or -1 with @p err set. End with hz_atomic_file_close()
 * in any case.
 */
int hz_atomic_file_open(hz_atomic_file *r, const char *path, hz_error *err);

/** Makes what was written last; it waits for hz_atomic_file_commit(). 0, or -1 with @p err set. */
int hz_atomic_file_prepare(hz_atomic_file *r, hz_error *err);

/** Lets the waiting file be: hz_atomic_file_close() will not take it away. */
void hz_atomic_file_keep(hz_atomic_file *r);

/**
 * Puts the new file in the old one's place. 0, or -1 with @p err set: the old file stays; but E009
 * says that the new one is in its place and the disk did not confirm it.
 */
int hz_atomic_file_commit(hz_atomic_file *r, hz_error *err);

/** Frees, and takes away what was not committed. */
void hz_atomic_file_close(hz_atomic_file *r);

/** The file that @p path names, links followed; one that is not there yet is itself. NULL: errno.
 */
char *hz_path_resolve(const char *path);

HZ_API_END

#endif
