/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * The person that acted in a line of the journal. A line with the note 来源 was imported from a
 * table: its 操作人 imported it and signed for nothing else; the person who acted is in the column
 * that the event signs, such as 验收人.
 */
#ifndef WORKFLOW_LINE_ORIGIN_H
#define WORKFLOW_LINE_ORIGIN_H

#include "base/buf.h"
#include "ledger/journal.h"
#include <hazard/plan.h>

/** What the journal calls the person who imported a line. */
extern const char importer_role[];

/** Begin with all zero; valid until the next line is read into it. */
struct line_origin {
    struct buf text;
    size_t source_len; /* of `text`, first */
    size_t signer_len; /* after it */
    bool is_imported;
};

/**
 * Read the origin of @p line with the labels that @p plan adds. Its event must be known. 0, or -1
 * when out of memory.
 */
int line_origin_read(struct line_origin *origin, const struct journal_line *line,
                     const hz_plan *plan);

/** File and row that the line was imported from; empty: it was not. */
hz_span line_source(const struct line_origin *origin);

/** The person who acted, and in which role. */
hz_span line_signer(const struct line_origin *origin, const struct journal_line *line,
                    const char **role);

void line_origin_free(struct line_origin *origin);

#endif
