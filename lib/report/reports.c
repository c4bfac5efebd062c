#include <hazard/report.h>

static const hz_report reports[] = {
    {"bulletin", hz_report_bulletin},
    {NULL, NULL},
};

const hz_report *hz_reports(void)
{
    return reports;
}
