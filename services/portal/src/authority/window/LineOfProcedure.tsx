import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import type { PersonAtWindowFragment } from '../../generated/authority/people/people.ts';
import type { AvailableAtWindowQuery } from '../../generated/authority/window/window.ts';
import { useWords } from '../../i18n/use-words.ts';

export type Line = AvailableAtWindowQuery['availableFor'][number];

export const keyOf = ({ procedure, qualification, registrationId, multiFilingId }: Line): string =>
  [procedure.code, qualification?.id, registrationId, multiFilingId].join(' ');

/** One procedure and what it would concern: its button, or why it is closed. */
export function LineOfProcedure({
  line,
  person,
  busy,
  disabled,
  onOpen,
}: {
  line: Line;
  person: PersonAtWindowFragment;
  busy: boolean;
  disabled: boolean;
  onOpen: () => void;
}) {
  const { t } = useTranslation('desk');
  const { said } = useWords();
  const { procedure, available, reason, notice, open } = line;
  return (
    <li className="desk-row">
      <div className="grow">
        <strong>{said(procedure.name)}</strong>
        <About line={line} person={person} />
        {notice !== null && <div className="desk-note">{said(notice)}</div>}
        {reason !== null && (
          <div className="desk-note">
            {said(reason.message)}
            {reason.basis !== null && <> {t('common:basis', { basis: said(reason.basis) })}</>}
          </div>
        )}
      </div>
      {available && (
        <Button
          type="primary"
          loading={busy}
          disabled={disabled && !busy}
          onClick={onOpen}
          aria-label={t('window.available.openNamed', { procedure: said(procedure.name) })}
        >
          {t('window.available.open')}
        </Button>
      )}
      {open !== null && (
        <Link to={`/authority/applications/${open.id}`}>{t('window.available.see', { number: open.number })}</Link>
      )}
    </li>
  );
}

/** The registration, filing or qualification that it would concern, in a line. */
function About({ line, person }: { line: Line; person: PersonAtWindowFragment }) {
  const { t } = useTranslation('desk');
  const { enumName } = useWords();
  const dates = useDates();
  const { filing, registration } = line;
  if (filing !== null) {
    return (
      <div className="desk-note">
        {filing.institution.name} · {dates.day(filing.validFrom)} {t('common:until')} {dates.day(filing.validUntil)}
      </div>
    );
  }
  if (registration !== null) {
    return (
      <div className="desk-note desk-line">
        <span>{registration.primaryInstitution.name}</span>
        <span className="number">{registration.certificateCode}</span>
        <StatusTag type="RegistrationStatus" value={registration.status} />
      </div>
    );
  }
  const used = person.qualifications.find(({ id }) => id === line.qualification?.id);
  if (!used) return null;
  return (
    <div className="desk-note">
      {enumName('QualificationKind', used.kind)} · <span className="number">{used.codeMasked}</span>
    </div>
  );
}
