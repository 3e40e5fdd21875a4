import type { Edited } from './draft-keeper.ts';

export const STEP_NAMES = ['photo', 'form', 'materials', 'check'] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** The steps that this procedure has, in order. */
export function stepsOf({
  procedure,
  channel,
  materials,
}: Pick<Edited, 'procedure' | 'channel' | 'materials'>): StepName[] {
  const asks = procedure.fields.some(({ channels, kind }) => channels.includes(channel) && kind !== 'DECLARATION');
  const has: Record<StepName, boolean> = {
    photo: procedure.photo || procedure.photoOptional,
    form: asks,
    materials: materials.length > 0,
    check: true,
  };
  return STEP_NAMES.filter((name) => has[name]);
}

/** Where something that is missing is given. */
export const stepOf = (field: string): StepName =>
  field === 'photo' ? 'photo' : field.startsWith('material.') ? 'materials' : 'form';

/** How many things are missing in a step. */
export const missingIn = ({ missing }: Pick<Edited, 'missing'>, step: StepName): number =>
  missing.filter(({ field }) => step !== 'check' && field.startsWith(PREFIX[step]) && field !== 'form.declared').length;
const PREFIX = { photo: 'photo', form: 'form.', materials: 'material.' } as const;
