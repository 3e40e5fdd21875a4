import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { Case } from '../../generated/applications/application-view.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ApplicationView } from '../ApplicationView.tsx';
import { type Passing, passingOf } from './passing.ts';
import { AS_IT_COMES, type QueueSide, useQueue } from './use-queue.ts';

/** One case, with the way back to its list and on to the one before and after it there. */
export function CasePage({ side }: { side: QueueSide }) {
  const { t } = useTranslation('case');
  const { said } = useWords();
  const { applicationId = '' } = useParams();
  const passing = usePassing(side, applicationId);
  // The same question as the view's: asked once.
  const { data } = useAnswer(Case, { id: applicationId });
  const application = data?.application?.id === applicationId ? data.application : null;
  const title = application ? `${application.applicant.name} · ${said(application.procedure.name)}` : t('case');
  return (
    <Page title={title} actions={<Passage side={side} id={applicationId} passing={passing} />}>
      <ApplicationView key={applicationId} applicationId={applicationId} side={side} />
    </Page>
  );
}

/**
 * The cases before and after: those of the list that it was opened from; by its address alone, those of the queue as it comes, where
 * it is among the first. They stay while one goes from one to the next, also when a decision has taken one out of the queue.
 */
function usePassing(side: QueueSide, id: string): Passing | null {
  const { state } = useLocation();
  const [kept, setKept] = useState<Passing | null>(null);
  const given = passingOf(state);
  const found = given ?? (kept?.ids.includes(id) ? kept : null);
  const { rows } = useQueue(side, AS_IT_COMES, { enabled: found === null, often: false });
  const ids = rows.map((row) => row.id);
  if (found === null && ids.includes(id)) setKept({ ids, list: `/${side}` });
  return found;
}

function Passage({ side, id, passing }: { side: QueueSide; id: string; passing: Passing | null }) {
  const { t } = useTranslation('case');
  const at = passing?.ids.indexOf(id) ?? -1;
  const to = (other: string | undefined) => other !== undefined && `/${side}/applications/${other}`;
  const before = at > 0 && to(passing?.ids[at - 1]);
  const after = at >= 0 && to(passing?.ids[at + 1]);
  return (
    <Flex gap="small" align="center" wrap>
      <LinkButton to={passing?.list ?? `/${side}`}>{t('passage.back')}</LinkButton>
      {passing && at >= 0 && (
        <>
          <Step to={before} passing={passing} icon={<LeftOutlined />} label={t('passage.before')} />
          <Typography.Text className="number">{`${at + 1} / ${passing.ids.length}`}</Typography.Text>
          <Step to={after} passing={passing} icon={<RightOutlined />} label={t('passage.after')} />
        </>
      )}
    </Flex>
  );
}

function Step({
  to,
  passing,
  icon,
  label,
}: {
  to: string | false;
  passing: Passing;
  icon: React.ReactNode;
  label: string;
}) {
  if (to === false) return <Button disabled icon={icon} aria-label={label} title={label} />;
  return <LinkButton to={to} state={passing} icon={icon} aria-label={label} title={label} />;
}
