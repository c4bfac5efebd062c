#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <hazard/message.h>

#endif
