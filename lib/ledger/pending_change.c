/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/pending_change.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/files.h"
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

static int fail(const struct ledger_files *files, enum ledger_file which, hz_error *err)
{
    return error_system(err, HZ_E002, files->paths[which], errno);
}

/* Write the text of a record to a new file. False: errno; the file may remain. */
static bool write_record(int fd, const struct buf *text)
{
    return write_all(fd, buf_span(text)) && fsync(fd) == 0;
}

int change_record_write(const struct ledger_files *files, const struct pending_lines *lines,
                        const char *temporary, hz_error *err)
{
    struct stat st;
    struct buf text = {0};
    if (fstatat(files->folder, temporary, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        return fail(files, LEDGER_RECORD, err);
    }
    const struct change_record r = {
        .had_journal = lines->exists,
        .size = lines->size,
        .before = files->ledger < 0 ? (struct file_mark){0} : file_mark(&files->st),
        .after = file_mark(&st),
        .head = hz_span_of(lines->head),
        .temporary = hz_span_of(temporary + strlen(files->name) + 2), /* after .LEDGER. */
        .lines = buf_span(&lines->text),
    };
    if (!change_record_format(&r, &text)) {
        buf_free(&text);
        return error_no_memory(err, files->paths[LEDGER_RECORD]);
    }
    int fd = ledger_file_create(files, LEDGER_RECORD, 0);
    int result = 0;
    if (fd < 0 || !write_record(fd, &text) || folder_sync(files->folder) != 0) {
        result = fail(files, LEDGER_RECORD, err);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    if (fd >= 0 && result != 0) {
        change_record_remove(files);
    }
    buf_free(&text);
    return result;
}

void change_record_remove(const struct ledger_files *files)
{
    (void)unlinkat(files->folder, ledger_file_name(files, LEDGER_RECORD), 0);
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

/* The record of a change, as found on disk. */
struct found_record {
    bool exists;
    enum record_state state;
    struct buf text;
    struct change_record record;
};

/* Read the record. 0; -1 with @p err set, also for a file that must not be used. */
static int read_record(const struct ledger_files *files, struct found_record *found, hz_error *err)
{
    struct stat st;
    *found = (struct found_record){.state = RECORD_FOREIGN};
    int fd = ledger_file_open(files, LEDGER_RECORD, O_RDONLY, &st, err);
    if (fd < 0) {
        return fd == FILE_ABSENT ? 0 : -1;
    }
    int result = read_all(fd, &found->text);
    if (result != 0) {
        hz_diag_set(err, HZ_E001, files->paths[LEDGER_RECORD], system_error(errno));
    }
    (void)close(fd);
    found->exists = true;
    found->state = change_record_parse(buf_span(&found->text), &found->record);
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

/* Whether a line with the check value @p head ends at @p at, as written or as a spreadsheet saves
 * it (journal_line.h). 1, 0, or -1: errno. */
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

/* How many of the lines of the change, and nothing else, are at the end of the journal. */
enum progress { LINES_UNKNOWN, LINES_PARTIAL, LINES_COMPLETE };

/* Compare the end of the journal @p fd (-1: there is none) with the lines. 0, or -1: errno. */
static int find_lines(int fd, const struct change_record *r, enum progress *progress)
{
    struct stat st = {.st_size = 0};
    *progress = LINES_UNKNOWN;
    if (fd < 0) {
        *progress = r->had_journal == 0 ? LINES_PARTIAL : LINES_UNKNOWN;
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
        *progress = len < r->lines.len ? LINES_PARTIAL : LINES_COMPLETE;
    }
    return found < 0 ? -1 : 0;
}

/* Write the name of the temporary file. False: no change creates a file with such a suffix. */
static bool temporary_name(const struct ledger_files *files, hz_span suffix, struct buf *name)
{
    size_t digits = 0;
    for (size_t i = 0; i < suffix.len; i++) {
        digits += (suffix.ptr[i] >= '0' && suffix.ptr[i] <= '9') || suffix.ptr[i] == '-' ? 1 : 0;
    }
    return suffix.len > 4 && suffix.len < SUFFIX_MAX && digits == suffix.len - 4 &&
           memcmp(suffix.ptr + digits, ".tmp", 4) == 0 && buf_add_text(name, ".") &&
           buf_add_text(name, files->name) && buf_add_text(name, ".") &&
           buf_add_span(name, suffix) && buf_add(name, "", 1);
}

static bool temporary_exists(const struct ledger_files *files, const struct change_record *r)
{
    struct buf name = {0};
    struct stat st;
    bool waits =
        temporary_name(files, r->temporary, &name) && ledger_file_is_usable(files, name.ptr, &st);
    struct file_mark mark = waits ? file_mark(&st) : (struct file_mark){0};
    buf_free(&name);
    return waits && file_mark_is(&mark, &r->after);
}

/* Whether the change was made. */
enum outcome { NOT_DONE, DONE, UNCLEAR };

static enum outcome find_outcome(const struct ledger_files *files, const struct change_record *r,
                                 enum progress progress)
{
    struct stat st;
    struct file_mark now = {0};
    if (fstatat(files->folder, files->name, &st, AT_SYMLINK_NOFOLLOW) == 0) {
        now = file_mark(&st);
    }
    if (progress == LINES_UNKNOWN) {
        return UNCLEAR;
    }
    if (file_mark_is(&now, &r->after)) {
        return progress == LINES_COMPLETE ? DONE : UNCLEAR;
    }
    if (progress == LINES_PARTIAL) {
        return NOT_DONE; /* the rename comes after all lines are in the journal */
    }
    return file_mark_is(&now, &r->before) || temporary_exists(files, r) ? NOT_DONE : UNCLEAR;
}

/* Set @p limit to the journal's size before a change that was not made; UINT64_MAX: none. */
static int find_limit(const struct ledger_files *files, int fd, uint64_t *limit, hz_error *err)
{
    struct found_record found;
    hz_diag ignored; /* a reader ignores a record that must not be used */
    enum progress progress;
    *limit = UINT64_MAX;
    if (read_record(files, &found, &ignored) == 0 && found.state == RECORD_VALID) {
        if (find_lines(fd, &found.record, &progress) != 0) {
            hz_diag_set(err, HZ_E001, files->paths[LEDGER_JOURNAL], system_error(errno));
            buf_free(&found.text);
            return -1;
        }
        bool open = find_outcome(files, &found.record, progress) == NOT_DONE;
        *limit = open ? found.record.size : UINT64_MAX;
    }
    buf_free(&found.text);
    return 0;
}

int pending_change_limit(const struct ledger_files *files, int fd, uint64_t *limit, hz_error *err)
{
    struct stat before;
    struct stat after;
    do { /* repeat if a change was completed while we looked */
        if (fstat(fd, &before) != 0 || find_limit(files, fd, limit, err) != 0 ||
            fstat(fd, &after) != 0) {
            return error_system(err, HZ_E001, files->paths[LEDGER_JOURNAL], errno);
        }
    } while (*limit == UINT64_MAX && before.st_size != after.st_size);
    if (*limit == UINT64_MAX) {
        *limit = (uint64_t)before.st_size;
    }
    return 0;
}

static void report(hz_sink sink, hz_code code, const char *file, const char *detail)
{
    hz_diag note;
    hz_diag_set(&note, code, file, detail);
    sink_emit(sink, &note);
}

/* Remove the lines of the change from the journal @p fd, where they were found. */
static int truncate_journal(const struct ledger_files *files, int fd, const struct change_record *r)
{
    struct stat st;
    if (fd < 0) {
        return 0; /* it was not created yet */
    }
    if (r->had_journal != 0) {
        return ftruncate(fd, (off_t)r->size) == 0 && fsync(fd) == 0 ? 0 : -1;
    }
    if (fstat(fd, &st) != 0 || !ledger_file_is_current(files, LEDGER_JOURNAL, &st)) {
        return -1;
    }
    return unlinkat(files->folder, ledger_file_name(files, LEDGER_JOURNAL), 0) == 0 &&
                   folder_sync(files->folder) == 0
               ? 0
               : -1;
}

/* The result of handling a record. */
enum { FAILED = -1, NOTHING, UNDONE, LEFT_AS_IT_IS };

/* Undo the change of a valid record if it was not made. FAILED with @p err set. */
static int undo_change(const struct ledger_files *files, const struct change_record *r,
                       const char *ledger, hz_sink sink, hz_error *err)
{
    struct stat st;
    enum progress progress = LINES_UNKNOWN;
    enum outcome outcome = UNCLEAR;
    int fd = ledger_file_open(files, LEDGER_JOURNAL, O_RDWR, &st, err);
    if (fd == -1) {
        return FAILED;
    }
    int result = find_lines(fd, r, &progress);
    if (result == 0) {
        outcome = find_outcome(files, r, progress);
        result = outcome == NOT_DONE ? truncate_journal(files, fd, r) : 0;
    }
    if (result != 0) {
        (void)fail(files, LEDGER_JOURNAL, err);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    if (result == 0 && outcome == UNCLEAR) {
        report(sink, HZ_N019, ledger, NULL);
    }
    static const int done[] = {[NOT_DONE] = UNDONE, [DONE] = NOTHING, [UNCLEAR] = LEFT_AS_IT_IS};
    return result == 0 ? done[outcome] : FAILED;
}

static int remove_record(const struct ledger_files *files, hz_error *err)
{
    bool gone =
        unlinkat(files->folder, ledger_file_name(files, LEDGER_RECORD), 0) == 0 || errno == ENOENT;
    return gone ? 0 : fail(files, LEDGER_RECORD, err);
}

/* Note a file with the name of a record that must not be used or has other content. */
static void report_ignored(const struct ledger_files *files, const hz_error *why, hz_sink sink)
{
    hz_diag note;
    hz_diag_set(&note, HZ_N017, files->paths[LEDGER_RECORD], NULL);
    diag_arg_diag(&note, "reason", why);
    sink_emit(sink, &note);
}

/* Handle the record, if there is one. FAILED with @p err set. */
static int undo_record(const struct ledger_files *files, const char *ledger, hz_sink sink,
                       hz_error *err)
{
    struct found_record found;
    int undone = NOTHING;
    bool readable = read_record(files, &found, err) == 0;
    if (!readable && err->code != HZ_E001 && err->code != HZ_E003) {
        report_ignored(files, err, sink);
    } else if (!readable) {
        undone = FAILED;
    } else if (found.exists && found.state == RECORD_FOREIGN) {
        report(sink, HZ_N017, files->paths[LEDGER_RECORD], N_("it does not record a change"));
    } else if (found.state == RECORD_VALID) {
        undone = undo_change(files, &found.record, ledger, sink, err);
    } else if (found.state == RECORD_TORN) {
        undone = UNDONE;
    }
    if (undone != FAILED && readable && found.state != RECORD_FOREIGN &&
        remove_record(files, err) != 0) {
        undone = FAILED;
    }
    buf_free(&found.text);
    return undone;
}

enum leftover { NOT_OURS, TEMPORARY, STRAY };

/* Classify a file of the directory by its name; @p name is the ledger's. */
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
        return STRAY; /* left by an earlier version */
    }
    const char *second = number + digits + 1;
    size_t more = number[digits] == '-' ? strspn(second, "0123456789") : 0;
    return more > 0 && strcmp(second + more, ".tmp") == 0 ? TEMPORARY : NOT_OURS;
}

/* Remove a temporary file of ours. 1; 0: it is not ours and stays; -1: errno. */
static int remove_leftover(const struct ledger_files *files, const char *file, enum leftover kind,
                           hz_sink sink)
{
    struct stat st;
    char path[512];
    if (kind == TEMPORARY && ledger_file_is_usable(files, file, &st)) {
        return unlinkat(files->folder, file, 0) == 0 || errno == ENOENT ? 1 : -1;
    }
    const char *paths = files->paths[LEDGER_RECORD];
    (void)snprintf(path, sizeof path, "%.*s%s", (int)(file_name(paths) - paths), paths, file);
    report(sink, HZ_N017, path, N_("no recorded change refers to it"));
    return 0;
}

static DIR *open_directory(const struct ledger_files *files)
{
    int fd = openat(files->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (dir == NULL && fd >= 0) {
        (void)close(fd);
    }
    return dir;
}

/* Remove temporary files of interrupted commands. 1: some; 0: none; -1: errno. */
static int remove_leftovers(const struct ledger_files *files, hz_sink sink)
{
    DIR *dir = open_directory(files);
    int removed = dir == NULL ? -1 : 0;
    const struct dirent *entry;
    errno = dir == NULL ? errno : 0;
    while (removed >= 0 && (entry = readdir(dir)) != NULL) {
        enum leftover kind = classify(entry->d_name, files->name);
        int one = kind == NOT_OURS ? 0 : remove_leftover(files, entry->d_name, kind, sink);
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

int pending_change_undo(const struct ledger_files *files, const char *ledger, hz_sink sink,
                        hz_error *err)
{
    int undone = undo_record(files, ledger, sink, err);
    if (undone == FAILED) {
        return -1;
    }
    int removed = remove_leftovers(files, sink);
    if (removed < 0) {
        return error_system(err, HZ_E002, ledger, errno);
    }
    if (undone == UNDONE || (undone == NOTHING && removed > 0)) {
        report(sink, HZ_N010, ledger, NULL);
    }
    return 0;
}
