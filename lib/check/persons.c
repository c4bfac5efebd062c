/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/persons.h"
#include "base/characters.h"
#include "base/span.h"
#include "value/value.h"
#include "value/words.h"
#include <stdint.h>

enum { MOST_NAMES = 32, PHONE_DIGITS = 7, NAMES_SIZE = 1024 };

/* The single names of a cell, in a text of their own. */
struct names {
    char text[NAMES_SIZE];
    hz_span items[MOST_NAMES];
    size_t count;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The bytes of a bracket that opens or closes at @p s; 0: none does. */
static size_t bracket_at(hz_span s, bool closing)
{
    static const char *const brackets[][2] = {{"(", ")"},   {"[", "]"},   {"{", "}"},
                                              {"<", ">"},   {"【", "】"}, {"〔", "〕"},
                                              {"《", "》"}, {"「", "」"}};
    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++) {
        const char *bracket = brackets[i][closing ? 1 : 0];
        size_t len = strlen(bracket);
        if (s.len >= len && memcmp(s.ptr, bracket, len) == 0) {
            return len;
        }
    }
    return 0;
}

/* Takes out what is in brackets; an open bracket extends to the end. */
static size_t drop_brackets(char *text, size_t len)
{
    size_t kept = 0;
    size_t depth = 0;
    for (size_t i = 0; i < len;) {
        hz_span rest = {text + i, len - i};
        size_t opens = bracket_at(rest, false);
        size_t closes = bracket_at(rest, true);
        if (opens > 0) {
            depth++;
        } else if (depth == 0 && closes == 0) {
            text[kept++] = text[i];
        }
        depth -= closes > 0 && depth > 0 ? 1 : 0;
        i += opens > 0 ? opens : closes > 0 ? closes : 1;
    }
    return kept;
}

/* The bytes of a number of seven or more digits, which blanks and dashes may divide; 0: none. */
static size_t phone_at(const char *text, size_t len)
{
    size_t digits = 0;
    size_t end = 0;
    for (size_t i = 0; i < len && (is_digit(text[i]) || (digits > 0 && strchr("- ", text[i])));
         i++) {
        digits += is_digit(text[i]) ? 1 : 0;
        end = is_digit(text[i]) ? i + 1 : end;
    }
    return digits >= PHONE_DIGITS ? end : 0;
}

static size_t drop_phones(char *text, size_t len)
{
    size_t kept = 0;
    for (size_t i = 0; i < len;) {
        size_t phone = phone_at(text + i, len - i);
        if (phone > 0) {
            kept -= kept > 0 && text[kept - 1] == ':' ? 1 : 0;
            text[kept++] = ' ';
            i += phone;
        } else {
            text[kept++] = text[i++];
        }
    }
    return kept;
}

void mask_phones(char *text, size_t len)
{
    enum { FIRST = 3, LAST = 2 };
    for (size_t i = 0; i < len;) {
        size_t phone = phone_at(text + i, len - i);
        for (size_t k = i + FIRST; phone > 0 && k < i + phone - LAST; k++) {
            if (is_digit(text[k])) {
                text[k] = '*';
            }
        }
        i += phone > 0 ? phone : 1;
    }
}

size_t count_characters(hz_span s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++) {
        count += ((unsigned char)s.ptr[i] & 0xC0) != 0x80 ? 1 : 0;
    }
    return count;
}

static bool is_latin(hz_span s)
{
    bool latin = s.len > 0;
    for (size_t i = 0; i < s.len; i++) {
        latin = latin && (unsigned char)s.ptr[i] < 0x80 && !is_digit(s.ptr[i]);
    }
    return latin;
}

/* True if a blank beside @p s may be within a name: 王 五, John Smith. */
static bool is_part(hz_span s)
{
    return is_latin(s) || count_characters(s) == 1;
}

/* 李四 of 验收人:李四; 张三 of 张三:组长. */
static hz_span after_label(hz_span name)
{
    size_t end = name.len;
    while (end > 0 && name.ptr[end - 1] != ':') {
        end--;
    }
    hz_span last = {name.ptr + end, name.len - end};
    if (end > 0 && is_title(last)) {
        return (hz_span){name.ptr, end - 1};
    }
    return last;
}

