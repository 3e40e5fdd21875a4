import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Empty, Flex, Popover, type TableProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { usePages } from '../graph/use-graph.ts';
import { More } from './More.tsx';
import { Problem } from './Problem.tsx';
import './listing.css';
import { type Column, Rows } from './Rows.tsx';

export type ListingColumn<Row> = Column<Row> & { hidden?: boolean };

const kept = (name: string): string[] | null => {
  try {
    return JSON.parse(localStorage.getItem(`medreg-columns-${name}`) ?? 'null') as string[] | null;
  } catch {
    return null;
  }
};

/** A list of the graph as a table: columns that the reader chooses and keeps, filters above, page after page below. */
export function Listing<Row extends object>({
  name,
  columns,
  pages,
  rowKey,
  filters,
  empty,
  ...table
}: {
  /** The choice of columns is kept under it. */
  name: string;
  columns: ListingColumn<Row>[];
  pages: Pick<
    ReturnType<typeof usePages<unknown, { after?: string | null }, Row>>,
    'rows' | 'hasMore' | 'more' | 'isLoading' | 'isLoadingMore' | 'problem' | 'again'
  >;
  rowKey: (row: Row) => string;
  filters?: ReactNode;
  empty?: ReactNode;
} & Pick<TableProps<Row>, 'rowSelection' | 'expandable' | 'onRow'>) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(
    () => kept(name) ?? columns.filter(({ hidden }) => !hidden).map(({ key }) => String(key)),
  );
  const choose = (keys: string[]) => {
    setShown(keys);
    localStorage.setItem(`medreg-columns-${name}`, JSON.stringify(keys));
  };
  const chosen = columns.filter(({ key }) => shown.includes(String(key)));
  return (
    <>
      <Flex justify="end" align="start" gap="small" className="listing-head no-print">
        <Flex gap="small" wrap align="center" flex="auto">
          {filters}
        </Flex>
        <Popover
          trigger="click"
          placement="bottomRight"
          // Beside its button also for the keyboard.
          getPopupContainer={(button) => button.parentElement ?? document.body}
          content={
            <Checkbox.Group
              value={shown}
              onChange={(keys) => choose(keys.map(String))}
              options={columns.map(({ key, title }) => ({ value: String(key), label: title }))}
              className="column-choice"
            />
          }
        >
          <Button icon={<SettingOutlined />} aria-label={t('columns')} title={t('columns')} />
        </Popover>
      </Flex>
      {pages.problem && <Problem problem={pages.problem} again={pages.again} />}
      <Rows<Row>
        {...table}
        rowKey={rowKey}
        columns={chosen}
        dataSource={[...pages.rows]}
        loading={pages.isLoading}
        locale={{
          emptyText: pages.isLoading ? (
            ' '
          ) : (
            <Empty description={empty ?? t('empty')} image={Empty.PRESENTED_IMAGE_SIMPLE} />
          ),
        }}
      />
      {pages.rows.length > 0 && <More hasMore={pages.hasMore} isLoading={pages.isLoadingMore} more={pages.more} />}
    </>
  );
}
