import { Button, Flex, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case, Side } from './case.ts';
import { StepDialog } from './StepDialog.tsx';
import { possibleSteps, type Said, stepForm, type Taken } from './step-forms.ts';
import { useTaking } from './use-taking.ts';
import { Unsent, WhyNot } from './WhyNot.tsx';

/** What whoever looks may do now: one button for each step, by mouse or by Alt and a letter. */
export function StepActions({ application, side }: { application: Case; side: Side }) {
  const { t } = useTranslation('case');
  const steps = possibleSteps(application, side);
  const { take, busy, untaken, forget } = useTaking();
  // What is decided about is the case as it was when the dialog opened, however often it is asked anew behind it.
  const [open, setOpen] = useState<{ step: Taken; seen: Case } | null>(null);

  async function send(seen: Case, step: Taken, said: Said) {
    if (await take(seen, step, said)) setOpen(null);
  }
  function begin(step: Taken) {
    forget();
    if (stepForm(step).atOnce) void send(application, step, {});
    else setOpen({ step, seen: application });
  }
  useShortcuts(open === null && busy === null ? steps : NONE, begin);

  // A case that somebody else has moved is not for this dialog any more; what happened is said beside the buttons.
  const overtaken = isOvertaken(untaken?.outcome?.__typename);
  useEffect(() => {
    if (overtaken) setOpen(null);
  }, [overtaken]);

  if (steps.length === 0 && untaken === null) return null;
  return (
    <div className="case-bar no-print">
      {untaken && open === null && (
        <Flex vertical gap="small" className="gap-below">
          <WhyNot untaken={untaken} />
          <Unsent said={untaken.said} />
        </Flex>
      )}
      <Flex gap="small" wrap role="group" aria-label={t('step.group')}>
        {steps.map((step) => (
          <StepButton
            key={step}
            step={step}
            loading={busy === step}
            disabled={busy !== null && busy !== step}
            onClick={() => begin(step)}
          />
        ))}
      </Flex>
      {open !== null && (
        <StepDialog
          application={open.seen}
          step={open.step}
          busy={busy === open.step}
          untaken={untaken?.step === open.step ? untaken : null}
          onTake={(said) => void send(open.seen, open.step, said)}
          onClose={() => {
            forget();
            setOpen(null);
          }}
        />
      )}
    </div>
  );
}

const NONE: readonly Taken[] = [];
const isOvertaken = (outcome: string | undefined) =>
  outcome === 'ApplicationChanged' || outcome === 'StepNotAllowed' || outcome === 'ApplicationNotFound';

function StepButton({ step, ...button }: { step: Taken; loading: boolean; disabled: boolean; onClick: () => void }) {
  const { t } = useTranslation('case');
  const { look, key } = stepForm(step);
  const shortcut = key && `Alt+${key}`;
  return (
    <Tooltip title={shortcut && t('step.shortcut', { shortcut })}>
      <Button
        {...button}
        type={look === 'primary' ? 'primary' : 'default'}
        danger={look === 'danger'}
        aria-keyshortcuts={shortcut}
      >
        {t(`steps.${step}`)}
      </Button>
    </Tooltip>
  );
}

/** Alt and the letter of a step, wherever the focus is; what the letters do is new with every version of the case. */
function useShortcuts(steps: readonly Taken[], begin: (step: Taken) => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      const step = steps.find((one) => stepForm(one).key && event.code === `Key${stepForm(one).key}`);
      if (!step) return;
      event.preventDefault();
      begin(step);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
