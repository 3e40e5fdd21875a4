import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';
import { Refusal } from '../../design/Refusal.tsx';
import type { AppointmentOutcomeFragment } from '../../generated/person/appointments/appointments.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Why an appointment was not made, moved or cancelled; nothing where it was. */
export function Outcome({ outcome, problem }: { outcome: AppointmentOutcomeFragment | undefined; problem: unknown }) {
  const { t } = useTranslation();
  const { said } = useWords();
  if (problem) return <Problem problem={problem} />;
  switch (outcome?.__typename) {
    case undefined:
    case 'SavedAppointment':
      return null;
    case 'RequirementNotMet':
      return <Refusal refused={outcome} />;
    case 'AppointmentChanged':
      return <Alert type="warning" showIcon role="alert" title={t('changedMeanwhile')} />;
    default:
      return <Alert type="warning" showIcon role="alert" title={said(outcome?.message)} />;
  }
}
