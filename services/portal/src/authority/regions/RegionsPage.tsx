import { Breadcrumb, Card, Checkbox, Empty, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Rows } from '../../design/Rows.tsx';
import { useAddress } from '../../design/use-address.ts';
import { Waiting } from '../../design/Waiting.tsx';
import { RegionPath, RegionsBelow } from '../../generated/authority/regions/regions.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMe } from '../../session/use-me.ts';
import '../administration.css';
import { RegionStepDialog } from './RegionStepDialog.tsx';
import { type RegionStep, RegionSteps } from './RegionSteps.tsx';
import { NATION, type RegionNode } from './use-region-tree.ts';

/** 行政区划, level by level: whether e-registration is open there, what became of a division, zones without a code of their own. */
export function RegionsPage() {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const dates = useDates();
  const { account } = useMe();
  const [{ at, ended }, set] = useAddress('at', 'ended');
  const own = account?.authority?.region.code ?? NATION;
  const code = at ?? own;
  const here = useAnswer(RegionPath, { code });
  const below = useAnswer(RegionsBelow, { parentCode: code, includeEnded: ended === 'yes' });
  const [step, setStep] = useState<{ step: RegionStep; region: RegionNode } | null>(null);
  if (here.error && !here.data) return <Problem problem={here.error} again={() => void here.refetch()} />;
  if (!here.data || !account?.authority) return <Waiting />;
  const { region } = here.data;
  if (!region) return <Empty description={t('regions.notThere')} />;
  const above = [region.parent?.parent?.parent, region.parent?.parent, region.parent].filter(
    (one) => one !== null && one !== undefined,
  );
  return (
    <Page title={t('regions.title')} about={t('regions.about')}>
      <nav aria-label={t('regions.path')} className="gap-below">
        <Breadcrumb
          items={[...above, region].map((one) => ({ key: one.code, title: <Go to={one} last={one.code === code} /> }))}
        />
      </nav>
      <Card className="gap-below">
        <Flex justify="space-between" align="center" gap="middle" wrap>
          <div>
            <Typography.Title level={2} className="card-title">
              {region.fullName}
            </Typography.Title>
            <Typography.Text type="secondary" className="number">
              {`${region.code} · ${enumName('RegionLevel', region.level)}`}
            </Typography.Text>{' '}
            <Open region={region} />
          </div>
          <RegionSteps region={region} take={(taken) => setStep({ step: taken, region })} />
        </Flex>
      </Card>
      <Flex justify="space-between" align="center" gap="small" wrap className="gap-below">
        <Typography.Title level={2} className="card-title">
          {t('regions.below')}
        </Typography.Title>
        <Checkbox checked={ended === 'yes'} onChange={({ target }) => set({ ended: target.checked ? 'yes' : null })}>
          {t('regions.includeEnded')}
        </Checkbox>
      </Flex>
      {below.error && <Problem problem={below.error} again={() => void below.refetch()} />}
      <Rows<RegionNode>
        rowKey="code"
        loading={below.isLoading}
        dataSource={below.data?.regions ?? []}
        locale={{ emptyText: <Typography.Text type="secondary">{t('regions.none')}</Typography.Text> }}
        columns={[
          { key: 'code', title: t('regions.code'), render: (_, one) => <span className="number">{one.code}</span> },
          { key: 'name', title: t('regions.name'), render: (_, one) => <Go to={one} last={false} /> },
          {
            key: 'level',
            title: t('regions.level'),
            render: (_, one) => (
              <>
                {enumName('RegionLevel', one.level)} {one.pseudo && <Tag>{t('regions.pseudo')}</Tag>}
                {one.actsAsCounty && one.level !== 'COUNTY' && <Tag>{t('regions.actsAsCounty')}</Tag>}
              </>
            ),
          },
          { key: 'open', title: t('regions.open'), render: (_, one) => <Open region={one} /> },
          {
            key: 'validTo',
            title: t('regions.use'),
            render: (_, one) =>
              one.successor
                ? t('regions.replaced', { day: dates.day(one.validTo), name: one.successor.fullName })
                : t(one.validTo ? 'regions.ended' : 'regions.inUse', { day: dates.day(one.validTo) }),
          },
          {
            key: 'actions',
            title: t('actions'),
            render: (_, one) => (
              <RegionSteps region={one} take={(taken) => setStep({ step: taken, region: one })} small />
            ),
          },
        ]}
      />
      <RegionStepDialog taken={step} onClose={() => setStep(null)} />
    </Page>
  );
}

function Go({ to: { code, name }, last }: { to: { code: string; name: string }; last: boolean }) {
  const [params] = useSearchParams();
  if (last) return <span aria-current="page">{name}</span>;
  const next = new URLSearchParams(params);
  next.set('at', code);
  return <Link to={`/authority/regions?${next}`}>{name}</Link>;
}

function Open({ region: { eRegistrationOpen } }: { region: { eRegistrationOpen: boolean } }) {
  const { t } = useTranslation('administration');
  return (
    <Tag color={eRegistrationOpen ? 'success' : 'default'}>
      {t(eRegistrationOpen ? 'regions.isOpen' : 'regions.isClosed')}
    </Tag>
  );
}
