#include <hazard/report.h>

static const hz_report reports[] = {
    {"bulletin", hz_report_bulletin},
    {"brief", hz_report_brief},
    {NULL, NULL},
};

const hz_report *hz_reports(void)
{
    return reports;
}
