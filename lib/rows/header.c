#include "base/text_domain.h"
#include "rows/reading.h"
#include <hazard/dispatch.h>
#include <hazard/event.h>
#include <hazard/message.h>

enum { TITLE_LINES = 10, TITLE_CELLS = 3 };

static size_t count_texts(const hz_record *record)
{
    size_t texts = 0;
    for (size_t i = 0; i < record->count; i++) {
        texts += hz_span_trim(record->fields[i]).len > 0 ? 1 : 0;
    }
    return texts;
}

static int fail_header(const struct reading *r, const hz_record *record, hz_diag *err)
{
    hz_diag_set(err, HZ_E107, r->file, "隐患编号、发现日期、乡镇、行业领域、企业名称");
    if (record != NULL && hz_is_journal_header(record)) {
        hz_diag_set(err, HZ_E116, r->file, NULL);
    } else if (record != NULL && record->count > 0) {
        hz_diag_copy(err->value, sizeof err->value, record->fields[0]);
        err->line = record->line;
        err->record = record->number;
        err->column = 1;
    }
    return -1;
}

/* True if one of the labels is that of the number. */
static bool has_id(const hz_record *record)
{
    for (size_t i = 0; i < record->count; i++) {
        if (hz_column_find(record->fields[i]) == HZ_COL_ID) {
            return true;
        }
    }
    return false;
}

/* Dispatch tables are looked for first: they have columns of ledgers too. */
bool reading_is_header(struct reading *r, const hz_record *record)
{
    if (reading_has_labels(r, record)) {
        return true; /* and of the same kind */
    }
    if ((r->flags & HZ_ROWS_DISPATCH) != 0 && hz_is_dispatch_header(record)) {
        r->row.is_dispatch = true;
        return true;
    }
    bool is_ledger = hz_is_header(record) || ((r->flags & HZ_ROWS_OF_IDS) != 0 && has_id(record));
    r->row.is_dispatch = r->row.is_dispatch && !is_ledger;
    return is_ledger;
}

int reading_find_header(struct reading *r, const hz_record **record, hz_diag *err)
{
    hz_diag first; /* the first line that could have been the header */
    (void)fail_header(r, NULL, &first);
    for (int titles = 0; titles < TITLE_LINES;) {
        int found = hz_table_next(r->table, record, err);
        if (found < 0) {
            return -1;
        }
        if (found == 0) {
            bool may_be =
                (r->flags & HZ_ROWS_MAY_BE_EMPTY) != 0 && titles == 0 && strcmp(r->file, "-") == 0;
            *err = first;
            return may_be ? 0 : -1;
        }
        if ((*record)->damage == HZ_WHOLE && reading_is_header(r, *record)) {
            return reading_bind(r, *record, err) == 0 ? 1 : -1;
        }
        if (!r->alone && titles == 0 && hz_is_journal_header(*record)) {
            return 0; /* *.csv takes in the journals that lie beside the ledgers */
        }
        if (count_texts(*record) > TITLE_CELLS) {
            return fail_header(r, *record, err); /* a row of data must not pass for a title */
        }
        if (titles == 0 && !hz_record_is_blank(*record)) {
            (void)fail_header(r, *record, &first);
        }
        titles += hz_record_is_blank(*record) ? 0 : 1;
        if ((*record)->damage != HZ_WHOLE) {
            return 1; /* reported as damage, not as a missing header */
        }
    }
    *err = first;
    return -1;
}
