import { Alert, Button, Drawer, Flex, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Problem } from '../../design/Problem.tsx';
import { CollectiveProcedures } from '../../generated/institution/people/collective.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { CollectiveForm, type Wanted } from './CollectiveForm.tsx';
import { Outcomes } from './Outcomes.tsx';
import { openForMany } from './open-for-many.ts';
import type { StaffLine } from './people.ts';
import { useBatch } from './use-batch.ts';

/** 集中办理 (PL-13; domain 3.1.14): one procedure opened for several people, with what became of each of them. */
export function CollectiveDrawer({ open, people, close }: { open: boolean; people: StaffLine[]; close: () => void }) {
  const { t } = useTranslation('people');
  const guide = useAnswer(CollectiveProcedures, {}, { enabled: open, staleTime: 600_000 });
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const batch = useBatch<StaffLine, Wanted>(openForMany);
  const professions = new Set(people.map(({ professionType }) => professionType));
  const fitting = (guide.data?.procedures ?? []).filter(
    ({ channels, professionType, concerns }) =>
      professions.has(professionType) &&
      concerns.startsWith('REGISTRATION') &&
      concerns !== 'REGISTRATION_AND_QUALIFICATION' &&
      channels.some(({ channel }) => channel === 'INSTITUTION'),
  );

  function start(chosen: Wanted) {
    setWanted(chosen);
    void batch.run(people, chosen);
  }
  function leave() {
    if (batch.busy) return;
    batch.reset();
    setWanted(null);
    close();
  }

  return (
    <Drawer
      open={open}
      onClose={leave}
      title={t('collective.title', { count: people.length })}
      size="large"
      destroyOnHidden
    >
      <Flex vertical gap="middle">
        {professions.size > 1 && <Alert type="warning" showIcon title={t('collective.oneProfession')} />}
        {guide.isLoading && <Skeleton active />}
        {guide.error && <Problem problem={guide.error} again={() => void guide.refetch()} />}
        {wanted === null && guide.data && professions.size === 1 && (
          <CollectiveForm procedures={fitting} start={start} />
        )}
        {wanted !== null && (
          <>
            <Outcomes
              total={people.length}
              done={batch.done.map(({ item, outcome }) => ({ key: item.id, name: item.name, outcome }))}
              busy={batch.busy}
            />
            {batch.problem !== null && (
              <Problem problem={batch.problem} again={() => void batch.run(batch.left, wanted)} />
            )}
            {!batch.busy && (
              <Flex gap="small" wrap>
                <LinkButton to="/institution/submissions?status=DRAFT" type="primary">
                  {t('collective.toDrafts')}
                </LinkButton>
                <Button onClick={leave}>{t('common:close')}</Button>
              </Flex>
            )}
          </>
        )}
      </Flex>
    </Drawer>
  );
}
