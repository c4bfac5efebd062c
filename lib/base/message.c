#include "base/text_domain.h"
#include <hazard/message.h>
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

static const char *severity_name(hz_severity severity)
{
    static const char *const names[] = {N_("note"), N_("warning"), N_("error")};
    return hz_translate(names[severity]);
}

/* A line of text under construction; it ends before the first character that does not fit. */
struct line {
    char *text;
    size_t size;
    size_t len;
};

static void put(struct line *line, const char *text, size_t len)
{
    size_t room = line->size - line->len;
    char *end = line->text + line->len;
    hz_diag_copy(end, room, (hz_span){text, len});
    line->len += strlen(end);
    if (strlen(end) < len) {
        line->size = line->len + 1; /* what comes later must not close the gap */
    }
}

static void put_text(struct line *line, const char *text)
{
    put(line, text, strlen(text));
}

static void put_visible(struct line *line, const char *text)
{
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        unsigned char next = (unsigned char)text[1];
        char code[8];
        if (c == '\n' || c == '\r') {
            put_text(line, c == '\n' ? "\\n" : "\\r");
        } else if (c < 0x20 || c == 0x7F) {
            (void)snprintf(code, sizeof code, "\\x%02X", c);
            put_text(line, code);
        } else if (c == 0xC2 && next >= 0x80 && next < 0xA0) {
            /* U+0080 to U+009F: terminals obey them as they obey ESC */
            (void)snprintf(code, sizeof code, "\\u%04X", next);
            put_text(line, code);
            text++;
        } else {
            /* whole characters only: bytes of one character are put together */
            size_t len = 1;
            while (((unsigned char)text[len] & 0xC0) == 0x80) {
                len++;
            }
            put(line, text, len);
            text += len - 1;
        }
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
    struct line line = {text, size, 0};
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
    struct line line = {text, size, 0};
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
