# SPDX-License-Identifier: LGPL-2.1-or-later
"""ledger-update once more, written from the rules of offices (A2 to A9) and not from its source: which
cells of a table change the ledger, which are in doubt. It knows rows as dictionaries in canonical form
and no files, journals or locks."""

from tables import canonical
from words import *

CORRECTED = [LOCATION, MEASURES, FUNDS, CONTINGENCY, PHONE, EVIDENCE, REMARK, DESCRIPTION, CRITERION,
             "监管责任人", "一单四制编号", "录入日期", UNKNOWN]
STEPS = [STATUS, ASSIGNED_ON, RECTIFIED_ON, VERIFIED_ON, VERIFIER, ACCEPTANCE, CLOSED_ON, APPROVER]
LATE = (RECTIFIED_ON, VERIFIED_ON, CLOSED_ON)
ORDER = [REGISTERED, ASSIGNED, RECTIFYING, TO_BE_ACCEPTED, CLOSED, CANCELLED]


def same(column, a, b):
    return canonical(column, a) == canonical(column, b)


def is_wrong(row):
    """True of a row that ledger-check would report an error of order, state or persons in."""
    days = [row[c] for c in (FOUND_ON, ASSIGNED_ON, RECTIFIED_ON, VERIFIED_ON, CLOSED_ON) if row[c]]
    filled = {c for c in STEPS if row[c]}
    state = row[STATUS]
    done = {RECTIFIED_ON, VERIFIED_ON, VERIFIER, CLOSED_ON, APPROVER}
    needs = {TO_BE_ACCEPTED: {RECTIFIED_ON}, CLOSED: done}.get(state, set())
    if state == CLOSED:
        forbids = set()
    elif state == TO_BE_ACCEPTED:
        forbids = {CLOSED_ON, APPROVER}
    else:
        forbids = {RECTIFIED_ON, VERIFIED_ON, CLOSED_ON, APPROVER}
    people = [row[c] for c in (OWNER, VERIFIER, APPROVER) if row[c]]
    return (days != sorted(days) or row[DUE_ON] < row[FOUND_ON]
            or (row[EXTENDED_TO] != "" and row[EXTENDED_TO] <= row[DUE_ON])
            or state == CANCELLED # by nobody, on no day
            or bool(needs - filled) or bool(forbids & filled)
            or (state != CLOSED and (row[VERIFIED_ON] == "") != (row[VERIFIER] == ""))
            or len(people) != len(set(people)))


class Verdict:
    def __init__(self):
        self.doubts = set()   # columns
        self.changes = {}     # column: new value
        self.note = False
        self.wrong = False    # the changed row has an error: a doubt at some column of it


def judge(old, new, columns, reported, last_report, own_steps=False, round_began="", said=None):
    """What becomes of a row of the ledger when its unit writes @new in @columns.

    reported: the values that this unit reported before, by column; last_report: the day of its report
    before this one; own_steps: the county took the last step itself; round_began: the day of the last
    reject or reopen by the county; said: the last days in rows that were left alone."""
    verdict = Verdict()
    changes = {}
    for column in columns:
        was, is_ = old.get(column, ""), new.get(column, "")
        if same(column, was, is_):
            continue
        if is_ == "":
            guarded = column not in CORRECTED + [OWNER, ACCEPTANCE]
            if guarded and reported.get(column) and same(column, reported[column], was):
                verdict.doubts.add(column)
            continue
        changes[column] = is_
    if own_steps and set(changes) <= {STATUS} and changes and \
            ORDER.index(canonical(STATUS, changes[STATUS])) < ORDER.index(old[STATUS]):
        verdict.note = True
        return verdict
    if ENTERPRISE in changes or AREA in changes:
        verdict.doubts.add(ID)
    if verdict.doubts & {VERIFIED_ON, VERIFIER}: # without its acceptance it is a step back too
        verdict.doubts.add(STATUS)
    if old[STATUS] in (CLOSED, CANCELLED):
        verdict.doubts |= set(changes)
        return verdict
    for column, value in changes.items():
        if column == STATUS:
            if value == CANCELLED or ORDER.index(value) < ORDER.index(old[STATUS]):
                verdict.doubts.add(column)
        elif column in STEPS:
            if old.get(column):
                verdict.doubts.add(column)
            elif column in LATE and round_began and value <= round_began:
                verdict.doubts.add(column)
            elif column in LATE and last_report and value <= last_report \
                    and (said or {}).get(column) != value:
                verdict.doubts.add(column)
        elif column == DESCRIPTION and value not in old[column] and old[column] not in value:
            verdict.doubts.add(column) # it may be another hazard
        elif column in CORRECTED or (column == OWNER and not old[OWNER]):
            pass
        else:
            verdict.doubts.add(column)
    row = dict(old)
    row.update(changes)
    verdict.wrong = bool(changes) and is_wrong(row)
    if not verdict.doubts and not verdict.wrong:
        verdict.changes = changes
    return verdict
