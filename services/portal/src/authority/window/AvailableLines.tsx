import { Alert, Button, Collapse, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { Problem } from '../../design/Problem.tsx';
import { useAddress } from '../../design/use-address.ts';
import { Waiting } from '../../design/Waiting.tsx';
import type { PersonAtWindowFragment } from '../../generated/authority/people/people.ts';
import { AvailableAtWindow } from '../../generated/authority/window/window.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { inOrder } from '../../procedure-form/in-order.ts';
import { useOpenProcedure } from '../../procedure-form/use-open-procedure.tsx';
import { keyOf, type Line, LineOfProcedure } from './LineOfProcedure.tsx';

/** 可以办理的业务 of the person at the window; below them those that are closed now, and why. */
export function AvailableLines({ person }: { person: PersonAtWindowFragment }) {
  const { t } = useTranslation('desk');
  const [{ procedure }, setAddress] = useAddress('procedure');
  const { data, error, isLoading, refetch } = useAnswer(AvailableAtWindow, { practitionerId: person.id });
  const { open, busy } = useOpenProcedure({
    edit: (id) => `/authority/window/${id}`,
    view: (id) => `/authority/applications/${id}`,
  });
  if (isLoading) return <Waiting />;
  if (data === undefined) return <Problem problem={error} again={() => void refetch()} />;
  const all = inOrder(data.availableFor, ({ procedure: { code } }) => code);
  const lines = procedure === null ? all : all.filter((line) => line.procedure.code === procedure);
  const openable = lines.filter(({ available }) => available);
  const closed = lines.filter(({ available }) => !available);
  const shown = (line: Line) => (
    <LineOfProcedure
      key={keyOf(line)}
      line={line}
      person={person}
      busy={busy === keyOf(line)}
      disabled={busy !== null}
      onOpen={() =>
        void open(
          {
            procedure: line.procedure.code,
            practitionerId: person.id,
            qualificationId: line.qualification?.id ?? null,
            registrationId: line.registrationId,
            multiFilingId: line.multiFilingId,
          },
          keyOf(line),
        )
      }
    />
  );
  return (
    <Section
      title={t('window.available.title')}
      extra={
        procedure !== null && (
          <Button type="link" onClick={() => setAddress({ procedure: null })}>
            {t('window.available.all')}
          </Button>
        )
      }
    >
      {all.length === 0 && <Empty description={t('window.available.none')} image={Empty.PRESENTED_IMAGE_SIMPLE} />}
      {all.length > 0 && lines.length === 0 && <Alert type="info" showIcon title={t('window.available.notThis')} />}
      {openable.length > 0 && <ul className="desk-list">{openable.map(shown)}</ul>}
      {closed.length > 0 && (
        <Collapse
          ghost
          defaultActiveKey={openable.length === 0 ? ['closed'] : []}
          items={[
            {
              key: 'closed',
              label: t('window.available.closed', { count: closed.length }),
              children: <ul className="desk-list">{closed.map(shown)}</ul>,
            },
          ]}
        />
      )}
    </Section>
  );
}
