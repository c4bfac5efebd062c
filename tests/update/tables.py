# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tables as offices write them, with the standard library only, and the ledger read back."""

import csv
import io
import json
import zipfile
from xml.sax.saxutils import escape

from words import *


def csv_text(rows, newline="\n"):
    out = io.StringIO()
    csv.writer(out, lineterminator=newline).writerows(rows)
    return out.getvalue()


def write_workbook(path, rows):
    """The least workbook that programs open: one sheet of inline strings."""
    def cell(value):
        return '<c t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % escape(value)
    sheet = "".join("<row>%s</row>" % "".join(cell(v) for v in row) for row in rows)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts = {
        "[Content_Types].xml":
            '<Types xmlns="%scontent-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>'
            '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/></Types>'
            % (package, kind, kind),
        "_rels/.rels":
            '<Relationships xmlns="%srelationships"><Relationship Id="r1" Type="%s/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>' % (package, office),
        "xl/workbook.xml":
            '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="台账" sheetId="1" r:id="r1"/>'
            '</sheets></workbook>' % (main, office),
        "xl/_rels/workbook.xml.rels":
            '<Relationships xmlns="%srelationships"><Relationship Id="r1" Type="%s/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>' % (package, office),
        "xl/worksheets/sheet1.xml":
            '<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (main, sheet),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            book.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + part)


def vary(rng, column, value):
    """The same value as another clerk writes it."""
    if not value:
        return value
    if column in DATES and value[0].isdigit():
        year, month, day = value.split("-")
        return rng.choice([value, "%s/%d/%d" % (year, int(month), int(day)),
                           "%s年%d月%d日" % (year, int(month), int(day)),
                           "%s.%d.%d" % (year, int(month), int(day))])
    if column in AMOUNTS:
        return rng.choice([value, value + "万元"])
    if value in VARIANTS:
        return rng.choice([value] + VARIANTS[value])
    if column in (ENTERPRISE, INSPECTOR):
        return rng.choice([value, " " + value, value[:2] + " " + value[2:]])
    return value


def write_table(path, unit, rows, rng, month, number_of):
    """Write the table of a unit. rows: pairs of a hazard, or None, and what is written of it. Returns the
    line of each hazard."""
    rows = list(rows)
    if unit.order == "shuffled":
        rng.shuffle(rows)
    elif unit.order == "reversed":
        rows.reverse()
    columns = list(unit.columns)
    if any(row.get(UNLISTED_ON) for _, row in rows):
        columns.append(UNLISTED_ON)
    labels = ["序号"] + ([ID] if unit.numbers != "none" else []) + columns
    lines = []
    if unit.titled:
        lines.append(["%s重大事故隐患台账（截至2023年%d月22日）" % (unit.name, month)]
                     + [""] * (len(labels) - 1))
    lines.append(labels)
    places = {}
    for count, (hazard, row) in enumerate(rows, 1):
        line = [str(count)]
        places[hazard] = len(lines) + 1
        if unit.numbers != "none":
            line.append(number_of(hazard, row))
        known = hazard is not None and hazard.truth is not None
        line += [vary(rng, c, row[c]) if unit.variants and known else row[c] for c in columns]
        lines.append(line)
    if unit.titled:
        lines.append(["填报人：张三", "审核人：李四"] + [""] * (len(labels) - 2))
    if unit.file == "xlsx":
        write_workbook(path, lines)
    else:
        encoding = {"bom": "utf-8-sig"}.get(unit.file, unit.file)
        newline = "\r\n" if unit.file != "utf-8" else "\n"
        with open(path, "wb") as out:
            out.write(csv_text(lines, newline).encode(encoding))
    return places


def file_name(unit):
    return unit.name + (".xlsx" if unit.file == "xlsx" else ".csv")


def read_rows(content):
    """The rows of a table in UTF-8 as dictionaries, an absent cell as an empty one."""
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            content = content.decode("gb18030")
    lines = list(csv.reader(io.StringIO(content, newline="")))
    if not lines:
        return []
    return [dict(zip(lines[0], line + [""] * (len(lines[0]) - len(line)))) for line in lines[1:]]


def read_items(content):
    """The rows of a ledger in YAML, as hazard-add writes it: a text on each line, in JSON if quoted."""
    rows = []
    for line in content.decode().splitlines():
        if line.startswith("- "):
            rows.append({})
        label, colon, value = line[2:].partition(": ")
        if colon and rows:
            value = value.strip()
            if value.startswith("'"):
                value = value[1:-1].replace("''", "'")
            rows[-1][label.strip("'\"")] = json.loads(value) if value.startswith('"') else value
    return rows


def canonical(column, value):
    """One way to write each value, for comparing."""
    value = value.strip()
    if not value:
        return value
    if column in DATES:
        digits = value.replace("年", "-").replace("月", "-").replace("日", "")
        parts = digits.replace("/", "-").replace(".", "-").split("-")
        return "%s-%02d-%02d" % (parts[0], int(parts[1]), int(parts[2]))
    if column in AMOUNTS:
        return "%g" % float(value.replace("万元", ""))
    for name, others in VARIANTS.items():
        if value in others:
            return name
    return value.replace(" ", "") if column in (ENTERPRISE, INSPECTOR) else value
