import { Button, Drawer, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';
import { SubmitMany } from '../../generated/institution/people/collective.ts';
import { ask } from '../../graph/ask.ts';
import { Outcomes } from '../people/Outcomes.tsx';
import { useBatch } from '../people/use-batch.ts';
import type { Submission } from './SubmissionsPage.tsx';

/** 集中提交 (domain 3.1.14): what is complete goes to the authority, of what is not it is said what is missing. */
export function SubmitDrawer({ open, chosen, close }: { open: boolean; chosen: Submission[]; close: () => void }) {
  const { t } = useTranslation('institution');
  const batch = useBatch<Submission>(async (part) => {
    const { submitApplications: result } = await ask(SubmitMany, {
      items: part.map(({ id, version }) => ({ applicationId: id, version })),
    });
    return result.__typename === 'HandledBatch' ? result.outcomes : part.map(() => result);
  });
  const begun = batch.done.length > 0 || batch.busy || batch.problem !== null;

  function leave() {
    if (batch.busy) return;
    batch.reset();
    close();
  }

  return (
    <Drawer
      open={open}
      onClose={leave}
      size="large"
      title={t('submissions.submitTitle', { count: chosen.length })}
      destroyOnHidden
    >
      <Flex vertical gap="middle">
        {!begun && (
          <>
            <Typography.Paragraph>{t('submissions.submitAbout')}</Typography.Paragraph>
            <div>
              <Button type="primary" onClick={() => void batch.run(chosen)}>
                {t('submissions.submitStart')}
              </Button>
            </div>
          </>
        )}
        {begun && (
          <Outcomes
            total={chosen.length}
            done={batch.done.map(({ item, outcome }) => ({
              key: item.id,
              name: `${item.applicant.name} ${item.number}`,
              outcome,
            }))}
            busy={batch.busy}
          />
        )}
        {batch.problem !== null && <Problem problem={batch.problem} again={() => void batch.run(batch.left)} />}
        {begun && !batch.busy && <Button onClick={leave}>{t('common:close')}</Button>}
      </Flex>
    </Drawer>
  );
}
