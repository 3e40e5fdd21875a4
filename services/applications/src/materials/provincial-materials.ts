import { today } from '@medreg/clock';
import type { Deps } from '../context.ts';
import type { Procedure } from '../procedures/index.ts';
import { rulesOf } from '../provinces/find-rules.ts';

/** @returns a procedure's materials as a guide shows them: the ministry's list as the province has changed it (S2-Q48) */
export async function provincialMaterials(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  procedure: Procedure,
  provinceCode: string | null,
) {
  const own = procedure.materials.map(({ code, name, mandatory, condition, form, source }) => ({
    code,
    name,
    mandatory: mandatory === true,
    condition: condition ?? null,
    form,
    source,
  }));
  if (provinceCode === null) return own;
  const { materials } = await rulesOf(db, provinceCode, today(clock.now()));
  const provincial = (materials[procedure.code] ?? []).map((line) => ({
    ...line,
    condition: null,
    source: '省级规定',
  }));
  const changed = own.map((line) => provincial.find(({ code }) => code === line.code) ?? line);
  return [...changed, ...provincial.filter(({ code }) => !own.some((line) => line.code === code))];
}
