#include <hazard/hazard.h>

static void find_name(hz_cell *cell, const hz_names *names)
{
    cell->as.choice = hz_names_find(names, cell->text);
    cell->fault = cell->as.choice < 0 ? HZ_NOT_IN_LIST : HZ_VALUE_OK;
}

static void find_choice(hz_cell *cell, hz_type type)
{
    cell->as.choice = hz_choice_find(type, cell->text);
    cell->fault = cell->as.choice < 0 ? HZ_NOT_IN_LIST : HZ_VALUE_OK;
}

/* Several values joined by 、 become one bit each. */
static void find_choices(hz_cell *cell, hz_type type)
{
    static const char joint[] = "、";
    int bits = 0;
    hz_span rest = cell->text;
    cell->fault = HZ_VALUE_OK;
    while (rest.len > 0) {
        size_t len = 0;
        while (len < rest.len && !(rest.len - len >= 3 && memcmp(rest.ptr + len, joint, 3) == 0)) {
            len++;
        }
        int place = hz_choice_find(type, hz_span_trim((hz_span){rest.ptr, len}));
        if (place < 0) {
            cell->fault = HZ_NOT_IN_LIST;
            break;
        }
        bits |= 1 << place;
        len += len < rest.len ? 3 : 0;
        rest = (hz_span){rest.ptr + len, rest.len - len};
    }
    cell->as.choice = bits;
}

/* What an empty cell means, where that is not zero. */
static void cell_read_empty(hz_cell *cell, hz_type type)
{
    if (type == HZ_TYPE_DATE) {
        cell->as.date = HZ_NO_DATE;
    } else if (type != HZ_TYPE_MONEY) {
        cell->as.choice = -1;
    }
}

void hz_cell_read(hz_cell *cell, hz_type type, const hz_plan *plan, hz_span text)
{
    cell->text = hz_span_trim(text);
    cell->as.money = 0; /* the widest: nothing is left of what the cell was */
    if (cell->text.len == 0) {
        cell->fault = HZ_VALUE_EMPTY;
        cell_read_empty(cell, type);
        return;
    }
    switch (type) {
    case HZ_TYPE_TEXT:
        cell->fault = HZ_VALUE_OK;
        break;
    case HZ_TYPE_DATE:
        cell->fault = hz_date_parse(cell->text, &cell->as.date);
        break;
    case HZ_TYPE_MONEY:
        cell->fault = hz_money_parse(cell->text, &cell->as.money);
        break;
    case HZ_TYPE_USCC:
        cell->fault = hz_uscc_check(cell->text);
        break;
    case HZ_TYPE_AREA:
        find_name(cell, &plan->areas);
        break;
    case HZ_TYPE_SECTOR:
        find_name(cell, &plan->sectors);
        break;
    case HZ_TYPE_SOURCE:
        find_name(cell, &plan->sources);
        break;
    case HZ_TYPE_ACTION:
        find_choices(cell, type);
        break;
    default:
        find_choice(cell, type);
    }
}
