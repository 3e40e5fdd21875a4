import { Alert, Button, Card, Flex, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Problem } from '../../design/Problem.tsx';
import { ProceduresForPerson, type ProceduresForPersonQuery } from '../../generated/institution/person/person.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { inOrder } from '../../procedure-form/in-order.ts';
import { useOpenProcedure } from '../../procedure-form/use-open-procedure.tsx';
import '../people/people.css';

type Line = ProceduresForPersonQuery['availableFor'][number];

const keyOf = ({ procedure, registrationId, multiFilingId, qualification }: Line) =>
  [procedure.code, registrationId, multiFilingId, qualification?.id].filter(Boolean).join(' ');

/** 代办: what the institution can bring in for somebody now; what is closed stands behind a switch, with the reason. */
export function OnBehalfTab({ practitionerId }: { practitionerId: string }) {
  const { t } = useTranslation('people');
  const { data, error, isLoading, refetch } = useAnswer(ProceduresForPerson, { practitionerId });
  const [closedShown, setClosedShown] = useState(false);
  const { open, busy } = useOpenProcedure({
    edit: (id) => `/institution/submissions/${id}/edit`,
    view: (id) => `/institution/applications/${id}`,
  });
  if (isLoading) return <Skeleton active />;
  if (error) return <Problem problem={error} again={() => void refetch()} />;
  const lines = inOrder(data?.availableFor ?? [], ({ procedure }) => procedure.code);
  const possible = lines.filter((line) => line.available || line.open);
  const closed = lines.filter((line) => !line.available && !line.open);
  return (
    <Flex vertical gap="middle">
      <Alert type="info" showIcon title={t('onBehalf.confirmation')} description={t('onBehalf.duty')} />
      {possible.length === 0 && <Typography.Text>{t('onBehalf.none')}</Typography.Text>}
      {possible.length > 0 && (
        <Card variant="borderless" size="small">
          <ul className="collective-outcomes">
            {possible.map((line) => (
              <li key={keyOf(line)}>
                <Typography.Text strong>
                  <Name line={line} />
                </Typography.Text>
                <About line={line} />
                {line.open ? (
                  <Link
                    to={
                      line.open.availableSteps.includes('submit')
                        ? `/institution/submissions/${line.open.id}/edit`
                        : `/institution/applications/${line.open.id}`
                    }
                  >
                    {t('onBehalf.goOn')}
                  </Link>
                ) : (
                  <Button
                    loading={busy === keyOf(line)}
                    disabled={busy !== null}
                    onClick={() => void open(openingOf(line, practitionerId), keyOf(line))}
                  >
                    {t('onBehalf.open')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {closed.length > 0 && (
        <div>
          <Button
            type="link"
            className="flush"
            onClick={() => setClosedShown(!closedShown)}
            aria-expanded={closedShown}
          >
            {t(closedShown ? 'onBehalf.hideClosed' : 'onBehalf.showClosed', { count: closed.length })}
          </Button>
          {closedShown && (
            <ul className="collective-outcomes">
              {closed.map((line) => (
                <li key={keyOf(line)}>
                  <Typography.Text>
                    <Name line={line} />
                  </Typography.Text>
                  <About line={line} />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Flex>
  );
}

const openingOf = ({ procedure, registrationId, multiFilingId, qualification }: Line, practitionerId: string) => ({
  procedure: procedure.code,
  practitionerId,
  registrationId,
  qualificationId: qualification?.id ?? null,
  multiFilingId,
});

function Name({ line: { procedure } }: { line: Line }) {
  const { said } = useWords();
  return <>{said(procedure.name)}</>;
}

/** Which registration it is about; why it is closed, or what to know before. */
function About({ line: { registration, reason, notice, open } }: { line: Line }) {
  const { t } = useTranslation('people');
  const { said, enumName } = useWords();
  return (
    <span>
      {registration && (
        <Typography.Text type="secondary">
          {`${said(registration.level.name)} · ${registration.practicePlaceName} `}
        </Typography.Text>
      )}
      {open ? (
        <span>{`${open.number} ${enumName('ApplicationStatus', open.status)}`}</span>
      ) : (
        <>
          {said(reason?.message ?? notice)}
          {reason?.basis && (
            <Typography.Text type="secondary"> {t('common:basis', { basis: said(reason.basis) })}</Typography.Text>
          )}
        </>
      )}
    </span>
  );
}
