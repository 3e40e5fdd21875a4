import { type AuditActor, writeAudit } from '@medreg/audit';
import { type CalendarDate, today } from '@medreg/clock';
import { publish } from '@medreg/outbox';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../context.ts';
import { fromColumn, type Transaction, toColumn } from '../database.ts';
import { announceRegistration, tellInstitution } from '../events.ts';
import type { ApplicationRow, RegistrationRow } from '../rows.ts';
import { raiseFlag } from '../supervision/raise-flag.ts';
import { certificateCodeOf, NO_CODES, type TakenCodes, takeCode } from './certificate-code.ts';
import { changeRegistration, RegisterMoved, statusColumns } from './change-registration.ts';
import { codePrefix } from './code-prefix.ts';
import type { Effect } from './effects.ts';
import { columnsOf, enterRegistration } from './enter-registration.ts';
import { isSuspended } from './suspension.ts';
import { touch } from './touch.ts';

/** An application that takes effect, and what it does. */
export interface TakingEffect {
  application: ApplicationRow;
  eRegId: string;
  effects: readonly Effect[];
  /** Taken by `takeCodes` before the transaction. */
  codes?: TakenCodes;
  actor: AuditActor;
  at: Date;
}

type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;
type Apply<Kind extends Effect['kind']> = (
  tx: Transaction,
  deps: Pick<Deps, 'pii' | 'settings'>,
  effect: Of<Kind>,
  taking: TakingEffect,
) => Promise<RegistrationRow | null>;

/**
 * Does to the register what an application's effects say, in order, inside the transaction that makes it EFFECTIVE.
 * @returns the registrations as they are now
 * @throws RegisterMoved when one of them is not what the rules were asked about
 */
export async function applyEffects(
  tx: Transaction,
  deps: Pick<Deps, 'pii' | 'settings'>,
  taking: TakingEffect,
): Promise<RegistrationRow[]> {
  const changed: RegistrationRow[] = [];
  for (const effect of taking.effects) {
    const apply = APPLY[effect.kind] as Apply<Effect['kind']>;
    const row = await apply(tx, deps, effect, taking);
    if (row) changed.push(row);
  }
  return changed;
}

/** Takes before the transaction what certificate code the effects may need, so that no approval waits for another one's commit. */
export async function takeCodes(
  { db, settings, clock }: Pick<Deps, 'db' | 'settings' | 'clock'>,
  practitionerId: string,
  effects: readonly Effect[],
): Promise<TakenCodes> {
  const register = effects.find((effect): effect is Of<'REGISTER'> => effect.kind === 'REGISTER');
  if (!register) return NO_CODES;
  const { profession, entry } = register;
  const prefix = codePrefix(profession, entry, today(clock.now()), settings);
  return takeCode(db, { practitionerId, professionType: profession }, prefix);
}

/** Changes the registration of an effect as of today, by its application. */
async function change(
  tx: Transaction,
  deps: Pick<Deps, 'pii'>,
  { application, actor, at, eRegId }: TakingEffect,
  effect: { registrationId: string; version: number },
  action: string,
  columns: (before: RegistrationRow, day: CalendarDate) => Parameters<typeof changeRegistration>[2]['data'],
): Promise<RegistrationRow> {
  const before = await tx.registration.findUnique({ where: { id: effect.registrationId } });
  if (!before) throw new RegisterMoved(`No registration ${effect.registrationId}`);
  return changeRegistration(tx, deps, {
    registrationId: before.id,
    version: effect.version,
    action,
    data: { applicationId: application.id, eRegId, ...columns(before, today(at)) },
    actor,
    at,
    applicationId: application.id,
  });
}

