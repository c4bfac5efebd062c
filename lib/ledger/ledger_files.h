/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * A ledger, its folder, and the files beside it: journal, lock, and the record of a change.
 *
 * Others may be able to write to the folder. So the ledger's name is resolved once, the folder is
 * held open, and a file beside the ledger is used only if it is a regular file with this one name,
 * opened through no link, that belongs to somebody who may change the ledger anyway: its owner, the
 * caller, root; or, where the ledger itself may be written by its group and the folder by no one
 * else, to that group; or anyone where everyone may write the ledger.
 */
#ifndef JOURNAL_BESIDE_H
#define JOURNAL_BESIDE_H

#include "rows/rows.h"
#include <sys/stat.h>

enum beside_file { BESIDE_JOURNAL, BESIDE_LOCK, BESIDE_RECORD, BESIDE_FILES };

struct beside {
    char *path;                 /* of the ledger, links followed */
    const char *name;           /* of it in its folder */
    char *called[BESIDE_FILES]; /* the files, for messages; their names in the folder end them */
    int folder;
    int ledger;     /* open for reading; -1: it is not there */
    struct stat st; /* of it */
};
#define BESIDE_NONE ((struct beside){.folder = -1, .ledger = -1})

/**
 * Opens the folder of @p ledger, and the ledger if it is there, which has to be a regular file
 * (E011). 0, or -1 with @p err set; close with beside_close() in either case.
 */
int beside_open(struct beside *b, const char *ledger, hz_error *err);

/** Opens the ledger once more, which may be another file now. 0, or -1 with @p err set. */
int beside_look(struct beside *b, hz_error *err);

void beside_close(struct beside *b);

/**
 * Opens the rows of a ledger that is only read, which has to be a regular file (E011); @p ledger is
 * borrowed. 0, or -1 with @p err set.
 */
int beside_rows_open(char *const *ledger, hz_rows **rows, hz_error *err);

/** The name of a file in the folder. */
const char *beside_name(const struct beside *b, enum beside_file which);

/**
 * Opens a file beside the ledger that is as it has to be. A descriptor; FILE_ABSENT; or -1 with
 * errno and @p err set (E011 to E014). @p st is the file's.
 */
int beside_file_open(const struct beside *b, enum beside_file which, int flags, struct stat *st,
                     hz_error *err);

/**
 * Makes a file that is not there, for reading and writing, with the ledger's owner, group, mode and
 * ACL, writable for its owner. A descriptor, or -1: errno.
 */
int beside_file_make(const struct beside *b, enum beside_file which, int flags);

/** True if the file @p name of the folder is one that may be used; @p st is the file's. */
bool beside_is_ours(const struct beside *b, const char *name, struct stat *st);

/** True if @p st is of the file that now has the name. */
bool beside_is_current(const struct beside *b, enum beside_file which, const struct stat *st);

#endif
