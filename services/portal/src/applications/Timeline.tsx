import { Timeline as Steps, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { StatusTag } from '../design/StatusTag.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { CaseStep } from './case.ts';
import { Reasons } from './Reasons.tsx';

const COLOURS: Partial<Record<CaseStep['statusAfter'], string>> = {
  EFFECTIVE: 'green',
  APPROVED: 'green',
  KEPT: 'green',
  INST_REJECTED: 'red',
  NOT_ACCEPTED: 'red',
  REFUSED: 'red',
  WITHDRAWN: 'gray',
  CLOSED_BY_OPERATION_OF_LAW: 'gray',
};

/** What the words are: only who reviews or decides has an opinion. */
const WORDS: Partial<Record<CaseStep['kind'], 'facts' | 'statement' | 'why'>> = {
  TASK_OPENED: 'facts',
  OBJECTED: 'statement',
  EXTENDED: 'why',
};
const wordsAre = ({ kind, step }: CaseStep) => (step === 'explain' ? 'statement' : (WORDS[kind] ?? 'opinion'));

/** 办理进度: every step, newest first: by whom, when, with which words. */
export function Timeline({ steps }: { steps: readonly CaseStep[] }) {
  const { t } = useTranslation('case');
  const { enumName } = useWords();
  const dates = useDates();
  // The system has a name in Chinese alone.
  const nameOfTaker = ({ by, byName }: CaseStep) => (by === 'SYSTEM' ? '' : byName) || enumName('Party', by);
  const nameOf = (step: CaseStep) => (step.step ? enumName('Step', step.step) : enumName('TimelineKind', step.kind));
  return (
    <Steps
      items={[...steps].reverse().map((step) => ({
        key: `${step.at}${step.step}${step.statusAfter}`,
        color: COLOURS[step.statusAfter] ?? 'blue',
        content: (
          <>
            <div>
              <Typography.Text strong>{nameOf(step)}</Typography.Text>
              {step.statusBefore !== step.statusAfter && (
                <>
                  {' '}
                  <StatusTag type="ApplicationStatus" value={step.statusAfter} />
                </>
              )}
            </div>
            <Typography.Text type="secondary">{`${nameOfTaker(step)} · ${dates.moment(step.at)}`}</Typography.Text>
            {step.opinion && <p className="case-said">{t(`timeline.${wordsAre(step)}`, { opinion: step.opinion })}</p>}
            <Reasons reasons={step.reasons} />
          </>
        ),
      }))}
    />
  );
}
