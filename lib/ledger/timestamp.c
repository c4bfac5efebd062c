/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/timestamp.h"
#include "value/value.h"
#include <stdio.h>
#include <time.h>

void timestamp_now(char text[TIMESTAMP_SIZE])
{
    time_t now = time(NULL);
    struct tm local;
    char zone[8];
    text[0] = '\0';
    if (localtime_r(&now, &local) != NULL && strftime(zone, sizeof zone, "%z", &local) == 5) {
        char plain[32];
        (void)strftime(plain, sizeof plain, "%Y-%m-%dT%H:%M:%S", &local);
        (void)snprintf(text, TIMESTAMP_SIZE, "%s%.3s:%.2s", plain, zone, zone + 3);
    }
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
    if (text.len != 25 || hz_date_parse((hz_span){text.ptr, 10}, &day) != HZ_VALUE_OK) {
        return -1;
    }
    int64_t seconds = (int64_t)day * 86400;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        int number = two_digits(text.ptr + parts[i].at);
        bool east = parts[i].at > 19 && text.ptr[19] == '+';
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
