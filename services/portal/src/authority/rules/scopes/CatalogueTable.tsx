import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Select, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../i18n/use-words.ts';
import { CATEGORIES, type Line } from './catalogue.ts';

const PAGE = 50;

/** Lines that are written in place. */
export function CatalogueTable({
  lines,
  wrong,
  first,
  change,
  remove,
}: {
  lines: readonly Line[];
  /** What is wrong, by the line's key. */
  wrong: ReadonlyMap<number, string[]>;
  /** Keys of the lines that stand first: they stay there while somebody mends them. */
  first: ReadonlySet<number>;
  change: (key: number, changes: Partial<Line>) => void;
  remove: (key: number) => void;
}) {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const shown = [...lines].sort((a, b) => Number(first.has(b.key)) - Number(first.has(a.key)));
  const textCell = (line: Line, field: 'code' | 'name' | 'nationalCode', max: number) => (
    <Input
      aria-label={`${t(`scopes.${field}`)} ${line.name}`}
      value={line[field]}
      maxLength={max}
      spellCheck={false}
      status={wrong.has(line.key) ? 'error' : ''}
      onChange={({ target }) => change(line.key, { [field]: target.value })}
    />
  );
  return (
    <Table<Line>
      size="small"
      rowKey="key"
      dataSource={shown}
      pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 760 }}
      locale={{ emptyText: <Typography.Text type="secondary">{t('scopes.none')}</Typography.Text> }}
      columns={[
        { key: 'code', title: t('scopes.code'), width: 120, render: (_, line) => textCell(line, 'code', 20) },
        {
          key: 'name',
          title: t('scopes.name'),
          render: (_, line) => (
            <>
              {textCell(line, 'name', 50)}
              {wrong.get(line.key)?.map((text) => (
                <Typography.Text key={text} type="danger" role="alert">
                  {text}
                </Typography.Text>
              ))}
            </>
          ),
        },
        {
          key: 'category',
          title: t('scopes.category'),
          width: 150,
          render: (_, line) => (
            <Select
              aria-label={`${t('scopes.category')} ${line.name}`}
              className="full-width"
              value={line.category}
              onChange={(category) => change(line.key, { category })}
              options={CATEGORIES.map((value) => ({ value, label: enumName('ScopeCategory', value) }))}
            />
          ),
        },
        {
          key: 'nationalCode',
          title: t('scopes.nationalCode'),
          width: 140,
          render: (_, line) => textCell(line, 'nationalCode', 20),
        },
        {
          key: 'remove',
          title: t('actions'),
          width: 80,
          render: (_, line) => (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('scopes.remove', { name: line.name || line.code })}
              onClick={() => remove(line.key)}
            />
          ),
        },
      ]}
    />
  );
}
