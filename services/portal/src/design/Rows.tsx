import { Grid, Table, type TableColumnsType, type TableProps, type TableRef } from 'antd';
import type { ReactNode } from 'react';
import './rows.css';

export type Column<Row> = TableColumnsType<Row>[number] & { key: string; title: string };

/** A table, all of it at once; where it is too wide it moves sideways in itself, on a phone each row is one cell. */
export function Rows<Row extends object>({
  columns,
  ...table
}: Omit<TableProps<Row>, 'columns' | 'pagination' | 'showHeader'> & { columns: readonly Column<Row>[] }) {
  const { md: wide = true } = Grid.useBreakpoint();
  const { scroll = { x: 'max-content' }, ...others } = table;
  return (
    <Table<Row>
      size="middle"
      {...others}
      className="rows"
      ref={reachable}
      pagination={false}
      columns={wide ? [...columns] : inOneCell(columns)}
      {...(wide ? { scroll } : { showHeader: table.rowSelection !== undefined })}
    />
  );
}

/** What scrolls sideways can be reached and scrolled by keyboard. */
function reachable(table: TableRef | null): void {
  const box = table?.nativeElement.querySelector<HTMLElement>('.ant-table-content');
  if (box) box.tabIndex = 0;
}

/** What the row is about first, then everything else under its name. What says nothing is left out. */
function inOneCell<Row extends object>(columns: readonly Column<Row>[]): Column<Row>[] {
  const [first, ...others] = columns;
  if (first === undefined || others.length === 0) return [...columns];
  const cell = (row: Row, index: number) => (
    <>
      <div className="row-first">{shownIn(first, row, index)}</div>
      <dl className="row-facts">
        {others.map((column) => {
          const value = shownIn(column, row, index);
          return value === null || value === undefined || value === '' || value === '—' ? null : (
            <div key={column.key}>
              <dt>{column.title}</dt>
              <dd>{value}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
  return [{ key: 'row', title: first.title, render: (_, row, index) => cell(row, index) }];
}

function shownIn<Row extends object>(column: Column<Row>, row: Row, index: number): ReactNode {
  const value: unknown = 'dataIndex' in column ? row[column.dataIndex as keyof Row] : undefined;
  return (column.render ? column.render(value, row, index) : value) as ReactNode;
}
