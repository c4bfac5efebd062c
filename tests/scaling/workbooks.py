# SPDX-License-Identifier: LGPL-2.1-or-later
"""Workbooks made to fill the memory or to take for ever are refused or streamed, as TAP.

  workbooks.py BUILD_DIR MEASURE

A command may use 600 MB of address space; the most that it held resident is measured, and its time.
"""
import os
import resource
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

BUILD, MEASURE = map(os.path.abspath, sys.argv[1:3])
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
MIB = 1 << 20
SPACE = 600 * MIB
SHEET, STRINGS, BOOK = 'xl/sheet.xml', 'xl/strings.xml', 'xl/workbook.xml'
PARTS = {
    '_rels/.rels': f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/officeDocument" '
                   'Target="xl/workbook.xml"/></Relationships>',
    BOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="台账" sheetId="1" r:id="a"/>'
                       '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels': f'<Relationships xmlns="{PACKAGE}">'
                                  f'<Relationship Id="a" Type="{OFFICE}/worksheet" Target="sheet.xml"/>'
                                  f'<Relationship Id="b" Type="{OFFICE}/sharedStrings" Target="strings.xml"/>'
                                  '</Relationships>',
    STRINGS: f'<sst xmlns="{MAIN}"/>',
    SHEET: f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
}
LABELS = ['隐患编号', '发现日期', '乡镇', '行业领域', '企业名称', '隐患描述', '隐患等级', '隐患来源', '检查人', '整改责任人',
          '整改措施', '整改资金（万元）', '整改期限', '应急预案']


def row_xml(number, cells):
    cells = ''.join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
    return f'<row r="{number}">{cells}</row>'


def hazard_xml(i):
    return row_xml(i + 2, [f'XP-2023-{i:07}', f'2023-05-{i % 28 + 1:02}', '卢峰镇', '危险化学品', f'溆浦县{i % 997}号企业',
                           f'第{i}处消防通道堵塞', '一般', '企业自查', '检查员甲', '责任人甲', '清理', f'{i % 90}.5',
                           '2023-06-20', '现场处置方案'])


def ledger(count):
    yield f'<worksheet xmlns="{MAIN}"><sheetData>' + row_xml(1, LABELS)
    for first in range(0, count, 1000):
        yield ''.join(hazard_xml(i) for i in range(first, min(first + 1000, count)))
    yield '</sheetData></worksheet>'


def write(name, *changes):
    """A workbook of which parts have other content; @changes: the path of each, its text or pieces of that."""
    changed = dict(zip(changes[::2], changes[1::2]))
    with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part, usual in PARTS.items():
            pieces = changed.get(part, usual)
            with archive.open(part, 'w') as file:
                for piece in [pieces] if isinstance(pieces, str) else pieces:
                    file.write(piece.encode())


