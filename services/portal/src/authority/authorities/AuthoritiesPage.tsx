import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../applications/case.css';
import { Facts } from '../../applications/Facts.tsx';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { useAddress } from '../../design/use-address.ts';
import { Waiting } from '../../design/Waiting.tsx';
import {
  AuthoritiesOfRegion,
  type AuthoritiesOfRegionQuery,
} from '../../generated/authority/institutions/institutions.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMe } from '../../session/use-me.ts';
import '../administration.css';
import { RegionPicker } from '../regions/RegionPicker.tsx';
import { AuthorityAccountsTable } from './AuthorityAccountsTable.tsx';
import { EstablishAuthorityDialog } from './EstablishAuthorityDialog.tsx';

/** 主管部门与账户: the authorities of a division, who has an account there, and what for. */
export function AuthoritiesPage() {
  const { t } = useTranslation('administration');
  const { account } = useMe();
  const [{ region }, set] = useAddress('region');
  const [establishing, setEstablishing] = useState(false);
  const own = account?.authority?.region.code;
  const regionCode = region ?? own ?? '';
  const { data, error, refetch, isLoading } = useAnswer(
    AuthoritiesOfRegion,
    { regionCode },
    { enabled: regionCode !== '' },
  );
  if (!account?.authority || own === undefined) return <Waiting />;
  const nation = own === '000000';
  return (
    <Page
      title={t('authorities.title')}
      about={t('authorities.about')}
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEstablishing(true)}>
          {t('authorities.establish')}
        </Button>
      }
    >
      <Flex gap="small" wrap align="center" className="gap-below no-print">
        <div className="region-filter">
          <RegionPicker
            root={own}
            value={region ?? (nation ? null : own)}
            onChange={(code) => set({ region: code === own ? null : code })}
            label={t('authorities.region')}
            placeholder={t('authorities.nation')}
            allowClear={region !== null}
          />
        </div>
      </Flex>
      {error && <Problem problem={error} again={() => void refetch()} />}
      {isLoading && <Waiting />}
      {data?.authorities.length === 0 && (
        <Empty description={t('authorities.none')} image={Empty.PRESENTED_IMAGE_SIMPLE}>
          <Button onClick={() => setEstablishing(true)}>{t('authorities.establish')}</Button>
        </Empty>
      )}
      <div className="case">
        {data?.authorities.map((authority) => (
          <AuthorityCard key={authority.id} authority={authority} />
        ))}
      </div>
      <EstablishAuthorityDialog
        open={establishing}
        onClose={() => setEstablishing(false)}
        root={own}
        regionCode={regionCode}
        onDone={(code) => set({ region: code === own ? null : code })}
      />
    </Page>
  );
}

type Authority = AuthoritiesOfRegionQuery['authorities'][number];

function AuthorityCard({ authority }: { authority: Authority }) {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const { id, name, kind, level, region, creditCode, signatory } = authority;
  return (
    <Card variant="borderless">
      <Flex justify="space-between" align="start" gap="small" wrap className="gap-below">
        <Typography.Title level={2} className="card-title">
          {name} <Tag>{enumName('AuthorityKind', kind)}</Tag>
        </Typography.Title>
        <LinkButton to={`/authority/authorities/${id}/account?region=${region.code}`}>
          {t('authorities.issue')}
        </LinkButton>
      </Flex>
      <Facts
        facts={[
          { label: t('authorities.region'), value: region.fullName },
          { label: t('authorities.level'), value: enumName('RegionLevel', level) },
          { label: t('authorities.signatory'), value: signatory },
          { label: t('institution.creditCode'), value: <span className="number">{creditCode ?? '—'}</span> },
        ]}
      />
      <AuthorityAccountsTable authorityId={id} />
    </Card>
  );
}
