/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/journal.h"
#include "base/diag.h"
#include "base/files.h"
#include "ledger/journal_changes.h"
#include "ledger/journal_line.h"
#include "ledger/pending_change.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { BLOCK = 64 * 1024 };

struct journal {
    struct ledger_files own;          /* if the journal was opened by itself */
    const struct ledger_files *files; /* the ledger's */
    FILE *in;                         /* NULL: there is no journal */
    char *block;                      /* read ahead; the unread part is `at` to `end` */
    size_t at;
    size_t end;
    uint64_t left;              /* bytes to read; excludes lines of an interrupted change */
    struct buf raw;             /* the line as in the file */
    struct line_parser parsed;  /* the line split into cells */
    char link[SHA256_HEX_SIZE]; /* 链校验 of the last line read */
    struct journal_line line;
    hz_diag fault;
};

/* Open the journal, which may be missing, of the files of @p j. */
static int open_file(struct journal *j, hz_error *err)
{
    struct stat st;
    int fd = ledger_file_open(j->files, LEDGER_JOURNAL, O_RDONLY, &st, err);
    if (fd == -1) {
        return -1;
    }
    if (fd >= 0 && pending_change_limit(j->files, fd, &j->left, err) != 0) {
        (void)close(fd);
        return -1;
    }
    if (fd >= 0 && (j->in = fdopen(fd, "r")) == NULL) {
        (void)close(fd);
        return error_no_memory(err, journal_name(j));
    }
    return 0;
}

/* Open the files of @p ledger too, or use @p files if it is NULL. */
static int open_journal(const char *ledger, const struct ledger_files *files,
                        struct journal **journal, hz_error *err)
{
    struct journal *j = calloc(1, sizeof *j);
    if (j == NULL || (j->block = malloc(BLOCK)) == NULL) {
        free(j);
        return error_no_memory(err, files == NULL ? ledger : files->path);
    }
    j->own = LEDGER_FILES_CLOSED;
    j->files = files == NULL ? &j->own : files;
    if ((files == NULL && ledger_files_open(&j->own, ledger, err) != 0) || open_file(j, err) != 0) {
        journal_close(j);
        return -1;
    }
    *journal = j;
    return 0;
}

int journal_open(const char *ledger, struct journal **journal, hz_error *err)
{
    return open_journal(ledger, NULL, journal, err);
}

int journal_open_in(const struct ledger_files *files, struct journal **journal, hz_error *err)
{
    return open_journal(NULL, files, journal, err);
}

bool journal_stat(const struct journal *journal, struct stat *st)
{
    return fstat(fileno(journal->in), st) == 0;
}

void journal_close(struct journal *journal)
{
    if (journal != NULL) {
        if (journal->in != NULL) {
            (void)fclose(journal->in);
        }
        buf_free(&journal->raw);
        free(journal->block);
        line_parser_free(&journal->parsed);
        ledger_files_close(&journal->own);
        free(journal);
    }
}

bool journal_exists(const struct journal *journal)
{
    return journal->in != NULL;
}

const char *journal_name(const struct journal *journal)
{
    return journal->files->paths[LEDGER_JOURNAL];
}

const char *journal_head(const struct journal *journal)
{
    return journal->link;
}

/* Fill the block again. False: at the end, or an error of the stream. */
static bool read_block(struct journal *j)
{
    size_t size = j->left < BLOCK ? (size_t)j->left : BLOCK;
    j->at = 0;
    j->end = size == 0 ? 0 : fread(j->block, 1, size, j->in);
    j->left -= j->end;
    return j->end > 0;
}

/* Read one line with its line feed. 1: a line; 0: the end; -1. */
static int read_raw(struct journal *j, hz_error *err)
{
    bool ended = false;
    j->raw.len = 0;
    while (!ended && j->raw.len < JOURNAL_LINE_MAX && (j->at < j->end || read_block(j))) {
        const char *start = j->block + j->at;
        const char *feed = memchr(start, '\n', j->end - j->at);
        size_t len = feed == NULL ? j->end - j->at : (size_t)(feed - start) + 1;
        if (!buf_add(&j->raw, start, len)) {
            return error_no_memory(err, journal_name(j));
        }
        j->at += len;
        ended = feed != NULL;
    }
    if (ferror(j->in) != 0) {
        return error_system(err, HZ_E001, journal_name(j), errno);
    }
    return j->raw.len > 0 ? 1 : 0;
}

