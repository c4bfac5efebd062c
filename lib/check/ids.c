#include "check/ids.h"
#include <hazard/value.h>

hz_span plain_id(hz_span id, char room[PLAIN_ID])
{
    size_t len = 0;
    return hz_plain(id, room, PLAIN_ID, &len) ? (hz_span){room, len} : id;
}
