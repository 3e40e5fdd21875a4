import { Collapse, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { COLUMNS, type ColumnName, MUST } from './read-table.ts';

/** What the columns of the table are. */
export function OlderColumns({ headings }: { headings: Readonly<Record<ColumnName, string>> }) {
  const { t } = useTranslation('desk');
  return (
    <Collapse
      ghost
      className="desk-columns"
      items={[
        {
          key: 'columns',
          label: t('imports.columnHelp'),
          children: (
            <dl className="desk-terms">
              {COLUMNS.map((column) => (
                <div key={column}>
                  <dt>
                    {headings[column]} {MUST.has(column) && <Tag>{t('older.must')}</Tag>}
                  </dt>
                  <dd>{t(`older.what.${column}`)}</dd>
                </div>
              ))}
            </dl>
          ),
        },
      ]}
    />
  );
}
