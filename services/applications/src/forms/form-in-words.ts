import { today } from '@medreg/clock';
import type { Deps } from '../context.ts';
import { getProcedure } from '../procedures/index.ts';
import { everyScopeOf, scopesOf } from '../provinces/find-rules.ts';
import type { ApplicationRow } from '../rows.ts';
import { openForm } from '../sealed.ts';
import { fieldsFor, inWords } from './fields.ts';

/** @returns every field of an application's form with its value, and the value as people read it */
export async function formInWords(deps: Pick<Deps, 'db' | 'pii' | 'clock' | 'neighbours'>, row: ApplicationRow) {
  const procedure = getProcedure(row.procedure);
  const values = openForm(deps.pii, row.formSealed);
  const fields = fieldsFor(procedure.fields, row);
  const names = await namesOf(
    deps,
    row,
    fields.some(({ kind }) => kind === 'SCOPES'),
  );
  return Promise.all(
    fields.map(async (field) => {
      const value = values[field.name] ?? null;
      if (field.kind === 'INSTITUTION' && typeof value === 'string' && !names.has(value)) {
        const found = await deps.neighbours.findInstitution(value);
        if (found) names.set(found.id, found.name);
      }
      const required = typeof field.required === 'function' ? field.required(values) : field.required;
      return {
        name: field.name,
        label: field.label,
        value,
        text: inWords(field, value, (code) => names.get(code)),
        required: required || field.kind === 'DECLARATION',
      };
    }),
  );
}

async function namesOf({ db, clock }: Pick<Deps, 'db' | 'clock'>, row: ApplicationRow, scopes: boolean) {
  const names = new Map<string, string>();
  if (row.institutionId !== null && row.institutionName !== null) names.set(row.institutionId, row.institutionName);
  if (!scopes) return names;
  const province = `${(row.practicePlaceCode ?? row.institutionRegionCode ?? '').slice(0, 2)}0000`;
  // What the catalogue has dropped still has its name (9.2).
  const [every, present] = await Promise.all([everyScopeOf(db, province), scopesOf(db, province, today(clock.now()))]);
  for (const { code, name } of [...every.values(), ...present]) names.set(code, name);
  return names;
}
