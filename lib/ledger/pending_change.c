/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/pending_change.h"
#include "base/files.h"
#include "base/message.h"
#include "base/system_error.h"
#include "base/text_domain.h"
#include "ledger/change_record.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { BLOCK = 64 * 1024, SUFFIX_MAX = 48 };

struct file_mark file_mark(const struct stat *st)
{
    return (struct file_mark){(uint64_t)st->st_ino, (uint64_t)st->st_size,
                              (uint64_t)st->st_mtim.tv_sec, (uint64_t)st->st_mtim.tv_nsec};
}

bool file_mark_is(const struct file_mark *a, const struct file_mark *b)
{
    return a->inode == b->inode && a->size == b->size && a->seconds == b->seconds &&
           a->nanoseconds == b->nanoseconds;
}

static int fail(const struct beside *b, enum beside_file which, hz_error *err)
{
    hz_diag_set(err, HZ_E002, b->called[which], system_error(errno));
    return -1;
}

/* Writes the text of a record to a new file. False: errno; the file may be there. */
static bool write_record(int fd, const struct buf *text)
{
    return write_all(fd, buf_span(text)) && fsync(fd) == 0;
}

int pending_begin(const struct beside *b, const struct additions *lines, const char *waiting,
                  hz_error *err)
{
    struct stat st;
    struct buf text = {0};
    if (fstatat(b->folder, waiting, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        return fail(b, BESIDE_RECORD, err);
    }
    const struct record r = {
        .had_journal = lines->exists,
        .size = lines->size,
        .before = b->ledger < 0 ? (struct file_mark){0} : file_mark(&b->st),
        .after = file_mark(&st),
        .head = hz_span_of(lines->head),
        .waiting = hz_span_of(waiting + strlen(b->name) + 2), /* after .LEDGER. */
        .lines = buf_span(&lines->text),
    };
    if (!record_format(&r, &text)) {
        buf_free(&text);
        hz_diag_set(err, HZ_E003, b->called[BESIDE_RECORD], NULL);
        return -1;
    }
    int fd = beside_file_make(b, BESIDE_RECORD, 0);
    int result = 0;
    if (fd < 0 || !write_record(fd, &text) || folder_sync(b->folder) != 0) {
        result = fail(b, BESIDE_RECORD, err);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    if (fd >= 0 && result != 0) {
        pending_end(b);
    }
    buf_free(&text);
    return result;
}

void pending_end(const struct beside *b)
{
    (void)unlinkat(b->folder, beside_name(b, BESIDE_RECORD), 0);
}

static int read_all(int fd, struct buf *text)
{
    for (;;) {
        if (!buf_reserve(text, BLOCK)) {
            errno = ENOMEM;
            return -1;
        }
        ssize_t n = read(fd, text->ptr + text->len, BLOCK);
        if (n == 0) {
            return 0;
        }
        if (n < 0 && errno != EINTR) {
            return -1;
        }
        text->len += n < 0 ? 0 : (size_t)n;
    }
}

/* What an interrupted change left. */
struct left {
    enum { NO_RECORD, TORN, FOREIGN, VALID } kind;
    struct buf text;
    struct record record;
};

/* Reads the record. 0, or -1 with @p err set: also where there is a file that must not be used. */
static int read_record(const struct beside *b, struct left *left, hz_error *err)
{
    struct stat st;
    *left = (struct left){NO_RECORD, {0}, {0}};
    int fd = beside_file_open(b, BESIDE_RECORD, O_RDONLY, &st, err);
    if (fd < 0) {
        return fd == FILE_ABSENT ? 0 : -1;
    }
    int result = read_all(fd, &left->text);
    if (result != 0) {
        hz_diag_set(err, HZ_E001, b->called[BESIDE_RECORD], system_error(errno));
    }
    (void)close(fd);
    switch (record_parse(buf_span(&left->text), &left->record)) {
    case RECORD_VALID:
        left->kind = VALID;
        break;
    case RECORD_TORN:
        left->kind = TORN;
        break;
    default:
        left->kind = FOREIGN;
    }
    return result;
}

/* Whether the journal has @p wanted at @p at, byte for byte. 1, 0, or -1: errno. */
static int has_text(int fd, uint64_t at, hz_span wanted)
{
    char block[BLOCK];
    while (wanted.len > 0) {
        size_t size = wanted.len < BLOCK ? wanted.len : BLOCK;
        ssize_t n = pread(fd, block, size, (off_t)at);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0 || memcmp(block, wanted.ptr, (size_t)n) != 0) {
            return n < 0 ? -1 : 0;
        }
        at += (uint64_t)n;
        wanted = (hz_span){wanted.ptr + n, wanted.len - (size_t)n};
    }
    return 1;
}

/* Whether a line with the check value @p head ends at @p at, as written or with what a spreadsheet
 * puts after it (journal/line.h). 1, 0, or -1: errno. */
static int has_line_end(int fd, uint64_t at, hz_span head)
{
    static const char *const ends[] = {"\n", "\r\n", "\"\n", "\"\r\n", "", "\""};
    int found = at == 0 && head.len == 0 ? 1 : 0;
    if (head.len == 0 && at > 0) { /* the header alone */
        return has_text(fd, at - 1, hz_span_of("\n"));
    }
    for (size_t i = 0; found == 0 && i < sizeof ends / sizeof ends[0]; i++) {
        hz_span end = hz_span_of(ends[i]);
        if (at >= head.len + end.len) {
            found = has_text(fd, at - end.len, end);
            found = found == 1 ? has_text(fd, at - end.len - head.len, head) : found;
        }
    }
    return found;
}

/* How much of the lines of the change is in the journal, and nothing else. */
enum share { SHARE_UNKNOWN, SHARE_SOME, SHARE_ALL };

/* @p fd is the journal, -1: there is none. 0, or -1: errno. */
static int find_share(int fd, const struct record *r, enum share *share)
{
    struct stat st = {.st_size = 0};
    *share = SHARE_UNKNOWN;
    if (fd < 0) {
        *share = r->had_journal == 0 ? SHARE_SOME : SHARE_UNKNOWN;
        return 0;
    }
    if (fstat(fd, &st) != 0) {
        return -1;
    }
    uint64_t size = (uint64_t)st.st_size;
    if (size < r->size || size - r->size > r->lines.len) {
        return 0;
    }
    size_t len = (size_t)(size - r->size);
    int found = has_line_end(fd, r->size, r->head);
    found = found == 1 ? has_text(fd, r->size, (hz_span){r->lines.ptr, len}) : found;
    if (found == 1) {
        *share = len < r->lines.len ? SHARE_SOME : SHARE_ALL;
    }
    return found < 0 ? -1 : 0;
}

/* The name of the waiting file in @p name. False: none that a change could have made. */
static bool waiting_name(const struct beside *b, hz_span suffix, struct buf *name)
{
    size_t digits = 0;
    for (size_t i = 0; i < suffix.len; i++) {
        digits += (suffix.ptr[i] >= '0' && suffix.ptr[i] <= '9') || suffix.ptr[i] == '-' ? 1 : 0;
    }
    return suffix.len > 4 && suffix.len < SUFFIX_MAX && digits == suffix.len - 4 &&
           memcmp(suffix.ptr + digits, ".tmp", 4) == 0 && buf_add_text(name, ".") &&
           buf_add_text(name, b->name) && buf_add_text(name, ".") && buf_add_span(name, suffix) &&
           buf_add(name, "", 1);
}

static bool still_waits(const struct beside *b, const struct record *r)
{
    struct buf name = {0};
    struct stat st;
    bool waits = waiting_name(b, r->waiting, &name) && beside_is_ours(b, name.ptr, &st);
    struct file_mark mark = waits ? file_mark(&st) : (struct file_mark){0};
    buf_free(&name);
    return waits && file_mark_is(&mark, &r->after);
}

/* What became of the change. */
enum outcome { NOT_DONE, DONE, UNCLEAR };

static enum outcome find_outcome(const struct beside *b, const struct record *r, enum share share)
{
    struct stat st;
    struct file_mark now = {0};
    if (fstatat(b->folder, b->name, &st, AT_SYMLINK_NOFOLLOW) == 0) {
        now = file_mark(&st);
    }
    if (share == SHARE_UNKNOWN) {
        return UNCLEAR;
    }
    if (file_mark_is(&now, &r->after)) {
        return share == SHARE_ALL ? DONE : UNCLEAR;
    }
    if (share == SHARE_SOME) {
        return NOT_DONE; /* the ledger is renamed only after the journal is complete */
    }
    return file_mark_is(&now, &r->before) || still_waits(b, r) ? NOT_DONE : UNCLEAR;
}

/* The size of the journal before a change that is not done; UINT64_MAX: there is no such change. */
static int find_limit(const struct beside *b, int fd, uint64_t *limit, hz_error *err)
{
    struct left left;
    hz_diag ignored; /* a reader uses no file that it must not use, and needs none */
    enum share share;
    *limit = UINT64_MAX;
    if (read_record(b, &left, &ignored) == 0 && left.kind == VALID) {
        if (find_share(fd, &left.record, &share) != 0) {
            hz_diag_set(err, HZ_E001, b->called[BESIDE_JOURNAL], system_error(errno));
            buf_free(&left.text);
            return -1;
        }
        bool open = find_outcome(b, &left.record, share) == NOT_DONE;
        *limit = open ? left.record.size : UINT64_MAX;
    }
    buf_free(&left.text);
    return 0;
}

int pending_limit(const struct beside *b, int fd, uint64_t *limit, hz_error *err)
{
    struct stat before;
    struct stat after;
    do { /* a change that ends meanwhile may have been seen half written */
        if (fstat(fd, &before) != 0 || find_limit(b, fd, limit, err) != 0 ||
            fstat(fd, &after) != 0) {
            hz_diag_set(err, HZ_E001, b->called[BESIDE_JOURNAL], system_error(errno));
            return -1;
        }
    } while (*limit == UINT64_MAX && before.st_size != after.st_size);
    if (*limit == UINT64_MAX) {
        *limit = (uint64_t)before.st_size;
    }
    return 0;
}

static void say(hz_sink sink, hz_code code, const char *file, const char *detail)
{
    hz_diag note;
    hz_diag_set(&note, code, file, detail);
    sink.fn(sink.ctx, &note);
}

/* Takes the lines of the change out of the journal @p fd, on which they were found. */
static int cut(const struct beside *b, int fd, const struct record *r)
{
    struct stat st;
    if (fd < 0) {
        return 0; /* it was never begun */
    }
    if (r->had_journal != 0) {
        return ftruncate(fd, (off_t)r->size) == 0 && fsync(fd) == 0 ? 0 : -1;
    }
    if (fstat(fd, &st) != 0 || !beside_is_current(b, BESIDE_JOURNAL, &st)) {
        return -1;
    }
    return unlinkat(b->folder, beside_name(b, BESIDE_JOURNAL), 0) == 0 &&
                   folder_sync(b->folder) == 0
               ? 0
               : -1;
}

/* What was done about a record. */
enum { FAILED = -1, NOTHING, UNDONE, LEFT_AS_IT_IS };

/* Undoes the change of a valid record if it is not done. FAILED with @p err set. */
static int undo_change(const struct beside *b, const struct record *r, const char *ledger,
                       hz_sink sink, hz_error *err)
{
    struct stat st;
    enum share share = SHARE_UNKNOWN;
    enum outcome outcome = UNCLEAR;
    int fd = beside_file_open(b, BESIDE_JOURNAL, O_RDWR, &st, err);
    if (fd == -1) {
        return FAILED;
    }
    int result = find_share(fd, r, &share);
    if (result == 0) {
        outcome = find_outcome(b, r, share);
        result = outcome == NOT_DONE ? cut(b, fd, r) : 0;
    }
    if (result != 0) {
        (void)fail(b, BESIDE_JOURNAL, err);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    if (result == 0 && outcome == UNCLEAR) {
        say(sink, HZ_N019, ledger, NULL);
    }
    static const int done[] = {[NOT_DONE] = UNDONE, [DONE] = NOTHING, [UNCLEAR] = LEFT_AS_IT_IS};
    return result == 0 ? done[outcome] : FAILED;
}

static int remove_record(const struct beside *b, hz_error *err)
{
    bool gone = unlinkat(b->folder, beside_name(b, BESIDE_RECORD), 0) == 0 || errno == ENOENT;
    return gone ? 0 : fail(b, BESIDE_RECORD, err);
}

/* A file that has such a name and must not be used, or is something else. */
static void say_ignored(const struct beside *b, const hz_error *why, hz_sink sink)
{
    char detail[sizeof why->detail];
    hz_diag_message(why, detail, sizeof detail);
    say(sink, HZ_N017, b->called[BESIDE_RECORD], detail);
}

/* Deals with the record. FAILED with @p err set. */
static int undo_record(const struct beside *b, const char *ledger, hz_sink sink, hz_error *err)
{
    struct left left;
    int undone = NOTHING;
    bool readable = read_record(b, &left, err) == 0;
    if (!readable && err->code != HZ_E001 && err->code != HZ_E003) {
        say_ignored(b, err, sink);
    } else if (!readable) {
        undone = FAILED;
    } else if (left.kind == FOREIGN) {
        say(sink, HZ_N017, b->called[BESIDE_RECORD], hz_translate(N_("it has other content")));
    } else if (left.kind == VALID) {
        undone = undo_change(b, &left.record, ledger, sink, err);
    } else if (left.kind == TORN) {
        undone = UNDONE;
    }
    if (undone != FAILED && readable && (left.kind == VALID || left.kind == TORN) &&
        remove_record(b, err) != 0) {
        undone = FAILED;
    }
    buf_free(&left.text);
    return undone;
}

enum leftover { NOT_OURS, TEMPORARY, STRAY };

/* What a file of the folder is to the ledger @p name, by its own name. */
static enum leftover classify(const char *file, const char *name)
{
    size_t len = strlen(name);
    if (file[0] != '.' || strncmp(file + 1, name, len) != 0 || file[len + 1] != '.') {
        return NOT_OURS;
    }
    const char *number = file + len + 2;
    size_t digits = strspn(number, "0123456789");
    if (digits == 0) {
        return NOT_OURS;
    }
    if (strcmp(number + digits, ".new") == 0) {
        return STRAY; /* what earlier versions left so; it says nothing now */
    }
    const char *second = number + digits + 1;
    size_t more = number[digits] == '-' ? strspn(second, "0123456789") : 0;
    return more > 0 && strcmp(second + more, ".tmp") == 0 ? TEMPORARY : NOT_OURS;
}

/* Removes a temporary file of ours. 1, 0: it is not ours and stays; -1: errno. */
static int remove_leftover(const struct beside *b, const char *file, enum leftover kind,
                           hz_sink sink)
{
    struct stat st;
    char path[512];
    if (kind == TEMPORARY && beside_is_ours(b, file, &st)) {
        return unlinkat(b->folder, file, 0) == 0 || errno == ENOENT ? 1 : -1;
    }
    const char *called = b->called[BESIDE_RECORD];
    (void)snprintf(path, sizeof path, "%.*s%s", (int)(file_name(called) - called), called, file);
    say(sink, HZ_N017, path, hz_translate(N_("no change is recorded that it belongs to")));
    return 0;
}

static DIR *open_list(const struct beside *b)
{
    int fd = openat(b->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (dir == NULL && fd >= 0) {
        (void)close(fd);
    }
    return dir;
}

/* Removes what else interrupted commands left. 1: something; 0: nothing; -1: errno. */
static int remove_leftovers(const struct beside *b, hz_sink sink)
{
    DIR *dir = open_list(b);
    int removed = dir == NULL ? -1 : 0;
    const struct dirent *entry;
    errno = dir == NULL ? errno : 0;
    while (removed >= 0 && (entry = readdir(dir)) != NULL) {
        enum leftover kind = classify(entry->d_name, b->name);
        int one = kind == NOT_OURS ? 0 : remove_leftover(b, entry->d_name, kind, sink);
        removed = one == 0 ? removed : one;
        errno = removed < 0 ? errno : 0;
    }
    int saved = errno;
    if (dir != NULL) {
        (void)closedir(dir);
    }
    errno = saved;
    return saved != 0 ? -1 : removed;
}

int pending_undo(const struct beside *b, const char *ledger, hz_sink sink, hz_error *err)
{
    int undone = undo_record(b, ledger, sink, err);
    if (undone == FAILED) {
        return -1;
    }
    int removed = remove_leftovers(b, sink);
    if (removed < 0) {
        hz_diag_set(err, HZ_E002, ledger, system_error(errno));
        return -1;
    }
    if (undone == UNDONE || (undone == NOTHING && removed > 0)) {
        say(sink, HZ_N010, ledger, NULL);
    }
    return 0;
}
