import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from './case.ts';
import { type Outcome, type Said, stepForm, type Taken } from './step-forms.ts';

/** A step that is being taken, or was not taken: which one, with which words, and why not. */
export interface Untaken {
  step: Taken;
  said: Said;
  outcome: Exclude<Outcome, { __typename: 'StepTaken' | 'ApprovedApplication' }> | null;
  problem: unknown;
}

const isDone = (outcome: Outcome): outcome is { __typename: 'StepTaken' | 'ApprovedApplication' } =>
  outcome.__typename === 'StepTaken' || outcome.__typename === 'ApprovedApplication';

/** Takes steps of a case as it was seen: one at a time, and everything on the screen is asked anew afterwards. */
export function useTaking() {
  const { t } = useTranslation('case');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState<Taken | null>(null);
  const [untaken, setUntaken] = useState<Untaken | null>(null);

  const take = useCallback(
    async ({ id, version }: Pick<Case, 'id' | 'version'>, step: Taken, said: Said): Promise<boolean> => {
      setBusy(step);
      setUntaken(null);
      try {
        const outcome = await stepForm(step).send({ id, version }, said);
        if (isDone(outcome)) {
          message.success(t('step.done', { step: t(`steps.${step}`) }));
          return true;
        }
        setUntaken({ step, said, outcome, problem: null });
      } catch (problem) {
        setUntaken({ step, said, outcome: null, problem });
      } finally {
        // Also when it was refused: whoever was faster is seen at once.
        await client.invalidateQueries();
        setBusy(null);
      }
      return false;
    },
    [client, message, t],
  );
  return { take, busy, untaken, forget: () => setUntaken(null) };
}
