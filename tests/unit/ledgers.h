/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What tests of ledgers share: changing one as a command does, and ways in which it is stored. */
#ifndef UNIT_LEDGERS_H
#define UNIT_LEDGERS_H

#include "files.h"

#include "base/buf.h"
#include "ledger/ledger.h"
#include "table/convert.h"

static inline void ignore(void *ctx, const hz_diag *diag)
{
    (void)ctx;
    (void)diag;
}

/* The columns that changes may fill in; none unless a test sets it. */
static uint64_t may_fill;

static inline int open_for(const char *name, bool create, struct ledger **ledger, hz_error *err)
{
    const struct ledger_options options = {
        .create = create, .columns = may_fill, .who = "登记员甲", .sink = {ignore, NULL}};
    return ledger_open(name, &options, ledger, err);
}

/* Why the rows below are changed; what the journal says of it is looked at elsewhere. */
static const struct journal_entry entry = {
    .event = HZ_EVENT_START, .by = "登记员甲", .on = HZ_NO_DATE, .reason = NULL};

static inline struct ledger *open_ledger(const char *name)
{
    struct ledger *ledger = NULL;
    hz_error err;
    assert_int_equal(open_for(name, false, &ledger, &err), 0);
    return ledger;
}

/* Gives the row with number @p id the value @p value in @p column. */
static inline int change_row(struct ledger *ledger, const hz_row *row, hz_column column,
                             const char *value, hz_error *err)
{
    hz_span cells[64];
    for (size_t i = 0; i < row->binding->count; i++) {
        cells[i] = i < row->record->count ? row->record->fields[i] : hz_span_of("");
    }
    cells[row->binding->fields[column]] = hz_span_of(value);
    return ledger_change(ledger, row, cells, &entry, err);
}

/* Reads to the end and changes the row @p id on the way. */
static inline int change(struct ledger *ledger, const char *id, hz_column column, const char *value,
                         hz_error *err)
{
    const hz_row *row = NULL;
    int found;
    int result = 0;
    while (result == 0 && (found = ledger_next(ledger, &row, err)) > 0) {
        assert_false(row->is_header);
        if (hz_span_equal(hz_row_text(row, HZ_COL_ID), hz_span_of(id))) {
            result = change_row(ledger, row, column, value, err);
        }
    }
    return result != 0 || found != 0 ? -1 : 0;
}

static inline void read_to_end(struct ledger *ledger)
{
    const hz_row *row = NULL;
    hz_error err;
    int found;
    while ((found = ledger_next(ledger, &row, &err)) > 0) {
    }
    assert_int_equal(found, 0);
}

/* Adds a row with these cells, joined by |. */
static inline int append(struct ledger *ledger, const char *joined, hz_error *err)
{
    hz_span cells[64];
    size_t count = ledger_binding(ledger)->count;
    for (size_t i = 0; i < count; i++) {
        size_t len = strcspn(joined, "|");
        cells[i] = (hz_span){joined, len};
        joined += len + (joined[len] == '|' ? 1 : 0);
    }
    return ledger_append(ledger, cells, &entry, err);
}

static inline void commit(struct ledger *ledger)
{
    hz_error err;
    assert_int_equal(ledger_commit(ledger, &err), 0);
    ledger_close(ledger);
}

static inline void change_state(const char *name, const char *id, const char *state)
{
    struct ledger *ledger = open_ledger(name);
    hz_error err;
    assert_int_equal(change(ledger, id, HZ_COL_STATUS, state, &err), 0);
    commit(ledger);
}

/* How a file is stored: what is done to text in UTF-8 with LF and commas. */
struct storage {
    const char *mark;
    size_t mark_size;
    hz_encoding encoding;
    bool crlf;
    bool tabs;
    bool open_end; /* no line end after the last line */
};

static const struct storage storages[] = {
    {"", 0, HZ_UTF8, false, false, false},
    {"", 0, HZ_UTF8, true, false, false},
    {"", 0, HZ_UTF8, false, true, true},
    {"\xEF\xBB\xBF", 3, HZ_UTF8, false, false, false},
    {"\xEF\xBB\xBF", 3, HZ_UTF8, true, false, true},
    {"", 0, HZ_GB18030, false, false, false},
    {"", 0, HZ_GB18030, true, false, true},
    {"\xFF\xFE", 2, HZ_UTF16LE, true, true, false},
    {"\xFF\xFE", 2, HZ_UTF16LE, false, true, true},
    {"\xFE\xFF", 2, HZ_UTF16BE, true, true, true},
};

enum { STORAGES = sizeof storages / sizeof storages[0] };

static inline void store(const struct storage *how, const char *text, struct buf *bytes)
{
    struct buf plain = {0};
    struct convert to;
    for (const char *p = text; *p != '\0'; p++) {
        bool last = p[1] == '\0';
        if (*p == '\n' && last && how->open_end) {
            break;
        }
        assert_true(*p != '\n' || !how->crlf || buf_add_text(&plain, "\r"));
        assert_true(buf_add(&plain, *p == ',' && how->tabs ? "\t" : p, 1));
    }
    assert_true(buf_add(bytes, how->mark, how->mark_size));
    assert_true(convert_open_to(&to, how->encoding));
    assert_int_equal(convert(&to, buf_span(&plain), bytes, &(size_t){0}), CONVERT_DONE);
    convert_close(&to);
    buf_free(&plain);
}

static inline void store_file(const struct storage *how, const char *text)
{
    struct buf bytes = {0};
    store(how, text, &bytes);
    write_bytes("ledger", bytes.ptr, bytes.len);
    buf_free(&bytes);
}

static inline void assert_stored(const struct storage *how, const char *text)
{
    struct buf bytes = {0};
    store(how, text, &bytes);
    assert_bytes("ledger", bytes.ptr, bytes.len);
    buf_free(&bytes);
}

#endif
