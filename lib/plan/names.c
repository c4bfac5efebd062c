/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "plan/names.h"
#include "base/intern.h"
#include "base/nearest.h"
#include "value/words.h"
#include <stdint.h>
#include <stdlib.h>

/* All names and aliases, and to which item each belongs. */
struct hz_names_index {
    struct intern texts;
    int *items;
    size_t cap;
};

/* The first name that has a text keeps it. */
static bool index_text(struct hz_names_index *index, const char *text, size_t item)
{
    size_t number = intern_put(&index->texts, hz_span_of(text));
    if (number == SIZE_MAX) {
        return false;
    }
    if (number == index->cap) {
        size_t cap = index->cap == 0 ? 64 : index->cap * 2;
        int *items = realloc(index->items, cap * sizeof *items);
        if (items == NULL) {
            return false;
        }
        memset(items + index->cap, -1, (cap - index->cap) * sizeof *items);
        index->items = items;
        index->cap = cap;
    }
    if (index->items[number] < 0) {
        index->items[number] = (int)item;
    }
    return true;
}

bool names_index(hz_names *names)
{
    bool ok = (names->index = calloc(1, sizeof *names->index)) != NULL;
    for (size_t i = 0; ok && i < names->count; i++) {
        const hz_name *name = &names->items[i];
        ok = index_text(names->index, name->name, i);
        for (size_t a = 0; ok && a < name->aliases.count; a++) {
            ok = index_text(names->index, name->aliases.items[a], i);
        }
    }
    return ok;
}

void names_index_free(hz_names *names)
{
    if (names->index != NULL) {
        intern_free(&names->index->texts);
        free(names->index->items);
        free(names->index);
        names->index = NULL;
    }
}

static bool names_equal(const hz_name *name, hz_span text)
{
    if (hz_span_is(text, name->name)) {
        return true;
    }
    for (size_t i = 0; i < name->aliases.count; i++) {
        if (hz_span_is(text, name->aliases.items[i])) {
            return true;
        }
    }
    return false;
}

int hz_names_find(const hz_names *names, hz_span text)
{
    if (names->index != NULL) {
        size_t number = intern_find(&names->index->texts, text);
        return number == SIZE_MAX ? -1 : names->index->items[number];
    }
    for (size_t i = 0; i < names->count; i++) {
        if (names_equal(&names->items[i], text)) {
            return (int)i;
        }
    }
    return -1;
}

/* One more of these turns a name round: 非煤矿山 is no 煤矿. */
static bool denies(const char *name, hz_span text)
{
    static const char *const denials[] = {"非", "未", "不", "无"};
    bool differs = false;
    for (size_t i = 0; i < sizeof denials / sizeof denials[0]; i++) {
        hz_span denial = hz_span_of(denials[i]);
        differs = differs || (word_find(text, denial) == NULL) !=
                                 (word_find(hz_span_of(name), denial) == NULL);
    }
    return differs;
}

/* Where a name has three characters, one may differ, where it has five or more, two. */
static bool is_near(const char *name, hz_span text, size_t distance)
{
    size_t length = edit_distance(hz_span_of(name), (hz_span){"", 0});
    return length >= 3 && distance <= (length >= 5 ? 2 : 1) && !denies(name, text);
}

const char *hz_names_nearest(const hz_names *names, hz_span text)
{
    char buffer[WORD_SIZE];
    hz_span word = word_bare(text, buffer);
    const char *best = "";
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < names->count; i++) {
        const char *name = names->items[i].name;
        size_t distance = edit_distance(word, hz_span_of(name));
        if (distance > least || !is_near(name, word, distance)) {
            continue;
        }
        best = distance == least ? "" : name; /* of two as near, neither */
        least = distance;
    }
    return best;
}
