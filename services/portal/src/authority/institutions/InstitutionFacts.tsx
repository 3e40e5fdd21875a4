import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Facts } from '../../applications/Facts.tsx';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { InstitutionState } from './institution-columns.tsx';
import type { Institution } from './steps.ts';
import { useDictionary } from './use-dictionary.ts';

/** 登记信息: everything that is registered of it. */
export function InstitutionFacts({ institution }: { institution: Institution }) {
  const { t } = useTranslation('administration');
  const { enumName, said } = useWords();
  const dates = useDates();
  const { inWords } = useDictionary('INSTITUTION_CLASS');
  const { mainCampus, campuses, clinicalSubjects, departments, aliasNames, cdcAuthority } = institution;
  const many = (names: readonly string[]) =>
    names.length === 0 ? null : (
      <Flex gap={6} wrap>
        {names.map((name) => (
          <Tag key={name} className="wrap">
            {said(name)}
          </Tag>
        ))}
      </Flex>
    );
  return (
    <Section title={t('institution.facts')}>
      <Facts
        facts={[
          {
            label: t('institution.registrationNo'),
            value: <span className="number">{institution.registrationNo ?? t('institution.noNumber')}</span>,
          },
          { label: t('institution.class'), value: inWords(institution.classCode) },
          { label: t('institution.kind'), value: enumName('InstitutionKind', institution.kind) },
          { label: t('institution.region'), value: institution.region.fullName },
          { label: t('institution.address'), value: institution.address },
          { label: t('institution.legalRepresentative'), value: institution.legalRepresentative },
          { label: t('institution.principal'), value: institution.principal },
          { label: t('institution.beds'), value: institution.bedCount ?? null },
          { label: t('institution.validUntil'), value: dates.day(institution.licenceValidUntil) },
          { label: t('institution.licensing'), value: institution.licensingAuthority.name },
          { label: t('institution.tcmAuthority'), value: institution.tcmAuthority.name },
          { label: t('institution.cdcAuthority'), value: cdcAuthority?.name ?? t('institution.cdcNone') },
          mainCampus && {
            label: t('institution.mainCampus'),
            value: <Link to={`/authority/institutions/${mainCampus.id}`}>{mainCampus.name}</Link>,
          },
          { label: t('institution.subjects'), value: many(clinicalSubjects), wide: true },
          departments.length > 0 && { label: t('institution.departments'), value: many(departments), wide: true },
          aliasNames.length > 0 && { label: t('institution.aliases'), value: many(aliasNames), wide: true },
          campuses.length > 0 && {
            label: t('institution.campuses'),
            wide: true,
            value: (
              <ul className="plain-list">
                {campuses.map((campus) => (
                  <li key={campus.id}>
                    <Link to={`/authority/institutions/${campus.id}`}>{campus.name}</Link>{' '}
                    <InstitutionState {...campus} />
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}
