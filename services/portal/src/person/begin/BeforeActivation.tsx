import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { WhatICanDo } from '../../generated/person/home/home.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useOpenProcedure } from '../../procedure-form/use-open-procedure.tsx';
import { editPath, viewPath } from '../applications/my-application.ts';
import { isThere, keyOf, openingOf } from '../home/lines.ts';
import { ProcedureCard } from '../home/ProcedureCard.tsx';
import '../person.css';

/**
 * Some need no activation, because the application that brings them here activates them (P2, P3, N2, N6; domain 4.2): what they may
 * apply for stands before the codes, which they do not have. Nothing for everybody else.
 */
export function BeforeActivation() {
  const { t } = useTranslation('begin');
  const { data } = useAnswer(WhatICanDo, {});
  const { open, busy } = useOpenProcedure({ edit: editPath, view: viewPath });
  const lines = data?.availableProcedures.filter(isThere) ?? [];
  if (lines.length === 0) return null;
  return (
    <section className="home-part" aria-labelledby="before-activation">
      <Typography.Title level={2} id="before-activation">
        {t('before.title')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t('before.text')}</Typography.Paragraph>
      <div className="card-grid">
        {lines.map((line) => {
          const key = keyOf(line);
          return <ProcedureCard key={key} line={line} busy={busy === key} onOpen={() => open(openingOf(line), key)} />;
        })}
      </div>
    </section>
  );
}
