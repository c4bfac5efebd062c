/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/timestamp.h"
#include "value/value.h"
#include <stdio.h>
#include <time.h>

void timestamp_now(char text[TIMESTAMP_SIZE])
{
    struct timespec now;
    struct tm local;
    char seconds[20];
    char zone[8];
    text[0] = '\0';
    if (clock_gettime(CLOCK_REALTIME, &now) == 0 && localtime_r(&now.tv_sec, &local) != NULL &&
        strftime(seconds, sizeof seconds, "%Y-%m-%dT%H:%M:%S", &local) > 0 &&
        strftime(zone, sizeof zone, "%z", &local) == 5) {
        int fraction = (int)(now.tv_nsec / 1000 % 1000000);
        (void)snprintf(text, TIMESTAMP_SIZE, "%s.%06d%.3s:%.2s", seconds, fraction, zone, zone + 3);
    }
}

enum { SECOND_END = 19, WHOLE = 25 }; /* of 2023-06-01T09:30:00+08:00 */

/* Copy a timestamp without its fraction of a second. False: its form is another. */
static bool copy_without_fraction(hz_span text, char whole[WHOLE])
{
    size_t zone = SECOND_END;
    if (text.len > SECOND_END && text.ptr[SECOND_END] == '.') {
        do {
            zone++;
        } while (zone < text.len && text.ptr[zone] >= '0' && text.ptr[zone] <= '9');
    }
    if (text.len != zone + WHOLE - SECOND_END) {
        return false;
    }
    memcpy(whole, text.ptr, SECOND_END);
    memcpy(whole + SECOND_END, text.ptr + zone, WHOLE - SECOND_END);
    return true;
}

/* The value of two digits; -1: these are none. */
static int two_digits(const char *text)
{
    bool digits = text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
    return digits ? (text[0] - '0') * 10 + text[1] - '0' : -1;
}

int64_t timestamp_seconds(hz_span text)
{
    static const struct {
        size_t at;
        int seconds;
    } parts[] = {{11, 3600}, {14, 60}, {17, 1}, {20, 3600}, {23, 60}};
    hz_date day = HZ_NO_DATE;
    char whole[WHOLE];
    if (!copy_without_fraction(text, whole) ||
        hz_date_parse((hz_span){whole, 10}, &day) != HZ_VALUE_OK) {
        return -1;
    }
    int64_t seconds = (int64_t)day * 86400;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        int number = two_digits(whole + parts[i].at);
        bool east = parts[i].at > SECOND_END && whole[SECOND_END] == '+';
        if (number < 0) {
            return -1;
        }
        seconds += (int64_t)(east ? -number : number) * parts[i].seconds;
    }
    return seconds;
}

hz_span timestamp_local(hz_span text, char buffer[TIMESTAMP_SIZE])
{
    int64_t seconds = timestamp_seconds(text);
    time_t instant = (time_t)seconds;
    struct tm local;
    if (seconds < 0 || localtime_r(&instant, &local) == NULL ||
        strftime(buffer, TIMESTAMP_SIZE, "%Y-%m-%d %H:%M", &local) == 0) {
        return text;
    }
    return hz_span_of(buffer);
}
