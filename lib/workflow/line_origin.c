/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/line_origin.h"
#include "ledger/journal_changes.h"
#include "schema/labels.h"
#include "workflow/journal_replay.h"

const char importer_role[] = "导入人";

struct signer_search {
    struct buf *name;
    const hz_plan *plan;
    int column;
};

/* 1: found; 2: out of memory. */
static int find_signer(void *ctx, hz_span label, hz_span before, hz_span after)
{
    const struct signer_search *s = ctx;
    if (before.ptr == NULL || label_column(s->plan, label) != s->column) {
        return 0;
    }
    return buf_add_span(s->name, after) ? 1 : 2;
}

int line_origin_read(struct line_origin *origin, const struct journal_line *line,
                     const hz_plan *plan)
{
    struct signer_search s = {&origin->text, plan, hz_event_get(line->event)->signs};
    int result = 0;
    origin->text.len = 0;
    if (!line_note_add(&origin->text, line, changes_source)) {
        return -1;
    }
    origin->source_len = origin->text.len;
    origin->is_imported = origin->source_len > 0;
    if (origin->is_imported && s.column != HZ_COL_NONE) {
        result = journal_line_changes(line, find_signer, &s);
    }
    origin->signer_len = origin->text.len - origin->source_len;
    return result == 0 || result == 1 ? 0 : -1;
}

hz_span line_source(const struct line_origin *origin)
{
    return origin->is_imported ? (hz_span){origin->text.ptr, origin->source_len} : hz_span_of("");
}

hz_span line_signer(const struct line_origin *origin, const struct journal_line *line,
                    const char **role)
{
    *role = hz_event_get(line->event)->role;
    if (!origin->is_imported) {
        return line->cells[HZ_JOURNAL_BY];
    }
    if (origin->signer_len > 0) {
        return (hz_span){origin->text.ptr + origin->source_len, origin->signer_len};
    }
    *role = importer_role;
    return line->cells[HZ_JOURNAL_BY];
}

void line_origin_free(struct line_origin *origin)
{
    buf_free(&origin->text);
}
