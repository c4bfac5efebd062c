#include "schema/labels.h"
#include <hazard/value.h>

/* Plain forms, small letters, no blanks: what makes two labels the same. */
static bool normalise(hz_span label, char *out, size_t size, size_t *len)
{
    char plain[256];
    size_t plain_len = 0;
    if (!hz_plain(hz_span_trim(label), plain, sizeof plain, &plain_len) || plain_len > size) {
        return false;
    }
    *len = 0;
    for (size_t i = 0; i < plain_len; i++) {
        char c = plain[i];
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
            out[(*len)++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
    }
    return true;
}

/* Compares with a label of the table, whose only wide forms are the brackets. */
static bool same_label(hz_span normal, hz_span known)
{
    size_t at = 0;
    for (size_t i = 0; i < known.len; i++, at++) {
        char c = known.ptr[i];
        if (known.len - i >= 3 && memcmp(known.ptr + i, "（", 3) == 0) {
            c = '(';
            i += 2;
        } else if (known.len - i >= 3 && memcmp(known.ptr + i, "）", 3) == 0) {
            c = ')';
            i += 2;
        }
        if (at >= normal.len || normal.ptr[at] != c) {
            return false;
        }
    }
    return at == normal.len;
}

/* The length of the first of the labels joined by |, by memchr, which is quicker than strcspn. */
static size_t first_length(const char *labels, size_t len)
{
    const char *joint = memchr(labels, '|', len);
    return joint == NULL ? len : (size_t)(joint - labels);
}

/* True if @p normal is one of the labels joined by |; only one that begins as they do is compared.
 */
static bool in_aliases(hz_span normal, const char *aliases)
{
    size_t left = strlen(aliases);
    while (left > 0) {
        size_t len = first_length(aliases, left);
        if (aliases[0] == normal.ptr[0] && same_label(normal, (hz_span){aliases, len})) {
            return true;
        }
        len += len < left ? 1 : 0;
        aliases += len;
        left -= len;
    }
    return false;
}

bool label_read(struct label *label, hz_span text)
{
    return normalise(text, label->text, sizeof label->text, &label->len) && label->len > 0;
}

bool label_is(const struct label *label, const char *id, const char *name, const char *aliases)
{
    hz_span wanted = {label->text, label->len};
    return hz_span_is(wanted, id) || same_label(wanted, hz_span_of(name)) ||
           in_aliases(wanted, aliases);
}
