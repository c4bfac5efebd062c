/** Replacing a file whole or not at all: temporary file beside it, fsync, rename, fsync of the
 * folder. */
#ifndef HAZARD_REPLACE_H
#define HAZARD_REPLACE_H

#include <hazard/api.h>
#include <hazard/diag.h>
#include <stdio.h>
#include <sys/stat.h>

HZ_API_BEGIN

typedef struct hz_replace {
    char *path;      /**< links followed */
    char *temporary; /**< its name in the folder */
    FILE *file;      /**< write here */
    bool is_new;
    struct stat before; /**< of the file to be replaced, unless it is new */
    int folder;         /**< held open, so that no other takes its place */
} hz_replace;

/**
 * Begins to replace @p path, whose owner, group, mode and ACL stay; a link is followed. A file that
 * is not there yet is made; one that is no regular file is refused (E011). Where the owner cannot
 * be kept, the file becomes the caller's. 0, or -1 with @p err set. End with hz_replace_end() in
 * any case.
 */
int hz_replace_begin(hz_replace *r, const char *path, hz_diag *err);

/** Makes what was written last; it waits for hz_replace_commit(). 0, or -1 with @p err set. */
int hz_replace_prepare(hz_replace *r, hz_diag *err);

/** Lets the waiting file be: hz_replace_end() will not take it away. */
void hz_replace_leave(hz_replace *r);

/**
 * Puts the new file in the old one's place. 0, or -1 with @p err set: the old file stays; but E009
 * says that the new one is in its place and the disk did not confirm it.
 */
int hz_replace_commit(hz_replace *r, hz_diag *err);

/** Frees, and takes away what was not committed. */
void hz_replace_end(hz_replace *r);

/** The file that @p path names, links followed; one that is not there yet is itself. NULL: errno.
 */
char *hz_resolve(const char *path);

HZ_API_END

#endif
