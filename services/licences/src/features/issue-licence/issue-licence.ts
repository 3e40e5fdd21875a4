import { randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import { formatELicenceIdentifier } from '@medreg/codes';
import type { RegistrationSnapshot } from '@medreg/events';
import { publish } from '@medreg/outbox';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import type { Transaction } from '../../database.ts';
import { type Face, faceOf, openFace } from '../../face.ts';
import type { ELicenceRow } from '../../rows.ts';
import { reasonForNoLicence } from '../../rules/issue-conditions.ts';
import { tellHolder } from '../../tell-holder.ts';
import { verifyUrl } from '../../verify-url.ts';

/**
 * Brings the e-licence in line with its registration (domain 8.1, 8.3): a VALID one that lacks nothing has exactly one living
 * licence, whose face is the register's; a changed face is a new version, the old one invalid at once; any other status, the
 * end of the validity and a loss of what it needs end it at once.
 */
export async function alignLicence(deps: Deps, tx: Transaction, snapshot: RegistrationSnapshot): Promise<void> {
  const versions = await tx.eLicence.findMany({
    where: { registrationId: snapshot.registrationId },
    orderBy: { version: 'desc' },
    take: 1,
  });
  const newest = versions[0];
  const living = newest && newest.state !== 'INVALID' ? newest : undefined;
  const reason = reasonForNoLicence(snapshot, today(deps.clock.now()));
  const face = faceOf(snapshot);
  const { photoKey } = snapshot;
  if (reason || !face || !photoKey) {
    if (living) await end(deps, tx, living, reason ?? 'INCOMPLETE');
    return;
  }
  if (living && living.photoKey === photoKey && isDeepStrictEqual(openFace(deps.pii, living.face), face)) return;
  if (living) await invalidate(deps, tx, living, 'CHANGED');
  await issue(deps, tx, snapshot, { face, photoKey }, newest, living?.claimedAt ?? null);
}

async function issue(
  { pii, clock, signer, publicUrl, licenceTypeCodes }: Deps,
  tx: Transaction,
  snapshot: RegistrationSnapshot,
  { face, photoKey }: { face: Face; photoKey: string },
  previous: ELicenceRow | undefined,
  claimedAt: Date | null,
): Promise<void> {
  const id = uuidv7();
  const serial = previous?.serial ?? randomSerial();
  const version = (previous?.version ?? 0) + 1;
  const licenceTypeCode = licenceTypeCodes[face.kind];
  const issuerCode = snapshot.issuingAuthorityCode;
  const identifier = formatELicenceIdentifier({ licenceTypeCode, issuerCode, serial, version });
  const sealedFace = pii.seal(JSON.stringify(face));
  await tx.eLicence.create({
    data: {
      id,
      registrationId: snapshot.registrationId,
      practitionerId: snapshot.practitionerId,
      identifier,
      serial,
      version,
      state: 'PREPARING',
      face: sealedFace,
      signedData: pii.seal(signer.sign({ ...face, identifier, eRegId: snapshot.eRegId })),
      photoKey,
      issuedAt: clock.now(),
      claimedAt,
    },
  });
  await writeAudit(tx, {
    recordType: 'ELicence',
    recordId: id,
    action: 'issueLicence',
    actor: { kind: 'SERVICE', service: 'licences' },
    at: clock.now(),
    detail: { registrationId: snapshot.registrationId, version, identifier },
  });
  await publish(tx, 'certificate.requested', {
    key: id,
    payload: {
      licenceId: id,
      licenceVersion: version,
      identifier,
      verifyUrl: verifyUrl(publicUrl, identifier),
      photoKey,
      face: pii.seal(JSON.stringify({ ...face, identifier })),
    },
  });
}

/** Its holder is told, unless nobody has ever been told that there is one. */
async function end(deps: Deps, tx: Transaction, licence: ELicenceRow, reason: string): Promise<void> {
  await invalidate(deps, tx, licence, reason);
  if (licence.state !== 'PREPARING' || licence.claimedAt) await tellHolder(deps, tx, licence, 'LICENCE_ENDED');
}

async function invalidate({ clock }: Deps, tx: Transaction, licence: ELicenceRow, reason: string): Promise<void> {
  await tx.eLicence.update({ where: { id: licence.id }, data: { state: 'INVALID', invalidatedAt: clock.now() } });
  await writeAudit(tx, {
    recordType: 'ELicence',
    recordId: licence.id,
    action: 'invalidateLicence',
    actor: { kind: 'SERVICE', service: 'licences' },
    at: clock.now(),
    detail: { reason, version: licence.version },
  });
}

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** 20 characters of 32: 100 bits, so that an identifier cannot be guessed. */
function randomSerial(): string {
  return Array.from({ length: 20 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
