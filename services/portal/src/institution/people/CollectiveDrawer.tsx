import { Alert, Button, Drawer, Flex, Radio, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Problem } from '../../design/Problem.tsx';
import { CollectiveProcedures, OpenForMany } from '../../generated/institution/people/collective.ts';
import { ask } from '../../graph/ask.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Outcomes } from './Outcomes.tsx';
import type { StaffLine } from './people.ts';
import { useBatch } from './use-batch.ts';

/** 集中办理 (PL-13; domain 3.1.14): one procedure opened for several people, with what became of each of them. */
export function CollectiveDrawer({ open, people, close }: { open: boolean; people: StaffLine[]; close: () => void }) {
  const { t } = useTranslation('people');
  const { said } = useWords();
  const guide = useAnswer(CollectiveProcedures, {}, { enabled: open, staleTime: 600_000 });
  const [procedure, setProcedure] = useState<string | null>(null);
  const batch = useBatch<StaffLine>(async (part) => {
    const { openApplications: result } = await ask(OpenForMany, {
      inputs: part.map(({ id, practitionerId }) => ({
        procedure: procedure ?? '',
        practitionerId,
        registrationId: id,
      })),
    });
    return result.__typename === 'HandledBatch' ? result.outcomes : part.map(() => result);
  });
  const professions = new Set(people.map(({ professionType }) => professionType));
  const fitting = (guide.data?.procedures ?? []).filter(
    ({ channels, professionType, concerns }) =>
      professions.has(professionType) &&
      concerns.startsWith('REGISTRATION') &&
      concerns !== 'REGISTRATION_AND_QUALIFICATION' &&
      channels.some(({ channel }) => channel === 'INSTITUTION'),
  );
  const chosen = fitting.find(({ code }) => code === procedure);
  const begun = batch.done.length > 0 || batch.busy;

  function leave() {
    if (batch.busy) return;
    batch.reset();
    setProcedure(null);
    close();
  }

  return (
    <Drawer
      open={open}
      onClose={leave}
      title={t('collective.title', { count: people.length })}
      size="large"
      destroyOnHidden
      extra={
        !begun && (
          <Button
            type="primary"
            disabled={procedure === null || professions.size !== 1}
            onClick={() => void batch.run(people)}
          >
            {t('collective.start')}
          </Button>
        )
      }
    >
      <Flex vertical gap="middle">
        {!begun && <Typography.Paragraph type="secondary">{t('collective.about')}</Typography.Paragraph>}
        {professions.size > 1 && <Alert type="warning" showIcon title={t('collective.oneProfession')} />}
        {guide.isLoading && <Skeleton active />}
        {guide.error && <Problem problem={guide.error} again={() => void guide.refetch()} />}
        {!begun && professions.size === 1 && (
          <Radio.Group
            aria-label={t('collective.which')}
            value={procedure}
            onChange={({ target }) => setProcedure(String(target.value))}
            options={fitting.map(({ code, name }) => ({ value: code, label: said(name) }))}
            vertical
          />
        )}
        {!begun && chosen && (
          <Alert
            type="info"
            showIcon
            title={t('collective.requirements')}
            description={
              <ul className="plain-list">
                {chosen.requirements.map(({ says, source }) => (
                  <li key={says}>
                    {said(says)} <Typography.Text type="secondary">{said(source)}</Typography.Text>
                  </li>
                ))}
              </ul>
            }
          />
        )}
        {begun && (
          <>
            <Outcomes
              total={people.length}
              done={batch.done.map(({ item, outcome }) => ({ key: item.id, name: item.name, outcome }))}
              busy={batch.busy}
            />
            {batch.problem !== null && <Problem problem={batch.problem} again={() => void batch.run(batch.left)} />}
            {!batch.busy && (
              <Flex gap="small" wrap>
                <Link to="/institution/submissions?status=DRAFT">
                  <Button type="primary">{t('collective.toDrafts')}</Button>
                </Link>
                <Button onClick={leave}>{t('common:close')}</Button>
              </Flex>
            )}
          </>
        )}
      </Flex>
    </Drawer>
  );
}
