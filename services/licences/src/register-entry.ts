import { isDeepStrictEqual } from 'node:util';
import { type CalendarDate, calendarDate, today } from '@medreg/clock';
import type { RegistrationSnapshot } from '@medreg/events';
import { indexForm } from '@medreg/pii';
import { z } from 'zod';
import { fromColumn, type Transaction, toColumn } from './database.ts';
import type { ELicenceRow, RegisterEntryRow } from './rows.ts';
import { licenceStatus, registrationStatus, type Standing, type Status } from './rules/current-status.ts';
import { missingForLicence } from './rules/issue-conditions.ts';

/** 状态词 (domain 7) as last heard: 有效 / 暂停执业 / 无效. What the calendar does to it is seen at every reading. */
export function heardStatus({ status, suspended }: Pick<RegistrationSnapshot, 'status' | 'suspended'>): Status {
  if (status !== 'VALID') return 'INVALID';
  return suspended ? 'SUSPENDED' : 'VALID';
}

/** The one form in which a name is looked for, however it is written (domain 10.13). */
export const searchName = (name: string): string => indexForm('NAME', name);

export const standingOf = ({ status, validUntil, institutionClosed }: RegisterEntryRow): Standing => ({
  status,
  validUntil: validUntil && fromColumn(validUntil),
  institutionClosed,
});

/** 状态词 of an e-licence at this moment. */
export function statusOf(licence: Pick<ELicenceRow, 'state'>, entry: RegisterEntryRow | null, now: Date): Status {
  return licenceStatus(licence.state, entry && standingOf(entry), today(now));
}

const Filings = z.array(z.object({ name: z.string(), from: z.iso.date(), until: z.iso.date() }));

/** 执业机构: the primary one first, then the filings that are active on the day, both ends included (domain 5.3, 11-A23). */
export function practiceInstitutions(entry: RegisterEntryRow, day: CalendarDate): { name: string; primary: boolean }[] {
  if (entry.primaryInstitution === null) return [];
  const over = registrationStatus(standingOf(entry), day) === 'INVALID';
  const filings = over ? [] : Filings.parse(entry.filings).filter(({ from, until }) => from <= day && day <= until);
  return [{ name: entry.primaryInstitution, primary: true }, ...filings.map(({ name }) => ({ name, primary: false }))];
}

/** Makes the public register say what the register says; one that says it already stays untouched. */
export async function alignRegisterEntry(tx: Transaction, snapshot: RegistrationSnapshot, at: Date): Promise<void> {
  const { registrationId } = snapshot;
  const found = await tx.registerEntry.findUnique({ where: { registrationId }, omit: { changedAt: true } });
  const entry = {
    ...entryOf(snapshot),
    deregisteredOn: deregisteredOn(snapshot, found?.deregisteredOn ?? null, today(at)),
  };
  if (!found) await tx.registerEntry.create({ data: { ...entry, changedAt: at } });
  else if (!isDeepStrictEqual(found, entry)) {
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
    certificateCode: snapshot.certificateCode,
    provinceCode: provinceOf(snapshot),
    issuingAuthority: snapshot.issuingAuthorityName,
    status: heardStatus(snapshot),
    validUntil: snapshot.validUntil === null ? null : toColumn(calendarDate(snapshot.validUntil)),
    institutionClosed: snapshot.primaryInstitutionClosed,
    missing: missingForLicence(snapshot),
    ...disclosedOf(snapshot),
  };
}

/** What is disclosed beside name, sex, code and authority (domain 7): of a nurse the institution as practice place, no more. */
function disclosedOf(snapshot: RegistrationSnapshot) {
  if (snapshot.professionType === 'NURSE') {
    return {
      level: null,
      category: null,
      practicePlace: snapshot.primaryInstitutionName,
      primaryInstitution: null,
      filings: [],
      scopes: [],
      techniques: [],
      diseases: [],
    };
  }
  return {
    level: snapshot.level,
    category: snapshot.category,
    practicePlace: snapshot.practicePlaceName,
    primaryInstitution: snapshot.primaryInstitutionName,
    filings: snapshot.filings.map(({ institutionName, from, until }) => ({ name: institutionName, from, until })),
    scopes: snapshot.scopes,
    techniques: snapshot.techniques,
    diseases: snapshot.diseases,
  };
}

/** The province of the practice place; where no division stands there, that of the issuing organ (division or credit code). */
function provinceOf({ practicePlaceCode, issuingAuthorityCode }: RegistrationSnapshot): string {
  const division = [practicePlaceCode, issuingAuthorityCode, issuingAuthorityCode.slice(2, 8)].find((code) =>
    /^\d{6}$/.test(code),
  );
  return `${(division ?? '00').slice(0, 2)}0000`;
}

/**
 * 注销日期 of one that is on the public list. The law speaks of physicians (PL-21): a nurse is not on it. A register that does not
 * tell the day is believed on the day on which it first says so.
 */
function deregisteredOn(snapshot: RegistrationSnapshot, known: Date | null, now: CalendarDate): Date | null {
  if (snapshot.status !== 'DEREGISTERED' || snapshot.professionType === 'NURSE') return null;
  return snapshot.endedOn ? toColumn(calendarDate(snapshot.endedOn)) : (known ?? toColumn(now));
}
