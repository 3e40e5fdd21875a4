import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../design/Problem.tsx';
import { Refusal } from '../design/Refusal.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { Said } from './step-forms.ts';
import type { Untaken } from './use-taking.ts';

/** Why a step was not taken: what a rule says, or that somebody else was faster, and how it stands now. */
export function WhyNot({ untaken: { outcome, problem } }: { untaken: Untaken }) {
  const { t } = useTranslation('case');
  const { said, enumName } = useWords();
  if (outcome === null) return <Problem problem={problem} />;
  switch (outcome.__typename) {
    case 'ApplicationChanged':
      return (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('common:changedMeanwhile')}
          description={t('step.statusNow', { status: enumName('ApplicationStatus', outcome.application.status) })}
        />
      );
    case 'StepNotAllowed':
      return (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={said(outcome.message)}
          description={t('step.statusNow', { status: enumName('ApplicationStatus', outcome.status) })}
        />
      );
    case 'RequirementNotMet':
      return <Refusal refused={outcome} />;
    case 'InvalidInput':
      return (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={said(outcome.message)}
          description={[...new Set(outcome.problems.map((one) => said(one.message)))].join(' ')}
        />
      );
    default:
      return <Alert type="warning" showIcon role="alert" title={said(outcome.message)} />;
  }
}

/** What was written for a step that is not to be taken any more: to be read again, and copied to where it is of use. */
export function Unsent({ said: { opinion, statement, reason, secondReason, reasons = [] } }: { said: Said }) {
  const { t } = useTranslation('case');
  const texts = [opinion, statement, reason, secondReason, ...reasons.map(({ message }) => message)];
  const words = texts.filter((text) => text?.trim()).join('\n');
  if (words === '') return null;
  return (
    <Alert
      type="info"
      title={t('step.unsent')}
      description={
        <Typography.Text copyable={{ text: words }} className="case-said">
          {words}
        </Typography.Text>
      }
    />
  );
}