/* Cuts off words for further persons: 等3人, 等人; 等 alone only after several names. */
static void cut_others(hz_span *name, bool several)
{
    static const char *const counts[] = {"一", "二", "两", "三", "四", "五",
                                         "六", "七", "八", "九", "十", "几"};
    hz_span shorter = *name;
    bool persons = word_cut_end(&shorter, "人") || word_cut_end(&shorter, "名");
    for (size_t i = 0; persons && i < sizeof counts / sizeof counts[0]; i++) {
        (void)word_cut_end(&shorter, counts[i]);
    }
    while (persons && shorter.len > 0 && is_digit(shorter.ptr[shorter.len - 1])) {
        shorter.len--;
    }
    if ((persons || several) && word_cut_end(&shorter, "等") && count_characters(shorter) >= 2) {
        *name = shorter;
    }
}

static void add_single(struct names *names, hz_span name)
{
    name = without_titles(name);
    if (name.len > 0 && names->count < MOST_NAMES) {
        names->items[names->count++] = name;
    }
}

static bool is_short(hz_span name)
{
    enum { SHORTEST = 2, LONGEST = 3 };
    size_t count = count_characters(name);
    return count >= SHORTEST && count <= LONGEST;
}

/* Cuts the second of two names of usual length off @p name: 张三和李四. 王和平 is one person. */
static hz_span cut_joined(hz_span *name)
{
    static const char *const joints[] = {"和", "及", "与"};
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        const char *at = span_find(*name, hz_span_of(joints[i]));
        if (at != NULL) {
            hz_span first = {name->ptr, (size_t)(at - name->ptr)};
            size_t skip = first.len + strlen(joints[i]);
            hz_span second = {name->ptr + skip, name->len - skip};
            if (is_short(first) && is_short(second)) {
                *name = first;
                return second;
            }
        }
    }
    return (hz_span){name->ptr, 0};
}

static void add_name(struct names *names, hz_span name)
{
    static const char *const words[] = {"联系电话", "电话", "手机", "手机号",
                                        "Tel",      "TEL",  "签名", "签字"};
    (void)word_cut_end(&name, ":");
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        (void)word_cut_end(&name, words[i]);
    }
    (void)word_cut_end(&name, ":");
    name = after_label(name);
    cut_others(&name, names->count > 0);
    hz_span second = cut_joined(&name);
    add_single(names, second);
    add_single(names, name);
}

/* Takes the text before the next blanks off @p list, and the blanks. */
static hz_span next_piece(hz_span *list)
{
    const char *blank = list->len == 0 ? NULL : memchr(list->ptr, ' ', list->len);
    hz_span piece = {list->ptr, blank == NULL ? list->len : (size_t)(blank - list->ptr)};
    *list = (hz_span){list->ptr + piece.len, list->len - piece.len};
    while (list->len > 0 && list->ptr[0] == ' ') {
        *list = (hz_span){list->ptr + 1, list->len - 1};
    }
    return piece;
}

/* Adds the names in @p list, which blanks divide; the parts of a name are put together. */
static void add_divided(struct names *names, char *list, size_t len)
{
    hz_span rest = {list, len};
    char *at = list; /* where the next piece is written, never after where it is read */
    char *name = at;
    bool after_part = false;
    while (rest.len > 0) {
        hz_span piece = next_piece(&rest);
        hz_span peek = rest;
        bool part = is_part(piece);
        bool last_part = part && !is_latin(piece) && !is_part(next_piece(&peek));
        if (at > name && !(part && after_part) && !last_part && piece.len > 0) {
            add_name(names, (hz_span){name, (size_t)(at - name)});
            name = at;
        }
        memmove(at, piece.ptr, piece.len);
        at += piece.len;
        after_part = part;
    }
    if (at > name) {
        add_name(names, (hz_span){name, (size_t)(at - name)});
    }
}

/* The dots between the parts of a name, which are typed in many ways or left out: 阿依古丽·买买提.
 */
static bool is_name_dot(uint32_t c)
{
    static const uint32_t dots[] = {'.', 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB};
    for (size_t i = 0; i < sizeof dots / sizeof dots[0]; i++) {
        if (c == dots[i]) {
            return true;
        }
    }
    return false;
}

/* Removes invisible characters and dots; blanks become ASCII ones, and none follows a colon. */
static size_t with_plain_blanks(char *text, size_t len)
{
    size_t kept = 0;
    for (hz_span rest = {text, len}; rest.len > 0;) {
        const char *at = rest.ptr;
        uint32_t c = next_character(&rest);
        if (is_blank(c)) {
            if (kept == 0 || text[kept - 1] != ':') {
                text[kept++] = ' ';
            }
        } else if (!is_invisible(c) && !is_name_dot(c)) {
            size_t size = (size_t)(rest.ptr - at);
            memmove(text + kept, at, size);
            kept += size;
        }
    }
    return kept;
}

