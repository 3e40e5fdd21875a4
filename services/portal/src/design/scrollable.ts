import type { TableRef } from 'antd';

/** For the `ref` of a table that scrolls sideways: it can be reached and scrolled by keyboard. */
export function scrollable(table: TableRef | null): void {
  const box = table?.nativeElement.querySelector<HTMLElement>('.ant-table-content');
  if (box) box.tabIndex = 0;
}
