import { Empty, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { RegistrationFacts } from '../../applications/RegistrationFacts.tsx';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { RegistrationsOfPerson, type RegistrationsOfPersonQuery } from '../../generated/authority/people/people.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

/** 执业注册 of somebody, with what is under way about each and where else it is filed. */
export function Registrations({ practitionerId }: { practitionerId: string }) {
  const { t } = useTranslation('desk');
  const { data, error, isLoading, refetch } = useAnswer(RegistrationsOfPerson, { practitionerId });
  if (isLoading) return <Waiting />;
  if (data === undefined) return <Problem problem={error} again={() => void refetch()} />;
  if (data.personRegistrations.length === 0) {
    return <Empty description={t('people.noRegistration')} image={Empty.PRESENTED_IMAGE_SIMPLE} />;
  }
  return (
    <Flex vertical gap="middle">
      {data.personRegistrations.map((registration) => (
        <OneRegistration key={registration.id} registration={registration} />
      ))}
    </Flex>
  );
}

function OneRegistration({
  registration,
}: {
  registration: RegistrationsOfPersonQuery['personRegistrations'][number];
}) {
  const { t } = useTranslation('desk');
  const { enumName, listed, said } = useWords();
  const dates = useDates();
  const { professionType, statusSince, statusReason, suspended, underWay, filings } = registration;
  return (
    <Section
      title={enumName('ProfessionType', professionType)}
      extra={suspended && <Tag color="warning">{t('people.suspended')}</Tag>}
    >
      <RegistrationFacts registration={registration} />
      <p className="desk-note">
        {t('people.since', { day: dates.day(statusSince) })}
        {statusReason !== null && ` · ${said(statusReason.name)}`}
      </p>
      {underWay.length > 0 && (
        <p className="desk-note">{t('people.underWay', { list: listed(underWay.map(({ name }) => said(name))) })}</p>
      )}
      {filings.length > 0 && (
        <>
          <h3 className="desk-small-title">{t('people.filings')}</h3>
          <ul className="desk-list">
            {filings.map(({ id, state, institution, validFrom, validUntil }) => (
              <li key={id} className="desk-line">
                <span>{institution.name}</span>
                <span>
                  {dates.day(validFrom)} {t('common:until')} {dates.day(validUntil)}
                </span>
                <StatusTag type="FilingState" value={state} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
