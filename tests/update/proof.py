#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Twelve months of counties whose townships send cumulative ledgers, some of which cheat. After each
report: the ledger equals the truth in every cell but the number, the result lists what changed and
every doubt and no other, the roll-up has the figures, ledger and journal agree, and the same tables
again change nothing.

    proof.py BUILD_DIR SOURCE_DIR [--seeds FIRST-LAST] [--months N] [--keep DIR]
"""

import argparse
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile

import cheats
import office
from cheats import CHEATS, later
from county import County, cutoff, text
from figures import GROUPS, Row, compare
from tables import canonical, file_name, read_items, read_rows, write_table
from words import *

LATE = (RECTIFIED_ON, VERIFIED_ON, CLOSED_ON)

# What the county's own steps write: other values of the township's table are left out with a note.
OF_STEPS = {"transfer": {SUPERVISOR}, "reclassify": {LEVEL}, "list": {LISTED, LISTED_ON}}


class Failure(Exception):
    pass


class Month:
    """What must come out of the tables of one month."""

    def __init__(self):
        self.doubts = {}      # hazard: columns, one of which at least must be in doubt, and no other
        self.new_doubts = set()  # enterprises of rows that must not become hazards
        self.renamed = set()  # enterprises of rows that the county accepts as known hazards
        self.accepted = {}    # hazard: columns that the county accepts then
        self.frozen = set()   # hazards that keep what they had
        self.closings = set() # hazards whose closing waits for the county
        self.notes = set()    # hazards of which a note is expected
        self.halves = []      # townships of which half is missing
        self.lines = {}       # hazard: file and line of its row
        self.refused = set()  # units whose table cannot be taken over
        self.silent = set()   # units that send none

    def remains(self):
        """Whether a doubt remains that the county does not settle."""
        return bool(set(self.doubts) - set(self.accepted) or self.new_doubts or self.halves
                    or self.refused)


class Proof:
    def __init__(self, arguments, seed, folder):
        self.county = County(seed)
        self.rng = self.county.rng
        self.seed = seed
        self.closes = seed % 5 > 0 # whether townships may close hazards
        self.folder = folder
        # each fourth ledger is YAML, and each fourth is in GB18030 from its second month on
        self.ledger = os.path.join(folder, "county.yaml" if seed % 4 == 3 else "county.csv")
        self.months = arguments.months
        self.cheats = 0
        self.missed = []
        self.done = {}
        self.calls = 0
        self.where = ""

    # ---- running the programs

    def run(self, *command, statuses=(0,), **more):
        self.calls += 1
        done = subprocess.run(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              check=False, **more)
        self.last = " ".join(command) + "\n" + done.stderr.decode("utf-8", "replace")
        if done.returncode not in statuses:
            self.fail("status %d instead of %s" % (done.returncode, statuses))
        return done

    def fail(self, words, *lines):
        raise Failure("%s: %s\n%s\n%s" % (self.where, words, "\n".join(map(str, lines)), self.last))

    def count(self, what):
        self.done[what] = self.done.get(what, 0) + 1

    def content(self):
        files = []
        for name in (self.ledger, self.ledger + ".journal.csv"):
            with open(name, "rb") as file:
                files.append(file.read())
        return files

    # ---- the ledger and the truth

    def key_of(self, row):
        return tuple(canonical(c, row.get(c, "")) for c in (AREA, ENTERPRISE, FOUND_ON, INSPECTOR))

    def ledger_rows(self):
        """The rows of the ledger, of a YAML one as its items, each a line “label: text”."""
        if not os.path.exists(self.ledger):
            return []
        content = self.content()[0]
        return read_items(content) if self.ledger.endswith("yaml") else read_rows(content)

    def check_ledger(self, month):
        """The ledger equals the truth; numbers become known."""
        rows = self.ledger_rows()
        truth = {h.key(): h for h in self.county.hazards if h.truth is not None}
        wrong = []
        for row in rows:
            h = truth.pop(self.key_of(row), None)
            if h is None:
                wrong.append("a hazard that is none: %s" % row)
                continue
            if h.number not in ("", row[ID]):
                wrong.append("%s has become %s" % (h.number, row[ID]))
            h.number = row[ID]
            for column in set(h.truth) | set(row):
                if column == ID or not column:
                    continue
                is_, must = row.get(column, ""), h.truth.get(column, "")
                if canonical(column, is_) != canonical(column, must):
                    wrong.append("%s %s (%s, steps %s): %r instead of %r"
                                 % (row[ID], column, h.unit and h.unit.name, h.county_days, is_, must))
        wrong += ["missing: %s" % (key,) for key in truth]
        if wrong:
            self.fail("%d cells of the ledger are not the truth" % len(wrong), *wrong[:12])

    def settle(self, h, but=()):
        """What the unit wrote is in the ledger now, but for some columns."""
        if h.truth is None:
            h.truth = {**h.book, **{c: TO_BE_ACCEPTED if c == STATUS else "" for c in but}}
            h.given = {c for c, v in h.truth.items() if v}
        for column in set(h.unit.columns) - set(but):
            value = h.book[column]
            if value and canonical(column, value) != canonical(column, h.truth[column]):
                h.truth[column] = value
                h.given.add(column)
        h.late = set()

    # ---- what the county does

    def steps(self, month):
        for h, step, make in office.steps_of_month(self.county, month):
            self.where = "seed, month %d, %s of %s" % (month, step.event, h.number)
            self.run(*step.call(self.ledger, h.number))
            office.apply(self.county, h, step, make)
            self.count(make.__name__)
        self.where = "month %d" % month

    def register(self, h, month):
        """The county registers a hazard that it found itself."""
        values = ["%s=%s" % (c, v) for c, v in h.book.items() if v]
        if not os.path.exists(self.ledger) and self.seed % 2 == 0:
            return False # ledger-update begins the ledger
        self.run("hazard-add", "-l", self.ledger, "--by", "登记员", "--as-of", text(cutoff(month)),
                 *values)
        h.truth = dict(h.book)
        return True

    # ---- the tables of a month

    def adopt(self, unit):
        """A township takes a hazard that the county registered into its table."""
        for h in self.county.hazards:
            if h.unit is None and h.truth is not None and h.book[AREA] == unit.name and h.is_open() \
                    and not h.truth[RECTIFIED_ON] and self.rng.random() < 0.2:
                h.unit = unit
                h.book = {c: v if c in unit.columns + [ID, UNLISTED_ON] else "" for c, v in
                          h.truth.items()}
                self.count("taken over from the county")

    def late_of(self, h):
        """Dates that the last report of the unit should have had."""
        last = text(cutoff(h.unit.reported))
        return {c for c in LATE if h.truth is not None and h.book[c] and h.book[c] != h.truth[c]
                and h.unit.reported and not h.unit.department and h.book[c] <= last
                and (c, h.book[c]) not in h.said}

    def claim(self, h, month, out):
        """Something that a township may do only with the consent of the county."""
        day = text(cutoff(month))
        if (PENALTY_ON in h.unit.columns and h.book[SOURCE] == DEPARTMENT and not h.book[PENALTY]
                and not h.book[RECTIFIED_ON]):
            h.book.update({PENALTY: "2.5", PENALTY_ON: day})
            out.doubts[h] = out.accepted[h] = {PENALTY, PENALTY_ON}
            self.count("fine accepted")
        elif (not h.book[EXTENDED_TO] and not h.truth[RECTIFIED_ON] and not h.book[RECTIFIED_ON]
              and later(h.truth[DUE_ON], -20) > day):
            h.book.update({EXTENDED_TO: later(h.truth[DUE_ON], 45), EXTENDED_ON: day,
                           EXTENDED_BY: self.county.person()})
            out.doubts[h] = {EXTENDED_TO, EXTENDED_ON, EXTENDED_BY}
            out.accepted[h] = {EXTENDED_TO}
            self.count("extension accepted")

    def rename(self, h, out):
        """Other words for a hazard without a number, which only the county can know again."""
        h.book[DESCRIPTION] += "，已设警示标志"
        out.doubts[h] = None
        out.accepted[h] = {ID}
        out.renamed.add(h.book[ENTERPRISE])
        self.count("other words accepted")

    def cheat(self, h, row, month, out):
        ways = self.rng.sample(CHEATS, len(CHEATS))
        for way in sorted(ways, key=lambda way: self.done.get(way.__name__, 0)): # rare ones first
            changed = dict(row)
            columns = way(self.county, h, changed, month)
            by_county = set().union(*(OF_STEPS.get(step, set()) for step in h.county_days))
            if columns is not None and not columns & by_county:
                row.update(changed)
                out.doubts[h] = columns
                if way is cheats.closed_while_listed: # all but the closing is taken over
                    out.closings.add(h)
                self.count(way.__name__)
                return

    def report_anew(self, h, row, unit):
        """The same hazard with another day and other words, as if it were a new one (A3)."""
        if not h.is_open():
            return None
        row = dict(row)
        row[FOUND_ON] = later(row[FOUND_ON], 1) if row[ASSIGNED_ON] != row[FOUND_ON] else row[FOUND_ON]
        row[DESCRIPTION] = row[DESCRIPTION] + "，需整改"
        row[INSPECTOR] = self.county.person()
        if row[LISTED_ON] and row[LISTED_ON] < row[FOUND_ON]:
            row[LISTED_ON] = row[FOUND_ON]
        return row

    def rows_of(self, unit):
        """The rows of a unit, each with its hazard, and those with which anything may happen."""
        rows = []
        known = []
        for h in self.county.of_unit(unit):
            gone = h.dropped or (unit.drops_closed and h.row_given and not h.busy
                                 and h.truth is not None and h.truth[STATUS] == CLOSED)
            if gone and h.lag is None:
                continue
            row = dict(h.lag or h.book)
            rows.append((h, row))
            if h.truth is not None and not h.busy and not h.late_now:
                known.append((h, row))
        self.rng.shuffle(known)
        return rows, known

    def table(self, unit, month, out):
        """The rows that a unit writes, and what must come of them."""
        rows, known = self.rows_of(unit)
        what = 0 if unit.department or len(rows) < 4 else self.rng.random()
        if what > 0.96:
            return self.spoil(unit, rows, out)
        if what > 0.90:
            return self.only_new(unit, rows, out)
        for h, row in known[:1]:
            if self.rng.random() < 0.5 and h.is_open() and not unit.department:
                if unit.numbers != "county" and h.row_given and self.rng.random() < 0.3:
                    self.rename(h, out)
                else:
                    self.claim(h, month, out)
                row.update(h.book)
        if what > 0.25:
            rows = self.cheat_in(unit, rows, [p for p in known if p[0] not in out.doubts], month, out)
        return rows

    def cheat_in(self, unit, rows, known, month, out):
        if self.rng.random() < 0.1:
            rows.append((None, self.foreign(rows[0][1], unit, out)))
        for h, row in known[:2]:
            self.cheat(h, row, month, out)
        honest = [(h, row) for h, row in known[2:] if h.is_open() and h.given]
        if honest and self.rng.random() < 0.4:
            h, row = honest[0]
            rows = [pair for pair in rows if pair[0] is not h]
            out.doubts[h] = None
            anew = self.report_anew(h, row, unit) if self.rng.random() < 0.6 else None
            if anew is not None:
                rows.append((None, anew))
                out.new_doubts.add(anew[ENTERPRISE])
            self.count("reported anew" if anew else "omitted")
        return rows

    def only_new(self, unit, rows, out):
        """A table of what is new this month instead of a cumulative one: one doubt about all of it."""
        mine = [h for h in self.county.of_unit(unit) if h.truth is not None]
        if sum(h.is_open() and bool(h.given) for h in mine) < 2:
            return rows
        for h in mine:
            self.freeze(h, out)
        out.halves.append(unit.name)
        self.count("not cumulative")
        return [pair for pair in rows if pair[0] is not None and pair[0].truth is None]

    def foreign(self, row, unit, out):
        """A hazard of another township in this table: a new one, or one that the other lists too."""
        others = [h for h in self.county.hazards if h.truth is not None and h.unit is not None
                  and not h.unit.department and h.unit is not unit]
        if others and self.rng.random() < 0.5:
            row = {**row, **dict.fromkeys(row, ""), **self.rng.choice(others).truth}
        else:
            row = dict(row)
            row[AREA] = next(u.name for u in self.county.units if u is not unit)
            row.update({ENTERPRISE: self.county.enterprise(row[AREA])[0],
                        INSPECTOR: self.county.person()})
        out.new_doubts.add(row[ENTERPRISE])
        self.count("of another township")
        return row

    def spoil(self, unit, rows, out):
        """A table that cannot be taken over at all."""
        rows[0][1][DUE_ON] = "尽快"
        out.refused.add(unit)
        self.count("refused")
        for h in self.county.of_unit(unit):
            self.freeze(h, out)
        return rows

    def keep_silent(self, unit, out):
        """No table in this month."""
        out.silent.add(unit)
        self.count("no table")
        for h in self.county.of_unit(unit):
            self.freeze(h, out)

    def complete_elsewhere(self, rows, month, out):
        """A day before the township's last report comes by the table of a department (A5)."""
        for h in self.county.hazards:
            known = h.truth is not None and h.book[DESCRIPTION] == h.truth[DESCRIPTION]
            if h.unit in out.silent and known and h.is_open() and h.given and not h.busy \
                    and not h.late_now:
                row = dict(h.book)
                columns = cheats.rectified_before(self.county, h, row, month)
                if columns is not None:
                    rows.append((h, row))
                    out.doubts[h] = columns
                    self.count("completed in the table of a department")
                    return

    def freeze(self, h, out):
        """Nothing is expected of a hazard, but that it stays as it is."""
        out.doubts.pop(h, None)
        out.accepted.pop(h, None)
        out.notes.discard(h)
        out.frozen.add(h)

    def number_for(self, h, row):
        if h is None:
            return ""
        if h.unit.numbers == "county":
            return h.number
        return "%s-%d" % (h.unit.name[0], self.county.of_unit(h.unit).index(h) + 1)

    def wait_for_closing(self, out):
        """The plan leaves closing to the county: all but the closing is taken over."""
        for h in self.county.hazards:
            known = h.truth is not None
            if h.unit is None or h.dropped or h.status != CLOSED or h.lag is not None \
                    or known and h.truth[STATUS] == CLOSED or h in out.frozen:
                continue
            if h not in out.doubts:
                out.closings.add(h)
                self.count("closing accepted")
                out.doubts[h], out.accepted[h] = {CLOSED_ON}, {CLOSED_ON}
                continue
            if out.doubts[h] is not None:
                out.doubts[h] = out.doubts[h] | {CLOSED_ON}
            if h in out.accepted:
                out.accepted[h] = out.accepted[h] | {CLOSED_ON}

    def note_said(self, rows, out):
        """The days in rows that are left alone, where the hazard is known again, are no news later."""
        for h, row in rows:
            columns = out.doubts.get(h) if h is not None else None
            moved = {AREA, ENTERPRISE}
            if h is not None and h.unit.numbers != "county":
                moved = moved | {FOUND_ON, DESCRIPTION}
            if columns and h.truth is not None and not columns & moved:
                h.said |= {(c, row[c]) for c in LATE if row[c] and row[c] != h.truth[c]
                           and c not in columns}

    def parts(self, unit, rows, out):
        """Some send their ledger as two files."""
        if unit.department or len(rows) < 12 or unit in out.refused or self.rng.random() > 0.1:
            return [rows]
        self.count("two files")
        return [rows[:len(rows) // 2], rows[len(rows) // 2:]]

    def write_tables(self, month, out):
        names = []
        for unit in self.county.units + [self.county.department]:
            for h in self.county.of_unit(unit):
                h.late_now = self.late_of(h)
                if h.late_now and h.lag is None:
                    out.doubts[h] = set(h.late_now)
                    out.accepted[h] = set(h.late_now)
                    self.count("late accepted")
                if h.lag is not None:
                    is_round = h.county_days[-1] in ("reject", "reopen")
                    if is_round:
                        out.doubts[h] = set(LATE) | {STATUS, VERIFIER, APPROVER, ACCEPTANCE, EXTENDED_TO}
                        self.count("as before " + h.county_days[-1])
                    else:
                        out.frozen.add(h)
                        if h.county_days[-1] != "accept": # of which only empty cells are late
                            out.notes.add(h)
            if not unit.department and unit.reported and self.rng.random() < 0.04:
                self.keep_silent(unit, out)
                continue
            rows = self.table(unit, month, out)
            if unit.department:
                self.complete_elsewhere(rows, month, out)
            if unit not in out.refused:
                self.note_said(rows, out)
            for part, some in enumerate(self.parts(unit, rows, out)):
                name = "%02d-%s%s" % (month, "续" * part, file_name(unit))
                places = write_table(os.path.join(self.folder, name), unit, some, self.rng, month,
                                     self.number_for)
                out.lines.update({h: (name, line) for h, line in places.items() if h is not None})
                names.append(name)
        return names

    # ---- checking a month

    def update(self, names, month, *more, statuses):
        return self.run("ledger-update", "-l", self.ledger, "--by", "录入员", "-f", "csv", "--as-of",
                        text(cutoff(month)), *more, *names, statuses=statuses)

    def check_doubts(self, rows, out, settled):
        """Each doubt is listed at its column, and none without reason."""
        wrong = []
        by_number = {h.number: h for h in self.county.hazards if h.number}
        seen = {}
        settled_names = {h.book[ENTERPRISE] for h in settled}
        halves = list(out.halves)
        for row in rows:
            if row["办理"] != "疑点":
                continue
            h = by_number.get(row[ID])
            if h is not None:
                seen.setdefault(h, set()).add(row["栏目"])
            elif not row[ID] and row[AREA] in halves and row[ENTERPRISE] not in out.new_doubts:
                halves.remove(row[AREA])
            elif row[ENTERPRISE] not in (out.renamed - settled_names) | out.new_doubts and not (
                    not row[ID] and any(row["出处"].startswith("%02d-" % self.month + u.name)
                                        for u in out.refused)):
                wrong.append("a doubt that is none: %s" % row)
        for h, columns in out.doubts.items():
            found = seen.pop(h, None)
            if h in settled:
                if found:
                    wrong.append("%s is still doubted: %s" % (h.number, found))
            elif found is None:
                wrong.append("no doubt at %s %s" % (h.number, columns))
            elif columns is not None and not found <= columns:
                wrong.append("doubts at %s: %s instead of %s" % (h.number, found, columns))
        for h, found in seen.items():
            if h.unit is not None and h.unit.name in out.halves: # with the new ones it is not half
                halves = [name for name in halves if name != h.unit.name]
                continue
            wrong.append("doubts without reason at %s of %s (numbers %s): %s"
                         % (h.number, h.unit and h.unit.name, h.unit and h.unit.numbers, found))
        wrong += ["no doubt about the table of %s, which is not cumulative" % name for name in halves]
        if wrong:
            self.fail("wrong doubts", *wrong)
        return seen

    def check_places(self, rows, out):
        """Each line of the result and of the journal names the file and the row from which it came."""
        by_number = {h.number: h for h in self.county.hazards if h.number}
        for row in rows:
            h = by_number.get(row[ID])
            if h in out.lines and not re.fullmatch(r"%s:(台账!)?[A-Z]*%d" % out.lines[h], row["出处"]):
                self.fail("the result names %s instead of %s:%d" % ((row["出处"],) + out.lines[h]))
        for line in self.journal[self.journal_lines:]:
            h = by_number.get(line["隐患编号"])
            if line["操作"] == "报送" or h is None:
                continue
            if not re.search(r"%s(:台账)? 第%d行" % out.lines[h], line["变更"]):
                self.fail("the journal does not name %s line %d" % out.lines[h], line)
            if line["操作人"] != "录入员":
                self.fail("another operator", line)

    @property
    def journal(self):
        return read_rows(self.content()[1])

    def check_changes(self, rows, before, after):
        """The result lists each cell that changed, and no other."""
        old = {row[ID]: row for row in before}
        changed = set()
        for row in after:
            if row[ID] in old:
                changed |= {(row[ID], c, v) for c, v in row.items()
                            if v != old[row[ID]].get(c, "")}
            else:
                changed.add((row[ID], "", row[DESCRIPTION]))
        listed = {(row[ID], row["栏目"]): row["新值"] for row in rows
                  if row["办理"] not in ("疑点", "提示")} # of several steps the last
        listed = {cell + (value,) for cell, value in listed.items()}
        if changed != listed:
            self.fail("the result is not what changed", "not listed: %s" % sorted(changed - listed)[:8],
                      "not changed: %s" % sorted(listed - changed)[:8])

    def check_rollup(self, month):
        truth = [Row(h.truth, h.rounds) for h in self.county.hazards if h.truth is not None]
        for option, column, group in GROUPS if month % 4 == 0 else GROUPS[:1]:
            done = self.run("rollup", "--month", "%d-%02d" % (cutoff(month).year, month), "--by",
                            option, self.ledger, statuses=(0, 1))
            wrong = compare(read_rows(done.stdout), truth, column, group, text(cutoff(month)),
                            text(cutoff(month - 1)))
            if wrong:
                self.fail("wrong figures by " + option, *wrong[:8])

    def one_month(self, month):
        self.month = month
        self.where = "month %d" % month
        out = Month()
        county = self.county
        for h in county.hazards:
            h.busy, h.lag = False, None
        if month > 1:
            self.steps(month)
        for unit in county.units:
            self.adopt(unit)
        own = county.pass_month(month)
        if not self.register(own, month):
            county.hazards.remove(own)
        names = self.write_tables(month, out)
        if not self.closes:
            self.wait_for_closing(out)
        in_doubt = bool(out.doubts or out.new_doubts or out.halves or out.refused)
        before = self.ledger_rows()

        if month % 3 == 0:
            held = self.content()
            shown = self.update(names, month, "--dry-run", statuses=(int(in_doubt),)).stdout
            if self.content() != held:
                self.fail("--dry-run changes the ledger")
            if in_doubt:
                self.update(names, month, "--strict", statuses=(2,))
            if self.content() != held:
                self.fail("--strict changes the ledger")
        self.journal_lines = len(self.journal) if before else 0
        done = self.update(names, month, statuses=(int(in_doubt),))
        rows = read_rows(done.stdout)
        if month % 3 == 0 and done.stdout != shown:
            self.fail("--dry-run shows something else")
        for h in county.hazards:
            if h.unit is not None and h not in out.doubts and h not in out.frozen and not h.dropped:
                self.settle(h)
        for h in out.closings:
            self.settle(h, but=(STATUS, CLOSED_ON, APPROVER))
            h.truth[STATUS] = TO_BE_ACCEPTED
        self.check_ledger(month)
        self.check_doubts(rows, out, set())
        if before:
            self.check_changes(rows, before, self.ledger_rows())
        self.check_places(rows, out)
        for h in out.notes:
            if not any(row[ID] == h.number and row["办理"] == "提示" for row in rows) and \
                    h.unit not in out.refused:
                self.fail("no note about %s" % h.number)

        if out.accepted:
            accept = []
            for h, columns in out.accepted.items():
                for column in sorted(columns):
                    accept += ["--accept", "%s:%s" % (h.number, ENGLISH[column])]
            done = self.update(names, month, *accept, "--reason", "经核实",
                               statuses=(int(out.remains()),))
            for h in out.accepted:
                self.settle(h)
            self.check_ledger(month)
            self.check_doubts(read_rows(done.stdout), out, set(out.accepted))
        held = self.content()
        done = self.update(names, month, statuses=(int(out.remains()),))
        if self.content() != held:
            self.fail("the same tables again change something")
        self.check_doubts(read_rows(done.stdout), out, set(out.accepted))
        self.run("ledger-log", "-l", self.ledger, "--verify")
        self.check_rollup(month)
        for unit in county.units + [county.department]:
            if unit not in out.refused | out.silent:
                unit.reported = month
                for h in county.of_unit(unit):
                    h.row_given = True
        self.cheats += len(set(out.doubts) - set(out.accepted)) + len(out.new_doubts)

    def go(self):
        for month in range(1, self.months + 1):
            self.one_month(month)
            if month == 1 and self.seed % 4 == 2:
                content = self.content()[0].decode()
                with open(self.ledger, "wb") as file:
                    file.write(content.replace("\n", "\r\n").encode("gb18030"))


def plan_for(source, folder, closes=True):
    """The sample plan for a whole year; of some counties, where only the county closes hazards."""
    with open(os.path.join(source, "data-samples", "plan.yaml"), encoding="utf-8") as file:
        plan = file.read()
    for old, new in (("start: 2023-04-01", "start: 2023-01-01"), ("end: 2023-12-15", "end: 2023-12-31"),
                     ("first_report: 2023-05", "first_report: 2023-01")):
        assert old in plan
        plan = plan.replace("\n" + old, "\n" + new)
    plan = plan.replace("\ntownship_closes: true", "\ntownship_closes: %s" % str(closes).lower())
    path = os.path.join(folder, "plan.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(plan)
    return path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("source")
    parser.add_argument("--seeds", default="1-2")
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--keep", help="keep the files of a seed that fails in this folder")
    arguments = parser.parse_args()
    os.environ.update(PATH=os.path.abspath(arguments.build) + ":" + os.environ["PATH"], LANGUAGE="zh_CN",
                      HAZARD_DATADIR=os.path.join(os.path.abspath(arguments.build), "share"), TZ="UTC")
    first, _, last = arguments.seeds.partition("-")
    failed = number = 0
    for seed in range(int(first), int(last or first) + 1):
        number += 1
        folder = tempfile.mkdtemp()
        os.environ["HAZARD_PLAN"] = plan_for(arguments.source, folder, seed % 5 > 0)
        proof = Proof(arguments, seed, folder)
        try:
            proof.go()
            print("ok %d - seed %d: %d months, %d hazards, %d cheats, none got through, %d calls; %s"
                  % (number, seed, proof.months, len(proof.county.hazards), proof.cheats, proof.calls,
                     ", ".join("%s %d" % item for item in sorted(proof.done.items()))))
        except Failure as failure:
            failed += 1
            print("not ok %d - seed %d" % (number, seed))
            print("# " + str(failure).replace("\n", "\n# "))
            if arguments.keep:
                shutil.copytree(folder, os.path.join(arguments.keep, "seed-%d" % seed),
                                dirs_exist_ok=True)
        shutil.rmtree(folder)
        sys.stdout.flush()
    print("1..%d" % number)
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
