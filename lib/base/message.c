/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/arguments.h"
#include "base/catalog.h"
#include "base/visible.h"
#include <stdio.h>

/* A line of text under construction; it ends in an ellipsis if not all fits. */
struct line {
    hz_language language;
    char *text;
    size_t size;
    size_t len;
    bool full;
};

static const char ellipsis[] = "…";

/* Fills the line with the whole characters of @p text that leave space for the ellipsis. */
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
        return; /* later text must not follow a gap */
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

static const char *translate(const struct line *line, const char *text)
{
    return hz_translate(line->language, text, NULL, 0);
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

/* Puts the text of {name}. A {place} or {other_place} is FILE:LINE, so that “-:3” is line 3 of
 * standard input. */
static void put_value(struct line *line, const char *name, size_t len, const char *text)
{
    static const char place[] = "place";
    size_t place_len = sizeof place - 1;
    bool is_place = len >= place_len && memcmp(name + len - place_len, place, place_len) == 0;
    bool in_stdin = is_place && text[0] == '-' && text[1] == ':';
    put_text(line, in_stdin ? translate(line, N_("(stdin)")) : "");
    put_visible(line, text + (in_stdin ? 1 : 0));
}

enum { MAX_DEPTH = 4 }; /* of messages in messages */

static void put_template(struct line *line, const hz_diag *diag, const char *text,
                         const struct argument *outer, int depth);

static void put_argument(struct line *line, const hz_diag *diag, const struct argument *a,
                         int depth)
{
    if (a->kind == ARGUMENT_TEXT) {
        put_value(line, a->name, strlen(a->name), a->text);
    } else if (a->kind == ARGUMENT_MESSAGE) {
        put_template(line, diag, translate(line, a->text), a, depth);
    } else {
        put_template(line, diag, hz_translate(line->language, a->text, a->many, a->number), a,
                     depth);
    }
}

/* Puts {name} itself, so that a name that nothing fills is noticed. */
static void put_name(struct line *line, const char *name, size_t len)
{
    put_text(line, "{");
    put(line, name, len);
    put_text(line, "}");
}

/* Puts all arguments that fill {name}, a name of @p len bytes, of a code's own text. */
static void put_all(struct line *line, const hz_diag *diag, const char *name, size_t len)
{
    bool any = false;
    struct argument a = argument_first(diag);
    for (; a.kind != ARGUMENT_NONE; a = argument_after(diag, &a)) {
        if (!a.inner && argument_is(&a, name, len)) {
            put_text(line, any ? translate(line, N_("; ")) : "");
            put_argument(line, diag, &a, 1);
            any = true;
        }
    }
    if (!any && diag->detail[0] != '\0') {
        put_value(line, name, len, translate(line, diag->detail));
    } else if (!any) {
        put_name(line, name, len);
    }
}

/* Puts the argument that fills {name} in @p outer: the last before it, or the first after it. */
static void put_nearest(struct line *line, const hz_diag *diag, const char *name, size_t len,
                        const struct argument *outer, int depth)
{
    struct argument found = {.kind = ARGUMENT_NONE};
    struct argument a = argument_first(diag);
    for (; a.kind != ARGUMENT_NONE; a = argument_after(diag, &a)) {
        bool fits = a.at != outer->at && argument_is(&a, name, len);
        if (fits && (a.at < outer->at || found.kind == ARGUMENT_NONE)) {
            found = a;
        }
    }
    if (found.kind != ARGUMENT_NONE && depth < MAX_DEPTH) {
        put_argument(line, diag, &found, depth + 1);
    } else {
        put_name(line, name, len);
    }
}

static void put_placeholder(struct line *line, const hz_diag *diag, const char *name, size_t len,
                            const struct argument *outer, int depth)
{
    char number[32];
    if (outer == NULL) {
        put_all(line, diag, name, len);
    } else if (outer->kind == ARGUMENT_COUNT && len == 1 && name[0] == 'n') {
        (void)snprintf(number, sizeof number, "%lu", outer->number);
        put_text(line, number);
    } else {
        put_nearest(line, diag, name, len, outer, depth);
    }
}

/* Puts @p text with its placeholders filled; @p outer is the argument it belongs to, if any. */
static void put_template(struct line *line, const hz_diag *diag, const char *text,
                         const struct argument *outer, int depth)
{
    const char *open;
    while ((open = strchr(text, '{')) != NULL) {
        size_t len = strcspn(open + 1, "}");
        put(line, text, (size_t)(open - text));
        put_placeholder(line, diag, open + 1, len, outer, depth);
        text = open + 1 + len + (open[1 + len] == '}' ? 1 : 0);
    }
    put_text(line, text);
}

static void put_message(struct line *line, const hz_diag *diag)
{
    put_template(line, diag, translate(line, code_text(diag->code)), NULL, 0);
}

static const char *file_name(const struct line *line, const hz_diag *diag)
{
    if (diag->place == HZ_PLACE_ARGUMENTS) {
        return translate(line, N_("command line")); /* hazard-add COLUMN=VALUE */
    }
    if (strcmp(diag->file, "-") != 0) {
        return diag->file;
    }
    return translate(line, diag->code == HZ_E002 ? N_("(stdout)") : N_("(stdin)"));
}

/* Copies the name of the file; of FILE#SHEET without the sheet, which follows. */
static void file_of_place(const struct line *line, const hz_diag *diag, char file[512])
{
    size_t sheet = strlen(diag->sheet);
    hz_diag_copy(file, sizeof diag->file, hz_span_of(file_name(line, diag)));
    size_t len = strlen(file);
    if (sheet > 0 && len > sheet + 1 && file[len - sheet - 1] == '#' &&
        strcmp(file + len - sheet, diag->sheet) == 0) {
        file[len - sheet - 1] = '\0';
    }
}

/* Puts SHEET!CELL: of a workbook; SHEET!ROW: for a whole row. */
static void put_sheet(struct line *line, const hz_diag *diag)
{
    char cell[32];
    diag_cell(diag, cell);
    if (cell[0] == '\0' && diag->line > 0) {
        (void)snprintf(cell, sizeof cell, "%llu", (unsigned long long)diag->line);
    }
    put_visible(line, diag->sheet);
    put_text(line, cell[0] == '\0' ? "" : "!");
    put_text(line, cell);
    put_text(line, ":");
}

static void put_place(struct line *line, const hz_diag *diag)
{
    char number[32];
    char file[sizeof diag->file];
    file_of_place(line, diag, file);
    if (file[0] != '\0') {
        put_visible(line, file);
        put_text(line, ":");
    }
    if (diag->sheet[0] != '\0') {
        put_sheet(line, diag);
    } else if (diag->line > 0) {
        (void)snprintf(number, sizeof number, "%llu:", (unsigned long long)diag->line);
        put_text(line, number);
    }
    if (line->len > 0) {
        put_text(line, " ");
    }
}

static const char *severity_name(hz_severity severity)
{
    static const char *const names[] = {N_("note"), N_("warning"), N_("error")};
    return names[severity];
}

static void put_cell(struct line *line, const hz_diag *diag)
{
    char cell[32];
    diag_cell(diag, cell);
    put_text(line, cell);
}

static void put_line(struct line *line, const hz_diag *diag)
{
    put_place(line, diag);
    put_text(line, translate(line, severity_name(hz_code_severity(diag->code))));
    put_text(line, "[");
    put_text(line, hz_code_name(diag->code));
    put_text(line, "] ");
    size_t start = line->len;
    if (diag->sheet[0] == '\0') { /* of a workbook it is in the place */
        put_cell(line, diag);
    }
    put_text(line, line->len > start ? " " : "");
    if (diag->label[0] != '\0') {
        put_visible(line, diag->label);
        put_text(line, translate(line, N_(": ")));
    }
    if (diag->value[0] != '\0' && strcmp(diag->value, diag->label) != 0) {
        put_text(line, "“");
        put_visible(line, diag->value);
        put_text(line, "” ");
    }
    put_message(line, diag);
}

void hz_diag_text(const hz_diag *diag, hz_part part, hz_language language, char *text, size_t size)
{
    struct line line = {.language = language, .text = text, .size = size};
    text[0] = '\0';
    switch (part) {
    case HZ_PART_MESSAGE:
        put_message(&line, diag);
        break;
    case HZ_PART_FILE:
        put_text(&line, file_name(&line, diag));
        break;
    case HZ_PART_CELL:
        put_cell(&line, diag);
        break;
    default:
        put_line(&line, diag);
    }
}
