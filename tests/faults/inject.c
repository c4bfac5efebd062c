/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Runs a command and injects one fault at its N-th system call, counted over all of them from its
 * start on:  inject KIND N COMMAND [ARGUMENT...]
 *
 *   kill     the command dies before the call is carried out
 *   eio, enospc, eintr  the call is not carried out and fails with that error
 *   short    a write takes only half of its bytes; N counts the writes of two bytes or more
 *   hold     the command stops at the call until this program is killed
 *   run      before the call the shell command in INJECT_RUN is run, while the command waits
 *   count    nothing is injected; the number of calls goes to standard output
 *
 * Exit status: the command's, 137 if it was killed, 125 if it made fewer calls (or writes) than N,
 * 126 if this machine cannot do it.
 */
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KILLED = 137, TOO_FEW = 125, CANNOT = 126 };

#if defined(__x86_64__)
#include <sys/user.h>

enum kind { KILL, FAIL, SHORT, HOLD, RUN, COUNT };

static const struct {
    const char *name;
    enum kind kind;
    int error;
} kinds[] = {
    {"kill", KILL, 0},   {"eio", FAIL, EIO}, {"enospc", FAIL, ENOSPC}, {"eintr", FAIL, EINTR},
    {"short", SHORT, 0}, {"hold", HOLD, 0},  {"run", RUN, 0},          {"count", COUNT, 0},
};

struct injection {
    enum kind kind;
    int error;
    long number;
    long calls; /* so far; of SHORT the writes */
    int done;   /* injected */
};

/* Counts the call that is being entered. Nonzero: it is call N. */
static int is_due(struct injection *i, pid_t pid)
{
    struct user_regs_struct regs;
    if (i->kind == SHORT && (ptrace(PTRACE_GETREGS, pid, NULL, &regs) != 0 || regs.rdx < 2 ||
                             (regs.orig_rax != SYS_write && regs.orig_rax != SYS_pwrite64))) {
        return 0;
    }
    return ++i->calls == i->number && i->kind != COUNT;
}

/* At the entry of call N. Nonzero: its result is to be replaced at its end. */
static int inject(struct injection *i, pid_t pid)
{
    struct user_regs_struct regs;
    if (i->kind == KILL) {
        i->done = 1;
        (void)kill(pid, SIGKILL);
        return 0;
    }
    if (i->kind == RUN) {
        const char *command = getenv("INJECT_RUN");
        i->done = command != NULL && system(command) != -1; /* NOLINT(cert-env33-c) */
        return 0;
    }
    while (i->kind == HOLD) {
        (void)pause();
    }
    if (ptrace(PTRACE_GETREGS, pid, NULL, &regs) != 0) {
        return 0;
    }
    if (i->kind == SHORT) {
        regs.rdx /= 2;
    } else {
        regs.orig_rax = (unsigned long long)-1; /* the kernel carries out nothing */
    }
    i->done = 1;
    (void)ptrace(PTRACE_SETREGS, pid, NULL, &regs);
    return i->kind == FAIL;
}

static void set_result(pid_t pid, int error)
{
    struct user_regs_struct regs;
    if (ptrace(PTRACE_GETREGS, pid, NULL, &regs) == 0) {
        regs.rax = (unsigned long long)-(long long)error;
        (void)ptrace(PTRACE_SETREGS, pid, NULL, &regs);
    }
}

/* Follows the command to its end. Its exit status. */
static int follow(struct injection *i, pid_t pid)
{
    int status = 0;
    int inside = 0; /* between a call's entry and its end */
    int replace = 0;
    int signal_number = 0;
    (void)ptrace(PTRACE_SETOPTIONS, pid, NULL, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    /* once the fault is injected, further calls are of no interest */
    while (ptrace(i->done && !replace ? PTRACE_CONT : PTRACE_SYSCALL, pid, NULL,
                  (void *)(long)signal_number) == 0 &&
           waitpid(pid, &status, 0) == pid && WIFSTOPPED(status)) {
        signal_number = 0;
        if (WSTOPSIG(status) != (SIGTRAP | 0x80)) {
            signal_number = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
            continue;
        }
        inside = !inside;
        if (inside && is_due(i, pid)) {
            replace = inject(i, pid);
        } else if (!inside && replace) {
            set_result(pid, i->error);
            replace = 0;
        }
    }
    if (i->done && i->kind == KILL) {
        (void)waitpid(pid, &status, 0);
        return KILLED;
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* Both processes take turns, so one processor serves them faster than two. */
static void stay_on_one_processor(void)
{
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET((size_t)sched_getcpu(), &one);
    (void)sched_setaffinity(0, sizeof one, &one);
}

static int run(struct injection *i, char **command)
{
    stay_on_one_processor();
    pid_t pid = fork();
    int status = 0;
    if (pid == 0) {
        if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0) {
            (void)execvp(command[0], command);
        }
        _exit(CANNOT);
    }
    if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status)) {
        return CANNOT;
    }
    return follow(i, pid);
}

int main(int argc, char **argv)
{
    struct injection i = {.kind = COUNT};
    size_t k = 0;
    while (argc > 3 && k < sizeof kinds / sizeof kinds[0] && strcmp(argv[1], kinds[k].name) != 0) {
        k++;
    }
    if (argc < 4 || k == sizeof kinds / sizeof kinds[0]) {
        (void)fprintf(stderr,
                      "usage: inject kill|eio|enospc|eintr|short|hold|run|count N COMMAND...\n");
        return CANNOT;
    }
    i.kind = kinds[k].kind;
    i.error = kinds[k].error;
    i.number = strtol(argv[2], NULL, 10);
    int status = run(&i, argv + 3);
    if (i.kind == COUNT) {
        (void)printf("%ld\n", i.calls);
        return status;
    }
    return i.done ? status : TOO_FEW;
}
#else
int main(void)
{
    (void)fprintf(stderr, "inject: not supported on this machine\n");
    return CANNOT;
}
#endif
