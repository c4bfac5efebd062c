#include "report/standing.h"

size_t standing_count(const struct figures *f, const char *standing)
{
    size_t count = 0;
    for (size_t i = 0; i < f->count; i++) {
        count += strncmp(f->units[i].standing, standing, strlen(standing)) == 0 ? 1 : 0;
    }
    return count;
}

void tell_standing(struct telling *b, const char *standing)
{
    const char *joint = "";
    for (size_t i = 0; i < b->figures.count; i++) {
        const struct unit *unit = &b->figures.units[i];
        if (strncmp(unit->standing, standing, strlen(standing)) == 0) {
            tell(b, "%s%s", joint, unit->name);
            joint = "、";
        }
    }
}

void tell_absent(struct telling *b)
{
    const char *joint = "；未报：";
    for (size_t i = 0; i < b->figures.count; i++) {
        const struct unit *unit = &b->figures.units[i];
        if (!unit->reported || strncmp(unit->standing, STANDING_NONE, strlen(STANDING_NONE)) == 0) {
            tell(b, "%s%s", joint, unit->name);
            joint = "、";
        }
    }
}
