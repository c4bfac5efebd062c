/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/atomic_file.h"
#include "base/diag.h"
#include "base/files.h"
#include "ledger/ledger_internal.h"
#include "ledger/lines.h"
#include "ledger/pending_change.h"
#include "output/format.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static bool is_same(const struct stat *a, const struct stat *b)
{
    const struct file_mark first = file_mark(a);
    const struct file_mark second = file_mark(b);
    return a->st_dev == b->st_dev && file_mark_is(&first, &second);
}

/* A program that ignores the lock may have changed the ledger. */
static bool still_same(const struct ledger *l, hz_error *err)
{
    struct stat now;
    const struct ledger_files *files = &l->files;
    bool there = fstatat(files->folder, files->name, &now, AT_SYMLINK_NOFOLLOW) == 0;
    bool same = l->is_new ? !there && errno == ENOENT : there && is_same(&now, &files->st);
    if (!same) {
        (void)ledger_fail(l, HZ_E005, NULL, err);
    }
    return same;
}

static bool write_span(hz_span s, FILE *out)
{
    return s.len == 0 || fwrite(s.ptr, 1, s.len, out) == s.len;
}

/* Copy a header and append the labels that it lacks. */
static int copy_header(struct ledger *l, const struct header_change *header, struct lines *in,
                       FILE *out, hz_error *err)
{
    struct buf *text = &l->scratch;
    bool ok = lines_copy(in, header->line, out);
    text->len = 0;
    for (uint64_t i = 0; ok && i < header->lines; i++) {
        if (!lines_read(in, text)) {
            return ledger_no_memory(l, err);
        }
    }
    size_t end = in->ended ? lines_end_size(in, buf_span(text)) : 0;
    ok = ok && write_span((hz_span){text->ptr, text->len - end}, out) &&
         write_span((hz_span){l->texts.ptr + header->start, header->len}, out) &&
         write_span((hz_span){text->ptr + text->len - end, end}, out);
    return ok ? 0 : ledger_fail(l, HZ_E002, system_error(errno), err);
}

/* Copy the headers to be changed up to line @p line. */
static int copy_headers(struct ledger *l, size_t *next, uint64_t line, struct lines *in, FILE *out,
                        hz_error *err)
{
    int result = 0;
    while (result == 0 && *next < l->headers.count && l->headers.items[*next].line < line) {
        result = copy_header(l, &l->headers.items[(*next)++], in, out, err);
    }
    return result;
}

/* Copy the old file, replacing the changed records. */
static int copy_changed(struct ledger *l, struct lines *in, FILE *out, hz_error *err)
{
    size_t header = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < l->change_count; i++) {
        const struct row_change *change = &l->changes[i];
        if (copy_headers(l, &header, change->line, in, out, err) != 0) {
            return -1;
        }
        ok = lines_copy(in, change->line, out) &&
             write_span((hz_span){l->texts.ptr + change->start, change->len}, out);
        lines_skip(in, change->line + change->lines);
    }
    if (ok && copy_headers(l, &header, UINT64_MAX, in, out, err) != 0) {
        return -1;
    }
    ok = ok && lines_copy(in, UINT64_MAX, out);
    return ok && ferror(in->in) == 0 ? 0 : ledger_fail(l, HZ_E002, system_error(errno), err);
}

static int write_appended(struct ledger *l, const struct lines *in, FILE *out, hz_error *err)
{
    bool needs_end = l->appended.len > 0 && in->line > 1 && !in->ended;
    l->scratch.len = 0;
    if (needs_end && ledger_encode(l, hz_span_of(ledger_line_end(l)), &l->scratch, err) != 0) {
        return -1;
    }
    if (ledger_encode(l, buf_span(&l->appended), &l->scratch, err) != 0) {
        return -1;
    }
    return write_span(buf_span(&l->scratch), out)
               ? 0
               : ledger_fail(l, HZ_E002, system_error(errno), err);
}

/* Write a new ledger: UTF-8, the header first. */
static int write_new(struct ledger *l, FILE *out, hz_error *err)
{
    const hz_span *labels = NULL;
    size_t count = missing_columns_labels(l, &labels);
    l->scratch.len = 0;
    bool ok = count != SIZE_MAX &&
              (l->layout.yaml || csv_record(&l->scratch, labels, count, ',', "\n")) &&
              buf_add_span(&l->scratch, buf_span(&l->appended));
    if (!ok) {
        return ledger_no_memory(l, err);
    }
    return write_span(buf_span(&l->scratch), out)
               ? 0
               : ledger_fail(l, HZ_E002, system_error(errno), err);
}

