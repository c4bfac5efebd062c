/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * A ledger, its directory, and the files next to it: journal, lock, and the record of a change.
 *
 * Other users may be able to write to the directory. So the name of the ledger is resolved once,
 * the directory is held open, and a file next to the ledger is used only if it is a regular file
 * with no second name, opened without following a link, whose owner may change the ledger anyway:
 * the ledger's owner, the caller or root. If the ledger is writable for its group and the directory
 * is not writable for everyone, the file may belong to that group; if everyone may write the
 * ledger, to anyone.
 */
#ifndef LEDGER_LEDGER_FILES_H
#define LEDGER_LEDGER_FILES_H

#include "rows/rows.h"
#include <sys/stat.h>

#define JOURNAL_SUFFIX ".journal.csv"

enum ledger_file { LEDGER_JOURNAL, LEDGER_LOCK, LEDGER_RECORD, LEDGER_FILE_COUNT };

struct ledger_files {
    char *path;                     /* of the ledger, links followed */
    const char *name;               /* of the ledger in its directory */
    char *paths[LEDGER_FILE_COUNT]; /* of the other files, for messages */
    int folder;
    int ledger;     /* open for reading; -1: missing */
    struct stat st; /* of the ledger */
};
#define LEDGER_FILES_CLOSED ((struct ledger_files){.folder = -1, .ledger = -1})

/**
 * Open the directory of @p ledger, and the ledger if it exists, which must be a regular file
 * (E011). 0, or -1 with @p err set; call ledger_files_close() in either case.
 */
int ledger_files_open(struct ledger_files *files, const char *ledger, hz_error *err);

/** Open the ledger again, since it may have been replaced. 0, or -1 with @p err set. */
int ledger_files_reopen(struct ledger_files *files, hz_error *err);

void ledger_files_close(struct ledger_files *files);

/**
 * Open the rows of a ledger, a regular file (E011), for reading only. @p ledger and @p plan, which
 * adds labels, are borrowed. 0, or -1 with @p err set.
 */
int ledger_rows_open(const char *const *ledger, const hz_plan *plan, hz_rows **rows, hz_error *err);

/** Whether @p path, links followed, is @p ledger or one of its files. None need exist yet. */
bool ledger_files_include(const char *ledger, const char *path);

/** The name of a file in the directory. */
const char *ledger_file_name(const struct ledger_files *files, enum ledger_file which);

/**
 * Open a file next to the ledger if it may be used. A descriptor; FILE_ABSENT; or -1 with errno
 * and @p err set (E011 to E014). @p st receives its status.
 */
int ledger_file_open(const struct ledger_files *files, enum ledger_file which, int flags,
                     struct stat *st, hz_error *err);

/**
 * Create a file for reading and writing with the ledger's owner, group, mode and ACL, writable for
 * its owner. A descriptor, or -1: errno.
 */
int ledger_file_create(const struct ledger_files *files, enum ledger_file which, int flags);

/** True if the file @p name of the directory may be used. @p st receives its status. */
bool ledger_file_is_usable(const struct ledger_files *files, const char *name, struct stat *st);

/** True if the name still belongs to the file with the status @p st. */
bool ledger_file_is_current(const struct ledger_files *files, enum ledger_file which,
                            const struct stat *st);

#endif
