/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "base/diag.h"
#include "base/span.h"
#include "rows/reading.h"
#include "schema/schema.h"
#include "schema/table_kind.h"
#include <strings.h>

enum { TITLE_LINES = 10, TITLE_CELLS = 3 };

/* True if the cell has a text that is not that of the cell before it, as in merged cells. */
static bool has_text(const hz_record *record, size_t i)
{
    return span_trim(record->fields[i]).len > 0 &&
           (i == 0 || !hz_span_equal(record->fields[i], record->fields[i - 1]));
}

static size_t count_texts(const hz_record *record)
{
    size_t texts = 0;
    for (size_t i = 0; i < record->count; i++) {
        texts += has_text(record, i) ? 1 : 0;
    }
    return texts;
}

/* Joins the texts of the row by 、. */
static void join_texts(const hz_record *record, char *out, size_t size)
{
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < record->count; i++) {
        hz_span text = span_trim(record->fields[i]);
        if (text.len > 0 && len > 0) {
            hz_diag_copy(out + len, size - len, hz_span_of("、"));
            len += strlen(out + len);
        }
        hz_diag_copy(out + len, size - len, text);
        len += strlen(out + len);
    }
}

/* Names the table of another kind that @p record begins. */
static void name_table(const struct reading *r, enum table_kind kind, hz_error *err)
{
    bool is_rollup = kind == TABLE_ROLLUP;
    hz_diag_set(err, HZ_E139, r->file, NULL);
    diag_arg_message(err, "kind",
                     is_rollup ? N_("a roll-up (汇总表)") : N_("a dispatch table (调度表)"));
    diag_arg_message(err, "advice",
                     is_rollup ? N_("give the ledgers from which it was made")
                               : N_("sum it up with rollup"));
}

static void fail_empty(const struct reading *r, hz_error *err)
{
    hz_diag_set(err, HZ_E138, r->file, NULL);
    diag_arg_message(err, "advice",
                     strcmp(r->file, "-") == 0
                         ? N_("the command before wrote nothing; see what it says")
                         : N_("save the table again, or ask for it again"));
}

/* True of text in a file that has the name of a workbook. */
static bool is_misnamed(const struct reading *r)
{
    static const char *const endings[] = {".xlsx", ".xls", ".et"};
    size_t len = strlen(r->file);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t end = strlen(endings[i]);
        if (len > end && strcasecmp(r->file + len - end, endings[i]) == 0) {
            return !hz_table_layout(r->table).workbook;
        }
    }
    return false;
}

static int fail_header(const struct reading *r, const hz_record *record, hz_error *err)
{
    hz_diag_set(err, HZ_E107, r->file, "隐患编号、发现日期、乡镇、行业领域、企业名称");
    if (hz_is_journal_header(record)) {
        hz_diag_set(err, HZ_E116, r->file, NULL);
    } else if (record->count > 0) {
        enum table_kind kind = table_kind_of(record, r->plan);
        if (kind == TABLE_DISPATCH || kind == TABLE_ROLLUP) {
            name_table(r, kind, err);
        } else {
            if (is_misnamed(r)) {
                hz_diag_set(err, HZ_E115, r->file,
                            N_("a text, although its name is that of a workbook; open it in the "
                               "spreadsheet and save it as .xlsx"));
            }
            join_texts(record, err->value, sizeof err->value);
        }
        err->line = record->line;
        record_set_sheet(err, record);
        err->record = record->number;
        err->column = 1;
    }
    return -1;
}

/* True if one of the labels is 隐患编号 or an alias of it. */
static bool has_id(const hz_record *record)
{
    for (size_t i = 0; i < record->count; i++) {
        if (hz_column_find(record->fields[i]) == HZ_COL_ID) {
            return true;
        }
    }
    return false;
}

bool reading_is_header(struct reading *r, const hz_record *record)
{
    if (reading_has_labels(r, record)) {
        return true; /* and of the same kind */
    }
    bool takes_figures = (r->flags & HZ_ROWS_DISPATCH) != 0;
    bool is_ledger =
        hz_is_header(record, r->plan) || ((r->flags & HZ_ROWS_OF_IDS) != 0 && has_id(record));
    /* grouped by columns of ledgers, it looks like a ledger */
    if ((takes_figures || is_ledger) && is_header_of_figures(record, r->plan)) {
        r->row.is_dispatch = r->row.is_dispatch || takes_figures;
        return takes_figures;
    }
    r->row.is_dispatch = r->row.is_dispatch && !is_ledger;
    return is_ledger;
}

