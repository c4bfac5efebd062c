#include "journal/append.h"
#include "base/files.h"
#include "journal/chain.h"
#include "journal/changes.h"
#include "journal/pending.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

void additions_free(struct additions *a)
{
    buf_free(&a->text);
    content_free(&a->before);
    content_free(&a->after);
}

/* 2023-06-01T09:30:00+08:00: the same moment everywhere, and text to a spreadsheet. */
static void write_time(char text[40])
{
    time_t now = time(NULL);
    struct tm local;
    char zone[8];
    text[0] = '\0';
    if (localtime_r(&now, &local) != NULL && strftime(zone, sizeof zone, "%z", &local) == 5) {
        char plain[32];
        (void)strftime(plain, sizeof plain, "%Y-%m-%dT%H:%M:%S", &local);
        (void)snprintf(text, 40, "%s%.3s:%.2s", plain, zone, zone + 3);
    }
}

static bool add_change(void *ctx, const struct difference *d)
{
    return changes_add(ctx, d->label, d->number, d->before, d->after);
}

static bool write_changes(const struct additions *a, const hz_happening *what, struct buf *cell)
{
    char day[16];
    hz_date_format(what->on, day);
    return content_compare(&a->before, &a->after, add_change, cell) &&
           (day[0] == '\0' || changes_add_note(cell, hz_span_of(changes_day), hz_span_of(day))) &&
           (what->reason == NULL ||
            changes_add_note(cell, hz_span_of(changes_reason), hz_span_of(what->reason)));
}

/* The number of the hazard that the line is about. */
static hz_span id_of(const struct additions *a)
{
    const struct content *row = a->after.count > 0 ? &a->after : &a->before;
    bool numbered =
        row->count > 0 && row->entries[0].column == HZ_COL_ID && row->entries[0].nth == 0;
    return numbered ? content_value(row, &row->entries[0]) : hz_span_of("");
}

/* A name or number is one line, whatever the argument held. */
static hz_span one_line(hz_span text)
{
    size_t len = 0;
    while (len < text.len && text.ptr[len] != '\n' && text.ptr[len] != '\r') {
        len++;
    }
    return (hz_span){text.ptr, len};
}

bool additions_add(struct additions *a, const hz_happening *what)
{
    char number[32];
    char time_text[40];
    char row[ROW_HASH_SIZE] = "";
    struct buf changes = {0};
    bool ok = (a->number > 0 || a->text.len > 0 || a->size > 0 || journal_header(&a->text)) &&
              write_changes(a, what, &changes);
    write_time(time_text);
    (void)snprintf(number, sizeof number, "%" PRIu64, a->number + 1);
    if (a->after.count > 0) {
        row_hash(&a->after, row);
    }
    const hz_span cells[HZ_JOURNAL_LINK] = {
        hz_span_of(number),
        hz_span_of(time_text),
        one_line(hz_span_of(what->by)),
        hz_span_of(hz_event_get(what->event)->label),
        one_line(id_of(a)),
        buf_span(&changes),
        hz_span_of(row),
    };
    ok = ok && journal_line(&a->text, cells, a->link);
    a->number += ok ? 1 : 0;
    buf_free(&changes);
    return ok;
}

static int open_journal(const char *path, bool is_new, const struct stat *like)
{
    int mode = is_new && like != NULL ? 0600 : 0666;
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, mode);
    struct stat writable;
    if (fd >= 0 && is_new && like != NULL) {
        writable = *like;
        writable.st_mode |= S_IWUSR; /* it must go on growing */
        if (!give_owner_and_mode(fd, &writable)) {
            int saved = errno;
            (void)close(fd);
            errno = saved;
            fd = -1;
        }
    }
    return fd;
}

int additions_write(const struct additions *a, const char *ledger, const struct stat *like,
                    bool *touched, hz_diag *err)
{
    char *path = journal_path(ledger);
    struct stat st = {.st_size = 0};
    bool is_new = a->size == 0;
    *touched = is_new;
    int fd = path == NULL ? -1 : open_journal(path, is_new, like);
    bool ok = fd >= 0 && fstat(fd, &st) == 0;
    if (ok && (uint64_t)st.st_size != a->size) {
        hz_diag_set(err, HZ_E005, path, NULL);
        (void)close(fd);
        *touched = false; /* by us */
        free(path);
        return -1;
    }
    *touched = *touched || ok;
    ok = ok && write_all(fd, buf_span(&a->text)) && fsync(fd) == 0;
    ok = (fd < 0 || close(fd) == 0) && ok;
    ok = ok && (!is_new || sync_folder(path) == 0);
    if (!ok) {
        hz_diag_set(err, HZ_E002, path == NULL ? ledger : path, strerror(errno));
    }
    free(path);
    return ok ? 0 : -1;
}
