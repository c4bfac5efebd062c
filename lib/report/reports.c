/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/report.h"

static const hz_report reports[] = {
    {"bulletin", "通报", hz_report_bulletin},
    {"brief", "短信", hz_report_brief},
    {NULL, NULL, NULL},
};

const hz_report *hz_reports(void)
{
    return reports;
}
