# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a township may write to rid itself of a hazard, a listing, a fine or a deadline; one function a
way. Each changes the row that the township writes and returns the columns at which the doubt must be, or
None where it does not apply. None of them may change the ledger."""

import datetime

from words import *


def later(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()


def before(hazard, row, month, column, days):
    """A day before the report of the month before, and not before the last one in the row."""
    from county import cutoff
    day = cutoff(month - 1) - datetime.timedelta(days=days)
    known = [row[c] for c in (FOUND_ON, ASSIGNED_ON, RECTIFIED_ON, VERIFIED_ON) if row[c]]
    return day.isoformat() if day.isoformat() >= max(known) else None


# ---- A2: columns that decide

def other_source(county, hazard, row, month):
    if row[SOURCE] == SELF or row[SOURCE] == TOWNSHIP:
        return None
    row[SOURCE] = SELF
    return {SOURCE}


def lower_level(county, hazard, row, month):
    if row[LEVEL] != "重大":
        return None
    row[LEVEL] = "一般"
    return {LEVEL}


def later_deadline(county, hazard, row, month):
    row[DUE_ON] = later(row[DUE_ON], 30)
    return {DUE_ON}


def later_discovery(county, hazard, row, month):
    if hazard.unit.numbers != "county" or row[FOUND_ON] == row[ASSIGNED_ON] or row[LISTED_ON]:
        return None
    row[FOUND_ON] = later(row[FOUND_ON], 1)
    return {FOUND_ON}


def other_inspector(county, hazard, row, month):
    row[INSPECTOR] = county.person()
    return {INSPECTOR}


def lower_fine(county, hazard, row, month):
    if not row[PENALTY]:
        return None
    row[PENALTY] = "0.1"
    return {PENALTY}


def no_fine(county, hazard, row, month):
    """The fine disappears, with all that belongs to it."""
    if not row[PENALTY] or PENALTY not in hazard.given or row[PENALTY_PERSON]:
        return None
    row[PENALTY] = ""
    return {PENALTY}


def other_supervisor(county, hazard, row, month):
    row[SUPERVISOR] = next(d for d in DEPARTMENTS if d != row[SUPERVISOR])
    return {SUPERVISOR}


def no_supervisor(county, hazard, row, month):
    if SUPERVISOR not in hazard.given:
        return None
    row[SUPERVISOR] = ""
    return {SUPERVISOR}


def other_verifier(county, hazard, row, month):
    if not hazard.truth[VERIFIER]:
        return None
    row[VERIFIER] = county.person()
    return {VERIFIER}


def other_assignment(county, hazard, row, month):
    if not hazard.truth[ASSIGNED_ON] or row[RECTIFIED_ON] == row[ASSIGNED_ON]:
        return None
    row[ASSIGNED_ON] = row[FOUND_ON]
    return {ASSIGNED_ON} if row[ASSIGNED_ON] != hazard.truth[ASSIGNED_ON] else None


# ---- A3: the number of one on the row of another, and what is reported anew (see proof.py)

def other_enterprise(county, hazard, row, month):
    if hazard.unit.numbers != "county":
        return None
    row[ENTERPRISE] = county.enterprise(row[AREA])[0]
    return {ENTERPRISE, ID}


def other_township(county, hazard, row, month):
    if hazard.unit.numbers != "county":
        return None
    row[AREA] = next(u.name for u in county.units if u.name != row[AREA])
    return {AREA}


# ---- A5: days of which the last report said nothing

def rectified_before(county, hazard, row, month):
    if hazard.truth[RECTIFIED_ON] or month <= 1 or hazard.unit.reported != month - 1:
        return None
    row.update({c: "" for c in (VERIFIED_ON, VERIFIER, CLOSED_ON, APPROVER)})
    row[RECTIFIED_ON] = ""
    row[ASSIGNED_ON] = hazard.truth[ASSIGNED_ON] or row[FOUND_ON]
    day = before(hazard, row, month, RECTIFIED_ON, 1)
    if day is None:
        return None
    row.update({STATUS: TO_BE_ACCEPTED, RECTIFIED_ON: day})
    return {RECTIFIED_ON}


def closed_before(county, hazard, row, month):
    truth = hazard.truth
    if not truth[VERIFIED_ON] or truth[CLOSED_ON] or hazard.is_listed() or hazard.unit.reported != month - 1:
        return None
    day = before(hazard, row, month, CLOSED_ON, 0)
    if day is None:
        return None
    row.update({STATUS: CLOSED, CLOSED_ON: day, APPROVER: row[APPROVER] or county.person()})
    return {CLOSED_ON}


# ---- A6: extensions that nobody approved

def own_extension(county, hazard, row, month):
    if row[EXTENDED_TO]:
        return None
    row[EXTENDED_TO] = later(row[DUE_ON], 60)
    return {EXTENDED_TO}


def longer_extension(county, hazard, row, month):
    if not hazard.truth[EXTENDED_TO] or not row[EXTENDED_TO]:
        return None
    row[EXTENDED_TO] = later(row[EXTENDED_TO], 60)
    return {EXTENDED_TO}


# ---- A7 and A8: registrations and listings that a township takes back

def cancelled_by_itself(county, hazard, row, month):
    if hazard.truth[RECTIFIED_ON]:
        return None
    row.update({STATUS: CANCELLED, RECTIFIED_ON: "", VERIFIED_ON: "", VERIFIER: "", CLOSED_ON: "",
                APPROVER: ""})
    return {STATUS, ASSIGNED_ON, RECTIFIED_ON, VERIFIED_ON, VERIFIER}


def listing_removed(county, hazard, row, month):
    if not row[LISTED] or LISTED not in hazard.given:
        return None
    row.update({LISTED: "", LISTED_ON: ""})
    return {LISTED, LISTED_ON}


def unlisted_by_itself(county, hazard, row, month):
    if not row[LISTED] or hazard.truth[UNLISTED_ON]:
        return None
    row[UNLISTED_ON] = row[LISTED_ON]
    return {UNLISTED_ON}


def closed_while_listed(county, hazard, row, month):
    if not hazard.truth[VERIFIED_ON] or not hazard.is_listed():
        return None
    if any(v and v != hazard.truth.get(c, "") for c, v in row.items() if c != ID):
        return None # only the closing is left out, everything else would be done
    from county import cutoff
    row.update({STATUS: CLOSED, CLOSED_ON: cutoff(month).isoformat(), APPROVER: county.person()})
    return {STATUS, CLOSED_ON, APPROVER, LISTED, UNLISTED_ON}


# ---- the loop

def step_back(county, hazard, row, month):
    if hazard.truth[STATUS] != TO_BE_ACCEPTED or not {STATUS, RECTIFIED_ON} <= hazard.given:
        return None
    row.update({STATUS: RECTIFYING, RECTIFIED_ON: "", VERIFIED_ON: "", VERIFIER: "", CLOSED_ON: "",
                APPROVER: ""})
    return {STATUS, RECTIFIED_ON, VERIFIED_ON, VERIFIER}


def same_person(county, hazard, row, month):
    """The person responsible accepts the work (E401)."""
    if hazard.truth[VERIFIER] or not row[VERIFIER]:
        return None
    row[VERIFIER] = row[OWNER]
    return {VERIFIER, OWNER, STATUS, ""}


def closed_changed(county, hazard, row, month):
    if hazard.truth[STATUS] != CLOSED:
        return None
    row[MEASURES] = row[MEASURES] + "并补充说明"
    return {MEASURES}


CHEATS = [other_source, lower_level, later_deadline, later_discovery, other_inspector, lower_fine,
          no_fine, other_supervisor, no_supervisor, other_verifier, other_assignment,
          other_enterprise, other_township, rectified_before, closed_before, own_extension,
          longer_extension, cancelled_by_itself, listing_removed, unlisted_by_itself,
          closed_while_listed, step_back, same_person, closed_changed]