const APPLY: { [Kind in Effect['kind']]: Apply<Kind> } = {
  async REGISTER(tx, deps, { profession, entry, supersedes, keepsFilings = false }, taking) {
    const { application, codes, actor, at, eRegId } = taking;
    const { practitionerId } = application;
    const day = today(at);
    const prefix = codePrefix(profession, entry, day, deps.settings);
    const superseded: RegistrationRow[] = [];
    for (const id of supersedes) {
      const before = await tx.registration.findUniqueOrThrow({ where: { id } });
      const row = await changeRegistration(tx, deps, {
        registrationId: id,
        version: before.version,
        action: 'supersede',
        data: statusColumns(before, 'SUPERSEDED', null, day),
        handsOver: keepsFilings,
        actor,
        at,
        applicationId: application.id,
      });
      superseded.push(row);
    }
    const holder = { practitionerId, professionType: profession };
    const earlier = await tx.registration.findFirst({ where: holder, orderBy: { firstRegisteredOn: 'asc' } });
    // Who he is goes on as the register has it: it may have been corrected since the qualification was won (S2-Q6.2).
    const last = await tx.registration.findFirst({ where: holder, orderBy: { id: 'desc' } });
    const photoKey = application.photoKey ?? (await currentPhoto(tx, practitionerId, profession));
    const entered = await enterRegistration(tx, deps, {
      registrant: {
        practitionerId,
        name: last?.name ?? application.applicantName,
        sex: last?.sex ?? application.applicantSex,
        birthDate: last?.birthDate ?? application.applicantBirthDate,
        ethnicGroup: last?.ethnicGroup ?? null,
      },
      profession,
      entry,
      certificateCode: await certificateCodeOf(tx, holder, prefix, at, codes),
      eRegId,
      applicationId: application.id,
      photoKey,
      issuedOn: day,
      firstRegisteredOn: earlier ? fromColumn(earlier.firstRegisteredOn) : day,
      suspended: await isSuspended(tx, holder, day),
      ...(keepsFilings && { adopts: supersedes }),
      actor,
      at,
    });
    if (keepsFilings) for (const row of superseded) await announceRegistration(tx, deps.pii, row);
    return entered;
  },

  async AMEND(tx, deps, effect, taking) {
    let left: string | null = null;
    const row = await change(tx, deps, taking, effect, 'amend', (before, day) => {
      left = before.primaryInstitutionId;
      return {
        ...columnsOf(effect.entry),
        ...(taking.application.photoKey !== null && { photoKey: taking.application.photoKey }),
        ...(effect.entry.authority && { issuedOn: toColumn(day) }),
      };
    });
    // Nobody asks the institution that somebody leaves (11-A10); it is told.
    if (left !== null && left !== row.primaryInstitutionId) await tellInstitution(tx, deps.pii, left, 'LEFT', row);
    return row;
  },

  CORRECT_PERSON: (tx, deps, effect, taking) =>
    change(tx, deps, taking, effect, 'correctPerson', () => {
      const { birthDate, ...person } = effect.person;
      return { ...person, ...(birthDate !== undefined && { birthDate: toColumn(birthDate) }) };
    }),

  async CORRECT_PERSON_EVERYWHERE(tx, deps, { person }, { application, actor, at }) {
    const { birthDate, ...rest } = person;
    const rows = await tx.registration.findMany({
      where: { practitionerId: application.practitionerId, status: { notIn: ['SUPERSEDED', 'ANNULLED'] } },
      orderBy: { id: 'asc' },
    });
    for (const { id, version } of rows) {
      await changeRegistration(tx, deps, {
        registrationId: id,
        version,
        action: 'correctPerson',
        data: { ...rest, ...(birthDate !== undefined && { birthDate: toColumn(birthDate) }) },
        actor,
        at,
        applicationId: application.id,
      });
    }
    return null;
  },

  TRANSFER_OUT: (tx, deps, effect, taking) =>
    change(tx, deps, taking, effect, 'transferOut', (before, day) =>
      statusColumns(before, 'TRANSFERRED_OUT', null, day),
    ),

  FILE: (tx, deps, effect, taking) =>
    change(tx, deps, taking, effect, 'file', (before, day) => ({
      ...statusColumns(before, 'FILED', effect.reason, day),
      filedById: effect.filedById,
    })),

  CANCEL_FILE: (tx, deps, effect, taking) =>
    change(tx, deps, taking, effect, 'cancelFiling', (before, day) => ({
      ...statusColumns(before, 'VALID', null, day),
      filedById: null,
    })),

  DEREGISTER: (tx, deps, effect, taking) =>
    change(tx, deps, taking, effect, 'deregister', (before, day) =>
      statusColumns(before, 'DEREGISTERED', effect.reason, day),
    ),

  RENEW: (tx, deps, effect, taking) =>
    change(tx, deps, taking, effect, 'renew', (before, day) => ({
      ...(before.status === 'VALID' ? {} : statusColumns(before, 'VALID', null, day)),
      periodFrom: toColumn(effect.period.from),
      periodUntil: toColumn(effect.period.until),
      renewalBasis: effect.basis,
      issuedOn: toColumn(day),
    })),

  async OPEN_FILING(tx, deps, effect, taking) {
    const { application, actor, at, eRegId } = taking;
    const { registrationId, institution, authority, scopes, validFrom, validUntil } = effect;
    const registration = await tx.registration.findUniqueOrThrow({ where: { id: registrationId } });
    await tx.multiFiling.create({
      data: {
        id: uuidv7(),
        registrationId,
        practitionerId: registration.practitionerId,
        professionType: registration.professionType,
        institutionId: institution.id,
        institutionName: institution.name,
        institutionRegionCode: institution.regionCode,
        authorityId: authority.id,
        authorityName: authority.name,
        scopeCodes: scopes.map(({ code }) => code),
        scopeNames: scopes.map(({ name }) => name),
        eRegId,
        applicationId: application.id,
        validFrom: toColumn(validFrom),
        validUntil: toColumn(validUntil),
        createdAt: at,
      },
    });
    return touch(tx, deps, registration, 'openFiling', { actor, at, applicationId: application.id });
  },

  async CANCEL_FILING(tx, deps, { filingId }, { application, actor, at }) {
    const filing = await tx.multiFiling.findUniqueOrThrow({ where: { id: filingId } });
    const day = toColumn(today(at));
    // The day of the cancellation does not count any more.
    const lastDay = new Date(day.getTime() - 86_400_000);
    const { count } = await tx.multiFiling.updateMany({
      where: { id: filingId, version: filing.version, endedOn: null, validUntil: { gte: day } },
      data: { endedOn: lastDay, endReason: 'CANCELLED', version: { increment: 1 } },
    });
    if (count === 0) throw new RegisterMoved(`Filing ${filingId} has ended`);
    const registration = await tx.registration.findUniqueOrThrow({ where: { id: filing.registrationId } });
    return touch(tx, deps, registration, 'cancelMultiFiling', { actor, at, applicationId: application.id });
  },

  async MAINTAIN(tx, deps, { registrationId, profession, profile }, taking) {
    const { application, at, actor } = taking;
    const { practitionerId, photoKey } = application;
    const holder = { practitionerId, professionType: profession };
    const before = await tx.profile.findFirst({ where: holder, orderBy: { version: 'desc' } });
    await tx.profile.create({
      data: {
        ...holder,
        version: (before?.version ?? 0) + 1,
        education: profile.education ?? before?.education ?? null,
        school: profile.school ?? before?.school ?? null,
        title: profile.title ?? before?.title ?? null,
        photoKey: (profile.photo ? photoKey : null) ?? before?.photoKey ?? null,
        applicationId: application.id,
        confirmedBy: application.reviewerNames.at(-1) ?? application.authorityName ?? '',
        validFrom: toColumn(today(at)),
        createdAt: at,
      },
    });
    const changes = {
      ...(profile.photo && photoKey !== null && { photoKey }),
      ...(profile.department !== undefined && { department: profile.department }),
    };
    if (registrationId === null || Object.keys(changes).length === 0) return null;
    const registration = await tx.registration.findUniqueOrThrow({ where: { id: registrationId } });
    return changeRegistration(tx, deps, {
      registrationId,
      version: registration.version,
      action: 'maintain',
      data: changes,
      actor,
      at,
      applicationId: application.id,
    });
  },

  async TELL_FORMER_AUTHORITY(tx, _deps, { registrationId, institution }, { application, at }) {
    const before = await tx.registration.findUniqueOrThrow({ where: { id: registrationId } });
    await raiseFlag(tx, {
      kind: 'INTER_PROVINCE_CHANGE',
      subject: { type: 'Registration', id: registrationId },
      occasion: application.id,
      authorityId: before.issuingAuthorityId,
      regionCode: before.issuingAuthorityRegionCode,
      detail: {
        applicationId: application.id,
        certificateCode: before.certificateCode,
        fromInstitutionId: before.primaryInstitutionId,
        toInstitutionId: institution.id,
        toRegionCode: institution.regionCode,
      },
      at,
    });
    return null;
  },

  async CORRECT_QUALIFICATION(tx, { pii }, { correction }, { application }) {
    await publish(tx, 'qualification.correctionDecided', {
      key: application.practitionerId,
      payload: {
        applicationId: application.id,
        practitionerId: application.practitionerId,
        correction: pii.seal(JSON.stringify(correction)),
      },
    });
    return null;
  },

  async REPRINT(tx, _deps, { registrationId, reason }, { application, at, actor }) {
    await tx.certificatePrint.create({
      data: { id: uuidv7(), registrationId, applicationId: application.id, kind: 'REPRINT', reason, orderedAt: at },
    });
    await writeAudit(tx, {
      recordType: 'Registration',
      recordId: registrationId,
      action: 'reprint',
      actor,
      at,
      detail: { applicationId: application.id },
    });
    return null;
  },

  async CLOSE_ACCOUNT(tx, _deps, _effect, { application }) {
    const { practitionerId } = application;
    await publish(tx, 'account.closureDue', { key: practitionerId, payload: { practitionerId } });
    return null;
  },
};

/** The photo that the person's profile or an earlier registration has. */
async function currentPhoto(
  tx: Transaction,
  practitionerId: string,
  professionType: RegistrationRow['professionType'],
) {
  const holder = { practitionerId, professionType, photoKey: { not: null } };
  const profile = await tx.profile.findFirst({ where: holder, orderBy: { version: 'desc' } });
  const registration = profile ? null : await tx.registration.findFirst({ where: holder, orderBy: { id: 'desc' } });
  return profile?.photoKey ?? registration?.photoKey ?? null;
}
