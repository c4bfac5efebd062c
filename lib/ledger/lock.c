/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/lock.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/files.h"
#include "ledger/pending_change.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_PAUSE_MS = 2, LONGEST_PAUSE_MS = 50, PATIENCE_MS = 1000, HOLDER_SIZE = 200 };

static struct flock whole_file(short type)
{
    return (struct flock){.l_type = type, .l_whence = SEEK_SET};
}

static int64_t now_ms(void)
{
    struct timespec t = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void pause_ms(long ms)
{
    struct timespec t = {ms / 1000, ms % 1000 * 1000000};
    (void)nanosleep(&t, NULL);
}

/* The previous holder may have removed the file after we opened and before we locked it. */
static bool is_current(const struct lock *lock)
{
    struct stat held;
    return fstat(lock->fd, &held) == 0 && ledger_file_is_current(lock->files, LEDGER_LOCK, &held);
}

/* Whether the file is empty or one short line, as write_holder() writes it. */
static bool looks_like_lock(int fd)
{
    char text[HOLDER_SIZE];
    ssize_t len = pread(fd, text, sizeof text, 0);
    const char *end = len <= 0 ? NULL : memchr(text, '\n', (size_t)len);
    return len >= 0 && len < HOLDER_SIZE && (end == NULL || end == text + len - 1);
}

/* Open or create the lock file. 1; 0: try again; -1 with errno and @p err set. */
static int open_file(struct lock *lock, hz_error *err)
{
    struct stat st;
    const struct ledger_files *files = lock->files;
    int fd = ledger_file_open(files, LEDGER_LOCK, O_RDWR, &st, err);
    if (fd >= 0 && !looks_like_lock(fd)) {
        hz_diag_set(err, HZ_E012, files->paths[LEDGER_LOCK], NULL);
        (void)close(fd);
        errno = EPERM;
        return -1;
    }
    if (fd == FILE_ABSENT) {
        fd = ledger_file_create(files, LEDGER_LOCK, 0);
        if (fd < 0 && errno == EEXIST) {
            return 0;
        }
        if (fd < 0) {
            int saved = errno;
            hz_diag_set(err, HZ_E002, files->paths[LEDGER_LOCK], system_error(saved));
            errno = saved;
        }
    }
    lock->fd = fd < 0 ? -1 : fd;
    return fd < 0 ? -1 : 1;
}

/* 1: locked; 0: another process holds it, or try again; -1 with errno and @p err set. */
static int try_once(struct lock *lock, hz_error *err)
{
    struct flock exclusive = whole_file(F_WRLCK);
    int opened = lock->fd < 0 ? open_file(lock, err) : 1;
    if (opened <= 0) {
        return opened;
    }
    if (fcntl(lock->fd, F_SETLK, &exclusive) != 0) {
        if (errno == EACCES || errno == EAGAIN || errno == EINTR) {
            return 0;
        }
        hz_diag_set(err, HZ_E002, lock->files->paths[LEDGER_LOCK], system_error(errno));
        errno = ENOLCK;
        return -1;
    }
    if (is_current(lock)) {
        return 1;
    }
    (void)close(lock->fd);
    lock->fd = -1;
    return 0;
}

/* Add the holder as {@p name}: as it wrote, or its process number if it has written nothing yet. */
static void add_holder(const struct lock *lock, hz_diag *diag, const char *name)
{
    char text[HOLDER_SIZE];
    struct flock held = whole_file(F_WRLCK);
    ssize_t len = lock->fd < 0 ? 0 : pread(lock->fd, text, sizeof text - 1, 0);
    text[len < 0 ? 0 : len] = '\0';
    char *process = strchr(text, '\t');
    char *host = process == NULL ? NULL : strchr(process + 1, '\t');
    if (host != NULL) {
        *process = *host = '\0';
        diag_arg_sentence(diag, name, N_("{person} (process {process} on {host})"), "person", text,
                          "process", process + 1, "host", host + 1, NULL);
    } else if (text[0] == '\0' && lock->fd >= 0 && fcntl(lock->fd, F_GETLK, &held) == 0) {
        diag_arg_sentence(diag, name, N_("process {process}"), "process",
                          digits_of(held.l_pid).text, NULL);
    } else {
        diag_arg(diag, name, text);
    }
}

/* Only for messages to waiting processes, so failing to write it is no error. */
static void write_holder(const struct lock *lock, const char *who)
{
    char person[92];
    char host[64] = "";
    char text[HOLDER_SIZE];
    (void)gethostname(host, sizeof host - 1);
    hz_diag_copy(person, sizeof person, hz_span_of(who));
    (void)snprintf(text, sizeof text, "%s\t%ld\t%s", person, (long)getpid(), host);
    if (ftruncate(lock->fd, 0) == 0) {
        (void)write_all(lock->fd, hz_span_of(text));
    }
}

static void close_lock(struct lock *lock)
{
    if (lock->fd >= 0) {
        (void)close(lock->fd);
        lock->fd = -1;
    }
}

static int fail_busy(struct lock *lock, const struct lock_request *request, hz_error *err)
{
    hz_diag_set(err, HZ_E007, request->name, NULL);
    add_holder(lock, err, "holder");
    diag_arg_count(err, "waited", "{n} second", "{n} seconds", (unsigned long)request->seconds);
    return -1;
}

static void report_waiting(const struct lock *lock, const struct lock_request *request)
{
    hz_diag diag;
    hz_diag_set(&diag, HZ_N008, request->name, NULL);
    add_holder(lock, &diag, "holder");
    sink_emit(request->sink, &diag);
}

/* Its creator may not have given the file the ledger's mode yet. */
static bool may_be_opened_soon(int64_t waited)
{
    return errno == EACCES && waited < PATIENCE_MS;
}

/* Try until it is locked. 1: locked; 0: timed out; -1 with @p err set. */
static int wait_for_lock(struct lock *lock, const struct lock_request *request, hz_error *err)
{
    int64_t start = now_ms();
    long pause = FIRST_PAUSE_MS;
    bool reported = false;
    int taken;
    while ((taken = try_once(lock, err)) <= 0) {
        int64_t waited = now_ms() - start;
        if (taken < 0 && !may_be_opened_soon(waited)) {
            return -1;
        }
        if (taken == 0 && waited >= (int64_t)request->seconds * 1000) {
            return 0;
        }
        if (!reported && waited >= PATIENCE_MS && lock->fd >= 0) {
            report_waiting(lock, request);
            reported = true;
        }
        pause_ms(pause);
        pause = pause * 2 > LONGEST_PAUSE_MS ? LONGEST_PAUSE_MS : pause * 2;
    }
    return taken;
}

static int take(struct lock *lock, const struct lock_request *request, hz_error *err)
{
    int taken = wait_for_lock(lock, request, err);
    if (taken > 0) {
        write_holder(lock, request->who);
        return 0;
    }
    if (taken == 0) {
        (void)fail_busy(lock, request, err);
    }
    close_lock(lock); /* held by another process: do not remove the file */
    return -1;
}

int lock_and_undo(struct lock *lock, const struct lock_request *request, hz_error *err)
{
    *lock = (struct lock){.files = request->files, .fd = -1};
    return take(lock, request, err) == 0 && ledger_files_reopen(request->files, err) == 0
               ? pending_change_undo(request->files, request->name, request->sink, err)
               : -1;
}

void lock_release(struct lock *lock)
{
    if (lock->fd >= 0 && is_current(lock)) { /* while it is held, so that no other process has it */
        (void)unlinkat(lock->files->folder, ledger_file_name(lock->files, LEDGER_LOCK), 0);
    }
    close_lock(lock);
}
