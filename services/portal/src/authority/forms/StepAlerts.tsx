import type { ReactNode } from 'react';
import { Problem } from '../../design/Problem.tsx';
import { Refusal } from '../../design/Refusal.tsx';
import type { StepForm } from './use-step-form.ts';

/** Why a step was not taken, where no field is to blame; `existing` leads to what is there already. */
export function StepAlerts({
  step: { refused, problem, existingId },
  existing,
}: {
  step: Pick<StepForm<object>, 'refused' | 'problem' | 'existingId'>;
  existing?: (id: string) => ReactNode;
}) {
  if (refused === null && problem === null) return null;
  return (
    <div className="gap-below">
      {refused !== null && <Refusal refused={refused} />}
      {existingId !== null && existing?.(existingId)}
      {problem !== null && <Problem problem={problem} />}
    </div>
  );
}
