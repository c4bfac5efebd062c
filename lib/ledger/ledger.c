/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/diag.h"
#include "ledger/journal_line.h"
#include "ledger/ledger_internal.h"
#include "rows/rows.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int ledger_fail(const struct ledger *l, hz_code code, const char *detail, hz_error *err)
{
    hz_diag_set(err, code, l->name, detail);
    return -1;
}

int ledger_no_memory(const struct ledger *l, hz_error *err)
{
    return ledger_fail(l, HZ_E003, NULL, err);
}

static bool is_yaml_name(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot != NULL && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

/* A new ledger has all columns of the schema but the extra ones. */
static int begin_new(struct ledger *l, hz_error *err)
{
    hz_span labels[HZ_COLUMN_COUNT];
    hz_record header = {.fields = labels};
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if (!column_is_extra(c)) {
            labels[header.count++] = hz_span_of(hz_column_get((hz_column)c)->label);
        }
    }
    l->is_read = true;
    l->layout = (hz_layout){.yaml = is_yaml_name(l->files.path), .delimiter = ','};
    return hz_binding_init(&l->binding, &header, l->plan) == 0 ? missing_columns_begin(l, NULL, err)
                                                               : ledger_no_memory(l, err);
}

/* A damaged journal stops every change. */
static int take_line(struct ledger *l, const struct journal_line *line, const char *path,
                     hz_error *err)
{
    if (line->fault == NULL) {
        l->journal.number = line->number;
        return 0;
    }
    if (line->fault->code == HZ_E718) { /* not damaged */
        *err = *line->fault;
        return -1;
    }
    hz_diag_set(err, HZ_E509, path, hz_code_name(line->fault->code));
    err->line = line->text_line;
    return -1;
}

/* Remember how the journal ends. */
static int note_end(struct ledger *l, const struct journal *journal, hz_error *err)
{
    struct pending_lines *a = &l->journal;
    a->exists = journal_exists(journal);
    if (!a->exists) {
        return 0;
    }
    if (!journal_stat(journal, &a->journal)) {
        return ledger_fail(l, HZ_E001, system_error(errno), err);
    }
    a->size = (uint64_t)a->journal.st_size;
    a->unended = (journal_form(journal) & FORM_UNENDED) != 0;
    if ((journal_form(journal) & FORM_ENCODING) !=
        0) { /* no program reads lines of two encodings */
        hz_diag_set(err, HZ_E718, journal_name(journal), NULL);
        return -1;
    }
    memcpy(a->head, journal_head(journal), SHA256_HEX_SIZE);
    memcpy(a->link, a->head, SHA256_HEX_SIZE);
    return 0;
}

static int read_journal(struct ledger *l, const struct ledger_options *options, hz_error *err)
{
    struct journal *journal = NULL;
    const struct journal_line *line = NULL;
    int found = journal_open_in(&l->files, &journal, err) == 0 ? 1 : -1;
    while (found > 0 && (found = journal_next(journal, &line, err)) > 0) {
        found = take_line(l, line, journal_name(journal), err) == 0 ? 1 : -1;
        if (found > 0 && options->each_line != NULL &&
            options->each_line(options->ctx, line) != 0) {
            found = ledger_no_memory(l, err);
        }
    }
    if (found == 0) {
        found = note_end(l, journal, err);
    }
    journal_close(journal);
    return found;
}

