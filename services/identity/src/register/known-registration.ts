import { RegistrationSnapshot } from '@medreg/events';
import type { Deps, Tx } from '../deps.ts';
import type { KnownRegistration } from '../generated/prisma/client.ts';

export type { KnownRegistration };

/**
 * 执业注册信息 as far as activation needs it: what `registration.changed` says of one registration, the name sealed, the code of
 * the certificate as a blind index. The newest version wins.
 * @param sealed JSON of RegistrationSnapshot
 * @returns whether it was news
 */
export async function keepRegistration(
  tx: Tx,
  { pii }: Pick<Deps, 'pii'>,
  { snapshot: sealed, version }: { snapshot: string; version: number },
): Promise<boolean> {
  const snapshot = RegistrationSnapshot.parse(JSON.parse(pii.open(sealed)));
  const { registrationId } = snapshot;
  const data = {
    practitionerId: snapshot.practitionerId,
    profession: snapshot.professionType,
    status: snapshot.status,
    nameSealed: pii.seal(snapshot.name),
    certificateCodeIndex: pii.blindIndex('CERTIFICATE_CODE', snapshot.certificateCode),
    practicePlaceCode: snapshot.practicePlaceCode,
    primaryInstitutionId: snapshot.primaryInstitutionId,
    primaryInstitutionName: snapshot.primaryInstitutionName,
    validUntil: snapshot.validUntil ? new Date(snapshot.validUntil) : null,
    version: BigInt(version),
  };
  const { count: created } = await tx.knownRegistration.createMany({
    data: { registrationId, ...data },
    skipDuplicates: true,
  });
  if (created === 0) {
    const older = { registrationId, version: { lt: data.version } };
    const { count: updated } = await tx.knownRegistration.updateMany({ where: older, data });
    if (updated === 0) return false;
  }
  await tx.institutionMember.deleteMany({ where: { registrationId } });
  await tx.institutionMember.createMany({ data: membersOf(snapshot) });
  return true;
}

/** In whose lists a registration stands: a valid one in its primary institution's and in those of its filings. */
function membersOf({ registrationId, status, primaryInstitutionId, filings }: RegistrationSnapshot) {
  if (status !== 'VALID') return [];
  const others = new Set(filings.map(({ institutionId }) => institutionId));
  others.delete(primaryInstitutionId);
  return [
    { institutionId: primaryInstitutionId, registrationId, primary: true },
    ...[...others].map((institutionId) => ({ institutionId, registrationId, primary: false })),
  ];
}

export function registrationsOf(db: Tx, practitionerId: string): Promise<KnownRegistration[]> {
  return db.knownRegistration.findMany({ where: { practitionerId }, orderBy: { registrationId: 'asc' } });
}
