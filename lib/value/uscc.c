#include <hazard/value.h>

enum { USCC_LENGTH = 18, MODULUS = 31 };

/* GB 32100-2015, table 2: a character's value is its place in this row. */
static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

static int value_of(char c)
{
    const char *place = c == '\0' ? NULL : strchr(alphabet, c);
    return place == NULL ? -1 : (int)(place - alphabet);
}

char hz_uscc_check_character(hz_span text)
{
    int sum = 0;
    int weight = 1; /* 3 to the power of the place, modulo 31 */
    if (text.len < USCC_LENGTH - 1) {
        return '\0';
    }
    for (size_t i = 0; i < USCC_LENGTH - 1; i++) {
        int value = value_of(text.ptr[i]);
        if (value < 0) {
            return '\0';
        }
        sum += value * weight;
        weight = weight * 3 % MODULUS;
    }
    return alphabet[(MODULUS - sum % MODULUS) % MODULUS];
}

hz_fault hz_uscc_check(hz_span text)
{
    char plain[64];
    size_t len = 0;
    text = hz_span_trim(text);
    if (text.len == 0) {
        return HZ_VALUE_EMPTY;
    }
    if (!hz_plain(text, plain, sizeof plain, &len) || len != USCC_LENGTH) {
        return HZ_USCC_LENGTH;
    }
    for (size_t i = 0; i < len; i++) {
        if (value_of(plain[i]) < 0) {
            return HZ_USCC_LETTER;
        }
    }
    char check = hz_uscc_check_character((hz_span){plain, len});
    return plain[len - 1] == check ? HZ_VALUE_OK : HZ_USCC_CHECK;
}
