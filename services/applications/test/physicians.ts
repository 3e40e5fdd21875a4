import { calendarDate } from '@medreg/clock';
import { anOfficer } from '@medreg/testkit';
import { uuidv7 } from 'uuidv7';
import { toColumn } from '../src/database.ts';
import { withdrawApplication } from '../src/features/withdraw-application/withdraw-application.ts';
import { NATIONAL_CATALOGUE, type ScopeEntry } from '../src/provinces/scope-catalogue.ts';
import type { RegistrationRow } from '../src/rows.ts';
import { answered, seen } from './builders.ts';
import type { SiblingInstitution, SiblingPractitioner, SiblingQualification } from './fake-siblings.ts';
import { officerOf, type Play, play, registrationsOf } from './play.ts';
import {
  ID_NUMBER,
  OFFICER_RIGHTS,
  QUALIFICATIONS,
  type Someone,
  type Somewhere,
  type Stage,
  someone,
  somewhere,
} from './stage.ts';

/** Physicians and assistants, and where they work. */
export const aPhysician = (
  stage: Stage,
  over: Partial<SiblingQualification> = {},
  details: Partial<SiblingPractitioner> = {},
) => someone(stage, details, 'PHYSICIAN', over);
export const anAssistant = (
  stage: Stage,
  over: Partial<SiblingQualification> = {},
  details: Partial<SiblingPractitioner> = {},
) => someone(stage, details, 'ASSISTANT', over);

/** A general hospital; in `regionCode` of another province when a test moves somebody there. */
export const aHospital = (stage: Stage, regionCode = '440103', details: Partial<SiblingInstitution> = {}): Somewhere =>
  somewhere(stage, { name: `医院${uuidv7().slice(-4)}`, classCode: 'A100', ...details }, regionCode);

/** An officer of an authority at its window. */
export const atTheWindow = ({ authorityId, officer }: Somewhere) =>
  anOfficer({
    authorityId,
    regionCode: officer.regionCode,
    rights: OFFICER_RIGHTS,
    accountId: `window-${authorityId}`,
  });

/** What a registration is played with. */
export const registering = (
  { viewer, qualificationId }: Someone,
  { institutionId }: Somewhere,
  form: Play['form'] = {},
): Play => ({
  by: viewer,
  procedure: 'PHY_REG',
  qualificationId,
  form: { institution: institutionId, scopes: ['1001'], ...form },
});

export interface Registered extends Someone, Somewhere {
  registration: RegistrationRow;
}

/** Somebody who is registered. */
export async function aRegistered(
  stage: Stage,
  who: Someone = aPhysician(stage),
  where: Somewhere = aHospital(stage),
  form: Play['form'] = {},
): Promise<Registered> {
  const { id } = await play(stage, registering(who, where, form));
  const registration = (await registrationsOf(stage, who.practitionerId)).find((one) => one.applicationId === id);
  if (!registration) throw new Error('Nothing was registered');
  return { ...who, ...where, registration };
}

/** About a registration of somebody, brought in by himself. */
export const about = (
  { viewer, registration }: Pick<Registered, 'viewer' | 'registration'>,
  procedure: string,
  form: Play['form'] = {},
): Play => ({ by: viewer, procedure, registrationId: registration.id, form });

/** On behalf of somebody: by an institution, or at a window. */
export const onBehalf = (
  by: Play['by'],
  { practitionerId, registration }: Pick<Registered, 'practitionerId' | 'registration'>,
  procedure: string,
  form: Play['form'] = {},
): Play => ({
  by,
  procedure,
  practitionerId,
  registrationId: registration.id,
  form,
});

/** Another qualification of somebody; its id. */
export function qualified(
  stage: Stage,
  { practitionerId }: Pick<Someone, 'practitionerId'>,
  over: Partial<SiblingQualification>,
): string {
  const id = uuidv7();
  stage.world.addQualification(practitionerId, {
    id,
    ...QUALIFICATIONS.PHYSICIAN,
    code: `202644110${ID_NUMBER}`,
    ...over,
  });
  return id;
}

