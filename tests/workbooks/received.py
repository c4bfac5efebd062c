#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tables as townships send them: headers of two rows, merged cells, and rows that are no hazards.

  received.py BUILD_DIR COUNT

Makes COUNT tables, each as CSV, .xlsx and .xls, and reads them with ledger-tidy. Each value has to be
under its column, each hazard in the output and nothing else. Prints what is not so; status 1 if
something is.
"""
import csv
import io
import os
import random
import subprocess
import sys
import tempfile

try:
    import openpyxl
    import xlwt
except ImportError:
    print('python3-openpyxl and python3-xlwt are needed')
    sys.exit(77)

# Groups of columns that offices put under one heading: the label below it and the column that it is.
GROUPS = {
    '整改': {'完成日期': '整改完成日期', '期限': '整改期限', '责任人': '整改责任人', '措施': '整改措施',
           '资金（万元）': '整改资金（万元）'},
    '“五落实”情况': {'责任': '整改责任人', '措施': '整改措施', '资金': '整改资金（万元）', '时限': '整改期限', '预案': '应急预案'},
    '验收': {'日期': '验收日期', '人': '验收人'},
    '复查情况': {'时间': '验收日期', '复查人': '验收人'},
    '销号情况': {'时间': '销号日期', '批准人': '销号审批人'},
    '隐患单位': {'名称': '企业名称', '信用代码': '统一社会信用代码'},
    '隐患基本情况': {'具体位置': '隐患部位', '隐患描述': '隐患描述', '发现方式': '隐患来源'},
    '检查': {'日期': '发现日期', '人员': '检查人'},
    '挂牌督办情况': {'是否挂牌': '挂牌督办', '挂牌时间': '挂牌日期'},
    '行政处罚（万元）': {'企业': '企业罚款（万元）', '负责人': '负责人罚款（万元）'},
    '罚款金额': {'企业': '企业罚款（万元）', '主要负责人': '负责人罚款（万元）'},
}
HAZARD = {
    '发现日期': '2023-05-01', '乡镇': '卢峰镇', '行业领域': '危险化学品', '企业名称': '甲厂', '隐患描述': '阀门漏水',
    '隐患来源': '部门检查', '检查人': '检查甲', '整改责任人': '责任乙', '整改措施': '换阀', '整改资金（万元）': '6.5',
    '整改期限': '2023-06-01', '应急预案': '预案丙', '整改状态': '已销号', '整改完成日期': '2023-05-20', '验收日期': '2023-05-21',
    '验收人': '验收丁', '销号日期': '2023-05-22', '销号审批人': '审批戊',
}
OPTIONAL = {'统一社会信用代码': '', '隐患部位': '大门', '挂牌督办': '县级', '挂牌日期': '2023-05-05',
            '企业罚款（万元）': '3.5', '负责人罚款（万元）': '0.7'}
MERGED = ['一、危险化学品领域', '（二）非煤矿山', '2023年6月新增隐患', '备注：本表于每月22日前报送。', '1.本表一式两份；2.不得漏报',
          '填表人：张三      审核人：李四      日期：2023年6月22日', '以下空白', '重大事故隐患台账（续）']
AROUND = ['2023年6月20日', '填报人：王　审核人：李', '第1页/共2页', '第 1 页 共 2 页', '———', '----------']
TOTALS = ['合计', '小计', '卢峰镇合计']


class Table:
    """Rows of texts, and merged ranges: first row, first column, last row, last column, from 0."""

    def __init__(self):
        self.rows, self.merged = [], []

    def add_merged(self, text, width, last):
        self.merged.append((len(self.rows), 0, len(self.rows), last - 1))
        self.rows.append([text] + [''] * (width - 1))

    def write_csv(self, path):
        with open(path, 'w', encoding='utf-8', newline='') as file:
            csv.writer(file).writerows(self.rows)

    def write_xlsx(self, path):
        book = openpyxl.Workbook()
        for row in self.rows:
            book.active.append([text or None for text in row])
        for first, left, last, right in self.merged:
            book.active.merge_cells(start_row=first + 1, start_column=left + 1, end_row=last + 1, end_column=right + 1)
        book.save(path)

    def write_xls(self, path):
        book = xlwt.Workbook()
        sheet = book.add_sheet('台账')
        covered = set()
        for first, left, last, right in self.merged:
            sheet.write_merge(first, last, left, right, self.rows[first][left])
            covered |= {(r, c) for r in range(first, last + 1) for c in range(left, right + 1)}
        for r, row in enumerate(self.rows):
            for c, text in enumerate(row):
                if text and (r, c) not in covered:
                    sheet.write(r, c, text)
        book.save(path)


def choose_columns(rng):
    """Lists of (group, label, column), each of one group; the label is None for a column without one."""
    used, spec = set(), []
    for group in rng.sample(list(GROUPS), rng.randint(1, 6)):
        members = [(group, label, column) for label, column in GROUPS[group].items() if column not in used]
        if len(members) > 1:
            used |= {column for _, _, column in members}
            spec.append(rng.sample(members, len(members)))
    spec += [[(column, None, column)] for column in HAZARD if column not in used]
    rng.shuffle(spec)
    return [[('序号', None, '序号')]] + spec


def add_header(table, spec):
    top, left = len(table.rows), 0
    for members in spec:
        if members[0][1] is None:
            table.merged.append((top, left, top + 1, left))
        else:
            table.merged.append((top, left, top, left + len(members) - 1))
        left += len(members)
    table.rows.append([group if i == 0 else '' for members in spec for i, (group, _, _) in enumerate(members)])
    table.rows.append([label or '' for members in spec for _, label, _ in members])


def add_noise(rng, table, columns):
    width = len(columns)
    if rng.random() < 0.3:
        total = [''] * width
        total[0], total[columns.index('整改资金（万元）')] = rng.choice(TOTALS), '13'
        if columns.index('整改资金（万元）') > 2:
            table.merged.append((len(table.rows), 0, len(table.rows), 1))
        table.rows.append(total)
    elif rng.random() < 0.3:
        table.add_merged(rng.choice(MERGED), width, rng.choice([width, width - 3]))
    elif rng.random() < 0.3:
        around = [''] * width
        around[rng.randrange(width)] = rng.choice(AROUND)
        table.rows.append(around)


def make(seed):
    """A table, its columns, and the enterprises of its hazards."""
    rng = random.Random(seed)
    spec = choose_columns(rng)
    columns = [column for members in spec for _, _, column in members]
    table = Table()
    if rng.random() < 0.7:
        table.add_merged('溆浦县卢峰镇重大事故隐患排查整治台账', len(columns), len(columns))
    add_header(table, spec)
    if rng.random() < 0.2:
        table.rows.append([f'（{i + 1}）' for i in range(len(columns))])
    enterprises = [f'甲{i}厂' for i in range(rng.randint(1, 6))]
    for i, enterprise in enumerate(enterprises):
        values = {**HAZARD, **OPTIONAL, '序号': str(i + 1), '企业名称': enterprise}
        table.rows.append([values[column] for column in columns])
        add_noise(rng, table, columns)
    return table, columns, enterprises


def check(build, path, columns, enterprises):
    """What is wrong in the output for the table at path; None: nothing."""
    run = subprocess.run([f'{build}/ledger-tidy', '--as-of', '2023-07-31', path], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, env={**os.environ, 'HAZARD_DATADIR': f'{build}/share'}, check=False)
    rows = list(csv.DictReader(io.StringIO(run.stdout.decode())))
    if [row.get('企业名称') for row in rows] != enterprises:
        return [row.get('企业名称') for row in rows] or run.stderr.decode()[:200]
    for column in columns:
        value = {**HAZARD, **OPTIONAL}.get(column)
        if value and column != '企业名称' and any(row.get(column) != value for row in rows):
            return f'{column}: {rows[0].get(column)}'
    return None


def main():
    build, count = sys.argv[1], int(sys.argv[2])
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(count):
            table, columns, enterprises = make(seed)
            for kind in ('csv', 'xlsx', 'xls'):
                path = os.path.join(folder, f'table.{kind}')
                getattr(table, f'write_{kind}')(path)
                wrong = check(build, path, columns, enterprises)
                failed += wrong is not None
                if wrong is not None:
                    print(f'table {seed}, {kind}: {wrong}')
    print(f'{count} tables, {failed} failures')
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
