import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../applications/Facts.tsx';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import type { PersonOfInstitutionQuery } from '../../generated/institution/person/person.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FilingsOfRegistration } from './FilingsOfRegistration.tsx';
import { HistoryOfRegistration } from './HistoryOfRegistration.tsx';

export type PersonRegistration = PersonOfInstitutionQuery['personRegistrations'][number];

/** One registration: as it stands, what is filed elsewhere, what is under way, how it came to be so. */
export function RegistrationTab({ registration: one }: { registration: PersonRegistration }) {
  const { t } = useTranslation('people');
  const { said, enumName } = useWords();
  const { day } = useDates();
  const list = (words: readonly string[]) => words.map(said).join(t('comma'));
  return (
    <div className="person-section">
      <Section
        title={`${enumName('ProfessionType', one.professionType)} · ${said(one.practicePlaceName)}`}
        extra={
          <Flex gap={4} wrap>
            <StatusTag type="RegistrationStatus" value={one.status} />
            {one.suspended && <Tag color="error">{t('suspended')}</Tag>}
          </Flex>
        }
      >
        <Facts
          facts={[
            { label: t('column.certificateCode'), value: <span className="number">{one.certificateCode}</span> },
            one.eRegId !== null && { label: t('column.eRegId'), value: <span className="number">{one.eRegId}</span> },
            { label: t('column.level'), value: said(one.level.name) },
            { label: t('column.category'), value: said(one.category.name) },
            one.scopes.length > 0 && { label: t('column.scopes'), value: list(one.scopes.map(({ name }) => name)) },
            one.techniques.length > 0 && { label: t('column.techniques'), value: list(one.techniques) },
            one.diseases.length > 0 && { label: t('column.diseases'), value: list(one.diseases) },
            { label: t('column.practicePlace'), value: said(one.practicePlaceName) },
            { label: t('column.primaryInstitution'), value: one.primaryInstitution.name },
            { label: t('column.department'), value: one.department },
            one.staffKind !== null && { label: t('column.staffKind'), value: said(one.staffKind.name) },
            one.trainingEnd !== null && { label: t('column.trainingEnd'), value: day(one.trainingEnd) },
            { label: t('column.issuingAuthority'), value: one.issuingAuthority.name },
            { label: t('column.issuedOn'), value: day(one.issuedOn) },
            { label: t('column.firstRegisteredOn'), value: day(one.firstRegisteredOn) },
            one.periodUntil !== null && {
              label: t('column.period'),
              value: `${day(one.periodFrom)} ${t('common:until')} ${day(one.periodUntil)}`,
            },
            { label: t('column.statusSince'), value: day(one.statusSince) },
            one.statusReason !== null && {
              label: t('column.statusReason'),
              value: `${said(one.statusReason.name)}${one.statusReason.basis ? ` （${said(one.statusReason.basis)}）` : ''}`,
              wide: true,
            },
            one.underWay.length > 0 && {
              label: t('column.underWay'),
              value: (
                <Flex gap={4} wrap>
                  {one.underWay.map(({ code, name }) => (
                    <Tag key={code} color="processing">
                      {said(name)}
                    </Tag>
                  ))}
                </Flex>
              ),
              wide: true,
            },
          ]}
        />
        <FilingsOfRegistration registration={one} />
        <HistoryOfRegistration registration={one} />
      </Section>
    </div>
  );
}
