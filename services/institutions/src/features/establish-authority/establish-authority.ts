import { actorOf, writeAudit } from '@medreg/audit';
import { isCreditCode } from '@medreg/codes';
import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { governs } from '../../access.ts';
import type { Deps } from '../../context.ts';
import type { EstablishAuthorityInput } from '../../generated/resolvers.ts';
import { InputProblems, notInJurisdiction } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';

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
  if (!governs(viewer, input.regionCode)) return notInJurisdiction();
  const region = await db.region.findUnique({ where: { code: input.regionCode } });
  problems.check(region !== null, 'regionCode', 'UNKNOWN', MESSAGES.region);
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
