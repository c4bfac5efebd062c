#include "base/text_domain.h"
#include "table/open.h"
#include "text/input.h"
#include <hazard/dispatch.h>
#include <hazard/event.h>
#include <hazard/message.h>
#include <hazard/rows.h>
#include <stdlib.h>

enum { TITLE_LINES = 10, TITLE_CELLS = 3 };

struct hz_rows {
    char *const *files;
    size_t count;
    size_t next_file;
    unsigned flags;
    struct input *inputs; /* one for each file; NULL: they are read once */
    hz_table *table;      /* NULL: the next file is to be opened */
    hz_binding binding;
    bool bound;
    hz_row row;
};

static char standard_input[] = "-";
static char *const only_standard_input[] = {standard_input};

static bool make_inputs(hz_rows *r)
{
    r->inputs = calloc(r->count, sizeof *r->inputs);
    for (size_t i = 0; r->inputs != NULL && i < r->count; i++) {
        r->inputs[i] = INPUT_NEW;
    }
    return r->inputs != NULL;
}

int hz_rows_open(char *const *files, size_t count, unsigned flags, hz_rows **rows)
{
    hz_rows *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return -1;
    }
    r->files = count == 0 ? only_standard_input : files;
    r->count = count == 0 ? 1 : count;
    r->flags = flags;
    if ((flags & HZ_ROWS_AGAIN) != 0 && !make_inputs(r)) {
        free(r);
        return -1;
    }
    *rows = r;
    return 0;
}

static void close_file(hz_rows *r)
{
    hz_table_close(r->table);
    r->table = NULL;
    hz_binding_free(&r->binding);
    r->bound = false;
}

void hz_rows_close(hz_rows *rows)
{
    if (rows != NULL) {
        close_file(rows);
        for (size_t i = 0; rows->inputs != NULL && i < rows->count; i++) {
            input_close(&rows->inputs[i]);
        }
        free(rows->inputs);
        free(rows);
    }
}

void hz_rows_again(hz_rows *rows)
{
    close_file(rows);
    rows->next_file = 0;
}

static int open_next(hz_rows *r, hz_diag *err)
{
    size_t i = r->next_file++;
    if (r->inputs == NULL) {
        return hz_table_open(r->files[i], hz_schema_header_test(), &r->table, err);
    }
    int fd = input_open(&r->inputs[i], r->files[i], err);
    return fd < 0 ? -1 : table_open_at(fd, r->files[i], hz_schema_header_test(), &r->table, err);
}

/* Ends a file, to its end or where it fails; the reason for either may be that it changed. */
static int end_file(hz_rows *r, hz_diag *err)
{
    size_t i = r->next_file - 1;
    close_file(r);
    return r->inputs == NULL ? 0 : input_check(&r->inputs[i], r->files[i], err);
}

int hz_rows_take_input(hz_rows *rows, hz_diag *err)
{
    if (strcmp(rows->files[0], standard_input) != 0) {
        return 0;
    }
    return open_next(rows, err) == 0 ? hz_table_take_input(rows->table, err) : -1;
}

static int bind(hz_rows *r, const hz_record *header, hz_diag *err)
{
    hz_binding binding;
    if (hz_binding_make(&binding, header) != 0) {
        hz_diag_set(err, HZ_E003, hz_table_name(r->table), NULL);
        return -1;
    }
    hz_binding_free(&r->binding);
    r->binding = binding;
    r->bound = true;
    return 0;
}

static bool has_digit(hz_span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9') {
            return true;
        }
    }
    return false;
}

/* No label has a digit in it, so a row with one in its date or number needs no closer look. */
static bool is_surely_data(const hz_rows *r, const hz_record *record)
{
    static const hz_column columns[] = {HZ_COL_FOUND_ON, HZ_COL_ID};
    for (size_t i = 0; i < 2; i++) {
        int field = r->binding.fields[columns[i]];
        if (field >= 0 && (size_t)field < record->count && has_digit(record->fields[field])) {
            return true;
        }
    }
    return false;
}

static size_t count_texts(const hz_record *record)
{
    size_t texts = 0;
    for (size_t i = 0; i < record->count; i++) {
        texts += hz_span_trim(record->fields[i]).len > 0 ? 1 : 0;
    }
    return texts;
}

/* What offices send by mistake, by the first characters of the file. */
static const struct wrong_kind {
    const char *begins;
    const char *what;
} wrong_kinds[] = {
    {"PK\x03\x04", N_("an Excel workbook (.xlsx)")},
    {"邢\x11", N_("an old Excel workbook (.xls)")},
    {"%PDF", N_("a PDF document")},
    {"<", N_("a web page")},
};

