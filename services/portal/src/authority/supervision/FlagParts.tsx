import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SupervisionFlagsQuery } from '../../generated/authority/supervision/supervision.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useDaysInText } from '../people/days-in-text.ts';

export type Flag = SupervisionFlagsQuery['supervisionFlags']['edges'][number]['node'];

/** The case or registration that a flag is about. */
export function SubjectOfFlag({ flag: { application, registration, subjectType } }: { flag: Flag }) {
  const { t } = useTranslation('desk');
  const { said } = useWords();
  if (application !== null) {
    return (
      <>
        <Link to={`/authority/applications/${application.id}`} className="number">
          {application.number}
        </Link>
        <div className="desk-note">{`${said(application.procedure.name)} · ${application.applicant.name}`}</div>
      </>
    );
  }
  if (registration !== null) {
    return (
      <>
        {registration.name}
        <div className="desk-note number">{registration.certificateCode}</div>
      </>
    );
  }
  return t(`supervision.subjects.${subjectType}`);
}

/** Ids say nothing to people; numbers, codes and dates do. */
const AN_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

export function DetailOfFlag({ flag: { detail } }: { flag: Flag }) {
  const { t, i18n } = useTranslation('desk');
  const inWords = useDaysInText();
  const told = Object.entries(Object(detail) as Record<string, unknown>).filter(
    ([name, value]) => !AN_ID.test(String(value)) && i18n.exists(`desk:supervision.details.${name}`),
  );
  if (told.length === 0) return '—';
  return told.map(([name, value]) => (
    <div key={name}>{t(`supervision.details.${name}`, { value: inWords(String(value)) })}</div>
  ));
}
