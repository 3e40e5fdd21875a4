import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { Listing } from '../../design/Listing.tsx';
import { OwnTrusteeships, type OwnTrusteeshipsQuery } from '../../generated/institution/own/own.ts';
import { usePages } from '../../graph/use-graph.ts';

type Trusteeship = OwnTrusteeshipsQuery['trusteeships']['edges'][number]['node'];

/** 托管关系 on either side (S2-Q54); the authority that licensed the client records them. */
export function TrusteeshipsTab({ ownId }: { ownId: string }) {
  const { t } = useTranslation('own-institution');
  const { day } = useDates();
  const pages = usePages(OwnTrusteeships, {}, ({ trusteeships }) => trusteeships);
  return (
    <Section title={t('trusteeships.title')}>
      <Typography.Paragraph type="secondary">{t('trusteeships.about')}</Typography.Paragraph>
      <Listing<Trusteeship>
        name="institution-trusteeships"
        pages={pages}
        rowKey={({ id }) => id}
        empty={t('trusteeships.empty')}
        columns={[
          {
            key: 'side',
            title: t('trusteeships.side'),
            render: (_, { trusteeInstitution }) =>
              t(trusteeInstitution.id === ownId ? 'trusteeships.weAreTrustee' : 'trusteeships.weAreClient'),
          },
          {
            key: 'other',
            title: t('trusteeships.other'),
            render: (_, { trusteeInstitution, clientInstitution }) =>
              (trusteeInstitution.id === ownId ? clientInstitution : trusteeInstitution).name,
          },
          { key: 'from', title: t('trusteeships.from'), render: (_, { from }) => day(from) },
          {
            key: 'until',
            title: t('trusteeships.until'),
            render: (_, { until }) => (until ? day(until) : t('trusteeships.open')),
          },
          { key: 'endReason', title: t('trusteeships.endReason'), render: (_, one) => one.endReason ?? '—' },
        ]}
      />
    </Section>
  );
}
