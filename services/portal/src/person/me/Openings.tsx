import { Alert, Button, Flex, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Refusal, type Refused } from '../../design/Refusal.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { Maintenance, type MaintenanceQuery, OpenMaintenance } from '../../generated/person/me/me.ts';
import { useAnswer, useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { needOf, pathOf } from '../applications/my-application.ts';

type Available = MaintenanceQuery['availableProcedures'][number];

/** Procedures of some kinds that can be opened from here, or go on, or why not: as the service says. */
export function Openings({ codes, about }: { codes: readonly string[]; about?: string }) {
  const { t } = useTranslation('me');
  const { data, error, refetch, isLoading } = useAnswer(Maintenance, {});
  const open = useOpening();
  if (error) return <Problem problem={error} again={() => void refetch()} />;
  if (isLoading) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  const offered = (data?.availableProcedures ?? []).filter(({ procedure }) => codes.includes(procedure.code));
  return (
    <Flex vertical gap="small">
      {about && <Typography.Text type="secondary">{about}</Typography.Text>}
      {open.refused && <Refusal refused={open.refused} />}
      {open.problem !== null && <Problem problem={open.problem} />}
      {offered.length === 0 && <Alert type="info" title={t('openings.none')} />}
      <ul className="ruled-list">
        {offered.map((one) => (
          <li key={keyOf(one)}>
            <Offered one={one} open={() => void open.open(one)} busy={open.busy === keyOf(one)} />
          </li>
        ))}
      </ul>
    </Flex>
  );
}

function Offered({ one, open, busy }: { one: Available; open: () => void; busy: boolean }) {
  const { t } = useTranslation('me');
  const { said, enumName } = useWords();
  const dates = useDates();
  const { procedure, available, reason, notice, qualification } = one;
  return (
    <Flex justify="space-between" align="center" gap="small" wrap>
      <div className="who-words">
        <strong>{said(procedure.name)}</strong>{' '}
        {one.open && <StatusTag type="ApplicationStatus" value={one.open.status} />}
        {qualification && (
          <div className="number">
            {t('openings.of', {
              // Two of one kind differ in their level, and their codes not where it can be seen.
              what: [
                qualification.level
                  ? enumName('PhysicianLevel', qualification.level)
                  : enumName('QualificationKind', qualification.kind),
                qualification.category && enumName('PracticeCategory', qualification.category),
              ]
                .filter(Boolean)
                .join(' · '),
              code: qualification.codeMasked,
            })}
          </div>
        )}
        {!available && !one.open && reason && (
          <div>
            <Typography.Text type="secondary">{dates.within(said(reason.message))}</Typography.Text>
          </div>
        )}
        {available && notice && <div>{dates.within(said(notice))}</div>}
      </div>
      {one.open ? (
        <LinkButton to={pathOf(one.open)} type={needOf(one.open) === null ? 'default' : 'primary'}>
          {t(`openings.${needOf(one.open) ?? 'SEE'}`)}
        </LinkButton>
      ) : (
        <Button type="primary" disabled={!available} loading={busy} onClick={open}>
          {t('openings.open')}
        </Button>
      )}
    </Flex>
  );
}

const keyOf = ({ procedure, qualification, registration, filing }: Available) =>
  [procedure.code, qualification?.id, registration?.id, filing?.id].join(':');

/** Opens the draft and goes to its form. */
function useOpening() {
  const navigate = useNavigate();
  const step = useStep(OpenMaintenance);
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  return {
    busy,
    refused,
    problem,
    async open(one: Available) {
      if (busy !== null) return;
      setBusy(keyOf(one));
      setRefused(null);
      setProblem(null);
      try {
        const { openApplication: outcome } = await step.mutateAsync({
          input: {
            procedure: one.procedure.code,
            qualificationId: one.qualification?.id ?? null,
            registrationId: one.registration?.id ?? null,
            multiFilingId: one.filing?.id ?? null,
          },
        });
        if (outcome.__typename === 'RequirementNotMet') setRefused(outcome);
        else await navigate(`/person/applications/${outcome.application.id}/edit`);
      } catch (error) {
        setProblem(error);
      } finally {
        setBusy(null);
      }
    },
  };
}
