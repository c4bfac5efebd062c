/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/message.h"
#include "base/text_domain.h"
#include "base/visible.h"
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>

#define DIAG(code, severity, text) text,
#define CHECK(code, severity, function, text) text,
static const char *const texts[] = {
#include <hazard/codes.def>
};
#undef DIAG
#undef CHECK

const char *hz_data_dir(void)
{
    const char *dir = getenv("HAZARD_DATADIR");
    return dir != NULL && dir[0] != '\0' ? dir : HZ_DATADIR;
}

const char *hz_translate(const char *text)
{
    return dgettext(HZ_TEXT_DOMAIN, text);
}

const char *hz_translate_count(const char *one, const char *many, unsigned long count)
{
    return dngettext(HZ_TEXT_DOMAIN, one, many, count);
}

static const char *severity_name(hz_severity severity)
{
    static const char *const names[] = {N_("note"), N_("warning"), N_("error")};
    return hz_translate(names[severity]);
}

/* A line of text under construction; it ends in an ellipsis before the first that does not fit. */
struct line {
    char *text;
    size_t size;
    size_t len;
    bool full;
};

static const char ellipsis[] = "…";

/* Fills the line with as much of @p text as leaves the ellipsis its place, no character cut. */
static void close_line(struct line *line, const char *text)
{
    size_t left = line->size - 1 - line->len;
    memcpy(line->text + line->len, text, left);
    line->len += left;
    while (line->len > line->size - sizeof ellipsis ||
           ((unsigned char)line->text[line->len] & 0xC0) == 0x80) {
        line->len--;
    }
    memcpy(line->text + line->len, ellipsis, sizeof ellipsis);
}

static void put(struct line *line, const char *text, size_t len)
{
    if (line->full) {
        return; /* what comes later must not close the gap */
    }
    line->full = line->len + len >= line->size;
    if (!line->full) {
        memcpy(line->text + line->len, text, len);
        line->len += len;
        line->text[line->len] = '\0';
    } else if (line->size >= sizeof ellipsis) {
        close_line(line, text);
    }
}

static void put_text(struct line *line, const char *text)
{
    put(line, text, strlen(text));
}

static void put_visible(struct line *line, const char *text)
{
    char code[VISIBLE_SIZE];
    hz_span rest = hz_span_of(text);
    while (rest.len > 0) {
        size_t len = visible_first(rest, code);
        put(line, code[0] == '\0' ? rest.ptr : code, code[0] == '\0' ? len : strlen(code));
        rest = (hz_span){rest.ptr + len, rest.len - len};
    }
}

static void put_message(struct line *line, const hz_diag *diag)
{
    const char *text = hz_translate(texts[diag->code]);
    const char *hole = strstr(text, "{}");
    if (hole == NULL) {
        put_text(line, text);
        return;
    }
    put(line, text, (size_t)(hole - text));
    put_visible(line, diag->detail);
    put_text(line, hole + 2);
}

void hz_diag_message(const hz_diag *diag, char *text, size_t size)
{
    struct line line = {.text = text, .size = size};
    text[0] = '\0';
    put_message(&line, diag);
}

static void put_place(struct line *line, const hz_diag *diag)
{
    char number[32];
    if (diag->file[0] != '\0') {
        put_visible(line, diag->file);
        put_text(line, ":");
    }
    if (diag->line > 0) {
        (void)snprintf(number, sizeof number, "%llu:", (unsigned long long)diag->line);
        put_text(line, number);
    }
    if (line->len > 0) {
        put_text(line, " ");
    }
}

void hz_diag_line(const hz_diag *diag, char *text, size_t size)
{
    struct line line = {.text = text, .size = size};
    char cell[32];
    text[0] = '\0';
    put_place(&line, diag);
    put_text(&line, severity_name(hz_code_severity(diag->code)));
    put_text(&line, "[");
    put_text(&line, hz_code_name(diag->code));
    put_text(&line, "] ");
    hz_diag_cell(diag, cell);
    if (cell[0] != '\0') {
        put_text(&line, cell);
        put_text(&line, " ");
    }
    if (diag->label[0] != '\0') {
        put_visible(&line, diag->label);
        put_text(&line, hz_translate(N_(": ")));
    }
    if (diag->value[0] != '\0' && strcmp(diag->value, diag->label) != 0) {
        put_text(&line, "“");
        put_visible(&line, diag->value);
        put_text(&line, "” ");
    }
    put_message(&line, diag);
}