/* Skips words that are only titles if the cell has names as well: 副镇长 李四. */
static void drop_bare_titles(struct names *names)
{
    size_t kept = 0;
    size_t titles = 0;
    for (size_t i = 0; i < names->count; i++) {
        titles += is_title(names->items[i]) ? 1 : 0;
    }
    for (size_t i = 0; i < names->count && titles < names->count; i++) {
        if (!is_title(names->items[i])) {
            names->items[kept++] = names->items[i];
        }
    }
    names->count = titles < names->count ? kept : names->count;
}

static void read_names(struct names *names, hz_span cell)
{
    size_t len = NAMES_SIZE;
    names->count = 0;
    while (cell.len > NAMES_SIZE && len > 0 && ((unsigned char)cell.ptr[len] & 0xC0) == 0x80) {
        len--;
    }
    cell.len = cell.len > NAMES_SIZE ? len : cell.len;
    if (!hz_normalize(cell, names->text, sizeof names->text, &len)) {
        names->items[names->count++] = cell;
        return;
    }
    len = with_plain_blanks(names->text, len);
    len = drop_brackets(names->text, len);
    len = drop_phones(names->text, len);
    char *list = names->text;
    for (size_t i = 0; i <= len; i++) {
        bool comma = i < len && len - i >= 3 && memcmp(names->text + i, "、", 3) == 0;
        if (i == len || comma || strchr(",;/|&+", names->text[i]) != NULL) {
            add_divided(names, list, (size_t)(names->text + i - list));
            i += comma ? 2 : 0;
            list = names->text + i + 1;
        }
    }
    drop_bare_titles(names);
    if (names->count == 0) { /* nothing but brackets or a number: as it is written */
        names->items[names->count++] = word_squeeze(cell, names->text);
    }
}

/* True if @p cell is letters, digits and U+4000 to U+9FFF alone. */
static bool is_usual(hz_span cell)
{
    /* a bit for each byte: digits; capitals; small letters; later bytes; E4 to E9 */
    static const uint32_t usual[8] = {0,          0x03FF0000, 0x07FFFFFE, 0x07FFFFFE,
                                      0xFFFFFFFF, 0xFFFFFFFF, 0,          0x000003F0};
    uint32_t all = 1;
    for (size_t i = 0; i < cell.len; i++) {
        unsigned char c = (unsigned char)cell.ptr[i];
        all &= usual[c / 32] >> c % 32;
    }
    return all != 0;
}

/* True if two neighbouring characters of @p a are in @p b, as those of a name in both must be. */
static bool share_two_characters(hz_span a, hz_span b)
{
    for (size_t i = 0; i < a.len;) {
        size_t first = (unsigned char)a.ptr[i] < 0x80 ? 1 : 3;
        size_t both = first + (i + first < a.len && (unsigned char)a.ptr[i + first] < 0x80 ? 1 : 3);
        if (i + both <= a.len && span_find(b, (hz_span){a.ptr + i, both}) != NULL) {
            return true;
        }
        i += first;
    }
    return false;
}

static bool has_name(const struct names *names, hz_span name)
{
    bool found = false;
    for (size_t i = 0; i < names->count; i++) {
        found = found || hz_span_equal(names->items[i], name);
    }
    return found;
}

bool same_persons(hz_span a, hz_span b)
{
    struct names first;
    struct names second;
    if (a.len == 0 || b.len == 0) {
        return a.len == b.len;
    }
    read_names(&first, a);
    read_names(&second, b);
    bool same = first.count == second.count;
    for (size_t i = 0; same && i < first.count; i++) {
        same = has_name(&second, first.items[i]);
    }
    return same;
}

/* A title or a telephone number and a name of two characters are longer than this. */
enum { NAME_ALONE = 9 };

bool share_a_name(hz_span a, hz_span b)
{
    struct names first;
    struct names second;
    if (a.len == 0 || b.len == 0) {
        return false;
    }
    if (is_usual(a) && is_usual(b)) {
        bool alone = a.len <= NAME_ALONE && b.len <= NAME_ALONE;
        if (hz_span_equal(a, b) || alone || !share_two_characters(a, b)) {
            return hz_span_equal(a, b);
        }
    }
    read_names(&first, a);
    read_names(&second, b);
    for (size_t i = 0; i < first.count; i++) {
        if (has_name(&second, first.items[i])) {
            return true;
        }
    }
    return false;
}
