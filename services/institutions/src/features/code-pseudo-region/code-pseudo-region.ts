import { actorOf, writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import { isNational } from '../../access.ts';
import type { Deps } from '../../context.ts';
import { InputProblems } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { notInJurisdiction } from '../../outcomes.ts';
import { inUse, possibleRegionCode } from '../../regions.ts';
import type { RegionRow } from '../../rows.ts';

/** What follows the city's four digits in a zone's code: the range of the statistics (S2-Q56, domain 6.7). */
const ZONES = ['71', '72', '73', '74', '75', '76', '77', '78', '79'];

/** The lowest zone code of a city that is free, or null. Pure. @param city the first four digits */
export function nextZoneCode(city: string, taken: readonly string[]): string | null {
  return ZONES.map((zone) => `${city}${zone}`).find((code) => !taken.includes(code)) ?? null;
}

/** Whether zones lie in it: a county or city that is in use, and no zone itself. Pure. */
export function holdsZones(region: Pick<RegionRow, 'pseudo' | 'level' | 'validTo'>, day: string): boolean {
  return !region.pseudo && inUse(region, day) && ['CITY', 'COUNTY'].includes(region.level);
}

/**
 * 开发区等编码 (S2-Q56): the national level codes what a province reported. The zone lies in a county or city, with which
 * practice places are compared, and it is open for e-registration as that is.
 */
export async function codePseudoRegion(
  { db, clock }: Deps,
  viewer: Viewer,
  typed: { parentCode: string; name: string },
) {
  if (!isNational(viewer)) return notInJurisdiction();
  const day = today(clock.now());
  const problems = new InputProblems();
  const name = problems.text('name', typed.name, 50);
  const parentCode = possibleRegionCode(typed.parentCode);
  const parent = parentCode && (await db.region.findUnique({ where: { code: parentCode } }));
  problems.check(Boolean(parent && holdsZones(parent, day)), 'parentCode', 'UNKNOWN', MESSAGES.zoneParent);
  if (problems.any || !parent) return problems.outcome;

  const city = parent.code.slice(0, 4);
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`zones of ${city}`}, 0))`;
    const same = await tx.region.findFirst({ where: { parentCode: parent.code, name, pseudo: true } });
    if (same) return { kind: 'AlreadyExists' as const, message: MESSAGES.zoneExists, id: same.code };
    const taken = await tx.region.findMany({ where: { code: { startsWith: city } }, select: { code: true } });
    const code = nextZoneCode(
      city,
      taken.map((row) => row.code),
    );
    problems.check(code !== null, 'parentCode', 'USED_UP', MESSAGES.zonesUsedUp);
    if (!code) return problems.outcome;
    const region = await tx.region.create({
      data: {
        code,
        name,
        fullName: `${parent.fullName}${name}`,
        level: 'COUNTY',
        parentCode: parent.code,
        eRegistrationOpen: parent.eRegistrationOpen,
        pseudo: true,
        validFrom: day,
      },
    });
    await writeAudit(tx, {
      recordType: 'Region',
      recordId: code,
      action: 'codePseudoRegion',
      actor: actorOf(viewer),
      at: clock.now(),
      detail: { parentCode: parent.code },
    });
    return { kind: 'CodedPseudoRegion' as const, region };
  });
}
