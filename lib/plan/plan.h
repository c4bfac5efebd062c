#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include <hazard/plan.h>

#endif
