/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "plan/plan_file.h"
#include "base/buf.h"
#include "base/diag.h"
#include <errno.h>
#include <unistr.h>

/* Much larger than any plan. Limits are needed because libyaml is quadratic in some inputs. */
enum { LARGEST = 1 << 20, BLOCK = 1 << 16, DEEPEST = 16, MOST_ANCHORS = 1000 };

static int read_all(struct plan_file *f, FILE *stream, struct buf *text)
{
    size_t got = 0;
    do {
        if (!buf_reserve(text, BLOCK)) {
            return error_no_memory(f->err, f->name);
        }
        got = fread(text->ptr + text->len, 1, BLOCK, stream);
        text->len += got;
        if (text->len > LARGEST) {
            return plan_file_error(f, 0, N_("larger than 1 MiB, the limit for a plan"), NULL);
        }
    } while (got > 0);
    if (ferror(stream) != 0) {
        return error_system(f->err, HZ_E001, f->name, errno);
    }
    return 0;
}

static size_t line_of_byte(hz_span text, size_t offset)
{
    size_t line = 1;
    for (size_t i = 0; i < offset && i < text.len; i++) {
        line += text.ptr[i] == '\n' ? 1 : 0;
    }
    return line;
}

static bool is_utf16(hz_span text)
{
    return text.len >= 2 &&
           (memcmp(text.ptr, "\xFF\xFE", 2) == 0 || memcmp(text.ptr, "\xFE\xFF", 2) == 0);
}

/* Checked here because libyaml gives no line. UTF-16, which has a mark, is left to libyaml. */
static int check_encoding(struct plan_file *f, hz_span text)
{
    const uint8_t *wrong = is_utf16(text) ? NULL : u8_check((const uint8_t *)text.ptr, text.len);
    if (wrong == NULL) {
        return 0;
    }
    return plan_file_error(f, line_of_byte(text, (size_t)((const char *)wrong - text.ptr)),
                           N_("not UTF-8 text; save the file again as UTF-8"), NULL);
}

static int parser_error(struct plan_file *f, const yaml_parser_t *parser, hz_span text)
{
    if (parser->error == YAML_MEMORY_ERROR) {
        return error_no_memory(f->err, f->name);
    }
    /* errors of the reader have an offset, not a line */
    size_t line = parser->error == YAML_READER_ERROR ? line_of_byte(text, parser->problem_offset)
                                                     : parser->problem_mark.line + 1;
    return plan_file_error(f, line, "{problem}", "problem",
                           parser->problem == NULL ? "?" : parser->problem, NULL);
}

/* The two numbers in which libyaml is quadratic. */
struct effort {
    int depth;
    int anchors;
};

static void count_token(struct effort *effort, yaml_token_type_t type)
{
    switch (type) {
    case YAML_FLOW_SEQUENCE_START_TOKEN:
    case YAML_FLOW_MAPPING_START_TOKEN:
        effort->depth++;
        break;
    case YAML_FLOW_SEQUENCE_END_TOKEN:
    case YAML_FLOW_MAPPING_END_TOKEN:
        effort->depth--;
        break;
    case YAML_ANCHOR_TOKEN:
        effort->anchors++;
        break;
    default:
        break;
    }
}

static bool is_too_much(const struct effort *effort)
{
    return effort->depth > DEEPEST || effort->anchors > MOST_ANCHORS;
}

/*
 * Returns an upper bound of the bracket depth after a line that begins at @p depth, and updates
 * @p deepest. Brackets closed within the line do not count, unless a quote, a comment or a tag
 * could hide the closing one.
 */
static int line_depth(hz_span line, int depth, int *deepest)
{
    int open = 0;
    int most = 0;
    int all = 0;
    bool doubtful = false;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        if (c == '[' || c == '{') {
            all++;
            open++;
            most = open > most ? open : most;
        }
        open -= c == ']' || c == '}' ? 1 : 0;
        doubtful = doubtful || c == '"' || c == '\'' || c == '#' || c == '!' || open < 0;
    }
    doubtful = doubtful || open != 0;
    *deepest = depth + all > *deepest && doubtful ? depth + all : *deepest;
    *deepest = depth + most > *deepest ? depth + most : *deepest;
    return doubtful ? depth + all : depth;
}

/* A quick test that is true for all ordinary plans. */
static bool is_surely_little(hz_span text)
{
    struct effort most = {0};
    int depth = 0;
    if (is_utf16(text)) {
        return false;
    }
    while (text.len > 0) {
        const char *end = memchr(text.ptr, '\n', text.len);
        size_t len = end == NULL ? text.len : (size_t)(end - text.ptr) + 1;
        depth = line_depth((hz_span){text.ptr, len}, depth, &most.depth);
        for (size_t i = 0; i < len; i++) {
            most.anchors += text.ptr[i] == '&' ? 1 : 0;
        }
        text = (hz_span){text.ptr + len, text.len - len};
    }
    return !is_too_much(&most);
}

/* Counts tokens, which is linear. Errors are left for the parser to report. */
static int check_effort(struct plan_file *f, hz_span text)
{
    if (is_surely_little(text)) {
        return 0;
    }
    yaml_parser_t parser;
    yaml_token_t token;
    struct effort effort = {0};
    size_t line = 0;
    bool more = true;
    if (yaml_parser_initialize(&parser) == 0) {
        return error_no_memory(f->err, f->name);
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.ptr, text.len);
    while (more && !is_too_much(&effort) && yaml_parser_scan(&parser, &token) != 0) {
        more = token.type != YAML_STREAM_END_TOKEN && token.type != YAML_NO_TOKEN;
        count_token(&effort, token.type);
        line = token.start_mark.line + 1;
        yaml_token_delete(&token);
    }
    yaml_parser_delete(&parser);
    return is_too_much(&effort)
               ? plan_file_error(
                     f, line,
                     N_("more than {depth} nested brackets, or more than {anchors} anchors"),
                     "depth", digits_of(DEEPEST).text, "anchors", digits_of(MOST_ANCHORS).text,
                     NULL)
               : 0;
}

/* A second document would be ignored silently, so it is an error. */
static int refuse_second(struct plan_file *f, yaml_parser_t *parser, hz_span text)
{
    yaml_document_t second;
    if (yaml_parser_load(parser, &second) == 0) {
        return parser_error(f, parser, text);
    }
    bool exists = yaml_document_get_root_node(&second) != NULL;
    size_t line = second.start_mark.line + 1;
    yaml_document_delete(&second);
    return exists ? plan_file_error(
                        f, line, N_("a second document begins here; a plan is one document"), NULL)
                  : 0;
}

static int parse(struct plan_file *f, hz_span text)
{
    yaml_parser_t parser;
    if (yaml_parser_initialize(&parser) == 0) {
        return error_no_memory(f->err, f->name);
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.ptr, text.len);
    f->loaded = yaml_parser_load(&parser, &f->document) != 0;
    int result = f->loaded ? refuse_second(f, &parser, text) : parser_error(f, &parser, text);
    yaml_parser_delete(&parser);
    return result;
}

int plan_file_read(struct plan_file *f, FILE *stream)
{
    struct buf text = {0};
    int result = read_all(f, stream, &text);
    if (result == 0) {
        result = check_encoding(f, buf_span(&text));
    }
    if (result == 0) {
        result = check_effort(f, buf_span(&text));
    }
    if (result == 0) {
        result = parse(f, buf_span(&text));
    }
    buf_free(&text);
    return result;
}
