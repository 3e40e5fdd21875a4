import { Alert, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Facts } from '../../applications/Facts.tsx';
import { Section } from '../../applications/Section.tsx';
import { Back } from '../../design/Back.tsx';
import { useDates } from '../../design/dates.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Standstill } from '../../design/Standstill.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { PublicInstitution } from '../../generated/public/institutions/institutions.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { Said } from '../../i18n/Said.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** What is disclosed of an institution (domain 7), its other campuses, and whether it works. */
export function InstitutionPage() {
  const { t } = useTranslation('public');
  const { enumName, listed, said } = useWords();
  const dates = useDates();
  const { id = '' } = useParams();
  const { data, error, isLoading, refetch } = useAnswer(PublicInstitution, { id });
  if (error) return <Problem problem={error} again={() => void refetch()} />;
  if (isLoading || data === undefined) return <Waiting />;
  const { institution } = data;
  if (!institution) {
    return (
      <Standstill title={t('institutions.unknown')}>
        <Link to="/institutions">{t('institutions.title')}</Link>
      </Standstill>
    );
  }
  const { status, closing, closedOn, mainCampus, campuses } = institution;
  return (
    <Page
      back={<Back to="/institutions" label={t('institutions.title')} />}
      title={institution.name}
      actions={<StatusTag type="InstitutionStatus" value={status} />}
      reading
    >
      <Flex vertical gap="middle">
        {status !== 'VALID' && (
          <Alert
            type={status === 'CLOSED' ? 'error' : 'warning'}
            showIcon
            title={t(`institutions.status.${status}`)}
            description={
              closing && closedOn ? `${enumName('InstitutionClosing', closing)} · ${dates.day(closedOn)}` : undefined
            }
          />
        )}
        <Section title={t('institutions.disclosed')}>
          <Facts
            facts={[
              { label: t('institutions.address'), value: <Said text={institution.address} />, wide: true },
              {
                label: t('institutions.subjects'),
                value: listed(institution.clinicalSubjects.map(said)) || t('common:none_recorded'),
                wide: true,
              },
              { label: t('institutions.legalRepresentative'), value: <Said text={institution.legalRepresentative} /> },
              { label: t('institutions.principal'), value: <Said text={institution.principal} /> },
              institution.registrationNo != null && {
                label: t('institutions.registrationNo'),
                value: <span className="number">{institution.registrationNo}</span>,
              },
              institution.licenceValidUntil != null && {
                label: t('institutions.validUntil'),
                value: dates.day(institution.licenceValidUntil),
              },
              { label: t('institutions.authority'), value: <Said text={institution.licensingAuthority.name} /> },
            ]}
          />
        </Section>
        {(mainCampus || campuses.length > 0) && (
          <Section title={t('institutions.campuses')}>
            <ul className="stacked-list spaced">
              {mainCampus && (
                <li>
                  <Link to={`/institutions/${mainCampus.id}`}>{mainCampus.name}</Link> {t('institutions.mainCampus')}
                </li>
              )}
              {campuses.map((campus) => (
                <li key={campus.id}>
                  <Link to={`/institutions/${campus.id}`}>{campus.name}</Link>{' '}
                  <StatusTag type="InstitutionStatus" value={campus.status} />
                  <div className="small">
                    <Said text={campus.address} />
                  </div>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Card variant="borderless" size="small" className="no-print">
          {t('institutions.people')} <Link to="/search">{t('search.title')}</Link>
        </Card>
      </Flex>
    </Page>
  );
}
