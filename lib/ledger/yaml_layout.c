/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/yaml_layout.h"
#include <stdint.h>
#include <yaml.h>

bool yaml_is_document_mark(hz_span line)
{
    bool mark =
        line.len >= 3 && (memcmp(line.ptr, "---", 3) == 0 || memcmp(line.ptr, "...", 3) == 0);
    return mark && (line.len == 3 || strchr(" \t\r\n", line.ptr[3]) != NULL);
}

/* A position in the text in bytes and in characters, which the scanner's marks count. */
struct place {
    hz_span text;
    size_t at;    /* byte */
    size_t index; /* character */
};

/* Advance to character @p index. True if a comment begins before it. */
static bool passes_comment(struct place *p, size_t index)
{
    bool comment = false;
    while (p->index < index && p->at < p->text.len) {
        comment = comment || p->text.ptr[p->at] == '#';
        do {
            p->at++;
        } while (p->at < p->text.len && ((unsigned char)p->text.ptr[p->at] & 0xC0) == 0x80);
        p->index++;
    }
    return comment;
}

static bool is_plain_token(yaml_token_type_t type)
{
    return type != YAML_ANCHOR_TOKEN && type != YAML_ALIAS_TOKEN && type != YAML_TAG_TOKEN &&
           type != YAML_NO_TOKEN;
}

/* The first line of a literal or folded block may end with a comment. */
static bool begins_with_comment(const yaml_token_t *token, const struct place *p)
{
    const char *start = p->text.ptr + p->at;
    size_t len = p->text.len - p->at;
    const char *end = memchr(start, '\n', len);
    bool block = token->type == YAML_SCALAR_TOKEN &&
                 (token->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
                  token->data.scalar.style == YAML_FOLDED_SCALAR_STYLE);
    return block && memchr(start, '#', end == NULL ? len : (size_t)(end - start)) != NULL;
}

/* Read a token. Between two tokens there can only be spaces or a comment. */
static bool next_is_plain(yaml_parser_t *parser, struct place *p, bool *end)
{
    yaml_token_t token;
    if (yaml_parser_scan(parser, &token) == 0) {
        return false;
    }
    bool plain = is_plain_token(token.type) && !passes_comment(p, token.start_mark.index);
    plain = plain && !begins_with_comment(&token, p);
    *end = token.type == YAML_STREAM_END_TOKEN;
    if (*end) {
        plain = plain && !passes_comment(p, SIZE_MAX);
    } else if (token.end_mark.index > p->index) {
        (void)passes_comment(p, token.end_mark.index);
    }
    yaml_token_delete(&token);
    return plain;
}

bool yaml_item_is_plain(hz_span item)
{
    yaml_parser_t parser;
    struct place place = {.text = item};
    bool plain = true;
    bool end = false;
    if (yaml_parser_initialize(&parser) == 0) {
        return false;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)item.ptr, item.len);
    while (plain && !end) {
        plain = next_is_plain(&parser, &place, &end);
    }
    yaml_parser_delete(&parser);
    return plain;
}
