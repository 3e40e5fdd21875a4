import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { ProcedureForm } from '../../procedure-form/ProcedureForm.tsx';

/** 代办: an application on somebody's behalf is filled in. */
export function FormPage() {
  const { applicationId = '' } = useParams();
  const { t } = useTranslation('institution');
  const { enumName } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  return (
    <Page
      title={t('form.title')}
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
