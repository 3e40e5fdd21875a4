import { isELicenceIdentifier } from '@medreg/codes';
import type { Deps } from '../../context.ts';
import type { PublicStatus } from '../../generated/resolvers.ts';
import { statusOf } from '../../register-entry.ts';
import type { ELicenceRow, RegisterEntryRow } from '../../rows.ts';
import { hashOf, LIVE_CODE } from '../present-licence/present-licence.ts';

export interface VerificationResult {
  status: PublicStatus;
  identifier: string;
  presentedAt: Date | null;
  entry: RegisterEntryRow | null;
  newest: boolean;
  pdfSha256: string | null;
  checkedAt: Date;
}

/**
 * 证照核验: the current status of what is printed (identifier) or shown (live code), not the one on the paper. A licence
 * whose registration has ended, or that a newer version has replaced, is 无效 and says nothing about the person.
 * @returns null for a code that was never ours, or a live code that has expired
 */
export async function verifyLicence(deps: Deps, code: string): Promise<VerificationResult | null> {
  const { db, clock } = deps;
  const checkedAt = clock.now();
  const found = await findByCode(deps, code.trim(), checkedAt);
  if (!found) return null;
  const { licence, presentedAt } = found;
  const entry = await db.registerEntry.findUnique({ where: { registrationId: licence.registrationId } });
  const status = statusOf(licence, entry, checkedAt);
  return {
    status,
    identifier: licence.identifier,
    presentedAt,
    entry: status === 'INVALID' ? null : entry,
    newest: licence.state !== 'INVALID',
    pdfSha256: licence.pdfSha256,
    checkedAt,
  };
}

async function findByCode(
  { db }: Deps,
  code: string,
  now: Date,
): Promise<{ licence: ELicenceRow; presentedAt: Date | null } | null> {
  if (isELicenceIdentifier(code)) {
    const licence = await db.eLicence.findUnique({ where: { identifier: code } });
    return licence && { licence, presentedAt: null };
  }
  if (!LIVE_CODE.test(code)) return null;
  const shown = await db.presentation.findFirst({ where: { codeHash: hashOf(code), expiresAt: { gt: now } } });
  const licence = shown && (await db.eLicence.findUnique({ where: { id: shown.licenceId } }));
  return licence && { licence, presentedAt: shown.presentedAt };
}
