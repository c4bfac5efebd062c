/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What offices write, from tables of their own (appendix B of the office practice, copied to
 * tests/data): each word has the meaning that they give it, and a doubtful one has none.
 */
#include "files.h"
#include "plan/plan.h"
#include "rows/hazard.h"
#include "schema/informal_choice.h"
#include "schema/schema.h"
#include "value/words.h"

static hz_plan *plan;

static int load_plan(void **state)
{
    hz_error err;
    (void)state;
    return hz_plan_load(TEST_DATA "/data-samples/plan.yaml", &plan, &err);
}

static int free_plan(void **state)
{
    (void)state;
    hz_plan_free(plan);
    return 0;
}

typedef void (*each_word)(const char *list, const char *value, hz_span word);

/* Calls @p each for the words of each line of @p name: list, value (if @p valued), words. */
static void read_words(const char *name, bool valued, each_word each)
{
    char path[512];
    char line[4096];
    (void)snprintf(path, sizeof path, "%s/tests/data/%s", TEST_DATA, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file)); /* the header */
    while (fgets(line, sizeof line, file) != NULL) {
        char *rest = NULL;
        char *list = strtok_r(line, ",\n", &rest);
        char *value = valued ? strtok_r(NULL, ",\n", &rest) : list;
        char *words = strtok_r(NULL, ",\n", &rest);
        for (char *word = strtok_r(words, "|", &rest); word != NULL;
             word = strtok_r(NULL, "|", &rest)) {
            each(list, value, hz_span_of(word));
        }
    }
    (void)fclose(file);
}

static hz_type type_of_list(const char *list)
{
    int column = hz_column_find(hz_span_of(list));
    assert_true(column >= 0);
    return hz_column_get((hz_column)column)->type;
}

static const hz_names *names_of_list(hz_type type)
{
    return type == HZ_TYPE_SOURCE ? &plan->sources : type == HZ_TYPE_SECTOR ? &plan->sectors : NULL;
}

/* The value that is advised for @p word; HZ_NO_CHOICE: none. */
static int advised(hz_type type, hz_span word)
{
    char buffer[WORD_SIZE];
    struct informal_choice meaning;
    bool known = informal_choice_find(type, word_bare(word, buffer), &meaning);
    return known ? meaning.choice : HZ_NO_CHOICE;
}

/* What is asked of a word that is to be looked for among the doubtful ones. */
static struct {
    const char *list;
    hz_span word;
    bool found;
} asked;

static void compare_doubtful(const char *list, const char *value, hz_span word)
{
    (void)value;
    asked.found = asked.found || (strcmp(list, asked.list) == 0 && hz_span_equal(word, asked.word));
}

static void expect_meaning(hz_type type, const char *value, hz_span word)
{
    int read = choice_read(type, plan, word);
    if (strcmp(value, "空") == 0) {
        assert_true(informal_choice_is_none(type, word));
        assert_int_equal(read, HZ_NO_CHOICE);
    } else if (strcmp(value, "提示") == 0) {
        assert_int_equal(read, HZ_NO_CHOICE);
        assert_int_equal(advised(type, word), HZ_NO_CHOICE);
    } else {
        assert_true(read >= 0);
        assert_string_equal(hz_choices(type)[read], value);
        assert_int_equal(advised(type, word), read);
    }
}

static void expect_word(const char *list, const char *value, hz_span word)
{
    hz_type type = type_of_list(list);
    const hz_names *names = names_of_list(type);
    char text[256];
    asked.list = list;
    asked.word = word;
    asked.found = false;
    (void)snprintf(text, sizeof text, "%.*s", (int)word.len, word.ptr);
    /* strtok_r has cut the line in hand; the other file is read with a line of its own */
    read_words("office-values-doubtful.csv", false, compare_doubtful);
    if (asked.found) {
        return;
    }
    print_message("%s: %s -> %s\n", list, text, value);
    if (names == NULL) {
        expect_meaning(type, value, word);
    } else {
        int place = hz_names_find(names, word);
        assert_true(place >= 0);
        assert_string_equal(names->items[place].name, value);
    }
}

static void each_word_has_its_meaning(void **state)
{
    (void)state;
    read_words("office-values.csv", true, expect_word);
}

static void expect_no_meaning(const char *list, const char *value, hz_span word)
{
    hz_type type = type_of_list(list);
    const hz_names *names = names_of_list(type);
    (void)value;
    if (names == NULL) {
        assert_int_equal(choice_read(type, plan, word), HZ_NO_CHOICE);
        assert_int_equal(advised(type, word), HZ_NO_CHOICE);
    } else if (hz_span_is(word, "内部举报")) {
        assert_string_equal(names->items[hz_names_find(names, word)].name, "群众举报");
    } else {
        assert_int_equal(hz_names_find(names, word), -1);
        assert_string_equal(hz_names_nearest(names, word), "");
    }
}

static void a_doubtful_word_has_none(void **state)
{
    (void)state;
    read_words("office-values-doubtful.csv", false, expect_no_meaning);
}

/* The state that @p word gives, as the file names it. */
static const char *read_under(const char *label, const char *word)
{
    hz_cell cell;
    int column = hz_column_find(hz_span_of(label));
    /* weak labels are of 整改状态 here */
    hz_type type = column < 0 ? HZ_TYPE_STATUS : hz_column_get((hz_column)column)->type;
    hz_cell_read(&cell, type, plan, hz_span_of(word), label);
    if (cell.fault == HZ_VALUE_OK) {
        return hz_choices(type)[cell.as.choice];
    }
    return cell.fault != HZ_VALUE_EMPTY                                ? "提示"
           : type == HZ_TYPE_STATUS && cell.as.choice == HZ_NOT_CLOSED ? "未销号"
                                                                       : "空";
}

static void the_label_decides(void **state)
{
    char line[256];
    (void)state;
    FILE *file = fopen(TEST_DATA "/tests/data/office-answers.csv", "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file)); /* the header */
    while (fgets(line, sizeof line, file) != NULL) {
        char *rest = NULL;
        char *label = strtok_r(line, ",\n", &rest);
        char *word = strtok_r(NULL, ",\n", &rest);
        char *meaning = strtok_r(NULL, ",\n", &rest);
        print_message("%s = %s: %s\n", label, word, meaning);
        assert_string_equal(read_under(label, word), meaning);
    }
    (void)fclose(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_word_has_its_meaning),
        cmocka_unit_test(a_doubtful_word_has_none),
        cmocka_unit_test(the_label_decides),
    };
    return cmocka_run_group_tests(tests, load_plan, free_plan);
}
