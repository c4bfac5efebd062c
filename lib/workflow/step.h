#ifndef WORKFLOW_STEP_H
#define WORKFLOW_STEP_H

#include <hazard/step.h>

#endif
