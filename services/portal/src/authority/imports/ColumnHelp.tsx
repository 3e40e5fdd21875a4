import { DownloadOutlined } from '@ant-design/icons';
import { Button, Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-words.ts';
import { downloadExample, type Kind } from './kinds.ts';

interface Column {
  name: string;
  what: string;
}

/** Which columns a file of a kind has, and an example to fill in. */
export function ColumnHelp({ kind }: { kind: Kind }) {
  const { t } = useTranslation('desk');
  const { enumName } = useWords();
  const columns = t(`imports.columns.${kind}`, { returnObjects: true }) as Column[];
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        onClick={() => void downloadExample(kind, `${enumName('QualificationKind', kind)}.csv`)}
      >
        {t('imports.example')}
      </Button>
      <Collapse
        ghost
        className="desk-columns"
        items={[
          {
            key: 'columns',
            label: t('imports.columnHelp'),
            children: (
              <>
                <p className="desk-note">{t('imports.columnRules')}</p>
                <dl className="desk-terms">
                  {columns.map(({ name, what }) => (
                    <div key={name}>
                      <dt>{name}</dt>
                      <dd>{what}</dd>
                    </div>
                  ))}
                </dl>
              </>
            ),
          },
        ]}
      />
    </>
  );
}
