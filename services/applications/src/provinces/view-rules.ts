import { type CalendarDate, calendarDate, today } from '@medreg/clock';
import { badUserInput, type Connection, connection, cursorInteger, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Deps } from '../context.ts';
import { fromColumn } from '../database.ts';
import type { ProvincialRuleSetRow } from '../rows.ts';
import { findRuleSet } from './find-rules.ts';
import { isProvince } from './jurisdiction.ts';
import { ProvincialRules, STANDARD_RULES } from './provincial-rules.ts';

/** A version of a province's settings as everybody may see it; version 0 is the ministry's standard. */
export interface RuleSet {
  provinceCode: string;
  version: number;
  effectiveFrom: CalendarDate | null;
  rules: ProvincialRules;
  reason: string | null;
  setBy: string | null;
  setAt: Date | null;
}

export function ruleSet(row: ProvincialRuleSetRow | null, provinceCode: string): RuleSet {
  if (!row) {
    const nobody = { reason: null, setBy: null, setAt: null };
    return { provinceCode, version: 0, effectiveFrom: null, rules: STANDARD_RULES, ...nobody };
  }
  const { version, effectiveFrom, reason, setByName, setAt } = row;
  return {
    provinceCode,
    version,
    effectiveFrom: fromColumn(effectiveFrom),
    rules: ProvincialRules.parse(row.rules),
    reason,
    setBy: setByName,
    setAt,
  };
}

/** 省级规则 in force on a day: public, as the guide is that follows from it. */
export async function provincialRules(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { provinceCode, on }: { provinceCode: string; on?: string | null },
): Promise<RuleSet> {
  refuseOthers(provinceCode);
  const day = on ? calendarDate(on) : today(clock.now());
  return ruleSet(await findRuleSet(db, provinceCode, day), provinceCode);
}

/** Every version, newest first. */
export async function provincialRuleHistory(
  { db }: Pick<Deps, 'db'>,
  { provinceCode, ...page }: { provinceCode: string; first?: number | null; after?: string | null },
): Promise<Connection<RuleSet>> {
  refuseOthers(provinceCode);
  const first = pageSize(page.first);
  const last = page.after ? cursorInteger(decodeCursor(page.after, 1)[0]) : null;
  const rows = await db.provincialRuleSet.findMany({
    where: { provinceCode, ...(last !== null && { version: { lt: last } }) },
    orderBy: { version: 'desc' },
    take: first + 1,
  });
  return connection(
    rows.map((row) => ruleSet(row, provinceCode)),
    first,
    ({ version }) => [version],
  );
}

/** @throws BAD_USER_INPUT when it is no province */
export function refuseOthers(provinceCode: string): void {
  if (!isProvince(provinceCode)) throw badUserInput('provinceCode must be the code of a province');
}
