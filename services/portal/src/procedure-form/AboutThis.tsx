import { Card, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQualificationOfCase } from '../applications/use-qualification-of-case.ts';
import { useDates } from '../design/dates.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { Edited } from './draft-keeper.ts';

/** What the registers know already and nobody has to fill in: who it is, and what it is about. */
export function AboutThis({ application }: { application: Edited }) {
  const { t } = useTranslation('procedure');
  const { enumName, listed, said } = useWords();
  const dates = useDates();
  const { applicant, concerns, filing, techniques, diseases } = application;
  const qualification = useQualificationOfCase(application.id, application.channel === 'PERSON');
  const items = [
    { key: 'name', label: t('about.name'), children: `${applicant.name}（${enumName('Sex', applicant.sex)}）` },
    { key: 'id', label: t('about.idNumber'), children: <span className="number">{applicant.idNumberMasked}</span> },
    ...qualification.map(({ label, value }) => ({
      key: label,
      label: t('about.ofQualification', { label }),
      children: value,
    })),
    ...(concerns
      ? [
          {
            key: 'concerns',
            label: t('about.registration'),
            // Where a nurse is registered the place is the institution.
            children: [
              ...new Set([
                said(concerns.level.name),
                said(concerns.category.name),
                concerns.primaryInstitution.name,
                said(concerns.practicePlaceName),
              ]),
            ]
              .filter(Boolean)
              .join(' · '),
          },
          {
            key: 'code',
            label: t('about.certificate'),
            children: <span className="number">{concerns.certificateCode}</span>,
          },
        ]
      : []),
    ...(concerns && concerns.scopes.length > 0
      ? [
          {
            key: 'scopes',
            label: t('about.scopes'),
            children: listed(concerns.scopes.map(({ name }) => said(name))),
          },
        ]
      : []),
    ...(filing
      ? [
          {
            key: 'filing',
            label: t('about.filing'),
            children: `${filing.institution.name}（${dates.day(filing.validFrom)} — ${dates.day(filing.validUntil)}）`,
          },
        ]
      : []),
    ...(techniques.length > 0
      ? [
          { key: 'techniques', label: t('about.techniques'), children: listed(techniques.map(said)) },
          { key: 'diseases', label: t('about.diseases'), children: listed(diseases.map(said)) },
        ]
      : []),
  ];
  return (
    <Card size="small" className="about-this">
      <Descriptions size="small" column={{ xs: 1, sm: 1, md: 1, lg: 2 }} items={items} title={t('about.title')} />
    </Card>
  );
}
