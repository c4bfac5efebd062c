# SPDX-License-Identifier: LGPL-2.1-or-later
"""Compares a marked copy with its file and the table of findings: marked.py FILE COPY FINDINGS"""
import csv
import datetime
import sys

import openpyxl
from openpyxl.utils import coordinate_to_tuple

RED = "FFC7CE"
COLOURS = {"error": RED, "warning": "FFF2CC"}


def read_csv(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file))


def text(value):
    """What a table of text has for the value of a cell."""
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d")
    return "" if value is None else str(value)


def texts(row):
    return [text(cell.value) for cell in row]


def colour(cell):
    return cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else ""


def main():
    rows = read_csv(sys.argv[1])
    book = openpyxl.load_workbook(sys.argv[2])
    table = [dict(zip(read_csv(sys.argv[3])[0], line)) for line in read_csv(sys.argv[3])[1:]]
    found = [line for line in table if line["severity"] != "note"]
    copy, listed = book.worksheets
    lines = list(copy.iter_rows())
    top = len(lines) - len(rows)
    assert top >= 1, "there is no summary"
    for number, row in enumerate(rows):
        got = texts(lines[top + number])
        wanted = row + [""] * (len(got) - len(row))
        assert got[:len(row)] == row and got[:-1] == wanted[:-1], (row, got)
    wrong = {}
    for line in found:
        if line["cell"].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") and line["cell"][0].isalpha():
            row, column = coordinate_to_tuple(line["cell"])
            wrong.setdefault((row + top, column), []).append(line)
    for line in lines[top:]:
        for cell in line[:-1]:
            marks = wrong.pop((cell.row, cell.column), [])
            assert bool(marks) == (cell.comment is not None), cell.coordinate
            for mark in marks:
                assert mark["message"] in cell.comment.text, cell.coordinate
                assert mark["message"] in line[-1].value, cell.coordinate
            if marks:
                worst = min(mark["severity"] for mark in marks)
                assert colour(cell) == COLOURS[worst], cell.coordinate
            else:
                assert colour(cell) != RED, cell.coordinate
    assert not wrong, wrong
    messages = [row[4].value for row in list(listed.iter_rows())[1:]]
    assert sorted(messages) == sorted(line["message"] for line in found), messages


main()