static const struct wrong_kind *find_wrong_kind(hz_span text)
{
    for (size_t i = 0; i < sizeof wrong_kinds / sizeof wrong_kinds[0]; i++) {
        size_t len = strlen(wrong_kinds[i].begins);
        if (text.len >= len && memcmp(text.ptr, wrong_kinds[i].begins, len) == 0) {
            return &wrong_kinds[i];
        }
    }
    return NULL;
}

static int fail_header(const hz_rows *r, const hz_record *record, hz_diag *err)
{
    hz_diag_set(err, HZ_E107, hz_table_name(r->table),
                "隐患编号、发现日期、乡镇、行业领域、企业名称");
    if (record != NULL && hz_is_journal_header(record)) {
        hz_diag_set(err, HZ_E116, hz_table_name(r->table), NULL);
    } else if (record != NULL && record->count > 0) {
        hz_diag_copy(err->value, sizeof err->value, record->fields[0]);
        const struct wrong_kind *kind = find_wrong_kind(record->fields[0]);
        if (kind != NULL) {
            hz_diag_set(err, HZ_E115, hz_table_name(r->table), hz_translate(kind->what));
            return -1;
        }
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
static bool is_header(hz_rows *r, const hz_record *record)
{
    if ((r->flags & HZ_ROWS_DISPATCH) != 0 && hz_is_dispatch_header(record)) {
        r->row.is_dispatch = true;
        return true;
    }
    bool is_ledger = hz_is_header(record) || ((r->flags & HZ_ROWS_OF_IDS) != 0 && has_id(record));
    r->row.is_dispatch = r->row.is_dispatch && !is_ledger;
    return is_ledger;
}

/* Finds the header, below title lines if there are some. 1: found; 0: the file is over. */
static int find_header(hz_rows *r, const hz_record **record, hz_diag *err)
{
    hz_diag first; /* the first line that could have been the header */
    (void)fail_header(r, NULL, &first);
    for (int titles = 0; titles < TITLE_LINES;) {
        int found = hz_table_next(r->table, record, err);
        if (found < 0) {
            return -1;
        }
        if (found == 0) {
            bool may_be = (r->flags & HZ_ROWS_MAY_BE_EMPTY) != 0 && titles == 0 &&
                          strcmp(hz_table_name(r->table), "-") == 0;
            *err = first;
            return may_be ? 0 : -1;
        }
        if ((*record)->damage == HZ_WHOLE && is_header(r, *record)) {
            return bind(r, *record, err) == 0 ? 1 : -1;
        }
        if (r->count > 1 && titles == 0 && hz_is_journal_header(*record)) {
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

/* Fails at the quote that is wrong; keeps nothing of the file, whose rows cannot be told apart. */
static int fail_damaged(const hz_rows *r, const hz_record *record, hz_diag *err)
{
    hz_damage_diag(err, hz_table_name(r->table), record);
    return -1;
}

/* The next record of the open file that is a row or a header. */
static int next_of_file(hz_rows *r, const hz_record **record, hz_diag *err)
{
    if (!r->bound) {
        r->row.is_header = true;
        int found = find_header(r, record, err);
        bool damaged = found > 0 && (*record)->damage != HZ_WHOLE;
        return damaged ? fail_damaged(r, *record, err) : found;
    }
    for (;;) {
        int found = hz_table_next(r->table, record, err);
        if (found <= 0) {
            return found;
        }
        if ((*record)->damage != HZ_WHOLE) {
            r->row.is_header = false;
            return (r->flags & HZ_ROWS_KEEP_DAMAGED) != 0 ? 1 : fail_damaged(r, *record, err);
        }
        r->row.is_header = !is_surely_data(r, *record) && is_header(r, *record);
        if (r->row.is_header) {
            return bind(r, *record, err) == 0 ? 1 : -1;
        }
        if (!hz_record_is_blank(*record)) {
            return 1;
        }
    }
}

int hz_rows_next(hz_rows *rows, const hz_row **row, hz_diag *err)
{
    for (;;) {
        if (rows->table == NULL) {
            if (rows->next_file == rows->count) {
                return 0;
            }
            if (open_next(rows, err) != 0) {
                return -1;
            }
        }
        const hz_record *record = NULL;
        int found = next_of_file(rows, &record, err);
        if (found > 0) {
            rows->row.record = record;
            rows->row.binding = &rows->binding;
            rows->row.file = rows->files[rows->next_file - 1];
            rows->row.layout = hz_table_layout(rows->table);
            *row = &rows->row;
            return 1;
        }
        if (end_file(rows, err) != 0 || found < 0) {
            return -1;
        }
    }
}
