import type { Edited } from './draft-keeper.ts';

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
