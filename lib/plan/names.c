#include "plan/names.h"
#include "base/intern.h"
#include "base/nearest.h"
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

const char *hz_names_nearest(const hz_names *names, hz_span text)
{
    struct nearest near = {.wanted = text};
    for (size_t i = 0; i < names->count; i++) {
        nearest_offer(&near, names->items[i].name);
    }
    return near.best == NULL ? "" : near.best;
}
