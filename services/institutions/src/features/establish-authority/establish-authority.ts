import { actorOf, writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import { isCreditCode } from '@medreg/codes';
import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { governsRegion } from '../../access.ts';
import type { Deps } from '../../context.ts';
import type { EstablishAuthorityInput } from '../../generated/resolvers.ts';
import { InputProblems } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { notInJurisdiction } from '../../outcomes.ts';
import { inUse, possibleRegionCode } from '../../regions.ts';

/**
 * 设立主管部门. The operator establishes the national level; an authority those of its own division and below.
 * One authority of each kind in a division (unique constraint).
 */
export async function establishAuthority({ db, clock }: Deps, viewer: Viewer, input: EstablishAuthorityInput) {
  const problems = new InputProblems();
  const name = problems.text('name', input.name);
  const signatory = problems.text('signatory', input.signatory, 50);
  const creditCode = input.creditCode?.trim().toUpperCase() || null;
  problems.check(!creditCode || isCreditCode(creditCode), 'creditCode', 'CHECKSUM', MESSAGES.creditCode);
  const regionCode = possibleRegionCode(input.regionCode);
  const region = regionCode && (await db.region.findUnique({ where: { code: regionCode } }));
  if (!regionCode || !governsRegion(viewer, regionCode, region || null)) return notInJurisdiction();
  problems.check(region !== null, 'regionCode', 'UNKNOWN', MESSAGES.region);
  problems.check(!region || inUse(region, today(clock.now())), 'regionCode', 'ENDED', MESSAGES.regionEnded);
  if (problems.any) return problems.outcome;

  const id = uuidv7();
  try {
    const authority = await db.$transaction(async (tx) => {
      const created = await tx.authority.create({
        data: { id, name, kind: input.kind, regionCode: input.regionCode, creditCode, signatory },
      });
      await writeAudit(tx, {
        recordType: 'Authority',
        recordId: id,
        action: 'establishAuthority',
        actor: actorOf(viewer),
        at: clock.now(),
        detail: { regionCode: input.regionCode, kind: input.kind },
      });
      return created;
    });
    return { kind: 'EstablishedAuthority' as const, authority };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const existing = await db.authority.findFirst({
      where: { OR: [{ regionCode: input.regionCode, kind: input.kind }, ...(creditCode ? [{ creditCode }] : [])] },
    });
    return { kind: 'AlreadyExists' as const, message: MESSAGES.authorityExists, id: existing?.id ?? '' };
  }
}
