import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { NameOfApplication } from '../../generated/authority/window/window.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ProcedureForm } from '../../procedure-form/ProcedureForm.tsx';

/** The form of a procedure at the window; what is submitted goes on as a case. */
export function WindowFormPage() {
  const { t } = useTranslation('desk');
  const { said } = useWords();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { data } = useAnswer(NameOfApplication, { id });
  const application = data?.application;
  const caseAddress = `/authority/applications/${id}`;
  return (
    <Page
      title={application ? `${said(application.procedure.name)} · ${application.applicant.name}` : t('window.title')}
      about={application ? t('window.number', { number: application.number }) : undefined}
      actions={<LinkButton to="/authority/window">{t('window.back')}</LinkButton>}
      reading
    >
      <ProcedureForm
        applicationId={id}
        onSubmitted={() => {
          message.success(t('window.submitted'));
          void navigate(caseAddress);
        }}
        closed={<Link to={caseAddress}>{t('window.toCase')}</Link>}
      />
    </Page>
  );
}
