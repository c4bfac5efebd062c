#include "check/persons.h"
#include <hazard/value.h>
#include <stdint.h>

/* True for the first bytes of the joints below. */
static bool may_be_joint(char c)
{
    return c == '\xE3' || c == '\xEF' || c == ',' || c == ';' || c == '/' || c == ' ';
}

hz_span next_name(hz_span *names)
{
    static const char *const joints[] = {"、", "，", "；", "　", ",", ";", "/", " "};
    for (size_t i = 0; i < names->len; i++) {
        if (!may_be_joint(names->ptr[i])) {
            continue;
        }
        for (size_t j = 0; j < sizeof joints / sizeof joints[0]; j++) {
            size_t len = strlen(joints[j]);
            if (names->len - i >= len && memcmp(names->ptr + i, joints[j], len) == 0) {
                hz_span name = {names->ptr, i};
                *names = (hz_span){names->ptr + i + len, names->len - i - len};
                return name;
            }
        }
    }
    hz_span name = *names;
    *names = (hz_span){names->ptr + names->len, 0};
    return name;
}

/* A name without the blanks and invisible marks that do not make another person of it. */
static hz_span plain_name(hz_span name, char *out, size_t size)
{
    size_t len = 0;
    size_t kept = 0;
    if (!hz_plain(name, out, size, &len)) {
        return name;
    }
    for (size_t i = 0; i < len; i++) {
        bool invisible = len - i >= 3 && memcmp(out + i, "\xE2\x80", 2) == 0 &&
                         (unsigned char)out[i + 2] >= 0x8B && (unsigned char)out[i + 2] <= 0x8F;
        if (invisible) {
            i += 2; /* U+200B to U+200F */
        } else if (out[i] != ' ') {
            out[kept++] = out[i];
        }
    }
    return (hz_span){out, kept};
}

static bool same_person(hz_span a, hz_span b)
{
    char room_a[256];
    char room_b[256];
    hz_span x = plain_name(a, room_a, sizeof room_a);
    return x.len > 0 && hz_span_equal(x, plain_name(b, room_b, sizeof room_b));
}

static bool is_single(hz_span names)
{
    (void)next_name(&names);
    return names.len == 0;
}

/* True if @p cell is one name that has no other form: all are U+4000 to U+9FFF, letters, digits. */
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

/* Compares whole cells, where 王　五 is one name, and the single names in them. */
bool share_a_name(hz_span a, hz_span b)
{
    if (a.len == 0 || b.len == 0) {
        return false;
    }
    if (is_usual(a) && is_usual(b)) {
        return hz_span_equal(a, b);
    }
    bool shared = same_person(a, b);
    if (shared || (is_single(a) && is_single(b))) {
        return shared;
    }
    while (a.len > 0 && !shared) {
        hz_span name = next_name(&a);
        for (hz_span rest = b; rest.len > 0 && !shared;) {
            shared = same_person(name, next_name(&rest));
        }
    }
    return shared;
}
