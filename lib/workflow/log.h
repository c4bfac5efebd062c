#ifndef WORKFLOW_LOG_H
#define WORKFLOW_LOG_H

#include <hazard/log.h>

#endif
