#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Random edits of the cells of cumulative ledgers, report after report. Each time ledger-update does
with each row what the model does: the ledger is the same in every cell, and the same rows are in doubt.

    random_edits.py BUILD_DIR SOURCE_DIR [--seeds FIRST-LAST] [--reports N]
"""

import argparse
import csv
import datetime
import os
import random
import shutil
import subprocess
import sys
import tempfile

from county import County, cutoff, text
from model import CORRECTED, LATE, ORDER, judge
from proof import plan_for
from tables import canonical, read_rows, write_table
from words import *

FIRST = 3 # months that pass without edits
REQUIRED = (FOUND_ON, AREA, SECTOR, ENTERPRISE, DESCRIPTION, SOURCE, INSPECTOR, OWNER, MEASURES, FUNDS,
            DUE_ON, CONTINGENCY, STATUS)


class Difference(Exception):
    pass


class Reports:
    def __init__(self, seed, folder):
        self.rng = random.Random(seed)
        self.county = County(seed, townships=1)
        self.unit = self.county.units[0]
        self.unit.numbers, self.unit.variants, self.unit.titled = "county", False, False
        self.unit.columns = BASIC + FURTHER
        self.folder = folder
        self.ledger = os.path.join(folder, "county.csv")
        self.path = os.path.join(folder, "table.csv")
        self.unit.file = "utf-8"
        self.reported = {}  # number: what the township reported, by column
        self.cut_offs = [self.cut_off(cutoff(FIRST))]
        self.said = {}      # days in rows that were left alone, by number
        self.counts = {"changed": 0, "in doubt": 0, "unchanged": 0, "omitted": 0, "new": 0}

    def run(self, *command):
        self.done = subprocess.run(command, cwd=self.folder, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, check=False)
        return self.done

    def fail(self, report, *lines):
        raise Difference("report %d: %s\n%s" % (report, "\n".join(map(str, lines)),
                                                self.done.stderr.decode("utf-8", "replace")))

    def rows(self):
        with open(self.ledger, "rb") as file:
            return read_rows(file.read())

    def update(self, day):
        return self.run("ledger-update", "-l", self.ledger, "--by", "录入员", "-f", "csv",
                        "--as-of", text(day), self.path)

    def begin(self):
        """A ledger of some months, all of it reported by the township."""
        for month in range(1, FIRST + 1):
            self.county.hazards.remove(self.county.pass_month(month))
        self.county.hazards = [h for h in self.county.hazards if h.unit is self.unit]
        while len(self.county.hazards) < 12:
            self.county.advance(self.county.find(self.unit, self.unit, FIRST), FIRST, {})
        write_table(self.path, self.unit, [(h, h.book) for h in self.county.hazards], self.rng, FIRST,
                    lambda h, row: "")
        self.update(cutoff(FIRST))
        if self.done.returncode != 0:
            self.fail(0, "the ledger cannot be begun")
        self.reported = {row[ID]: {c: v for c, v in row.items() if v} for row in self.rows()}

    # ---- edits

    def day(self, today):
        return text(today - datetime.timedelta(days=self.rng.choice([0, 0, 0, 1, 2, 5, 30])))

    def value(self, column, row, today):
        """Something that an office might write there; never what a table must not have at all."""
        rng = self.rng
        if column in (DUE_ON, EXTENDED_TO):
            value = text(today + datetime.timedelta(days=rng.randint(1, 90)))
        elif column in DATES:
            value = self.day(today)
        elif column in (VERIFIER, APPROVER, INSPECTOR, EXTENDED_BY, OWNER):
            value = rng.choice([self.county.person(), self.county.person(), row[OWNER]])
        elif column == STATUS:
            value = rng.choice(ORDER)
        elif column == DESCRIPTION and rng.random() < 0.6:
            value = row[column] + rng.choice(["，已警示", "（复核）"])
        elif column in AMOUNTS:
            value = rng.choice(["0.3", "4", "17.25"])
        else:
            value = rng.choice({
                LEVEL: ["重大", "一般"], LISTED: ["县级", "市级"], SUPERVISOR: DEPARTMENTS,
                SOURCE: [SELF, TOWNSHIP, DEPARTMENT, TIP], AREA: TOWNSHIPS[1:3], SECTOR: SECTORS,
                ENTERPRISE: ["溆浦县别家厂"], ACTION: ["约谈", "曝光"], USCC: [row[USCC]],
                CONTINGENCY: CONTINGENCIES}.get(column, ["改写%d" % rng.randint(1, 99)]))
        return "" if column not in REQUIRED and rng.random() < 0.2 else value

    def step(self, row, today):
        """The next step of the loop, as a township reports it."""
        state = row[STATUS]
        if state == REGISTERED:
            row.update({STATUS: ASSIGNED, ASSIGNED_ON: self.day(today)})
        elif state == ASSIGNED:
            row[STATUS] = RECTIFYING
        elif state == RECTIFYING:
            row.update({STATUS: TO_BE_ACCEPTED, RECTIFIED_ON: self.day(today)})
        elif state == TO_BE_ACCEPTED and not row[VERIFIED_ON]:
            row.update({VERIFIED_ON: self.day(today), VERIFIER: self.county.person()})
        elif state == TO_BE_ACCEPTED:
            row.update({STATUS: CLOSED, CLOSED_ON: self.day(today), APPROVER: self.county.person()})

    def edit(self, row, today):
        rng = self.rng
        if rng.random() < 0.5:
            self.step(row, today)
        if rng.random() < 0.3:
            row[rng.choice([LOCATION, MEASURES, REMARK, PHONE, EVIDENCE])] = "改写%d" % rng.randint(1, 99)
        for _ in range(rng.choice([0, 0, 1, 1, 2])):
            column = rng.choice([c for c in self.unit.columns if c != ACCEPTANCE])
            row[column] = self.value(column, row, today)
        if row[STATUS] != REGISTERED and not row[ASSIGNED_ON]: # without a day there is no assignment
            row[ASSIGNED_ON] = self.day(today)
        if row[STATUS] == REGISTERED:
            row[ASSIGNED_ON] = ""

    # ---- one report

    @staticmethod
    def cut_off(day):
        """A table that comes in after the report day counts up to that."""
        return day.replace(day=min(day.day, 22))

    def report(self, number, today):
        mine = self.cut_off(today)
        earlier = [day for day in self.cut_offs if day != mine]
        last = text(max(earlier)) if earlier else ""
        self.cut_offs.append(mine)
        before = self.rows()
        expected, doubts, table = [], {}, []
        for old in before:
            old = dict(old)
            for column in self.unit.columns:
                old.setdefault(column, "")
            new = dict(old)
            if self.rng.random() < 0.04:
                self.counts["omitted"] += 1
                if old[STATUS] not in (CLOSED, CANCELLED):
                    doubts[old[ID]] = (set(), True)
                expected.append(old)
                continue
            if self.rng.random() < 0.4:
                self.edit(new, today)
            if new[STATUS] == CLOSED != old[STATUS] and old[LISTED] and not old.get(UNLISTED_ON):
                new = dict(old) # the steps before its closing would be taken: see update.t
            table.append((None, new))
            said = self.said.setdefault(old[ID], {})
            verdict = judge(old, new, self.unit.columns, self.reported[old[ID]], last, said=said)
            if (verdict.doubts or verdict.wrong) and ID not in verdict.doubts:
                said.update({c: new[c] for c in LATE if new[c] and new[c] != old[c]
                             and (new[c] > last or said.get(c) == new[c])})
            if verdict.doubts or verdict.wrong:
                doubts[old[ID]] = (verdict.doubts, verdict.wrong)
                self.counts["in doubt"] += 1
            else:
                self.counts["changed" if verdict.changes else "unchanged"] += 1
            old.update(verdict.changes)
            self.reported[old[ID]].update(verdict.changes)
            expected.append(old)
        added = self.add(today, table)
        write_table(self.path, self.unit, table, self.rng, 1, lambda h, row: row[ID])
        done = self.update(today)
        if done.returncode != int(bool(doubts)):
            self.fail(number, "status %d, doubts %s" % (done.returncode, doubts))
        self.compare_ledger(number, expected, added)
        self.compare_doubts(number, doubts, read_rows(done.stdout))

    def add(self, today, table):
        """New hazards, in whatever state."""
        added = []
        for _ in range(self.rng.choice([0, 0, 1])):
            row = dict(self.county.find(self.unit, self.unit, FIRST + 1).book, **{ID: ""})
            row.update({FOUND_ON: text(today), DUE_ON: text(today + datetime.timedelta(days=40))})
            for column in (LISTED_ON, PENALTY_ON):
                row[column] = row[column] and text(today)
            for _ in range(self.rng.randint(0, 5)):
                self.step(row, today)
            for column in (ASSIGNED_ON, RECTIFIED_ON, VERIFIED_ON, CLOSED_ON):
                row[column] = row[column] and text(today)
            added.append(row)
            table.append((None, row))
        self.counts["new"] += len(added)
        return added

    def compare_ledger(self, number, expected, added):
        found = {row[ID]: row for row in self.rows()}
        for row in added:
            row[ID] = next((now[ID] for now in found.values()
                            if now[DESCRIPTION] == row[DESCRIPTION]
                            and now[ENTERPRISE] == row[ENTERPRISE]), None)
            if row[ID] is None:
                self.fail(number, "not added: %s" % row)
            self.reported[row[ID]] = {c: v for c, v in row.items() if v}
            expected.append(row)
        for row in expected:
            now = found.pop(row[ID], None)
            if now is None:
                self.fail(number, "%s is gone" % row[ID])
            for column in set(now) | set(row):
                if canonical(column, now.get(column, "")) != canonical(column, row.get(column, "")):
                    self.fail(number, "%s %s: %r instead of %r" % (row[ID], column, now.get(column),
                                                                   row.get(column)), row)
        if found:
            self.fail(number, "rows that the model has not: %s" % found)

    def compare_doubts(self, number, doubts, result):
        seen = {}
        for row in result:
            if row["办理"] == "疑点":
                seen.setdefault(row[ID], set()).add(row["栏目"])
        for hazard, (columns, wrong) in doubts.items():
            found = seen.pop(hazard, None)
            if found is None:
                self.fail(number, "no doubt at %s %s" % (hazard, columns))
            if columns and not found & columns or not wrong and not found <= columns:
                self.fail(number, "doubts at %s: %s instead of %s" % (hazard, found, columns))
        if seen:
            self.fail(number, "doubts without reason: %s" % seen)

    def go(self, reports):
        self.begin()
        last = cutoff(FIRST)
        for number in range(1, reports + 1):
            today = last + datetime.timedelta(days=1)
            self.report(number, today)
            last = today
        self.run("ledger-log", "-l", self.ledger, "--verify")
        if self.done.returncode != 0:
            self.fail(reports, "the journal does not verify")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("source")
    parser.add_argument("--seeds", default="1-2")
    parser.add_argument("--reports", type=int, default=20)
    parser.add_argument("--keep")
    arguments = parser.parse_args()
    build = os.path.abspath(arguments.build)
    os.environ.update(PATH=build + ":" + os.environ["PATH"], LANGUAGE="zh_CN", TZ="UTC",
                      HAZARD_DATADIR=os.path.join(build, "share"))
    first, _, last = arguments.seeds.partition("-")
    failed = number = 0
    for seed in range(int(first), int(last or first) + 1):
        number += 1
        folder = tempfile.mkdtemp()
        os.environ["HAZARD_PLAN"] = plan_for(arguments.source, folder)
        reports = Reports(seed, folder)
        try:
            reports.go(arguments.reports)
            print("ok %d - seed %d: %d reports as the model has them; rows %s" % (
                number, seed, arguments.reports,
                ", ".join("%s %d" % item for item in sorted(reports.counts.items()))))
        except Difference as difference:
            failed += 1
            print("not ok %d - seed %d" % (number, seed))
            print("# " + str(difference).replace("\n", "\n# "))
            if arguments.keep:
                shutil.copytree(folder, os.path.join(arguments.keep, "edits-%d" % seed),
                                dirs_exist_ok=True)
        shutil.rmtree(folder)
        sys.stdout.flush()
    print("1..%d" % number)
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
