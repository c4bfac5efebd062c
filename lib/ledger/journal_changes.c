/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/journal_changes.h"
#include <stdio.h>

const char changes_day[] = "办理日期";
const char changes_reason[] = "理由";
const char changes_source[] = "来源";
const char changes_undoes[] = "撤回序号";

static const char arrow[] = "→";
enum { ARROW = sizeof arrow - 1 };

static bool is_arrow(hz_span s)
{
    return s.len >= ARROW && memcmp(s.ptr, arrow, ARROW) == 0;
}

static bool escape(struct buf *out, hz_span text, bool is_label)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool special = c == '\\' || c == ';' || (is_label && c == ':') ||
                       is_arrow((hz_span){text.ptr + i, text.len - i});
        bool ok = c == '\n'   ? buf_add_text(out, "\\n")
                  : c == '\r' ? buf_add_text(out, "\\r")
                              : (!special || buf_add_text(out, "\\")) && buf_add(out, &c, 1);
        if (!ok) {
            return false;
        }
    }
    return true;
}

static bool add_label(struct buf *cell, hz_span label, unsigned number)
{
    char text[16] = "";
    if (number > 0) {
        (void)snprintf(text, sizeof text, "\\#%u", number);
    }
    return (cell->len == 0 || buf_add_text(cell, "; ")) && escape(cell, label, true) &&
           buf_add_text(cell, text) && buf_add_text(cell, ": ");
}

bool changes_add(struct buf *cell, hz_span label, unsigned number, hz_span before, hz_span after)
{
    return add_label(cell, label, number) && escape(cell, before, false) &&
           buf_add_text(cell, " ") && buf_add_text(cell, arrow) && buf_add_text(cell, " ") &&
           escape(cell, after, false);
}

bool changes_add_note(struct buf *cell, hz_span label, hz_span text)
{
    return add_label(cell, label, 0) && escape(cell, text, false);
}

/* Remove the text before @p mark, and the mark, from @p rest; everything if there is no mark. */
static hz_span take_until(hz_span *rest, const char *mark, bool *found)
{
    size_t len = strlen(mark);
    for (size_t i = 0; i < rest->len; i++) {
        if (rest->ptr[i] == '\\') {
            i++;
        } else if (rest->len - i >= len && memcmp(rest->ptr + i, mark, len) == 0) {
            hz_span taken = {rest->ptr, i};
            *rest = (hz_span){rest->ptr + i + len, rest->len - i - len};
            *found = true;
            return taken;
        }
    }
    hz_span taken = *rest;
    *rest = (hz_span){rest->ptr + rest->len, 0};
    *found = false;
    return taken;
}

static hz_span find_part(hz_span cell, const char *label, bool is_note)
{
    size_t len = strlen(label);
    bool found = false;
    while (cell.len > 0) {
        bool is_it = cell.len > len && memcmp(cell.ptr, label, len) == 0 && cell.ptr[len] == ':';
        hz_span piece = take_until(&cell, "; ", &found);
        if (is_it) {
            (void)take_until(&piece, ": ", &found);
            hz_span before = take_until(&piece, " → ", &found);
            if (found != is_note) {
                return found ? piece : before;
            }
        }
    }
    return hz_span_of("");
}

hz_span changes_find(hz_span cell, const char *label)
{
    return find_part(cell, label, false);
}

hz_span changes_find_note(hz_span cell, const char *label)
{
    return find_part(cell, label, true);
}

/* The character that an escape sequence means. */
static char escaped_character(char c)
{
    switch (c) {
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    default:
        return c;
    }
}

/* The buffer holds the whole part from the start, so that it never moves. */
static hz_span unescape(struct buf *buffer, hz_span text)
{
    char *start = buffer->ptr + buffer->len;
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\\' && i + 1 < text.len) {
            c = escaped_character(text.ptr[++i]);
        }
        start[len++] = c;
    }
    buffer->len += len;
    return (hz_span){start, len};
}

/* Parse the label, and the number that may follow it. */
static void take_label(struct buf *buffer, hz_span text, struct journal_change *change)
{
    size_t end = 0;
    while (end < text.len &&
           !(text.ptr[end] == '\\' && end + 1 < text.len && text.ptr[end + 1] == '#')) {
        end += text.ptr[end] == '\\' ? 2 : 1;
    }
    end = end < text.len ? end : text.len;
    change->number = 0;
    for (size_t i = end + 2; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++) {
        change->number = change->number * 10 + (unsigned)(text.ptr[i] - '0');
    }
    change->name = unescape(buffer, (hz_span){text.ptr, end});
    hz_span number = unescape(buffer, (hz_span){text.ptr + end, text.len - end});
    change->label = (hz_span){change->name.ptr, change->name.len + number.len};
}

int changes_next(struct changes_reader *cell, struct journal_change *change)
{
    bool found = false;
    if (cell->rest.len == 0) {
        return 0;
    }
    hz_span piece = take_until(&cell->rest, "; ", &found);
    cell->buffer.len = 0;
    if (!buf_reserve(&cell->buffer, piece.len + 1)) {
        return -1;
    }
    *change = (struct journal_change){.before = hz_span_of("")};
    take_label(&cell->buffer, take_until(&piece, ": ", &found), change);
    hz_span before = take_until(&piece, " → ", &found);
    change->is_note = !found;
    change->before = found ? unescape(&cell->buffer, before) : change->before;
    change->after = unescape(&cell->buffer, found ? piece : before);
    return 1;
}
