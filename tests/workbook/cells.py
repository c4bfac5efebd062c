# SPDX-License-Identifier: LGPL-2.1-or-later
"""Prints what a workbook holds, by openpyxl: one cell a line, or as CSV with all values as text.

cells.py FILE         sheet, cell, type, value; and what the sheet is set to
cells.py --csv FILE   the first sheet, numbers as the shortest decimal
"""
import csv
import datetime
import sys

import openpyxl


def text_of(value):
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return repr(value) if isinstance(value, float) else str(value)


def print_csv(book):
    out = csv.writer(sys.stdout, lineterminator="\n")
    for row in book.worksheets[0].iter_rows():
        out.writerow(text_of(cell.value) for cell in row)


def print_cell(sheet, cell):
    line = [sheet.title, cell.coordinate, type(cell.value).__name__, text_of(cell.value)]
    line.append(cell.number_format)
    if cell.fill.fgColor.rgb not in ("00000000", None) and cell.fill.fill_type:
        line.append(cell.fill.fgColor.rgb[2:])
    if cell.comment:
        line.append("comment: " + cell.comment.text)
    print("|".join(part.replace("\n", "\\n") for part in line))


def print_sheet(sheet):
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None or cell.comment:
                print_cell(sheet, cell)
    page = sheet.page_setup
    print("%s: frozen %s, filter %s, heads %s, %s, paper %s, fit %s x %s, state %s" % (
        sheet.title, sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows,
        page.orientation or "portrait", page.paperSize, page.fitToWidth or 1, page.fitToHeight,
        sheet.sheet_state))
    for validation in sheet.data_validations.dataValidation:
        print("%s: %s takes %s %s %s" % (sheet.title, validation.sqref, validation.type,
                                         validation.formula1, validation.formula2))


def main():
    book = openpyxl.load_workbook(sys.argv[-1])
    if sys.argv[1] == "--csv":
        print_csv(book)
    else:
        for sheet in book.worksheets:
            print_sheet(sheet)


main()
