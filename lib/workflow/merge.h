#ifndef WORKFLOW_MERGE_H
#define WORKFLOW_MERGE_H

#include <hazard/merge.h>

#endif
