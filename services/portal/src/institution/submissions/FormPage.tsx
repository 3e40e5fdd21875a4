import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
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
      actions={
        <Link to="/institution/submissions">
          <Button>{t('form.back')}</Button>
        </Link>
      }
    >
      <ProcedureForm
        key={applicationId}
        applicationId={applicationId}
        onSubmitted={({ id, status }) => {
          message.success(t('form.submitted', { status: enumName('ApplicationStatus', status) }));
          void navigate(`/institution/applications/${id}`);
        }}
        closed={
          <Link to={`/institution/applications/${applicationId}`}>
            <Button>{t('common:view')}</Button>
          </Link>
        }
      />
    </Page>
  );
}
