import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { MyApplicationTitle } from '../../generated/person/applications/applications.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ProcedureForm, type Submitted } from '../../procedure-form/ProcedureForm.tsx';
import { viewPath } from './my-application.ts';

/** 填写业务申请 */
export function EditApplicationPage() {
  const { t } = useTranslation('person');
  const { said, enumName } = useWords();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { data } = useAnswer(MyApplicationTitle, { id });
  const application = data?.application?.id === id ? data.application : null;

  const next = ({ status, waitingForName }: Submitted): string => {
    const is = enumName('ApplicationStatus', status);
    return waitingForName
      ? t('submitted.waitsFor', { status: is, by: waitingForName })
      : t('submitted.is', { status: is });
  };

  return (
    <Page
      title={application ? said(application.procedure.name) : t('applications.one')}
      about={
        application && (
          <span className="number">
            {t('applications.number', { number: application.number })}
            {' · '}
            <Link to={viewPath(id)}>{t('applications.aboutIt')}</Link>
          </span>
        )
      }
      reading
    >
      <ProcedureForm
        applicationId={id}
        onSubmitted={(submitted) =>
          void navigate(viewPath(id), {
            replace: true,
            state: { submitted: { to: next(submitted), status: submitted.status } },
          })
        }
        closed={
          <LinkButton to={viewPath(id)} type="primary">
            {t('applications.view')}
          </LinkButton>
        }
      />
    </Page>
  );
}
