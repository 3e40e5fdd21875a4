import { Button, Input, Select, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Listing } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { useAddress } from '../../design/use-address.ts';
import { InstitutionPeople, type InstitutionPeopleQueryVariables } from '../../generated/institution/people/people.ts';
import { usePages } from '../../graph/use-graph.ts';
import { HelpFor } from '../../help/HelpFor.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { CollectiveDrawer } from './CollectiveDrawer.tsx';
import { downloadCsv } from './csv.ts';
import { ExportButton } from './ExportButton.tsx';
import { everyRow } from './every-row.ts';
import { PROFESSIONS, STATUSES, type StaffLine } from './people.ts';
import { usePeopleColumns } from './use-people-columns.tsx';

/** 主执业机构在本院 (S1-I §2.3; S2-Q20, Q41): by profession, with what is done for several of them at once. */
export function PrimaryPeoplePage() {
  const { t } = useTranslation('people');
  const { enumName } = useWords();
  const [at, set] = useAddress('profession', 'status', 'name');
  const [chosen, setChosen] = useState<StaffLine[]>([]);
  const [collective, setCollective] = useState(false);
  const profession = PROFESSIONS.find((one) => one === at.profession) ?? null;
  const status = STATUSES.filter((one) => at.status?.split(',').includes(one));
  const variables: Omit<InstitutionPeopleQueryVariables, 'after'> = {
    professionType: profession,
    status: status.length > 0 ? status : ['VALID'],
    name: at.name,
  };
  const pages = usePages(InstitutionPeople, variables, ({ institutionRegistrations }) => institutionRegistrations);
  const { columns, header, cells } = usePeopleColumns();

  async function exportAll() {
    const rows = await everyRow(
      InstitutionPeople,
      variables,
      ({ institutionRegistrations }) => institutionRegistrations,
    );
    downloadCsv(t('primary.title'), header, rows.map(cells));
  }

  return (
    <Page title={t('primary.title')} about={t('primary.about')} actions={<ExportButton run={exportAll} />}>
      <Tabs
        activeKey={profession ?? 'ALL'}
        onChange={(key) => {
          setChosen([]);
          set({ profession: key === 'ALL' ? null : key });
        }}
        items={[
          { key: 'ALL', label: t('common:all') },
          ...PROFESSIONS.map((one) => ({ key: one, label: enumName('ProfessionType', one) })),
        ]}
      />
      <Listing
        name="institution-people"
        columns={columns}
        pages={pages}
        rowKey={({ id }) => id}
        empty={t(at.name || at.status ? 'primary.noneFound' : 'primary.empty')}
        filters={
          <>
            <Input.Search
              key={at.name ?? ''}
              defaultValue={at.name ?? ''}
              placeholder={t('filter.name')}
              aria-label={t('filter.name')}
              allowClear
              onSearch={(name) => set({ name: name.trim() })}
              className="people-search"
            />
            <Select
              mode="multiple"
              value={status.length > 0 ? status : ['VALID']}
              aria-label={t('filter.status')}
              onChange={(values) => set({ status: values.join(',') })}
              options={STATUSES.map((value) => ({ value, label: enumName('RegistrationStatus', value) }))}
              maxTagCount="responsive"
              className="people-status"
            />
            <Button type="primary" disabled={chosen.length === 0} onClick={() => setCollective(true)}>
              {t('collective.open', { count: chosen.length })}
            </Button>
          </>
        }
        rowSelection={{
          selectedRowKeys: chosen.map(({ id }) => id),
          onChange: (_, rows) => setChosen(rows),
          getCheckboxProps: ({ name }) => ({ 'aria-label': t('collective.choose', { name }) }),
        }}
      />
      <HelpFor topic="institution-people" />
      <CollectiveDrawer
        open={collective}
        people={chosen}
        close={() => {
          setCollective(false);
          setChosen([]);
        }}
      />
    </Page>
  );
}
