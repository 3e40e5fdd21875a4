import { App, Button, Flex, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/LinkButton.tsx';
import { WithdrawApplication } from '../../generated/applications/steps.ts';
import { useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Submission } from './SubmissionsPage.tsx';

/** What can be done about something that was brought in: filled in, looked at, withdrawn. */
export function SubmissionSteps({ submission: { id, version, availableSteps } }: { submission: Submission }) {
  const { t } = useTranslation('institution');
  const { said } = useWords();
  const { message } = App.useApp();
  const withdraw = useStep(WithdrawApplication);

  async function take() {
    const { withdrawApplication: result } = await withdraw.mutateAsync({ id, version });
    if (result.__typename === 'StepTaken') message.success(t('submissions.withdrawn'));
    else
      message.warning(result.__typename === 'ApplicationChanged' ? t('common:changedMeanwhile') : said(result.message));
  }

  return (
    <Flex gap="small">
      <LinkButton to={`/institution/applications/${id}`} size="small">
        {t('common:view')}
      </LinkButton>
      {availableSteps.includes('submit') && (
        <LinkButton to={`/institution/submissions/${id}/edit`} size="small">
          {t('common:edit')}
        </LinkButton>
      )}
      {availableSteps.includes('withdraw') && (
        <Popconfirm
          title={t('submissions.sure')}
          okText={t('common:confirm')}
          cancelText={t('common:cancel')}
          onConfirm={() => take().catch(() => null)}
        >
          <Button size="small" danger loading={withdraw.isPending}>
            {t('submissions.withdraw')}
          </Button>
        </Popconfirm>
      )}
    </Flex>
  );
}
