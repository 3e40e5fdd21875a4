import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '../../applications/Section.tsx';
import { TrusteeshipsOfJurisdiction } from '../../generated/authority/institutions/trusteeships.ts';
import { usePages } from '../../graph/use-graph.ts';
import type { Institution } from './steps.ts';
import { TrusteeshipPeriod } from './TrusteeshipPeriod.tsx';

/** 托管关系 of one institution, on either side; nothing is shown where there is none. */
export function InstitutionTrusteeships({ institution: { id } }: { institution: Institution }) {
  const { t } = useTranslation('administration');
  const { rows } = usePages(
    TrusteeshipsOfJurisdiction,
    { institutionId: id, first: 20 },
    ({ trusteeships }) => trusteeships,
  );
  if (rows.length === 0) return null;
  return (
    <Section title={t('trusteeships.title')} extra={<Link to="/authority/trusteeships">{t('trusteeships.all')}</Link>}>
      <ul className="plain-list">
        {rows.map((row) => {
          const trustee = row.trusteeInstitution.id === id;
          const other = trustee ? row.clientInstitution : row.trusteeInstitution;
          return (
            <li key={row.id}>
              <Typography.Text type="secondary">
                {t(trustee ? 'trusteeships.client' : 'trusteeships.trustee')}
              </Typography.Text>{' '}
              <Link to={`/authority/institutions/${other.id}`}>{other.name}</Link> <TrusteeshipPeriod {...row} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