static void set_fault(struct journal *j, hz_code code, const char *detail)
{
    if (j->line.fault == NULL) { /* the first fault explains most */
        hz_diag_set(&j->fault, code, journal_name(j), detail);
        j->fault.line = j->line.text_line;
        j->line.fault = &j->fault;
    }
}

static uint64_t read_number(hz_span text)
{
    uint64_t number = 0;
    for (size_t i = 0; i < text.len && i < 18; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') {
            return 0;
        }
        number = number * 10 + (uint64_t)(text.ptr[i] - '0');
    }
    return text.len > 18 ? 0 : number;
}

/* Check the number and the link of a parsed line. */
static void check_chain(struct journal *j, uint64_t before, enum line_check check)
{
    char numbers[64];
    if (j->line.number != before + 1) {
        (void)snprintf(numbers, sizeof numbers, "%" PRIu64 " → %" PRIu64, before, j->line.number);
        set_fault(j, HZ_E703, numbers);
    } else if (check == LINE_WRONG_LINK) {
        set_fault(j, HZ_E702, NULL);
    }
    memcpy(j->link, j->parsed.link, SHA256_HEX_SIZE); /* the next line is checked independently */
}

/* Parse the line and check its place in the chain. 0, or -1 with @p err set. */
static int read_line(struct journal *j, uint64_t before, hz_error *err)
{
    hz_span raw = buf_span(&j->raw);
    enum line_check check = LINE_INVALID;
    if (journal_line_parse(&j->parsed, raw, j->link, &check) != 0) {
        return error_no_memory(err, journal_name(j));
    }
    if (check != LINE_VALID && raw.ptr[raw.len - 1] != '\n') {
        set_fault(j, HZ_E705, NULL);
    }
    if (check == LINE_INVALID) {
        set_fault(j, HZ_E701, NULL);
        return 0;
    }
    if (j->parsed.count == HZ_JOURNAL_COLUMNS) {
        memcpy(j->line.cells, fields_spans(&j->parsed.cells), sizeof j->line.cells);
        j->line.number = read_number(j->line.cells[HZ_JOURNAL_NUMBER]);
        j->line.event = hz_event_find(j->line.cells[HZ_JOURNAL_EVENT]);
    }
    if (j->line.number == 0 || j->line.event < 0) {
        set_fault(j, HZ_E701, NULL);
    }
    check_chain(j, before, check);
    return 0;
}

/* 0: it is the header; 1: it is not, and the fault is set; -1 with @p err set. */
static int read_header(struct journal *j, hz_error *err)
{
    enum journal_header check = HEADER_INVALID;
    if (journal_header_parse(&j->parsed, buf_span(&j->raw), &check) != 0) {
        return error_no_memory(err, journal_name(j));
    }
    if (check == HEADER_UNREADABLE) {
        set_fault(j, HZ_E718, NULL);
        j->left = j->at = j->end = 0; /* every line would have the same fault */
    } else if (check == HEADER_INVALID) {
        set_fault(j, HZ_E704, NULL);
    }
    return check == HEADER_VALID ? 0 : 1;
}

int journal_next(struct journal *journal, const struct journal_line **line, hz_error *err)
{
    uint64_t before = journal->line.number;
    int found = journal->in == NULL ? 0 : read_raw(journal, err);
    if (found <= 0) {
        return found;
    }
    journal->line = (struct journal_line){.text_line = journal->line.text_line + 1, .event = -1};
    for (size_t i = 0; i < HZ_JOURNAL_COLUMNS; i++) {
        journal->line.cells[i] = hz_span_of("");
    }
    *line = &journal->line;
    if (journal->line.text_line > 1) {
        return read_line(journal, before, err) == 0 ? 1 : -1;
    }
    int header = read_header(journal, err);
    return header == 0 ? journal_next(journal, line, err) : header;
}

unsigned journal_form(const struct journal *journal)
{
    return journal->parsed.form;
}

int journal_line_changes(const struct journal_line *line, journal_change_fn fn, void *ctx)
{
    struct changes_reader cell = {.rest = line->cells[HZ_JOURNAL_CHANGES]};
    struct journal_change change;
    int result = 0;
    int found = 0;
    while (result == 0 && (found = changes_next(&cell, &change)) > 0) {
        hz_span before = change.is_note ? (hz_span){NULL, 0} : change.before;
        result = fn(ctx, change.label, before, change.after);
    }
    buf_free(&cell.buffer);
    return found < 0 ? -1 : result;
}
