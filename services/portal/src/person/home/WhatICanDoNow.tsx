import { Alert, Button, Collapse, Empty, Flex, Skeleton, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Problem } from '../../design/Problem.tsx';
import { WhatICanDo } from '../../generated/person/home/home.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { inOrder } from '../../procedure-form/in-order.ts';
import { useOpenProcedure } from '../../procedure-form/use-open-procedure.tsx';
import { editPath, viewPath } from '../applications/my-application.ts';
import { ClosedProcedure } from './ClosedProcedure.tsx';
import { isThere, keyOf, openingOf } from './lines.ts';
import { ProcedureCard } from './ProcedureCard.tsx';

const ANCHOR = 'can-do';
/** Of a physician with several places, scope and category change for all of them at once (domain 3.2). */
const LINKED = 'PHY_CHG';

/** 我能办什么: what can be opened now, what is open, and why the rest is closed. */
export function WhatICanDoNow() {
  const { t } = useTranslation('person');
  const { enumName } = useWords();
  const { data, error, refetch } = useAnswer(WhatICanDo, {});
  const { open, openLinked, busy } = useOpenProcedure({ edit: editPath, view: viewPath });
  const here = useRef<HTMLElement>(null);
  const { hash } = useLocation();
  const there = data !== undefined;
  useEffect(() => {
    if (there && hash === `#${ANCHOR}`) here.current?.scrollIntoView({ block: 'start' });
  }, [there, hash]);

  const lines = inOrder(data?.availableProcedures ?? [], ({ procedure }) => procedure.code);
  const now = lines.filter(isThere);
  const closed = lines.filter((line) => !isThere(line));
  const professions = [...new Set(now.map(({ procedure }) => procedure.professionType))];
  const linked = lines.filter(({ procedure, available }) => procedure.code === LINKED && available).length > 1;
  return (
    <section className="home-part" id={ANCHOR} ref={here}>
      <Typography.Title level={2}>{t('home.canDo')}</Typography.Title>
      {error && !data && <Problem problem={error} again={() => void refetch()} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 6 }} />}
      {data && now.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('home.nothing')} />}
      {professions.map((profession) => (
        <div key={profession} className="gap-below">
          {professions.length > 1 && (
            <Typography.Title level={3}>{enumName('ProfessionType', profession)}</Typography.Title>
          )}
          <div className="card-grid thirds">
            {now
              .filter(({ procedure }) => procedure.professionType === profession)
              .map((line) => {
                const key = keyOf(line);
                return (
                  <ProcedureCard key={key} line={line} busy={busy === key} onOpen={() => open(openingOf(line), key)} />
                );
              })}
          </div>
        </div>
      ))}
      {linked && (
        <Alert
          type="info"
          showIcon
          className="gap-below"
          title={t('linked.title')}
          description={t('linked.text')}
          action={
            <Button loading={busy === 'LINKED'} onClick={() => void openLinked()}>
              {t('linked.do')}
            </Button>
          }
        />
      )}
      {closed.length > 0 && (
        <Collapse
          ghost
          className="closed-procedures"
          items={[
            {
              key: 'closed',
              label: <span>{t('home.closed', { count: closed.length })}</span>,
              children: (
                <Flex vertical gap="small">
                  {closed.map((line) => (
                    <ClosedProcedure key={keyOf(line)} line={line} />
                  ))}
                </Flex>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
