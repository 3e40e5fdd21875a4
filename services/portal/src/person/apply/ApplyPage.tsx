import { Flex, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { WhatICanDo } from '../../generated/person/home/home.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useOpenProcedure } from '../../procedure-form/use-open-procedure.tsx';
import { editPath, pathOf, viewPath } from '../applications/my-application.ts';
import { ClosedProcedure } from '../home/ClosedProcedure.tsx';
import { isThere, keyOf, openingOf } from '../home/lines.ts';
import { ProcedureCard } from '../home/ProcedureCard.tsx';
import '../person.css';

/** 我要办理 of the guide: on to the form of that procedure; where it is not possible, why, and where several are, which. */
export function ApplyPage() {
  const { t } = useTranslation('person');
  const { said } = useWords();
  const { code = '' } = useParams();
  const { data, error, refetch } = useAnswer(WhatICanDo, {});
  const lines = data?.availableProcedures.filter(({ procedure }) => procedure.code === code);
  const there = lines?.filter(isThere) ?? [];
  const closed = lines?.filter((line) => !isThere(line)) ?? [];
  const { open, busy } = useOpenProcedure({ edit: editPath, view: viewPath, replace: true });
  const navigate = useNavigate();

  const led = useRef<string | null>(null);
  const [only] = there.length === 1 ? there : [];
  useEffect(() => {
    if (!only || led.current === code) return;
    led.current = code;
    if (only.open) void navigate(pathOf(only.open), { replace: true });
    else void open(openingOf(only));
  }, [only, code, navigate, open]);

  if (error && !data) return <Problem problem={error} again={() => void refetch()} />;
  if (!lines || (only && (busy !== null || led.current !== code))) return <Waiting />;
  const [line] = lines;
  return (
    <Page
      title={line ? said(line.procedure.name) : t('apply.title')}
      about={t(there.length > 0 ? 'apply.which' : 'apply.notNow')}
      reading
      actions={
        <>
          <LinkButton to="/person#can-do">{t('applications.whatCanIDo')}</LinkButton>
          <LinkButton to={`/guide/${code}`}>{t('apply.guide')}</LinkButton>
        </>
      }
    >
      <Flex vertical gap="small">
        {there.map((one) => (
          <ProcedureCard
            key={keyOf(one)}
            line={one}
            busy={busy === keyOf(one)}
            onOpen={() => open(openingOf(one), keyOf(one))}
          />
        ))}
        {closed.map((one) => (
          <ClosedProcedure key={keyOf(one)} line={one} />
        ))}
        {lines.length === 0 && <Typography.Paragraph>{t('apply.notYours')}</Typography.Paragraph>}
      </Flex>
    </Page>
  );
}
