import { Checkbox, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Listing } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { useAddress } from '../../design/use-address.ts';
import { InstitutionFilings } from '../../generated/institution/people/people.ts';
import { usePages } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { downloadCsv } from './csv.ts';
import { ExportButton } from './ExportButton.tsx';
import { everyRow } from './every-row.ts';
import { PROFESSIONS } from './people.ts';
import { useFilingColumns } from './use-filing-columns.tsx';

/** 本院多执业机构备案医师 (S1-I §2.4) */
export const FiledElsewherePage = () => <FilingsPage side="FILED_ELSEWHERE" />;
/** 外院在本院多执业机构医师 (S1-I §2.5) */
export const FiledHerePage = () => <FilingsPage side="FILED_HERE" />;

function FilingsPage({ side }: { side: 'FILED_ELSEWHERE' | 'FILED_HERE' }) {
  const { t } = useTranslation('people');
  const { enumName } = useWords();
  const [at, set] = useAddress('profession', 'ended');
  const profession = PROFESSIONS.find((one) => one === at.profession) ?? null;
  const variables = { side, professionType: profession, includeEnded: at.ended === 'yes' };
  const pages = usePages(InstitutionFilings, variables, ({ institutionFilings }) => institutionFilings);
  const { columns, header, cells } = useFilingColumns(side);

  async function exportAll() {
    const rows = await everyRow(InstitutionFilings, variables, ({ institutionFilings }) => institutionFilings);
    downloadCsv(t(`${side}.title`), header, rows.map(cells));
  }

  return (
    <Page title={t(`${side}.title`)} about={t(`${side}.about`)} actions={<ExportButton run={exportAll} />}>
      <Tabs
        activeKey={profession ?? 'ALL'}
        onChange={(key) => set({ profession: key === 'ALL' ? null : key })}
        items={[
          { key: 'ALL', label: t('common:all') },
          ...(['PHYSICIAN', 'TCM_SPECIALTY'] as const).map((one) => ({
            key: one,
            label: enumName('ProfessionType', one),
          })),
        ]}
      />
      <Listing
        name={`institution-${side.toLowerCase()}`}
        columns={columns}
        pages={pages}
        rowKey={({ id }) => id}
        empty={t(`${side}.empty`)}
        filters={
          <Checkbox
            checked={at.ended === 'yes'}
            onChange={({ target }) => set({ ended: target.checked ? 'yes' : null })}
          >
            {t('filter.ended')}
          </Checkbox>
        }
      />
    </Page>
  );
}
