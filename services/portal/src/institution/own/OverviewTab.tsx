import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../applications/Facts.tsx';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { Own } from './OwnInstitutionPage.tsx';

type Entry = { code: string; name: string };

/** As the authorities have entered it, with the campuses (S2-Q57). */
export function OverviewTab({
  institution: one,
  classes,
  subjects,
}: {
  institution: Own;
  classes: readonly Entry[];
  subjects: readonly Entry[];
}) {
  const { t } = useTranslation('own-institution');
  const { enumName, said } = useWords();
  const { day } = useDates();
  const nameOf = (entries: readonly Entry[], code: string) =>
    said(entries.find((entry) => entry.code === code)?.name ?? code);
  const campuses = one.mainCampus ? [one.mainCampus] : one.campuses;
  return (
    <div className="case">
      <Section title={t('overview.licence')}>
        <Facts
          facts={[
            { label: t('overview.registrationNo'), value: <span className="number">{one.registrationNo ?? '—'}</span> },
            { label: t('overview.kind'), value: enumName('InstitutionKind', one.kind) },
            { label: t('overview.class'), value: `${nameOf(classes, one.classCode)} (${one.classCode})` },
            { label: t('overview.address'), value: one.address },
            { label: t('overview.region'), value: one.region.fullName },
            { label: t('overview.legalRepresentative'), value: one.legalRepresentative },
            { label: t('overview.principal'), value: one.principal },
            one.bedCount !== null && { label: t('overview.bedCount'), value: String(one.bedCount) },
            { label: t('overview.licenceValidUntil'), value: day(one.licenceValidUntil) },
            { label: t('overview.licensingAuthority'), value: one.licensingAuthority.name },
            { label: t('overview.tcmAuthority'), value: one.tcmAuthority.name },
            one.cdcAuthority !== null && { label: t('overview.cdcAuthority'), value: one.cdcAuthority.name },
            {
              label: t('overview.eRegistration'),
              value: t(one.region.eRegistrationOpen ? 'overview.open' : 'overview.notOpen'),
            },
            one.closedOn !== null && { label: t('overview.closedOn'), value: day(one.closedOn) },
            {
              label: t('overview.subjects'),
              wide: true,
              value: (
                <Flex gap={4} wrap>
                  {one.clinicalSubjects.map((code) => (
                    <Tag key={code}>{nameOf(subjects, code)}</Tag>
                  ))}
                </Flex>
              ),
            },
          ]}
        />
      </Section>
      <Section title={t(one.mainCampus ? 'overview.mainCampus' : 'overview.campuses')}>
        {campuses.length === 0 ? (
          t('overview.noCampus')
        ) : (
          <ul className="plain-list">
            {campuses.map(({ id, name, address, status }) => (
              <li key={id}>
                {name} · {address} <StatusTag type="InstitutionStatus" value={status} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}
