/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/journal_append.h"
#include "base/diag.h"
#include "base/files.h"
#include "ledger/journal_changes.h"
#include "ledger/journal_line.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void pending_lines_free(struct pending_lines *lines)
{
    buf_free(&lines->text);
    content_free(&lines->before);
    content_free(&lines->after);
}

static bool add_change(void *ctx, const struct difference *d)
{
    return changes_add(ctx, d->label, d->number, d->before, d->after);
}

static bool write_changes(const struct pending_lines *lines, const struct journal_entry *entry,
                          struct buf *cell)
{
    char day[16];
    hz_date_format(entry->on, day);
    bool ok =
        content_compare(&lines->before, &lines->after, add_change, cell) &&
        (day[0] == '\0' || changes_add_note(cell, hz_span_of(changes_day), hz_span_of(day))) &&
        (entry->reason == NULL ||
         changes_add_note(cell, hz_span_of(changes_reason), hz_span_of(entry->reason)));
    for (size_t i = 0; ok && i < entry->note_count; i++) {
        const struct journal_note *note = &entry->notes[i];
        ok = changes_add_note(cell, hz_span_of(note->label), note->text);
    }
    return ok;
}

/* The number of the hazard. */
static hz_span id_of(const struct pending_lines *lines)
{
    const struct content *row = lines->after.count > 0 ? &lines->after : &lines->before;
    bool numbered =
        row->count > 0 && row->entries[0].column == HZ_COL_ID && row->entries[0].nth == 0;
    return numbered ? content_value(row, &row->entries[0]) : hz_span_of("");
}

/* Remove line ends, which a name or number in a cell may contain; they do not change a number. */
static bool remove_line_ends(hz_span *text, struct buf *buffer)
{
    if (text->len == 0 || (memchr(text->ptr, '\n', text->len) == NULL &&
                           memchr(text->ptr, '\r', text->len) == NULL)) {
        return true;
    }
    for (size_t i = 0; i < text->len; i++) {
        bool ends = text->ptr[i] == '\n' || text->ptr[i] == '\r';
        if (!ends && !buf_add(buffer, text->ptr + i, 1)) {
            return false;
        }
    }
    *text = buf_span(buffer);
    return true;
}

/* Begin with the header, or with the line end that is missing after the last line. */
static bool begin(struct pending_lines *lines)
{
    if (lines->text.len > 0) {
        return true;
    }
    timestamp_now(lines->time);
    if (lines->number == 0 && lines->size == 0) {
        return journal_header_write(&lines->text);
    }
    return !lines->unended || buf_add_text(&lines->text, "\n");
}

bool pending_lines_add(struct pending_lines *lines, const struct journal_entry *entry)
{
    char number[32];
    char row[ROW_HASH_SIZE] = "";
    struct buf changes = {0};
    struct buf buffers[2] = {{0}, {0}};
    hz_span by = hz_span_of(entry->by);
    hz_span id = id_of(lines);
    bool ok = begin(lines) && write_changes(lines, entry, &changes);
    (void)snprintf(number, sizeof number, "%" PRIu64, lines->number + 1);
    if (lines->after.count > 0) {
        row_hash(&lines->after, row);
    }
    ok = ok && remove_line_ends(&by, &buffers[0]) && remove_line_ends(&id, &buffers[1]);
    const hz_span cells[HZ_JOURNAL_LINK] = {
        hz_span_of(number),
        hz_span_of(lines->time),
        by,
        hz_span_of(hz_event_get(entry->event)->label),
        id,
        buf_span(&changes),
        hz_span_of(row),
    };
    ok = ok && journal_line_write(&lines->text, cells, lines->link);
    lines->number += ok ? 1 : 0;
    buf_free(&changes);
    buf_free(&buffers[0]);
    buf_free(&buffers[1]);
    return ok;
}

static int fail(const struct ledger_files *files, hz_code code, hz_error *err)
{
    hz_diag_set(err, code, files->paths[LEDGER_JOURNAL],
                code == HZ_E002 ? system_error(errno) : NULL);
    return -1;
}

/* Create the journal, or open the one that was read. 0, or -1 with @p err set. */
static int open_journal(const struct pending_lines *lines, const struct ledger_files *files,
                        struct journal_file *to, hz_error *err)
{
    if (!lines->exists) {
        to->fd = ledger_file_create(files, LEDGER_JOURNAL, O_APPEND);
        bool appeared = to->fd < 0 && errno == EEXIST;
        return to->fd >= 0 && fstat(to->fd, &to->st) == 0
                   ? 0
                   : fail(files, appeared ? HZ_E016 : HZ_E002, err);
    }
    int fd = ledger_file_open(files, LEDGER_JOURNAL, O_RDWR | O_APPEND, &to->st, err);
    if (fd < 0) {
        return fd == FILE_ABSENT ? fail(files, HZ_E016, err) : -1;
    }
    bool same = to->st.st_ino == lines->journal.st_ino && to->st.st_dev == lines->journal.st_dev;
    if (!same || (uint64_t)to->st.st_size != lines->size) {
        (void)close(fd);
        return fail(files, same ? HZ_E005 : HZ_E016, err);
    }
    to->fd = fd;
    return 0;
}

int pending_lines_write(const struct pending_lines *lines, const struct ledger_files *files,
                        struct journal_file *to, hz_error *err)
{
    to->fd = -1;
    if (open_journal(lines, files, to, err) != 0) {
        return -1;
    }
    bool ok = write_all(to->fd, buf_span(&lines->text)) && fsync(to->fd) == 0 &&
              (lines->exists || folder_sync(files->folder) == 0);
    return ok ? 0 : fail(files, HZ_E002, err);
}

int pending_lines_check(const struct pending_lines *lines, const struct ledger_files *files,
                        const struct journal_file *to, hz_error *err)
{
    struct stat st;
    bool same = ledger_file_is_current(files, LEDGER_JOURNAL, &to->st) && fstat(to->fd, &st) == 0 &&
                (uint64_t)st.st_size == lines->size + lines->text.len;
    return same ? 0 : fail(files, HZ_E016, err);
}

int pending_lines_undo(const struct pending_lines *lines, const struct ledger_files *files,
                       struct journal_file *to)
{
    int result = 0;
    if (to->fd < 0) {
        return 0;
    }
    if (ftruncate(to->fd, (off_t)lines->size) != 0 || fsync(to->fd) != 0) {
        result = -1;
    }
    if (!lines->exists && result == 0) {
        result = fstat(to->fd, &to->st);
    }
    if (!lines->exists && result == 0 && ledger_file_is_current(files, LEDGER_JOURNAL, &to->st)) {
        result = unlinkat(files->folder, ledger_file_name(files, LEDGER_JOURNAL), 0);
    }
    journal_file_close(to);
    return result;
}

void journal_file_close(struct journal_file *to)
{
    if (to->fd >= 0) {
        (void)close(to->fd);
        to->fd = -1;
    }
}