/* Counts the columns of @p upper and @p lower as one header. 0: they are none; -1: no memory. */
static int count_joined(const struct reading *r, const hz_record *upper, const hz_record *lower)
{
    struct header_copy copy = {0};
    int joined = header_copy_set(&copy, upper) ? header_join(&copy, lower, r->plan) : -1;
    int count = joined > 0 ? header_count_columns(&copy.record, r->plan) : joined;
    header_copy_free(&copy);
    return count;
}

/* True if the two rows after @p upper name more columns than @p upper and the first of them do. */
static int is_above_header(struct reading *r, const hz_record *upper, hz_error *err)
{
    const hz_record *next = NULL;
    struct header_copy middle = {0};
    hz_error failed;
    int count = 0;
    int below = 0;
    if (reading_fill_ahead(r, 2, SIZE_MAX, err) != 0) {
        return -1;
    }
    struct ahead_place place = ahead_place(&r->ahead);
    if (ahead_take(&r->ahead, &next, &failed) > 0) {
        count = count_joined(r, upper, next);
        below = header_copy_set(&middle, next) ? 0 : -1;
    }
    if (below == 0 && middle.record.count > 0 && ahead_take(&r->ahead, &next, &failed) > 0) {
        below = count_joined(r, &middle.record, next);
    }
    ahead_return(&r->ahead, place);
    header_copy_free(&middle);
    return count < 0 || below < 0 ? error_no_memory(err, r->file) : below > count ? 1 : 0;
}

/*
 * Tests whether @p record, which is not a header by itself, is the upper row of a header of two
 * rows, or a row of groups above a header. 1: a header was found, in @p record; 0: it is neither;
 * -1: @p err is set. @p record is a copy afterwards.
 */
static int find_upper_row(struct reading *r, const hz_record **record, bool *is_group,
                          hz_error *err)
{
    const hz_record *next = NULL;
    *is_group = false;
    if ((*record)->count < TITLE_CELLS || count_texts(*record) < 2 ||
        !may_be_labels(*record, r->plan)) {
        return 0;
    }
    int found = reading_look_ahead(r, *record, &next, err);
    if (found < 0) {
        return -1;
    }
    *record = &r->header.record;
    int is_above = found > 0 ? is_above_header(r, *record, err) : 0;
    if (is_above != 0) {
        *is_group = is_above > 0;
        return is_above > 0 ? 0 : -1;
    }
    if (found > 0 && reading_look_ahead(r, *record, &next, err) < 0) {
        return -1;
    }
    int joined = found > 0 ? reading_join_header(r, next, err) : 0;
    if (joined > 0) {
        return reading_bind_copy(r, record, err);
    }
    *is_group = joined == 0 && found > 0 && reading_is_header(r, next);
    return joined;
}

/* Adds the texts of a row above the header to the title. */
static int add_title(struct reading *r, const hz_record *record, hz_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < record->count && ok; i++) {
        hz_span text = span_trim(record->fields[i]);
        ok = !has_text(record, i) || (buf_add_text(&r->title, r->title.len > 0 ? "；" : "") &&
                                      buf_add_span(&r->title, text));
    }
    return ok ? 0 : error_no_memory(err, r->file);
}

/* True if a row above the header can be a title: data must not be skipped as one. */
static bool is_title(const hz_record *record)
{
    return count_texts(record) <= TITLE_CELLS || is_signature_row(record);
}

int reading_find_header(struct reading *r, const hz_record **record, hz_error *err)
{
    hz_diag first; /* the first line that could have been the header */
    fail_empty(r, &first);
    for (int titles = 0; titles < TITLE_LINES;) {
        bool is_group = false;
        int found = reading_next_record(r, record, err);
        if (found < 0) {
            return -1;
        }
        if (found == 0) {
            bool may_be =
                (r->flags & HZ_ROWS_MAY_BE_EMPTY) != 0 && titles == 0 && strcmp(r->file, "-") == 0;
            *err = first;
            return may_be ? 0 : -1;
        }
        if ((*record)->error == HZ_RECORD_OK && reading_is_header(r, *record)) {
            return reading_begin(r, *record, record, err);
        }
        if (!r->alone && titles == 0 && hz_is_journal_header(*record)) {
            return 0; /* a journal: *.csv matches those next to the ledgers too */
        }
        if ((*record)->error != HZ_RECORD_OK) {
            return 1; /* reported as damage, not as a missing header */
        }
        if (!hz_is_journal_header(*record) &&
            (found = find_upper_row(r, record, &is_group, err)) != 0) {
            return found;
        }
        if (!is_group && !is_title(*record)) {
            return fail_header(r, *record, err);
        }
        if (titles == 0 && !hz_record_is_blank(*record)) {
            (void)fail_header(r, *record, &first);
        }
        titles += hz_record_is_blank(*record) ? 0 : 1;
        if (add_title(r, *record, err) != 0) {
            return -1;
        }
    }
    *err = first;
    return -1;
}
