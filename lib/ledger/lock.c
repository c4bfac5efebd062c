#include "ledger/lock.h"
#include "base/files.h"
#include "base/text_domain.h"
#include "journal/pending.h"
#include <errno.h>
#include <fcntl.h>
#include <hazard/message.h>
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

static char *lock_path(const char *ledger)
{
    const char *slash = strrchr(ledger, '/');
    size_t folder = slash == NULL ? 0 : (size_t)(slash - ledger) + 1;
    size_t size = strlen(ledger) + sizeof "..lock";
    char *path = malloc(size);
    if (path != NULL) {
        (void)snprintf(path, size, "%.*s.%s.lock", (int)folder, ledger, ledger + folder);
    }
    return path;
}

/* The holder before us may have taken the file away between our opening and locking it. */
static bool is_current(const struct lock *lock)
{
    struct stat held;
    struct stat there;
    return fstat(lock->fd, &held) == 0 && stat(lock->path, &there) == 0 &&
           held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

/* 1: taken; 0: another holds it, or a new attempt is due; -1: errno. */
static int try_once(struct lock *lock)
{
    struct flock exclusive = whole_file(F_WRLCK);
    if (lock->fd < 0) {
        lock->fd = open(lock->path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    }
    if (lock->fd < 0) {
        return -1;
    }
    if (fcntl(lock->fd, F_SETLK, &exclusive) != 0) {
        return errno == EACCES || errno == EAGAIN || errno == EINTR ? 0 : -1;
    }
    if (is_current(lock)) {
        return 1;
    }
    (void)close(lock->fd);
    lock->fd = -1;
    return 0;
}

/* What the holder wrote of itself; its number where it has not yet done so. */
static void read_holder(const struct lock *lock, char holder[HOLDER_SIZE])
{
    struct flock held = whole_file(F_WRLCK);
    ssize_t len = lock->fd < 0 ? 0 : pread(lock->fd, holder, HOLDER_SIZE - 1, 0);
    holder[len < 0 ? 0 : len] = '\0';
    if (holder[0] == '\0' && lock->fd >= 0 && fcntl(lock->fd, F_GETLK, &held) == 0) {
        (void)snprintf(holder, HOLDER_SIZE, hz_translate(N_("process %ld")), (long)held.l_pid);
    }
}

/* Who may write the ledger may wait for its lock, should it be left by a killed process. */
static void share_with_writers(const struct lock *lock, const char *ledger)
{
    struct stat st;
    if (stat(ledger, &st) == 0) {
        (void)(fchown(lock->fd, (uid_t)-1, st.st_gid) == 0);
        (void)fchmod(lock->fd, (st.st_mode & 0666) | 0600);
    }
}

/* Only told to those who wait: that it could not be written is no reason to stop. */
static void write_holder(const struct lock *lock, const char *who)
{
    char holder[HOLDER_SIZE];
    char host[64] = "";
    char text[HOLDER_SIZE];
    (void)gethostname(host, sizeof host - 1);
    (void)snprintf(text, sizeof text, hz_translate(N_("%.90s (process %ld on %s)")), who,
                   (long)getpid(), host);
    hz_diag_copy(holder, sizeof holder, hz_span_of(text));
    if (ftruncate(lock->fd, 0) == 0) {
        (void)write_all(lock->fd, hz_span_of(holder));
    }
}

static void let_go(struct lock *lock)
{
    if (lock->fd >= 0) {
        (void)close(lock->fd);
        lock->fd = -1;
    }
}

static int give_up(struct lock *lock, const struct lock_request *request, hz_diag *err)
{
    char holder[HOLDER_SIZE];
    char detail[HOLDER_SIZE + 64];
    read_holder(lock, holder);
    (void)snprintf(detail, sizeof detail, hz_translate(N_("%s; waited %d seconds")), holder,
                   request->seconds);
    hz_diag_set(err, HZ_E007, request->name, detail);
    return -1;
}

static void say_waiting(const struct lock *lock, const struct lock_request *request)
{
    char holder[HOLDER_SIZE];
    hz_diag diag;
    read_holder(lock, holder);
    hz_diag_set(&diag, HZ_N008, request->name, holder);
    request->sink.fn(request->sink.ctx, &diag);
}

/* Tries again and again. 1: taken; 0: the time is up; -1: errno. */
static int take_turn(struct lock *lock, const struct lock_request *request)
{
    int64_t start = now_ms();
    long pause = FIRST_PAUSE_MS;
    bool said = false;
    int taken;
    while ((taken = try_once(lock)) == 0) {
        int64_t waited = now_ms() - start;
        if (waited >= (int64_t)request->seconds * 1000) {
            return 0;
        }
        if (!said && waited >= PATIENCE_MS && lock->fd >= 0) {
            say_waiting(lock, request);
            said = true;
        }
        pause_ms(pause);
        pause = pause * 2 > LONGEST_PAUSE_MS ? LONGEST_PAUSE_MS : pause * 2;
    }
    return taken;
}

static int take(struct lock *lock, const struct lock_request *request, hz_diag *err)
{
    int taken = take_turn(lock, request);
    if (taken > 0) {
        share_with_writers(lock, request->ledger);
        write_holder(lock, request->who);
        return 0;
    }
    if (taken == 0) {
        (void)give_up(lock, request, err);
    } else {
        hz_diag_set(err, HZ_E002, request->name, strerror(errno));
    }
    let_go(lock); /* it is another's, and not to be taken away */
    return -1;
}

int lock_and_undo(struct lock *lock, const struct lock_request *request, hz_diag *err)
{
    hz_diag note;
    *lock = (struct lock){.path = lock_path(request->ledger), .fd = -1};
    if (lock->path == NULL) {
        hz_diag_set(err, HZ_E003, request->name, NULL);
        return -1;
    }
    if (take(lock, request, err) != 0) {
        return -1;
    }
    int undone = pending_undo(request->ledger, err);
    if (undone > 0) {
        hz_diag_set(&note, HZ_N010, request->name, NULL);
        request->sink.fn(request->sink.ctx, &note);
    }
    return undone < 0 ? -1 : 0;
}

void lock_release(struct lock *lock)
{
    if (lock->fd >= 0) {
        (void)unlink(lock->path); /* while it is still held, so that it is ours */
    }
    let_go(lock);
    free(lock->path);
    lock->path = NULL;
}
