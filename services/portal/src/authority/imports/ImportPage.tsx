import { Alert, Flex, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Facts } from '../../applications/Facts.tsx';
import { Section } from '../../applications/Section.tsx';
import { Back } from '../../design/Back.tsx';
import { useDates } from '../../design/dates.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { ImportProgress, type ImportProgressQuery } from '../../generated/authority/imports/imports.ts';
import { GraphProblem } from '../../graph/problems.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import '../people/desk.css';
import { LinesToLookAt } from './LinesToLookAt.tsx';
import { ReportDownload } from './ReportDownload.tsx';

const EVERY_SECOND = 1_000;
type Batch = NonNullable<ImportProgressQuery['importBatch']>;
const isUnderWay = (batch: Batch | null | undefined) => batch?.state === 'QUEUED' || batch?.state === 'RUNNING';

/** 导入批次: the live report of one file. */
export function ImportPage() {
  const { t } = useTranslation('desk');
  const { id = '' } = useParams();
  const { data, error, isLoading, refetch } = useAnswer(
    ImportProgress,
    { id },
    // Asked every second while it runs, and no more when it has ended.
    { refetchInterval: ({ state }) => (isUnderWay(state.data?.importBatch) ? EVERY_SECOND : false) },
  );
  const batch = data?.importBatch;
  if (isLoading) return <Waiting />;
  if (!batch) return <Problem problem={error ?? new GraphProblem('NOT_FOUND', null)} again={() => void refetch()} />;
  return (
    <Page
      back={<Back to="/authority/imports" label={t('nav.imports')} />}
      title={batch.fileName}
      actions={(batch.state === 'FINISHED' || batch.state === 'FAILED') && <ReportDownload id={batch.id} />}
    >
      <Flex vertical gap="middle">
        <HowItGoes batch={batch} />
        {batch.rejected > 0 && <LinesToLookAt batch={batch} which="rejections" />}
        {batch.warned > 0 && <LinesToLookAt batch={batch} which="warnings" />}
      </Flex>
    </Page>
  );
}

function HowItGoes({ batch }: { batch: Batch }) {
  const { t } = useTranslation('desk');
  const { enumName, said } = useWords();
  const dates = useDates();
  const { state, kind, bytesRead, bytesTotal, encoding, failure, startedAt, finishedAt } = batch;
  const percent = bytesTotal === 0 ? 0 : Math.floor((100 * bytesRead) / bytesTotal);
  const status = { FINISHED: 'success' as const, FAILED: 'exception' as const }[state as string] ?? 'active';
  return (
    <Section title={t('imports.report')} extra={<StatusTag type="ImportState" value={state} />}>
      <Progress percent={state === 'FINISHED' ? 100 : percent} status={status} aria-label={t('imports.progress')} />
      <div aria-live="polite">
        {failure !== null && <Alert type="error" showIcon title={said(failure)} className="gap-below" />}
        {state === 'AWAITING_FILE' && <Alert type="warning" showIcon title={t('imports.noFile')} />}
        {state === 'FINISHED' && batch.rejected === 0 && (
          <Alert type="success" showIcon title={t('imports.allTaken')} />
        )}
      </div>
      <dl className="desk-counts">
        {(['linesRead', 'added', 'unchanged', 'rejected', 'warned'] as const).map((count) => (
          <div key={count}>
            <dt>{t(`imports.${count}`)}</dt>
            <dd>{batch[count].toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      <Facts
        facts={[
          { label: t('imports.kind'), value: enumName('QualificationKind', kind) },
          encoding !== null && { label: t('imports.encoding'), value: encoding },
          {
            label: t('imports.bytes'),
            value: t('imports.bytesOf', { read: size(bytesRead), total: size(bytesTotal) }),
          },
          { label: t('imports.startedAt'), value: dates.moment(startedAt) },
          { label: t('imports.finishedAt'), value: dates.moment(finishedAt) },
        ]}
      />
    </Section>
  );
}

const KILO = 1024;
/** 412 B, 3.1 KB, 20 MB */
function size(bytes: number): string {
  if (bytes < KILO) return `${bytes} B`;
  if (bytes < KILO * KILO) return `${(bytes / KILO).toFixed(1)} KB`;
  return `${(bytes / KILO / KILO).toFixed(1)} MB`;
}