FILE *ledger_stream(const struct ledger *l)
{
    int fd = fcntl(l->files.ledger, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    FILE *stream = fd < 0 || lseek(fd, 0, SEEK_SET) != 0 ? NULL : fdopen(fd, "r");
    if (stream == NULL && fd >= 0) {
        (void)close(fd);
    }
    return stream;
}

static int open_rows(struct ledger *l, hz_error *err)
{
    if (l->is_new) {
        return begin_new(l, err);
    }
    if (rows_open_fd(l->files.ledger, (const char *const *)&l->name, l->plan, &l->rows, err) != 0) {
        return -1;
    }
    hz_rows_set_sink(l->rows, l->sink);
    return 0;
}

/* Lock the ledger and read its journal. 0, or -1 with @p err set. */
static int begin(struct ledger *l, const struct ledger_options *options, hz_error *err)
{
    const struct lock_request request = {&l->files, l->name, options->who, options->wait,
                                         options->sink};
    if (ledger_files_open(&l->files, l->name, err) != 0) {
        return -1;
    }
    /* create no lock file for a missing ledger */
    if (l->files.ledger < 0 && !options->create) {
        return ledger_fail(l, HZ_E001, system_error(ENOENT), err);
    }
    if (lock_and_undo(&l->lock, &request, err) != 0 || read_journal(l, options, err) != 0) {
        return -1;
    }
    l->is_new = l->files.ledger < 0;
    return l->is_new && !options->create ? ledger_fail(l, HZ_E001, system_error(ENOENT), err)
                                         : open_rows(l, err);
}

int ledger_open(const char *path, const struct ledger_options *options, struct ledger **ledger,
                hz_error *err)
{
    struct ledger *l = calloc(1, sizeof *l);
    if (l == NULL || (l->name = strdup(path)) == NULL) {
        free(l);
        return error_no_memory(err, path);
    }
    l->lock.fd = -1;
    l->files = LEDGER_FILES_CLOSED;
    l->sink = options->sink;
    l->plan = options->plan;
    l->columns = options->columns;
    if (begin(l, options, err) != 0) {
        ledger_close(l);
        return -1;
    }
    *ledger = l;
    return 0;
}

void ledger_close(struct ledger *ledger)
{
    if (ledger != NULL) {
        hz_rows_close(ledger->rows);
        hz_binding_clear(&ledger->binding);
        missing_columns_free(&ledger->missing);
        free(ledger->headers.items);
        pending_lines_free(&ledger->journal);
        lock_release(&ledger->lock);
        convert_close(&ledger->to);
        buf_free(&ledger->texts);
        buf_free(&ledger->appended);
        buf_free(&ledger->scratch);
        free(ledger->changes);
        ledger_files_close(&ledger->files);
        free(ledger->name);
        free(ledger);
    }
}

bool ledger_is_new(const struct ledger *ledger)
{
    return ledger->is_new;
}

bool ledger_is_yaml(const struct ledger *ledger)
{
    return ledger->layout.yaml;
}

const hz_binding *ledger_binding(const struct ledger *ledger)
{
    return &ledger->binding;
}

int ledger_add_label(struct ledger *ledger, const char *label, hz_error *err)
{
    return missing_columns_add(ledger, hz_span_of(label), err);
}

/* Keep the binding of a header, for the rows after it and those to be appended. */
static int note_header(struct ledger *l, const hz_row *row, hz_error *err)
{
    hz_binding binding;
    if (hz_binding_copy(&binding, row->binding) != 0) {
        return ledger_no_memory(l, err);
    }
    hz_binding_clear(&l->binding);
    l->binding = binding;
    return missing_columns_begin(l, row, err);
}

/* Says which command makes a ledger of a workbook. */
static int refuse_workbook(const struct ledger *l, hz_error *err)
{
    const char *end = strrchr(l->name, '.');
    size_t len =
        end == NULL || strchr(end, '/') != NULL ? strlen(l->name) : (size_t)(end - l->name);
    (void)ledger_fail(l, HZ_E136, NULL, err);
    diag_arg(err, "file", l->name);
    diag_arg_span(err, "name", (hz_span){l->name, len});
    return -1;
}

static int note_layout(struct ledger *l, const hz_row *row, hz_error *err)
{
    if (row->layout.workbook) {
        return refuse_workbook(l, err);
    }
    bool same = l->layout.encoding == row->layout.encoding;
    l->layout = row->layout;
    if (!same) {
        convert_close(&l->to);
    }
    if (l->layout.encoding != HZ_UTF8 && l->to.handle == NULL &&
        !convert_open_to(&l->to, l->layout.encoding)) {
        return ledger_no_memory(l, err);
    }
    return 0;
}

/* A header ends the table before it, which may have another encoding. */
static int begin_table(struct ledger *l, const hz_row *header, hz_error *err)
{
    return missing_columns_end(l, err) == 0 && note_layout(l, header, err) == 0
               ? note_header(l, header, err)
               : -1;
}

int ledger_next(struct ledger *ledger, const hz_row **row, hz_error *err)
{
    int found;
    while ((found = ledger->is_read ? 0 : hz_rows_next(ledger->rows, row, err)) > 0 &&
           (*row)->is_header) {
        if (begin_table(ledger, *row, err) != 0) {
            return -1;
        }
    }
    if (found <= 0) {
        ledger->is_read = true;
        return found;
    }
    if (note_layout(ledger, *row, err) != 0) {
        return -1;
    }
    const hz_record *record = (*row)->record;
    ledger->first_row = ledger->first_row == 0 ? record->line : ledger->first_row;
    rows_digest_add(&ledger->digest, (*row)->binding, record->fields, record->count,
                    ledger->layout.yaml);
    *row = missing_columns_row(ledger, *row);
    return 1;
}