/** A confirmed record of somebody (domain 3.7), as the records' own part writes it. */
export async function onRecord(
  { deps }: Stage,
  { practitionerId }: Pick<Someone, 'practitionerId'>,
  record: { kind: string; measure: string; decidedOn: string; validFrom?: string; validUntil?: string },
): Promise<void> {
  const column = (day: string | undefined) => (day === undefined ? null : toColumn(calendarDate(day)));
  await deps.db.personRecord.create({
    data: {
      id: uuidv7(),
      practitionerId,
      professionType: 'PHYSICIAN',
      state: 'CONFIRMED',
      kind: record.kind,
      measure: record.measure,
      decidedOn: toColumn(calendarDate(record.decidedOn)),
      validFrom: column(record.validFrom),
      validUntil: column(record.validUntil),
      detailsSealed: deps.pii.seal('{}'),
      providedByKind: 'AUTHORITY',
      providedById: uuidv7(),
      providedByName: '某卫生健康局',
      providedAt: deps.clock.now(),
    },
  });
}

/** What a province has decided, from today on (domain 11). */
export async function decidedByProvince(
  { deps }: Stage,
  provinceCode: string,
  rules: Record<string, unknown>,
): Promise<void> {
  const last = await deps.db.provincialRuleSet.findFirst({ where: { provinceCode }, orderBy: { version: 'desc' } });
  await deps.db.provincialRuleSet.create({
    data: {
      provinceCode,
      version: (last?.version ?? 0) + 1,
      rules: rules as object,
      effectiveFrom: toColumn(calendarDate('2026-01-01')),
      reason: '试行',
      setBy: uuidv7(),
      setByName: '省卫生健康委员会',
      setAt: deps.clock.now(),
    },
  });
}

/** The national catalogue with scopes of the province's own, from today on (S2-Q49). */
export async function catalogue({ deps }: Stage, provinceCode: string, own: readonly ScopeEntry[]): Promise<void> {
  const version = 1 + (await deps.db.scopeCatalogue.count({ where: { provinceCode } }));
  await deps.db.scopeCatalogue.create({
    data: {
      provinceCode,
      version,
      entries: [...NATIONAL_CATALOGUE, ...own],
      effectiveFrom: toColumn(calendarDate('2026-01-01')),
      setBy: uuidv7(),
      setByName: '省卫生健康委员会',
      setAt: deps.clock.now(),
    },
  });
}

/** What two provinces have agreed to call a scope. */
export async function agreed(
  { deps }: Stage,
  fromProvinceCode: string,
  fromCode: string,
  toProvinceCode: string,
  toCode: string,
): Promise<void> {
  const between = { fromProvinceCode, fromCode, toProvinceCode };
  const { count } = await deps.db.scopeMapping.updateMany({ where: between, data: { state: 'AGREED', toCode } });
  if (count > 0) return;
  const named = { fromName: fromCode, fromCategory: 'CLINICAL' };
  const data = { id: uuidv7(), ...between, ...named, toCode, state: 'AGREED', createdAt: deps.clock.now() };
  await deps.db.scopeMapping.create({ data });
}

/** 撤回: whatever of somebody's is still open, so that he can begin anew. */
export async function withdrawAll(
  stage: Stage,
  { practitionerId, viewer }: Pick<Someone, 'practitionerId' | 'viewer'>,
) {
  const open = await stage.deps.db.application.findMany({
    where: { practitionerId, status: { in: ['DRAFT', 'SUBMITTED'] } },
  });
  for (const application of open) {
    const by = application.channel === 'AUTHORITY' ? officerOf(application) : viewer;
    answered(await withdrawApplication(stage.deps, by, seen(application)), 'StepTaken');
  }
}

/** The draft that somebody has open. */
export const draftOf = ({ deps }: Stage, { practitionerId }: Pick<Someone, 'practitionerId'>) =>
  deps.db.application.findFirstOrThrow({ where: { practitionerId, status: 'DRAFT' } });
