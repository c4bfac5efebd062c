# SPDX-License-Identifier: LGPL-2.1-or-later
"""Fills in a template as a clerk would, by openpyxl.

fill.py TEMPLATE OUT <CSV      each row of the CSV becomes a row of the table; its cells have to be what
                               the validations of the template let in
fill.py --choices TEMPLATE     prints the drop-down lists: label, tab, choice
"""
import csv
import datetime
import sys

import openpyxl
from openpyxl.utils import range_boundaries


def header_of(sheet):
    """The labels of the table by column, and its row: the first with five filled cells."""
    for row in sheet.iter_rows():
        cells = {str(cell.value).lstrip("*"): cell.column for cell in row if cell.value}
        if len(cells) > 4:
            return cells, row[0].row
    raise SystemExit("the template has no header")


def choices_of(book, formula):
    """The values of the cells that a list refers to: '选项'!$A$2:$A$26."""
    name, area = formula.lstrip("=").rsplit("!", 1)
    cells = book[name.strip("'")][area.replace("$", "")]
    return [str(row[0].value) for row in cells]


def validations_of(book, sheet):
    """For each column, the validation of its cells and their choices."""
    found = {}
    for validation in sheet.data_validations.dataValidation:
        choices = choices_of(book, validation.formula1) if validation.type == "list" else None
        for area in str(validation.sqref).split():
            first, _, last, _ = range_boundaries(area)
            for column in range(first, last + 1):
                found[column] = (validation, choices)
    return found


def typed(validation, choices, text):
    """What the spreadsheet makes of the text, as the validation of the cell lets it in."""
    kind = validation.type if validation else None
    if kind == "list":
        if text not in choices and validation.errorStyle != "information":
            raise SystemExit("not in the list: " + text)
        return text
    if kind == "date":
        day = datetime.datetime.strptime(text, "%Y-%m-%d")
        number = (day - datetime.datetime(1899, 12, 30)).days
        if not float(validation.formula1) <= number <= float(validation.formula2):
            raise SystemExit("not a day that the template takes: " + text)
        return day
    if kind in ("whole", "decimal"):
        number = int(text) if kind == "whole" else float(text)
        if number < float(validation.formula1):
            raise SystemExit("not a number that the template takes: " + text)
        return number
    if kind == "textLength" and len(text) != float(validation.formula1):
        raise SystemExit("not a length that the template takes: " + text)
    return text


def fill(book, rows):
    sheet = book.worksheets[0]
    columns, header = header_of(sheet)
    validations = validations_of(book, sheet)
    for number, row in enumerate(rows, header + 1):
        for label, text in row.items():
            if text:
                column = columns[label]
                validation, choices = validations.get(column, (None, None))
                sheet.cell(number, column).value = typed(validation, choices, text)


def print_choices(book):
    sheet = book.worksheets[0]
    labels = {column: label for label, column in header_of(sheet)[0].items()}
    for column, (_, choices) in sorted(validations_of(book, sheet).items()):
        for choice in choices or ():
            print(labels[column], choice, sep="\t")


def main():
    if sys.argv[1] == "--choices":
        print_choices(openpyxl.load_workbook(sys.argv[2]))
        return
    book = openpyxl.load_workbook(sys.argv[1])
    fill(book, csv.DictReader(sys.stdin))
    book.save(sys.argv[2])


main()
