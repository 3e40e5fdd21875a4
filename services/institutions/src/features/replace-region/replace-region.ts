import { actorOf, writeAudit } from '@medreg/audit';
import { addDays } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import { isNational } from '../../access.ts';
import type { Deps } from '../../context.ts';
import type { Transaction } from '../../database.ts';
import { InputProblems } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { notInJurisdiction } from '../../outcomes.ts';
import { inUse, possibleRegionCode } from '../../regions.ts';
import type { RegionRow } from '../../rows.ts';

/**
 * Whether one division may follow another (domain 6.7): a licensed physician's practice place is a province, so provinces
 * follow provinces; below them a county may become part of a city's district and so on. The nation has no successor. Pure.
 */
export function levelsFit(from: Pick<RegionRow, 'level'>, to: Pick<RegionRow, 'level'>): boolean {
  if (from.level === 'PROVINCE') return to.level === 'PROVINCE';
  const below = ['CITY', 'COUNTY'];
  return below.includes(from.level) && below.includes(to.level);
}

/** Whether another may follow it: none does yet, and it is not the nation. Pure. */
export function isReplaceable({ successorCode, level }: Pick<RegionRow, 'successorCode' | 'level'>): boolean {
  return successorCode === null && level !== 'NATIONAL';
}

/**
 * 区划变更 (domain 6.7, 10.1.10): the code is kept for ever and names its successor, which stands for it from the day `on`.
 * Nothing else changes: registrations and institutions keep their code, comparisons follow `current`.
 */
export async function replaceRegion(
  { db, clock }: Deps,
  viewer: Viewer,
  typed: { code: string; successorCode: string; on: string },
) {
  if (!isNational(viewer)) return notInJurisdiction();
  const problems = new InputProblems();
  const on = problems.date('on', typed.on);
  problems.check(typed.code !== typed.successorCode, 'successorCode', 'SAME', MESSAGES.sameRegion);
  if (problems.any || !on) return problems.outcome;

  return db.$transaction(async (tx) => {
    // Replacements wait for each other: two at once could close a circle.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('region successors', 0))`;
    const region = await findRegion(tx, typed.code);
    const successor = await findRegion(tx, typed.successorCode);
    problems.check(region !== null, 'code', 'UNKNOWN', MESSAGES.region);
    problems.check(successor !== null, 'successorCode', 'UNKNOWN', MESSAGES.region);
    if (!region || !successor) return problems.outcome;
    if (region.successorCode) {
      return { kind: 'RegionAlreadyReplaced' as const, message: MESSAGES.regionReplaced, region };
    }
    problems.check(levelsFit(region, successor), 'successorCode', 'LEVEL', MESSAGES.regionLevels);
    problems.check(inUse(successor, on), 'successorCode', 'ENDED', MESSAGES.successorEnded);
    const circle = await leadsTo(tx, successor.code, region.code);
    problems.check(!circle, 'successorCode', 'CIRCLE', MESSAGES.regionCircle);
    if (problems.any) return problems.outcome;

    const replaced = await tx.region.update({
      where: { code: region.code },
      data: { successorCode: successor.code, validTo: addDays(on, -1) },
    });
    await writeAudit(tx, {
      recordType: 'Region',
      recordId: region.code,
      action: 'replaceRegion',
      actor: actorOf(viewer),
      at: clock.now(),
      detail: { successorCode: successor.code, on },
    });
    return { kind: 'ReplacedRegion' as const, region: replaced };
  });
}

async function findRegion(tx: Transaction, typed: string): Promise<RegionRow | null> {
  const code = possibleRegionCode(typed);
  return code ? tx.region.findUnique({ where: { code } }) : null;
}

/** Whether the successors of a division, whenever they come, lead to another one. */
async function leadsTo(tx: Transaction, from: string, to: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ found: number }[]>`
    WITH RECURSIVE step AS (
      SELECT successor_code FROM region WHERE code = ${from}
      UNION
      SELECT region.successor_code FROM step JOIN region ON region.code = step.successor_code
    )
    SELECT 1 AS found FROM step WHERE successor_code = ${to}`;
  return rows.length > 0;
}
