import { OFFICIAL_MATERIALS } from '../official-tasks/materials.ts';
import type { Material, Procedure } from '../procedures/index.ts';
import type { Facts } from '../rules/facts.ts';

/** One line of an application's checklist. */
export interface MaterialLine {
  code: string;
  name: string;
  mandatory: boolean;
  /** In which case it is required, where it is of some only. */
  condition?: string;
  form: Material['form'];
}

/**
 * @returns the checklist of an application: the procedure's materials as its province has changed them, then the province's own
 * (S2-Q48: “at least”; domain 3.1.15). At the window papers are seen, so nothing has to be uploaded.
 */
export function materialsOf(procedure: Procedure, facts: Facts): MaterialLine[] {
  if (facts.channel === 'EX_OFFICIO') return [...OFFICIAL_MATERIALS];
  const own = procedure.materials.map(({ code, name, mandatory, condition, form }) => ({
    code,
    name,
    mandatory: typeof mandatory === 'function' ? mandatory(facts) : mandatory,
    ...(condition !== undefined && { condition }),
    form,
  }));
  const provincial = facts.rules.materials[procedure.code] ?? [];
  const changed = own.map((line) => provincial.find(({ code }) => code === line.code) ?? line);
  const added = provincial.filter(({ code }) => !own.some((line) => line.code === code));
  return [...changed, ...added].map((line) =>
    facts.channel === 'AUTHORITY' && line.form === 'ONLINE' ? { ...line, form: 'PAPER_AT_WINDOW' as const } : line,
  );
}
