import type { RegistrationSnapshot } from '@medreg/events';
import type { Transaction } from './database.ts';

/** 状态词 (domain 7): 有效 / 暂停执业 / 无效. */
export function publicStatus({ status, suspended }: Pick<RegistrationSnapshot, 'status' | 'suspended'>) {
  if (status !== 'VALID') return 'INVALID' as const;
  return suspended ? ('SUSPENDED' as const) : ('VALID' as const);
}

/** Makes the public register say what the register says. */
export async function alignRegisterEntry(tx: Transaction, snapshot: RegistrationSnapshot, at: Date): Promise<void> {
  const data = {
    practitionerId: snapshot.practitionerId,
    professionType: snapshot.professionType,
    name: snapshot.name,
    sex: snapshot.sex,
    level: snapshot.level,
    category: snapshot.category,
    certificateCode: snapshot.certificateCode,
    provinceCode: `${snapshot.practicePlaceCode.slice(0, 2)}0000`,
    practicePlace: snapshot.practicePlaceName,
    primaryInstitution: snapshot.primaryInstitutionName,
    techniques: snapshot.techniques,
    diseases: snapshot.diseases,
    issuingAuthority: snapshot.issuingAuthorityName,
    status: publicStatus(snapshot),
    changedAt: at,
  };
  await tx.registerEntry.upsert({
    where: { registrationId: snapshot.registrationId },
    create: { registrationId: snapshot.registrationId, ...data },
    update: data,
  });
}
