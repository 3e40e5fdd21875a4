import { EditOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { Back } from '../../design/Back.tsx';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { MyApplicationTitle } from '../../generated/person/applications/applications.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { editPath } from './my-application.ts';

const ApplicationView = lazy(() =>
  import('../../applications/ApplicationView.tsx').then((module) => ({ default: module.ApplicationView })),
);

/** One of my applications: its state, what I may do about it, and everything that has happened. */
export function ApplicationPage() {
  const { t } = useTranslation('person');
  const { said } = useWords();
  const { id = '' } = useParams();
  const { state } = useLocation() as { state: { submitted?: { to: string; status: string } } | null };
  const { data } = useAnswer(MyApplicationTitle, { id });
  const application = data?.application?.id === id ? data.application : null;
  return (
    <Page
      back={<Back to="/person/applications" label={t('applications.title')} />}
      title={application ? said(application.procedure.name) : t('applications.one')}
      actions={
        application && (
          <>
            <Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
              {t('common:print')}
            </Button>
            {application.availableSteps.includes('submit') && (
              <LinkButton to={editPath(id)} type="primary" icon={<EditOutlined aria-hidden />}>
                {t(application.status === 'DRAFT' ? 'needs.CONTINUE' : 'needs.CORRECT')}
              </LinkButton>
            )}
          </>
        )
      }
    >
      {state?.submitted && state.submitted.status === application?.status && (
        <Alert
          type="success"
          showIcon
          closable
          role="status"
          className="gap-below"
          title={t('submitted.title')}
          description={state.submitted.to}
        />
      )}
      <Suspense fallback={<Waiting />}>
        <ApplicationView applicationId={id} side="person" />
      </Suspense>
    </Page>
  );
}
