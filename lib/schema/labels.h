/** Labels as offices write them: blanks, full-width and half-width forms make no difference. */
#ifndef SCHEMA_LABELS_H
#define SCHEMA_LABELS_H

#include <hazard/schema.h>

/** A label in the form in which labels are compared. */
struct label {
    char text[256];
    size_t len;
};

/** False: it is empty, or too long to be one that is known. */
bool label_read(struct label *label, hz_span text);

/** True if it is @p id, @p name or one of @p aliases, which are joined by |. */
bool label_is(const struct label *label, const char *id, const char *name, const char *aliases);

/** As hz_column_find(). @p own: it is the column's own label or id, which beats an alias. */
int column_claim(hz_span label, bool *own);

#endif
