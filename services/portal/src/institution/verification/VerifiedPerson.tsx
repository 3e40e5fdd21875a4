import { Empty, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../applications/Facts.tsx';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { OnBehalfTab } from '../person/OnBehalfTab.tsx';
import type { Identified, Verified } from './VerificationPage.tsx';
import '../../applications/case.css';

/** Whoever was identified: qualifications, where he is registered, and what the institution can bring in for him. */
export function VerifiedPerson({ person, registrations }: { person: Identified; registrations: Verified }) {
  const { t } = useTranslation('people');
  const { said, enumName } = useWords();
  const { day } = useDates();
  return (
    <div className="case" aria-live="polite">
      <Section title={person.name}>
        <Facts
          facts={[
            { label: t('column.sex'), value: enumName('Sex', person.sex) },
            { label: t('verification.birthDate'), value: day(person.birthDate) },
            { label: t('verification.idNumber'), value: <span className="number">{person.idNumberMasked}</span> },
          ]}
        />
      </Section>
      <Section title={t('verification.qualifications')}>
        {person.qualifications.length === 0 && <Nothing text={t('verification.noQualification')} />}
        <Flex vertical gap="middle">
          {person.qualifications.map((one) => (
            <Facts
              key={one.id}
              facts={[
                { label: t('verification.kind'), value: enumName('QualificationKind', one.kind) },
                one.level !== null && { label: t('column.level'), value: enumName('PhysicianLevel', one.level) },
                one.category !== null && {
                  label: t('column.category'),
                  value: enumName('PracticeCategory', one.category),
                },
                { label: t('verification.code'), value: <span className="number">{one.codeMasked}</span> },
                { label: t('verification.province'), value: one.province.name },
                { label: t('column.issuedOn'), value: day(one.issuedOn) },
                one.techniques.length > 0 && {
                  label: t('column.techniques'),
                  value: one.techniques.map(said).join(t('comma')),
                },
                one.diseases.length > 0 && {
                  label: t('column.diseases'),
                  value: one.diseases.map(said).join(t('comma')),
                },
              ]}
            />
          ))}
        </Flex>
      </Section>
      <Section title={t('verification.registrations')}>
        {registrations.length === 0 && <Nothing text={t('verification.neverRegistered')} />}
        <ul className="collective-outcomes">
          {registrations.map((one) => (
            <li key={one.id}>
              <Typography.Text strong>{said(one.level.name)}</Typography.Text>
              <span>
                {`${one.primaryInstitution.name} · ${said(one.practicePlaceName)}`}
                {one.periodUntil !== null && ` · ${t('verification.periodUntil', { until: day(one.periodUntil) })}`}
              </span>
              <span>
                <Tag>{enumName('ProfessionType', one.professionType)}</Tag>{' '}
                <StatusTag type="RegistrationStatus" value={one.status} />
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('person.apply')}>
        <OnBehalfTab practitionerId={person.id} />
      </Section>
    </div>
  );
}

const Nothing = ({ text }: { text: string }) => <Empty description={text} image={Empty.PRESENTED_IMAGE_SIMPLE} />;
