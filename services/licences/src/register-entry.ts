import type { RegistrationSnapshot } from '@medreg/events';
import { indexForm } from '@medreg/pii';
import type { Transaction } from './database.ts';

/** 状态词 (domain 7): 有效 / 暂停执业 / 无效. */
export function publicStatus({ status, suspended }: Pick<RegistrationSnapshot, 'status' | 'suspended'>) {
  if (status !== 'VALID') return 'INVALID' as const;
  return suspended ? ('SUSPENDED' as const) : ('VALID' as const);
}

/** The one form in which a name is looked for, however it is written (domain 10.13). */
export const searchName = (name: string): string => indexForm('NAME', name);

/** Makes the public register say what the register says; one that says it already stays untouched. */
export async function alignRegisterEntry(tx: Transaction, snapshot: RegistrationSnapshot, at: Date): Promise<void> {
  const { registrationId } = snapshot;
  const entry = entryOf(snapshot);
  const found = await tx.registerEntry.findUnique({ where: { registrationId }, omit: { changedAt: true } });
  if (!found) await tx.registerEntry.create({ data: { ...entry, changedAt: at } });
  else if (!isSame(found, entry)) {
    await tx.registerEntry.update({ where: { registrationId }, data: { ...entry, changedAt: at } });
  }
}

function entryOf(snapshot: RegistrationSnapshot) {
  return {
    registrationId: snapshot.registrationId,
    practitionerId: snapshot.practitionerId,
    professionType: snapshot.professionType,
    name: snapshot.name,
    searchName: searchName(snapshot.name),
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
  };
}

type Entry = ReturnType<typeof entryOf>;

function isSame(found: { [Field in keyof Entry]: string | string[] }, entry: Entry): boolean {
  return (Object.keys(entry) as (keyof Entry)[]).every(
    (field) => JSON.stringify(found[field]) === JSON.stringify(entry[field]),
  );
}
