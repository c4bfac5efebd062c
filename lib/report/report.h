#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <hazard/report.h>

#endif
