#include "base/nearest.h"
#include <hazard/plan.h>

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
