import type { Edited } from './draft-keeper.ts';
import { type StepName, stepOf } from './steps.ts';

/** What a reason is about as a whole, where it names no field. */
const TOPICS: Readonly<Record<string, StepName>> = { PHOTO: 'photo', FORM: 'form', MATERIALS: 'materials' };

type Returned = Pick<Edited, 'reasons' | 'status' | 'procedure' | 'materials'>;

/** Where a reason belongs whose code names a part of the application: PHOTO, a field or a material. */
export function reasonsByField({ reasons, status, procedure, materials }: Returned): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (status === 'DRAFT') return found;
  for (const { code, message } of reasons) {
    const bare = code.replace(/^(form|material)\./, '');
    const field = procedure.fields.find(({ name }) => name === bare || name.toUpperCase() === bare.toUpperCase());
    const material = materials.find((one) => one.code === bare);
    const place =
      bare.toUpperCase() === 'PHOTO' ? 'photo' : field ? `form.${field.name}` : material && `material.${material.code}`;
    if (place) found.set(place, [found.get(place), message].filter(Boolean).join('；'));
  }
  return found;
}

/** Where somebody begins whose application came back: at the first thing that is said against it. */
export function stepOfReturn(returned: Returned): StepName | null {
  const [field] = reasonsByField(returned).keys();
  if (field !== undefined) return stepOf(field);
  if (returned.status === 'DRAFT') return null;
  return returned.reasons.map(({ code }) => TOPICS[code]).find((step) => step !== undefined) ?? null;
}
