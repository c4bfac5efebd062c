/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A zip archive whose parts are read as streams, by libzip; no part may unpack to more than fits.
 */
#ifndef TABLE_ARCHIVE_H
#define TABLE_ARCHIVE_H

#include "base/diag.h"
#include <zip.h>

struct archive {
    zip_t *zip;
    uint64_t packed; /* bytes of the file that have been read */
};

/** Opens the regular file @p fd, which stays the caller's; @p archive may not move afterwards. 0,
 * or -1 with @p err set. */
int archive_open(struct archive *archive, int fd, hz_error *err);

void archive_close(struct archive *archive);

/** The index of the part @p name; -1: there is none. */
int64_t archive_find(const struct archive *archive, const char *name);

/** True if the name of a part begins with @p prefix. */
bool archive_has(const struct archive *archive, const char *prefix);

/** One part while it is read. */
struct archive_part {
    zip_file_t *file;
    const struct archive *archive;
    uint64_t packed; /* of the archive when the part was opened */
    uint64_t read;   /* bytes unpacked so far */
    uint64_t limit;
};

/** Opens part @p index, of which at most @p limit bytes are read. 0, or -1 with @p err set. */
int archive_part_open(struct archive_part *part, const struct archive *archive, int64_t index,
                      uint64_t limit, hz_error *err);

/** Reads up to @p size bytes: how many, 0 at the end, or -1 with @p err set. */
int archive_part_read(struct archive_part *part, char *buffer, size_t size, hz_error *err);

void archive_part_close(struct archive_part *part);

#endif
