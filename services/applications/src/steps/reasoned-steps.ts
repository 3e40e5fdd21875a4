import type { Deps } from '../context.ts';
import { text } from '../forms/fields.ts';
import type { Step } from '../generated/resolvers.ts';
import { getProcedure } from '../procedures/index.ts';
import type { ApplicationRow } from '../rows.ts';
import { REASON_BASIS } from '../rules/reason-basis.ts';
import { GROUNDS } from '../rules/refusal-grounds.ts';
import { REASON_KINDS, REFUSAL_KINDS, type ReasonKind } from '../rules/statement.ts';
import { openForm } from '../sealed.ts';

/** 法定理由, its words apart from where they stand. */
export interface Ground {
  code: string;
  name: string;
  basis: string;
}

/** A step that has to be explained, and how: what whoever takes it is shown before he does. */
export interface ReasonedStep {
  step: Step;
  basis: string | null;
  remedies: string | null;
  grounds: Ground[];
}

const KINDS: Partial<Record<Step, (application: ApplicationRow) => ReasonKind | null>> = {
  sendBack: () => 'BY_INSTITUTION',
  reject: () => 'BY_INSTITUTION',
  objectRelease: () => 'BY_INSTITUTION',
  requestCorrection: () => 'CORRECTION',
  decline: () => 'NOT_ACCEPTED',
  refuse: ({ procedure }) => REFUSAL_KINDS[getProcedure(procedure).grounds],
  // Ex officio alone; whoever applies is granted what he asks without reasons.
  approve: ({ channel }) => (channel === 'EX_OFFICIO' ? 'EX_OFFICIO' : null),
  keep: () => 'KEPT',
};

/** @returns those of the steps that may be taken now which have to be explained */
export function reasonedSteps(
  { pii }: Pick<Deps, 'pii'>,
  application: ApplicationRow,
  steps: readonly Step[],
): ReasonedStep[] {
  return steps.flatMap((step) => {
    const kind = KINDS[step]?.(application) ?? null;
    if (kind === null) return [];
    const { basis, remedies, grounds } = REASON_KINDS[kind];
    const ofTheTask = kind === 'EX_OFFICIO' || kind === 'KEPT' ? basisOfTask({ pii }, application) : null;
    return [
      { step, basis: basis ?? ofTheTask, remedies, grounds: grounds === null ? [] : groundsOf(GROUNDS[grounds]) },
    ];
  });
}

/** 《…》第…条：…… */
const groundsOf = (list: Readonly<Record<string, string>>): Ground[] =>
  Object.entries(list).map(([code, quoted]) => {
    const at = quoted.indexOf('：');
    return { code, name: quoted.slice(at + 1), basis: quoted.slice(0, at) };
  });

function basisOfTask({ pii }: Pick<Deps, 'pii'>, { formSealed }: ApplicationRow): string | null {
  const ground = text(openForm(pii, formSealed), 'reason') as keyof typeof REASON_BASIS | null;
  return ground === null ? null : (REASON_BASIS[ground] ?? null);
}
