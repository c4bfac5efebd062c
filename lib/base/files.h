/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Files by their descriptors, and by their names in an open directory. */
#ifndef BASE_FILES_H
#define BASE_FILES_H

#include "base/diag.h"
#include <sys/stat.h>

/** Write all of @p text, in as many calls as necessary. False: errno. */
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

/** Sync the directory to disk, or a rename may be lost. 0, or -1: errno. */
int folder_sync(int folder);

/** Returned by regular_open() if there is no such file. */
enum { FILE_ABSENT = -2 };

/**
 * Open the regular file @p name of @p folder with @p flags, without following a symbolic link and
 * without blocking. Returns a descriptor, and its status in @p st; FILE_ABSENT; or -1 with errno
 * and
 * @p err set, where the file is called @p shown.
 */
int regular_open(int folder, const char *name, int flags, struct stat *st, const char *shown,
                 hz_error *err);

/**
 * Give the file @p fd, which only its owner can read so far, the owner, group, mode and ACL of the
 * file @p like, and the mode bits @p more. If the owner or the group cannot be set, the group gets
 * no rights that others do not have. False: errno.
 */
bool give_access(int fd, int like, mode_t more);

#endif
