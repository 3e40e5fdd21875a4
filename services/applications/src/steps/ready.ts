import type { Deps } from '../context.ts';
import { fieldsFor, type MissingItem, missingFields } from '../forms/fields.ts';
import { materialsOf } from '../materials/materials-of.ts';
import { MESSAGES } from '../messages.ts';
import type { ApplicationRow } from '../rows.ts';
import type { Facts } from '../rules/facts.ts';
import { aboutRow } from './gather-facts.ts';

/** What still keeps an application from being submitted: photo, fields, materials that are shown online (S0-2.1). */
export async function missingItems(deps: Deps, row: ApplicationRow, facts: Facts): Promise<MissingItem[]> {
  const { procedure, form } = aboutRow(deps, row);
  const missing: MissingItem[] = [];
  if (procedure.photo === true && row.photoKey === null)
    missing.push({ field: 'photo', message: MESSAGES.photoMissing });
  missing.push(...missingFields(fieldsFor(procedure.fields, row), form));
  const uploaded = await deps.db.materialFile.findMany({
    where: { applicationId: row.id, removedAt: null },
    select: { material: true },
    distinct: ['material'],
  });
  for (const { code, name, mandatory, form: shown } of materialsOf(procedure, facts)) {
    if (mandatory && shown === 'ONLINE' && !uploaded.some(({ material }) => material === code)) {
      missing.push({ field: `material.${code}`, message: MESSAGES.materialMissing(name) });
    }
  }
  return missing;
}
