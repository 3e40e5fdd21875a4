import type { Edited } from './draft-keeper.ts';

export const STEP_NAMES = ['photo', 'form', 'materials', 'check'] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** What this case asks for, in the order of the form; the declaration comes last, before submission. */
export const fieldsOf = ({ procedure, form }: Pick<Edited, 'procedure' | 'form'>) =>
  procedure.fields.filter(({ name, kind }) => kind !== 'DECLARATION' && form.some((field) => field.name === name));

/** The steps that this case has, in order. */
export function stepsOf(application: Pick<Edited, 'procedure' | 'form' | 'materials'>): StepName[] {
  const { procedure, materials } = application;
  const has: Record<StepName, boolean> = {
    photo: procedure.photo || procedure.photoOptional,
    form: fieldsOf(application).length > 0,
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
