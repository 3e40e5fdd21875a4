import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { StatusTag } from '../design/StatusTag.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { RegistrationShown } from './case.ts';
import { Facts } from './Facts.tsx';

/** 执业注册信息 in short. */
export function RegistrationFacts({ registration }: { registration: RegistrationShown }) {
  const { t } = useTranslation('case');
  const { listed, said } = useWords();
  const dates = useDates();
  const { level, category, scopes, staffKind, periodFrom, periodUntil } = registration;
  return (
    <Facts
      facts={[
        { label: t('registration.status'), value: <StatusTag type="RegistrationStatus" value={registration.status} /> },
        {
          label: t('registration.certificateCode'),
          value: <span className="number">{registration.certificateCode}</span>,
        },
        registration.eRegId !== null && {
          label: t('registration.eRegId'),
          value: <span className="number">{registration.eRegId}</span>,
        },
        { label: t('registration.level'), value: said(level.name) },
        category.name !== '' && { label: t('registration.category'), value: said(category.name) },
        scopes.length > 0 && {
          label: t('registration.scopes'),
          value: listed(scopes.map(({ name }) => said(name))),
        },
        { label: t('registration.institution'), value: registration.primaryInstitution.name },
        { label: t('registration.place'), value: said(registration.practicePlaceName) },
        registration.department !== null && { label: t('registration.department'), value: registration.department },
        staffKind !== null && { label: t('registration.staffKind'), value: said(staffKind.name) },
        periodUntil !== null && {
          label: t('registration.period'),
          value: `${dates.day(periodFrom)} ${t('common:until')} ${dates.day(periodUntil)}`,
        },
        { label: t('registration.authority'), value: registration.issuingAuthority.name },
      ]}
    />
  );
}
