/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "base/diag.h"
#include "check/advice.h"
#include "value/words.h"
#include <stdio.h>

enum { USCC_LENGTH = 18, KEPT_DIGITS = 15 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool all_digits(hz_span s)
{
    size_t i = 0;
    while (i < s.len && is_digit(s.ptr[i])) {
        i++;
    }
    return i == s.len;
}

/* 9.14312E+17: as a spreadsheet shows a number that is too long for it. */
static bool is_scientific(hz_span s)
{
    bool exponent = false;
    bool others = s.len == 0 || !is_digit(s.ptr[0]) || !is_digit(s.ptr[s.len - 1]);
    for (size_t i = 0; i < s.len; i++) {
        bool sign = s.ptr[i] == '.' || s.ptr[i] == '+';
        exponent = exponent || s.ptr[i] == 'E';
        others = others || (!is_digit(s.ptr[i]) && !sign && s.ptr[i] != 'E');
    }
    return exponent && !others && s.len < USCC_LENGTH - 2;
}

/* A spreadsheet keeps fifteen digits of a number and writes zeros for the others. */
static bool has_lost_digits(hz_span s)
{
    if (s.len <= KEPT_DIGITS || s.len > USCC_LENGTH || !all_digits(s)) {
        return false;
    }
    size_t i = KEPT_DIGITS;
    while (i < s.len && s.ptr[i] == '0') {
        i++;
    }
    return i == s.len;
}

/* An organisation code, 12345678-9. */
static bool is_organisation_code(hz_span s)
{
    hz_span digits = {s.ptr, s.len < 8 ? s.len : 8};
    return s.len == 10 && s.ptr[8] == '-' && all_digits(digits);
}

/* 18 digits, the last perhaps X, with a day of birth: a person's number. */
static bool is_identity_card(hz_span s)
{
    enum { BIRTH = 6, BIRTH_DIGITS = 8, FIRST_YEAR = 1900, LAST_YEAR = 2099 };
    int birth = 0;
    hz_span digits = {s.ptr, s.len < USCC_LENGTH ? s.len : USCC_LENGTH - 1};
    if (s.len != USCC_LENGTH || !all_digits(digits) ||
        (s.ptr[USCC_LENGTH - 1] != 'X' && !is_digit(s.ptr[USCC_LENGTH - 1]))) {
        return false;
    }
    for (size_t i = BIRTH; i < BIRTH + BIRTH_DIGITS; i++) {
        birth = birth * 10 + (s.ptr[i] - '0');
    }
    int year = birth / 10000;
    hz_date day = hz_date_from_ymd(year, birth / 100 % 100, birth % 100);
    return s.ptr[0] != '9' && year >= FIRST_YEAR && year <= LAST_YEAR && day != HZ_NO_DATE;
}

/* The code without what a spreadsheet or a hand put around it, in capitals. */
static hz_span plain_code(hz_span text, char code[WORD_SIZE])
{
    char buffer[WORD_SIZE];
    hz_span word = word_bare(text, buffer);
    (void)(word_cut_start(&word, "=\"") || word_cut_start(&word, "="));
    word.len = word.len < WORD_SIZE ? word.len : WORD_SIZE;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        code[i] = (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    }
    return (hz_span){code, word.len};
}

/* Letters that no code has are mistaken for digits: O for 0, I for 1. */
static bool repair_letters(hz_span code, char repaired[USCC_LENGTH + 1])
{
    static const char mistaken[][2] = {{'O', '0'}, {'I', '1'}, {'Z', '2'}, {'S', '5'}};
    if (code.len != USCC_LENGTH) {
        return false;
    }
    for (size_t i = 0; i < USCC_LENGTH; i++) {
        repaired[i] = code.ptr[i];
        for (size_t m = 0; m < sizeof mistaken / sizeof mistaken[0]; m++) {
            if (repaired[i] == mistaken[m][0]) {
                repaired[i] = mistaken[m][1];
            }
        }
    }
    repaired[USCC_LENGTH] = '\0';
    return hz_uscc_check(hz_span_of(repaired)) == HZ_VALUE_OK;
}

/* Sentences for other things than a code. */
static const char *other_thing(hz_span code)
{
    if (is_scientific(code)) {
        return N_("the spreadsheet turned it into a number and dropped digits; format the column "
                  "as text and type the code again");
    }
    if (has_lost_digits(code)) {
        return N_(
            "the spreadsheet kept only 15 digits and wrote zeros for the others; format the column "
            "as text and type the code again");
    }
    if (is_identity_card(code)) {
        return N_("this looks like a person's identity card number; write the code on the business "
                  "licence, or leave the cell empty where there is none");
    }
    if (code.len == KEPT_DIGITS && all_digits(code)) {
        return N_("15 digits are the registration number of an old licence; write the 18 "
                  "characters of the new one");
    }
    if (is_organisation_code(code)) {
        return N_("this is an organisation code; write the 18 characters of the business licence");
    }
    if (word_in(code, "无|没有|/|-|--|—|——|N/A|NULL|暂无|不详|个体|个体户|个体工商户|未办理|办理中|"
                      "自然人|无证|无照|0")) {
        return N_(
            "leave the cell empty where there is no code; sole traders with a licence have one");
    }
    return NULL;
}

static void advise_typing(const hz_cell *cell, hz_span code, hz_diag *out)
{
    char repaired[USCC_LENGTH + 1];
    hz_fault fault = hz_uscc_check(code);
    if (fault == HZ_VALUE_OK && !hz_span_equal(code, cell->text)) {
        diag_arg_message(out, "advice", N_("write the code alone: {code}"));
        diag_arg_span(out, "code", code);
    } else if (repair_letters(code, repaired)) {
        diag_arg_sentence(out, "advice", N_("did you mean {name}?"), "name", repaired, NULL);
    } else if (fault == HZ_USCC_CHECK) {
        const char last[2] = {hz_uscc_check_character(code), '\0'};
        diag_arg_sentence(out, "advice",
                          N_("a character is mistyped; if the others are right, the last one must "
                             "be {last}"),
                          "last", last, NULL);
    } else {
        diag_arg_message(out, "advice", hz_fault_text(fault, HZ_ENGLISH));
    }
}

void advise_uscc(const struct row_check *rc, hz_column column, hz_diag *out)
{
    char buffer[WORD_SIZE];
    const hz_cell *cell = &rc->hazard->cells[column];
    hz_span code = plain_code(cell->text, buffer);
    const char *sentence = other_thing(code);
    if (sentence != NULL) {
        diag_arg_message(out, "advice", sentence);
    } else {
        advise_typing(cell, code, out);
    }
}
