import { EditOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../../design/dates.tsx';
import { Page } from '../../../design/Page.tsx';
import { Problem } from '../../../design/Problem.tsx';
import { Rows } from '../../../design/Rows.tsx';
import { useAddress } from '../../../design/use-address.ts';
import { Waiting } from '../../../design/Waiting.tsx';
import { ScopesOfProvince } from '../../../generated/authority/rules/scopes.ts';
import { useAnswer } from '../../../graph/use-graph.ts';
import { useWords } from '../../../i18n/use-words.ts';
import '../../administration.css';
import { ProvinceChoice } from '../ProvinceChoice.tsx';
import { useProvince } from '../use-province.ts';
import { CatalogueEditor } from './CatalogueEditor.tsx';
import { CATEGORIES } from './catalogue.ts';
import { DownloadCatalogue } from './DownloadCatalogue.tsx';

/** Beyond any version: what comes last. */
const FOR_EVER = '9999-12-31';

/** 执业范围目录 (S2-Q49): what holds, what will, and the table in which the next version is written. */
export function ScopesPage() {
  const { t } = useTranslation('administration');
  const { enumName, said, provinceName } = useWords();
  const dates = useDates();
  const choice = useProvince();
  const { province } = choice;
  const [{ category }, set] = useAddress('category');
  const [editing, setEditing] = useState(false);
  const provinceCode = province?.code ?? '';
  const present = useAnswer(ScopesOfProvince, { provinceCode }, { enabled: province !== null });
  const newest = useAnswer(ScopesOfProvince, { provinceCode, on: FOR_EVER }, { enabled: province !== null });
  const problem = present.error ?? newest.error;
  if (problem)
    return <Problem problem={problem} again={() => void Promise.all([present.refetch(), newest.refetch()])} />;
  if (!present.data || !newest.data || !province) return <Waiting />;
  const { scopeCatalogue: now } = present.data;
  const { scopeCatalogue: last } = newest.data;
  if (editing) {
    return (
      <Page title={t('scopes.editTitle', { province: provinceName(province.name) })} about={t('scopes.editAbout')}>
        <CatalogueEditor provinceCode={province.code} catalogue={last} onDone={() => setEditing(false)} />
      </Page>
    );
  }
  const shown = CATEGORIES.find((one) => one === category) ?? null;
  const entries = now.entries.filter((one) => shown === null || one.category === shown);
  return (
    <Page
      title={t('scopes.title')}
      about={t('scopes.about')}
      actions={
        <>
          <ProvinceChoice of={choice} />
          <DownloadCatalogue entries={now.entries} province={province.name} />
          <Button type="primary" icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>
            {t('scopes.edit')}
          </Button>
        </>
      }
    >
      <Alert
        type="info"
        showIcon
        className="gap-below"
        title={
          now.version === 0
            ? t('scopes.nationalHolds', { province: provinceName(province.name) })
            : t('scopes.versionHolds', { version: now.version, day: dates.day(now.effectiveFrom), by: now.setBy })
        }
        description={
          last.version > now.version &&
          t('scopes.versionComes', { version: last.version, day: dates.day(last.effectiveFrom), by: last.setBy })
        }
      />
      <Flex className="gap-below scroll-x">
        <Segmented
          aria-label={t('scopes.category')}
          value={shown ?? 'all'}
          onChange={(value) => set({ category: value === 'all' ? null : value })}
          options={[
            { value: 'all', label: t('common:all') },
            ...CATEGORIES.map((value) => ({ value, label: enumName('ScopeCategory', value) })),
          ]}
        />
      </Flex>
      <Rows
        rowKey="code"
        dataSource={entries}
        locale={{ emptyText: <Typography.Text type="secondary">{t('scopes.none')}</Typography.Text> }}
        columns={[
          { key: 'code', title: t('scopes.code'), render: (_, { code }) => <span className="number">{code}</span> },
          { key: 'name', title: t('scopes.name'), render: (_, { name }) => said(name) },
          { key: 'category', title: t('scopes.category'), render: (_, one) => enumName('ScopeCategory', one.category) },
          {
            key: 'national',
            title: t('scopes.nationalCode'),
            render: (_, { nationalCode }) =>
              nationalCode ? (
                <span className="number">{nationalCode}</span>
              ) : (
                <Typography.Text type="secondary">{t('scopes.noNational')}</Typography.Text>
              ),
          },
        ]}
      />
      <Typography.Paragraph type="secondary" className="gap-above">
        {t('common:total', { count: entries.length })}
      </Typography.Paragraph>
    </Page>
  );
}