static int write_file(struct ledger *l, FILE *out, hz_error *err)
{
    struct lines in = {.encoding = l->layout.encoding, .line = 1, .ended = true};
    if (l->is_new) {
        return write_new(l, out, err);
    }
    in.in = ledger_stream(l);
    if (in.in == NULL) {
        return ledger_fail(l, HZ_E001, system_error(errno), err);
    }
    struct stat now;
    int result = fstat(fileno(in.in), &now) == 0 && is_same(&now, &l->files.st)
                     ? copy_changed(l, &in, out, err)
                     : ledger_fail(l, HZ_E005, NULL, err);
    if (result == 0) {
        result = write_appended(l, &in, out, err);
    }
    (void)fclose(in.in);
    return result;
}

/* Append to the journal, then rename the new ledger. 0, or -1 with @p err set. */
static int change_both(struct ledger *l, struct atomic_file *r, struct journal_file *journal,
                       hz_error *err)
{
    return pending_lines_write(&l->journal, &l->files, journal, err) == 0 && still_same(l, err) &&
                   pending_lines_check(&l->journal, &l->files, journal, err) == 0
               ? atomic_file_commit(r, err)
               : -1;
}

/* Write the record of the change, make the change, and undo it on failure. */
static int change_recorded(struct ledger *l, struct atomic_file *r, hz_error *err)
{
    struct journal_file journal = {.fd = -1};
    if (atomic_file_prepare(r, err) != 0 ||
        change_record_write(&l->files, &l->journal, r->temporary, err) != 0) {
        return -1;
    }
    int result = change_both(l, r, &journal, err);
    bool renamed = r->temporary == NULL;
    if (result == 0 || (!renamed && pending_lines_undo(&l->journal, &l->files, &journal) == 0)) {
        change_record_remove(&l->files);
    } else {
        atomic_file_keep(r); /* the next command finds the record and finishes the undo */
    }
    journal_file_close(&journal);
    return result;
}

/* Note that the ledger now belongs to the caller. */
static void report_owner(const struct ledger *l)
{
    char user[32];
    hz_diag note;
    struct stat now;
    const struct ledger_files *files = &l->files;
    if (l->is_new || fstatat(files->folder, files->name, &now, AT_SYMLINK_NOFOLLOW) != 0 ||
        now.st_uid == files->st.st_uid) {
        return;
    }
    (void)snprintf(user, sizeof user, "%ju", (uintmax_t)now.st_uid);
    hz_diag_set(&note, HZ_N018, l->name, user);
    sink_emit(l->sink, &note);
}

/* Read the rows that the caller has not read, and end the last table. 0, or -1 with @p err set. */
static int read_rest(struct ledger *l, hz_error *err)
{
    const hz_row *row = NULL;
    int found = 1;
    while (found > 0 && !l->is_read) {
        found = ledger_next(l, &row, err);
    }
    return found < 0 ? -1 : missing_columns_end(l, err);
}

/* Read the new file and compare it with what it must contain. 0, or -1 with @p err set. */
static int check_written(struct ledger *l, struct atomic_file *r, hz_error *err)
{
    int fd = fflush(r->file) != 0
                 ? -1
                 : openat(r->folder, r->temporary, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    int result = fd < 0 ? ledger_fail(l, HZ_E002, system_error(errno), err)
                        : readback_check(fd, l->name, l->plan, &l->digest, err);
    if (fd >= 0) {
        (void)close(fd);
    }
    return result;
}

int ledger_commit(struct ledger *ledger, hz_error *err)
{
    struct atomic_file r = {.folder = -1};
    const struct ledger_files *files = &ledger->files;
    if (ledger->journal.text.len == 0) {
        return 0; /* nothing to commit */
    }
    int result = read_rest(ledger, err) == 0 && still_same(ledger, err)
                     ? atomic_file_open_in(&r, files->folder, files->path, files->ledger, err)
                     : -1;
    if (result == 0) {
        result = write_file(ledger, r.file, err);
    }
    if (result == 0) {
        result = check_written(ledger, &r, err);
    }
    if (result == 0) {
        result = change_recorded(ledger, &r, err);
    }
    if (result == 0) {
        report_owner(ledger);
    }
    atomic_file_close(&r);
    return result;
}