def write_bomb(name, part, beginning, size):
    """A workbook with a part that goes on with @p size blanks, packed to a thousandth."""
    block = 16 * MIB
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(beginning.encode()) + packer.flush(zlib.Z_FULL_FLUSH)
    blanks = packer.compress(b' ' * block) + packer.flush(zlib.Z_FULL_FLUSH)
    packed += blanks * (size // block) + packer.flush()
    with zipfile.ZipFile(name, 'w') as archive:
        for path, content in PARTS.items():
            if path != part:
                archive.writestr(path, content)
        info = zipfile.ZipInfo(part)
        info.compress_type, info.CRC = zipfile.ZIP_DEFLATED, 0
        info.file_size, info.compress_size = len(beginning) + size // block * block, len(packed)
        info.header_offset = archive.fp.tell()
        archive.fp.write(info.FileHeader(zip64=True) + packed)
        archive.filelist.append(info)
        archive.start_dir = archive.fp.tell()


def run(command):
    """The status, the output, seconds and MB of a command; this program would count in its memory."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (SPACE, SPACE))
    environment = dict(os.environ, HAZARD_DATADIR=f'{BUILD}/share', LANGUAGE='en', TZ='UTC')
    process = subprocess.run([MEASURE, 'log', f'{BUILD}/{command[0]}', *command[1:]], stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=environment, preexec_fn=limit,
                             check=False)
    with open('log', encoding='ascii') as log:
        seconds, kilobytes = log.read().split()
    os.remove('log')
    return process.returncode, process.stdout.decode(), float(seconds), int(kilobytes) / 1024


number = failed = 0


def result(ok, fact):
    global number, failed
    number += 1
    failed += not ok
    print('ok' if ok else 'not ok', number, '-', fact, flush=True)


def refused(fact, name, code, most_mb, most_seconds=20):
    status, out, seconds, mb = run(['ledger-check', name])
    ok = status == 2 and code in out and mb <= most_mb and seconds <= most_seconds
    result(ok, f'{fact}: {code}, {mb:.0f} MB, {seconds:.1f} s')
    if not ok:
        print(f'# status {status}: {out[:400]}')
    os.remove(name)


def bombs():
    for part, beginning in ((SHEET, f'<worksheet xmlns="{MAIN}"><sheetData>'),
                            (STRINGS, f'<sst xmlns="{MAIN}"><si><t>'),
                            (BOOK, f'<workbook xmlns="{MAIN}"><sheets>')):
        write_bomb('a.xlsx', part, beginning, 10 << 30)
        refused(f'10 GB of blanks in {part}', 'a.xlsx', 'E135', 32)
    write('a.xlsx', SHEET, '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + ''.join(
        f'<!ENTITY {chr(c)} "{("&" + chr(c - 1) + ";") * 10}">' for c in range(98, 123)) +
        f']><worksheet xmlns="{MAIN}"><sheetData><row><c><v>&z;</v></c></row></sheetData></worksheet>')
    refused('entities of entities, 26 deep', 'a.xlsx', 'E134', 16)


def parts_text(before, middle, count, after, step=10000):
    yield before
    for _ in range(count // step):
        yield middle * step
    yield after


def many_parts():
    text = '<si><t>012345678901234567890123456789</t></si>'
    strings = lambda count: parts_text(f'<sst xmlns="{MAIN}">', text, count, '</sst>')
    write('a.xlsx', STRINGS, strings(3500000))
    refused('100 MB of shared strings', 'a.xlsx', 'E135', 120)
    write('a.xlsx', STRINGS, [f'<sst xmlns="{MAIN}"><si><t>'] + [
        os.urandom(MIB // 2).hex() for _ in range(100)] + ['</t></si></sst>'])
    refused('one shared string of 100 MB', 'a.xlsx', 'E135', 100)
    write('a.xlsx', SHEET, parts_text(f'<worksheet xmlns="{MAIN}"><sheetData/><mergeCells>',
                                     '<mergeCell ref="A1:B2"/>', 3000000, '</mergeCells></worksheet>'))
    refused('three million merged ranges', 'a.xlsx', 'E135', 40)
    write('a.xlsx', BOOK, parts_text(f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>',
                                        '<sheet name="a" r:id="a"/>', 1000000, '</sheets></workbook>'))
    refused('a million sheets', 'a.xlsx', 'E135', 32)


def rows_text(first, row, after=''):
    """A sheet with the labels, the row @first, and @row a million times."""
    yield f'<worksheet xmlns="{MAIN}"><sheetData>{row_xml(1, LABELS)}{first}'
    for _ in range(1000):
        yield row * 1000
    yield f'</sheetData>{after}</worksheet>'


def multiplied():
    """What a few bytes of a sheet can name over and over."""
    cell = '<c t="inlineStr"><is><t>a</t></is></c>'
    firsts = [f'{a}{b}A' for a in 'ABCDEFGHIJKLMNOPQRSTUVW' for b in 'AEIMQU']
    ranges = ''.join(f'<mergeCell ref="{first}2:{first[:2]}Z{MIB}"/>' for first in firsts)
    texts = ''.join(f'<c r="{first}2"><v>7</v></c>' for first in firsts)
    write('a.xlsx', SHEET, rows_text(f'<row r="2">{texts}</row>', f'<row>{cell}</row>',
                                     f'<mergeCells>{ranges}</mergeCells>'))
    refused('a million rows, each of 3588 merged cells', 'a.xlsx', 'E135', 32, 120)
    write('a.xlsx', SHEET, ''.join([f'<worksheet xmlns="{MAIN}"><sheetData>{row_xml(1, LABELS)}'] + [
        f'<row r="{i}"><c r="XFD{i}"><v>7</v></c></row>' for i in range(2, 300000)] + ['</sheetData></worksheet>']))
    refused('cells in the last column of 300000 rows', 'a.xlsx', 'E135', 32, 120)
    sheets = ''.join(f'<sheet name="{i}" sheetId="{i}" r:id="a"/>' for i in range(1, 1000))
    write('a.xlsx', BOOK, f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>', SHEET,
          [f'<worksheet xmlns="{MAIN}"><sheetData>'] + ['<row/>' * 1000] * 1000 + ['</sheetData></worksheet>'])
    refused('a thousand sheets that are one part without cells', 'a.xlsx', 'E135', 32, 60)


def xls(name, records):
    """An .xls of the given records of one sheet, or before the sheets."""
    stream = b''.join(struct.pack('<HH', kind, len(body)) + body for kind, body in records)
    sectors = (len(stream) + 511) // 512
    tables = (sectors + 200) // 127 + 1  # sectors of the table, with one for the directory
    chain = [0xFFFFFFFD] * tables + [0xFFFFFFFE] + list(range(tables + 2, tables + 1 + sectors)) + [0xFFFFFFFE]
    lists = max(0, tables - 109 + 126) // 127
    first_list = tables + 1 + sectors
    chain += [0xFFFFFFFC] * lists
    chain += [0xFFFFFFFF] * (tables * 128 - len(chain))
    header = b'\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1' + bytes(16) + struct.pack('<HHHHH', 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack('<IIIIIIII', tables, tables, 0, 4096, 0xFFFFFFFE, 0, first_list if lists else 0xFFFFFFFE,
                          lists)
    header += b''.join(struct.pack('<I', i if i < tables else 0xFFFFFFFF) for i in range(109))

    def entry(title, kind, child, start, size):
        encoded = title.encode('utf-16le') + b'\0\0'
        return (encoded.ljust(64, b'\0') + struct.pack('<HBBIII', len(encoded), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child) +
                bytes(36) + struct.pack('<IQ', start, size))

    directory = entry('Root Entry', 5, 1, 0xFFFFFFFE, 0) + entry('Workbook', 2, 0xFFFFFFFF, tables + 1, len(stream))
    with open(name, 'wb') as file:
        file.write(header[:512].ljust(512, b'\0') + struct.pack(f'<{len(chain)}I', *chain) + directory.ljust(512, b'\0'))
        file.write(stream.ljust(sectors * 512, b'\0'))
        for i in range(lists):
            numbers = list(range(109 + 127 * i, min(109 + 127 * (i + 1), tables)))
            numbers += [0xFFFFFFFF] * (127 - len(numbers))
            numbers.append(first_list + i + 1 if i + 1 < lists else 0xFFFFFFFE)
            file.write(struct.pack('<128I', *numbers))


BOF_BOOK = (0x0809, struct.pack('<HHHH', 0x0600, 5, 0, 0))
BOF_SHEET = (0x0809, struct.pack('<HHHH', 0x0600, 0x10, 0, 0))
EOF = (0x000A, b'')


def old_workbooks():
    size = 8000
    strings = (0x00FC, struct.pack('<II', 100000000, 100000000) + b'\0\0\0' * (size // 3))
    more = (0x003C, b'\0\0\0' * (size // 3))
    xls('a.xls', [BOF_BOOK, strings] + [more] * 4000 + [EOF])
    refused('eleven million shared strings in an .xls', 'a.xls', 'E135', 130)
    sheet_at = struct.pack('<IBB', 8 + 4 + 4 + 10 + 4, 0, 0) + b'\x02\x00ab'
    head = [BOF_BOOK, (0x0085, sheet_at), EOF, BOF_SHEET]
    ranges = (0x00E5, struct.pack('<H', 1000) + struct.pack('<HHHH', 1, 2, 3, 4) * 1000)
    xls('a.xls', head + [ranges] * 4000 + [EOF])
    refused('four million merged ranges in an .xls', 'a.xls', 'E135', 80)
    cells = (0x00BD, struct.pack('<HH', 1, 0) + b'\0\0\2\0\0\0' * 256 + struct.pack('<H', 255))
    xls('a.xls', head + [cells] * 80000 + [EOF])
    refused('twenty million cells in an .xls', 'a.xls', 'E135', 300)


def flat():
    """A sheet ten times as long takes no more memory, whatever reads it, by one thread and by several."""
    few, many = 20000, 200000
    write('few.xlsx', SHEET, ledger(few))
    write('many.xlsx', SHEET, ledger(many))
    for command in (['ledger-check', '--as-of', '2023-12-31'], ['overdue', '--as-of', '2023-05-20'],
                    ['rollup', '--month', '2023-06']):
        outs = []
        for jobs in ('1', '4'):
            _, _, _, small = run(command + ['-j', jobs, 'few.xlsx'])
            status, out, seconds, large = run(command + ['-j', jobs, 'many.xlsx'])
            outs.append((status, out))
            growth = large - small
            # ledger-check keeps the number of each hazard
            most = 24 if command[0] == 'ledger-check' else 4
            # a month is wanted of every township: a warning names the others
            ok = f'合计,2023-06,{many},' in out if command[0] == 'rollup' else status == 0
            result(ok and growth <= most,
                   f'{command[0]} -j {jobs}: {few} rows {small:.0f} MB, {many} rows {large:.0f} MB, {seconds:.1f} s')
        result(outs[0] == outs[1], f'{command[0]}: the same by one thread and by four')


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    bombs()
    many_parts()
    multiplied()
    old_workbooks()
    flat()
    os.chdir('/')
print(f'1..{number}')
sys.exit(failed > 0)
