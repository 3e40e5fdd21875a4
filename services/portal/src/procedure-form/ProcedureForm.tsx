import { Alert } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../design/Problem.tsx';
import { StatusTag } from '../design/StatusTag.tsx';
import { Waiting } from '../design/Waiting.tsx';
import { EditedProcedure, type SubmitProcedureFormMutation } from '../generated/procedure-form/procedure-form.ts';
import { useAnswer } from '../graph/use-graph.ts';
import { HelpFor } from '../help/HelpFor.tsx';
import { topicOf } from '../help/questions.ts';
import './procedure-form.css';
import { Wizard } from './Wizard.tsx';

export type Submitted = Extract<
  SubmitProcedureFormMutation['submitApplication'],
  { __typename: 'SubmittedApplication' }
>['application'];

/**
 * 业务申请 as a guided form, for whoever brings it in: the person, an institution on behalf of its people, a window. Edits a draft, or
 * what was returned or is to be corrected.
 * @param onSubmitted with the application as it is then
 * @param closed what is shown instead of a form that cannot be filled in (any more); a link to the application, say
 */
export function ProcedureForm({
  applicationId,
  onSubmitted,
  closed,
}: {
  applicationId: string;
  onSubmitted: (application: Submitted) => void;
  closed?: ReactNode;
}) {
  const { t } = useTranslation('procedure');
  // Until the caller has gone elsewhere, nobody is told that it cannot be changed any more.
  const [submitted, setSubmitted] = useState<string | null>(null);
  const { data, error, isLoading, isFetching, refetch } = useAnswer(
    EditedProcedure,
    { id: applicationId },
    // Opened, it is as it is now: what was submitted a moment ago may have come back.
    { staleTime: 0 },
  );
  if (submitted === applicationId) return <Waiting />;
  const other = data?.application && data.application.id !== applicationId;
  if (data === undefined || other)
    return error && !isLoading ? <Problem problem={error} again={() => void refetch()} /> : <Waiting />;
  const { application } = data;
  if (!application)
    return (
      <Alert type="warning" showIcon title={t('notThere.title')} description={t('notThere.text')} action={closed} />
    );
  if (!application.availableSteps.includes('submit')) {
    if (isFetching) return <Waiting />;
    return (
      <Alert
        type="info"
        showIcon
        title={t('closed.title')}
        description={
          <>
            {t('closed.text')} <StatusTag type="ApplicationStatus" value={application.status} />
          </>
        }
        action={closed}
      />
    );
  }
  return (
    <>
      <Wizard
        key={application.id}
        application={application}
        onSubmitted={(after) => {
          setSubmitted(after.id);
          onSubmitted(after);
        }}
      />
      <HelpFor topic={topicOf(application.procedure.code)} />
    </>
  );
}
