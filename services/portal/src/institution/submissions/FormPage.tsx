import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { NameOfSubmission } from '../../generated/institution/submissions/submissions.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ProcedureForm } from '../../procedure-form/ProcedureForm.tsx';

/** 代办: an application on somebody's behalf is filled in. */
export function FormPage() {
  const { applicationId = '' } = useParams();
  const { t } = useTranslation('institution');
  const { enumName, said } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { data } = useAnswer(NameOfSubmission, { id: applicationId });
  const application = data?.application;
  return (
    <Page
      title={application ? `${application.applicant.name} · ${said(application.procedure.name)}` : t('form.title')}
      about={application ? t('form.number', { number: application.number }) : undefined}
      reading
      actions={<LinkButton to="/institution/submissions">{t('form.back')}</LinkButton>}
    >
      <ProcedureForm
        key={applicationId}
        applicationId={applicationId}
        onSubmitted={({ id, status }) => {
          message.success(t('form.submitted', { status: enumName('ApplicationStatus', status) }));
          void navigate(`/institution/applications/${id}`);
        }}
        closed={<LinkButton to={`/institution/applications/${applicationId}`}>{t('common:view')}</LinkButton>}
      />
    </Page>
  );
}
