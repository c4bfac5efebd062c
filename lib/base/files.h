/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Files by their descriptors, and by their names in a folder that is held open. */
#ifndef BASE_FILES_H
#define BASE_FILES_H

#include "base/diag.h"
#include <sys/stat.h>

/** Write all of @p text, however few bytes each call takes. False: errno. */
bool write_all(int fd, hz_span text);

/**
 * The directory of installed data: $HAZARD_DATADIR, by default where the library was installed.
 * Valid until the environment changes.
 */
const char *data_dir(void);

/** The name of @p path in its folder. */
const char *file_name(const char *path);

/** Open the folder that @p path is in. A descriptor, or -1: errno. */
int folder_open(const char *path);

/** Make the names in the folder last: a rename alone may be lost. 0, or -1: errno. */
int folder_sync(int folder);

/** What regular_open() returns where there is no such file. */
enum { FILE_ABSENT = -2 };

/**
 * Open the regular file @p name of @p folder with @p flags, never through a symbolic link, and
 * never waiting for anyone. A descriptor; FILE_ABSENT; or -1 with errno and @p err set, which call
 * it @p shown. @p st is the file's.
 */
int regular_open(int folder, const char *name, int flags, struct stat *st, const char *shown,
                 hz_error *err);

/**
 * Gives the file @p fd, which is readable for its owner alone so far, the owner, group, mode and
 * ACL of the file @p like, and the mode bits @p more. Where the owner or the group cannot be kept,
 * the rights of the group are cut down to those that everyone has. False: errno.
 */
bool give_access(int fd, int like, mode_t more);

#endif
