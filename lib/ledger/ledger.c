/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/system_error.h"
#include "ledger/journal_line.h"
#include "ledger/journal_open.h"
#include "ledger/state.h"
#include "rows/open.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int ledger_fail(const hz_ledger *l, hz_code code, const char *detail, hz_error *err)
{
    hz_diag_set(err, code, l->name, detail);
    return -1;
}

int ledger_no_memory(const hz_ledger *l, hz_error *err)
{
    return ledger_fail(l, HZ_E003, NULL, err);
}

static bool is_yaml_name(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot != NULL && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

/* A ledger that is not there yet has all columns of the schema. */
static int begin_new(hz_ledger *l, hz_error *err)
{
    hz_span labels[HZ_COLUMN_COUNT];
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        labels[c] = hz_span_of(hz_column_get((hz_column)c)->label);
    }
    hz_record header = {.fields = labels, .count = HZ_COLUMN_COUNT};
    l->is_read = true;
    l->layout = (hz_layout){.yaml = is_yaml_name(l->beside.path), .delimiter = ','};
    return hz_binding_init(&l->binding, &header) == 0 ? 0 : ledger_no_memory(l, err);
}

/* A change is made only behind a journal that is whole. */
static int take_line(hz_ledger *l, const hz_journal_line *line, const char *path, hz_error *err)
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

/* Keeps what the journal ends with. */
static int note_end(hz_ledger *l, const hz_journal *journal, hz_error *err)
{
    struct additions *a = &l->journal;
    a->exists = hz_journal_exists(journal);
    if (!a->exists) {
        return 0;
    }
    if (!journal_stat(journal, &a->journal)) {
        return ledger_fail(l, HZ_E001, system_error(errno), err);
    }
    a->size = (uint64_t)a->journal.st_size;
    a->unended = (journal_form(journal) & FORM_UNENDED) != 0;
    if ((journal_form(journal) & FORM_ENCODING) != 0) { /* lines of two encodings open nowhere */
        hz_diag_set(err, HZ_E718, hz_journal_name(journal), NULL);
        return -1;
    }
    memcpy(a->head, hz_journal_head(journal), HASH_SIZE);
    memcpy(a->link, a->head, HASH_SIZE);
    return 0;
}

static int read_journal(hz_ledger *l, const hz_ledger_options *options, hz_error *err)
{
    hz_journal *journal = NULL;
    const hz_journal_line *line = NULL;
    int found = journal_open_beside(&l->beside, &journal, err) == 0 ? 1 : -1;
    while (found > 0 && (found = hz_journal_next(journal, &line, err)) > 0) {
        found = take_line(l, line, hz_journal_name(journal), err) == 0 ? 1 : -1;
        if (found > 0 && options->each_line != NULL &&
            options->each_line(options->ctx, line) != 0) {
            found = ledger_no_memory(l, err);
        }
    }
    if (found == 0) {
        found = note_end(l, journal, err);
    }
    hz_journal_close(journal);
    return found;
}

FILE *ledger_stream(const hz_ledger *l)
{
    int fd = fcntl(l->beside.ledger, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    FILE *stream = fd < 0 || lseek(fd, 0, SEEK_SET) != 0 ? NULL : fdopen(fd, "r");
    if (stream == NULL && fd >= 0) {
        (void)close(fd);
    }
    return stream;
}

static int open_rows(hz_ledger *l, hz_error *err)
{
    if (l->is_new) {
        return begin_new(l, err);
    }
    if (rows_open_at(l->beside.ledger, &l->name, &l->rows) != 0) {
        return ledger_no_memory(l, err);
    }
    hz_rows_set_sink(l->rows, l->sink);
    return 0;
}

/* Locks the ledger and reads its journal. 0, or -1 with @p err set. */
static int begin(hz_ledger *l, const hz_ledger_options *options, hz_error *err)
{
    const struct lock_request request = {&l->beside, l->name, options->who, options->wait,
                                         options->sink};
    if (beside_open(&l->beside, l->name, err) != 0) {
        return -1;
    }
    /* without a ledger no lock is left beside its name */
    if (l->beside.ledger < 0 && !options->create) {
        return ledger_fail(l, HZ_E001, system_error(ENOENT), err);
    }
    if (lock_and_undo(&l->lock, &request, err) != 0 || read_journal(l, options, err) != 0) {
        return -1;
    }
    l->is_new = l->beside.ledger < 0;
    return l->is_new && !options->create ? ledger_fail(l, HZ_E001, system_error(ENOENT), err)
                                         : open_rows(l, err);
}

int hz_ledger_open(const char *path, const hz_ledger_options *options, hz_ledger **ledger,
                   hz_error *err)
{
    hz_ledger *l = calloc(1, sizeof *l);
    if (l == NULL || (l->name = strdup(path)) == NULL) {
        free(l);
        hz_diag_set(err, HZ_E003, path, NULL);
        return -1;
    }
    l->lock.fd = -1;
    l->beside = BESIDE_NONE;
    l->sink = options->sink;
    if (begin(l, options, err) != 0) {
        hz_ledger_close(l);
        return -1;
    }
    *ledger = l;
    return 0;
}

void hz_ledger_close(hz_ledger *ledger)
{
    if (ledger != NULL) {
        hz_rows_close(ledger->rows);
        hz_binding_clear(&ledger->binding);
        additions_free(&ledger->journal);
        lock_release(&ledger->lock);
        convert_close(&ledger->to);
        buf_free(&ledger->texts);
        buf_free(&ledger->appended);
        buf_free(&ledger->scratch);
        free(ledger->changes);
        beside_close(&ledger->beside);
        free(ledger->name);
        free(ledger);
    }
}

bool hz_ledger_is_new(const hz_ledger *ledger)
{
    return ledger->is_new;
}

bool hz_ledger_is_yaml(const hz_ledger *ledger)
{
    return ledger->layout.yaml;
}

const hz_binding *hz_ledger_binding(const hz_ledger *ledger)
{
    return &ledger->binding;
}

int hz_ledger_add_label(hz_ledger *ledger, const char *label, hz_error *err)
{
    return hz_binding_add(&ledger->binding, hz_span_of(label)) == 0 ? 0
                                                                    : ledger_no_memory(ledger, err);
}

/* Keeps what a header says, for the rows behind it and those to be appended. */
static int note_header(hz_ledger *l, const hz_row *row, hz_error *err)
{
    hz_binding binding;
    if (hz_binding_init(&binding, row->record) != 0) {
        return ledger_no_memory(l, err);
    }
    hz_binding_clear(&l->binding);
    l->binding = binding;
    return 0;
}

static int note_layout(hz_ledger *l, const hz_row *row, hz_error *err)
{
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

int hz_ledger_next(hz_ledger *ledger, const hz_row **row, hz_error *err)
{
    int found = ledger->is_read ? 0 : hz_rows_next(ledger->rows, row, err);
    if (found <= 0) {
        ledger->is_read = true;
        return found;
    }
    if (note_layout(ledger, *row, err) != 0 ||
        ((*row)->is_header && note_header(ledger, *row, err) != 0)) {
        return -1;
    }
    if ((*row)->is_header) {
        return hz_ledger_next(ledger, row, err);
    }
    const hz_record *record = (*row)->record;
    ledger->first_row = ledger->first_row == 0 ? record->line : ledger->first_row;
    rows_seen_add(&ledger->seen, (*row)->binding, record->fields, record->count,
                  ledger->layout.yaml);
    return 1;
}
