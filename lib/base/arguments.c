/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * The field `detail` holds a text with its NUL, which fills the only placeholder of a simple
 * message, and then the named arguments: a byte with the kind, the name with its NUL, and the text
 * with its NUL or, of messages, pointers to string literals. A zero byte or the end of the field
 * ends them.
 */
#include "base/arguments.h"
#include <inttypes.h>
#include <stdio.h>

/* A bit of the kind: the argument belongs to a message that is an argument itself. */
enum { INNER = 0x10 };

static size_t first_at(const hz_diag *diag)
{
    return strlen(diag->detail) + 1;
}

static void take(const hz_diag *diag, size_t *at, void *value, size_t size)
{
    memcpy(value, diag->detail + *at, size);
    *at += size;
}

static struct argument argument_at(const hz_diag *diag, size_t at)
{
    struct argument a = {.at = at, .next = at};
    if (at >= sizeof diag->detail || diag->detail[at] == ARGUMENT_NONE) {
        return a;
    }
    a.kind = (enum argument_kind)(diag->detail[at] & ~INNER);
    a.inner = (diag->detail[at] & INNER) != 0;
    a.name = diag->detail + at + 1;
    a.next = at + 1 + strlen(a.name) + 1;
    if (a.kind == ARGUMENT_TEXT) {
        a.text = diag->detail + a.next;
        a.next += strlen(a.text) + 1;
    } else {
        take(diag, &a.next, &a.text, sizeof a.text);
    }
    if (a.kind == ARGUMENT_COUNT) {
        take(diag, &a.next, &a.many, sizeof a.many);
        take(diag, &a.next, &a.number, sizeof a.number);
    }
    return a;
}

struct argument argument_first(const hz_diag *diag)
{
    return argument_at(diag, first_at(diag));
}

struct argument argument_after(const hz_diag *diag, const struct argument *a)
{
    return argument_at(diag, a->next);
}

bool argument_is(const struct argument *a, const char *name, size_t len)
{
    return strlen(a->name) == len && memcmp(a->name, name, len) == 0;
}

/* The offset at which the next argument is added. */
static size_t end_of(const hz_diag *diag)
{
    struct argument a = argument_first(diag);
    while (a.kind != ARGUMENT_NONE) {
        a = argument_after(diag, &a);
    }
    return a.at;
}

size_t diag_detail_size(const hz_diag *diag)
{
    return end_of(diag);
}

/* Begins an argument with @p more bytes after its name. Returns their offset; 0: no space. */
static size_t begin(hz_diag *diag, enum argument_kind kind, const char *name, size_t more)
{
    size_t at = end_of(diag);
    size_t len = strlen(name) + 1;
    if (at + 1 + len + more > sizeof diag->detail) {
        return 0;
    }
    diag->detail[at] = (char)kind;
    memcpy(diag->detail + at + 1, name, len);
    return at + 1 + len;
}

void diag_arg_span(hz_diag *diag, const char *name, hz_span text)
{
    enum { LEAST = 4 }; /* an ellipsis and NUL */
    size_t at = begin(diag, ARGUMENT_TEXT, name, LEAST);
    if (at > 0) {
        hz_diag_copy(diag->detail + at, sizeof diag->detail - at, text);
    }
}

void diag_arg(hz_diag *diag, const char *name, const char *text)
{
    diag_arg_span(diag, name, hz_span_of(text));
}

struct digits digits_of(int64_t number)
{
    struct digits digits;
    (void)snprintf(digits.text, sizeof digits.text, "%" PRId64, number);
    return digits;
}

void diag_arg_number(hz_diag *diag, const char *name, uint64_t number)
{
    char text[32];
    (void)snprintf(text, sizeof text, "%" PRIu64, number);
    diag_arg(diag, name, text);
}

void diag_arg_message(hz_diag *diag, const char *name, const char *message)
{
    size_t at = begin(diag, ARGUMENT_MESSAGE, name, sizeof message);
    if (at > 0) {
        memcpy(diag->detail + at, &message, sizeof message);
    }
}

void diag_arg_count(hz_diag *diag, const char *name, const char *one, const char *many,
                    unsigned long number)
{
    size_t at = begin(diag, ARGUMENT_COUNT, name, sizeof one + sizeof many + sizeof number);
    if (at > 0) {
        memcpy(diag->detail + at, &one, sizeof one);
        memcpy(diag->detail + at + sizeof one, &many, sizeof many);
        memcpy(diag->detail + at + sizeof one + sizeof many, &number, sizeof number);
    }
}

/* Marks the arguments from @p first on as those of a message that is an argument itself. */
static void mark_inner(hz_diag *diag, size_t first)
{
    struct argument a = argument_at(diag, first);
    for (; a.kind != ARGUMENT_NONE; a = argument_after(diag, &a)) {
        diag->detail[a.at] |= INNER;
    }
}

void diag_arg_sentence_list(hz_diag *diag, const char *name, const char *message, va_list args)
{
    size_t first = end_of(diag);
    const char *one = NULL;
    while ((one = va_arg(args, const char *)) != NULL) {
        diag_arg(diag, one, va_arg(args, const char *));
    }
    mark_inner(diag, first);
    diag_arg_message(diag, name, message);
}

void diag_arg_sentence(hz_diag *diag, const char *name, const char *message, ...)
{
    va_list args;
    va_start(args, message);
    diag_arg_sentence_list(diag, name, message, args);
    va_end(args);
}

static void copy_one(hz_diag *diag, const struct argument *a)
{
    if (a->kind == ARGUMENT_TEXT) {
        diag_arg(diag, a->name, a->text);
    } else if (a->kind == ARGUMENT_MESSAGE) {
        diag_arg_message(diag, a->name, a->text);
    } else {
        diag_arg_count(diag, a->name, a->text, a->many, a->number);
    }
}

void diag_copy_args(hz_diag *diag, const hz_diag *from)
{
    struct argument a = argument_first(from);
    for (; a.kind != ARGUMENT_NONE; a = argument_after(from, &a)) {
        size_t at = end_of(diag);
        copy_one(diag, &a);
        if (a.inner && at < sizeof diag->detail && diag->detail[at] != ARGUMENT_NONE) {
            diag->detail[at] |= INNER;
        }
    }
}

void diag_arg_diag(hz_diag *diag, const char *name, const hz_diag *inner)
{
    const char *text = code_text(inner->code);
    const char *open = strchr(text, '{');
    size_t first = end_of(diag);
    if (inner->detail[0] != '\0' && open != NULL) { /* it fills the only placeholder */
        char only[32];
        (void)snprintf(only, sizeof only, "%.*s", (int)strcspn(open + 1, "}"), open + 1);
        diag_arg(diag, only, inner->detail);
    }
    diag_copy_args(diag, inner);
    mark_inner(diag, first);
    diag_arg_message(diag, name, text);
}
