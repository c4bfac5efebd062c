#include "ledger/lines.h"

static bool is_wide(const struct lines *l)
{
    return l->encoding == HZ_UTF16LE || l->encoding == HZ_UTF16BE;
}

/* Reads one unit, a byte or two. */
static size_t read_unit(struct lines *l, char unit[2])
{
    size_t size = 0;
    for (size_t i = 0; i < (is_wide(l) ? 2U : 1U); i++) {
        int c = getc(l->in);
        if (c == EOF) {
            break;
        }
        unit[size++] = (char)c;
    }
    return size;
}

/* Takes one unit and says which character it is; EOF at the end. */
static int take(struct lines *l, char unit[2], size_t *size)
{
    if (l->held_size > 0) {
        memcpy(unit, l->held, 2);
        *size = l->held_size;
        l->held_size = 0;
    } else {
        *size = read_unit(l, unit);
    }
    if (*size == 0) {
        return EOF;
    }
    unsigned char first = (unsigned char)unit[0];
    if (*size == 1) {
        return first;
    }
    unsigned char second = (unsigned char)unit[1];
    return l->encoding == HZ_UTF16LE ? second << 8 | first : first << 8 | second;
}

/* The line feed that may stand behind a carriage return. */
static bool take_line_feed(struct lines *l, char unit[2], size_t *size)
{
    if (take(l, unit, size) == '\n') {
        return true;
    }
    memcpy(l->held, unit, 2);
    l->held_size = *size;
    return false;
}

/* Moves one line; each unit goes to @p put. False: put failed. */
static bool move_line(struct lines *l, bool (*put)(void *to, const char *bytes, size_t len),
                      void *to)
{
    char unit[2] = {0};
    size_t size = 0;
    int c = take(l, unit, &size);
    if (c == EOF) {
        l->at_end = true;
        return true;
    }
    l->ended = false;
    for (; c != EOF; c = take(l, unit, &size)) {
        if (!put(to, unit, size)) {
            return false;
        }
        if (c == '\n' || c == '\r') {
            l->ended = true;
            if (c == '\r' && take_line_feed(l, unit, &size) && !put(to, unit, size)) {
                return false;
            }
            break;
        }
    }
    l->line++;
    return true;
}

static bool put_buf(void *to, const char *bytes, size_t len)
{
    return buf_add(to, bytes, len);
}

static bool put_file(void *to, const char *bytes, size_t len)
{
    bool ok = putc(bytes[0], to) != EOF;
    return ok && (len < 2 || putc(bytes[1], to) != EOF);
}

static bool put_nowhere(void *to, const char *bytes, size_t len)
{
    (void)to;
    (void)bytes;
    (void)len;
    return true;
}

bool lines_read(struct lines *l, struct buf *line)
{
    return move_line(l, put_buf, line);
}

bool lines_copy(struct lines *l, uint64_t line, FILE *out)
{
    while (l->line < line && !l->at_end) {
        if (!move_line(l, put_file, out)) {
            return false;
        }
    }
    return true;
}

void lines_skip(struct lines *l, uint64_t line)
{
    while (l->line < line && !l->at_end) {
        (void)move_line(l, put_nowhere, NULL);
    }
}
