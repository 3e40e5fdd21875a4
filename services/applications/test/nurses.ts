import { calendarDate } from '@medreg/clock';
import type { RegistrationStatus } from '../src/generated/resolvers.ts';
import { enterRegistration } from '../src/register/enter-registration.ts';
import type { RegistrationRow } from '../src/rows.ts';
import { practicePlace } from '../src/rules/practice-place.ts';
import { registrationPeriod } from '../src/rules/renewal.ts';
import { SYSTEM } from '../src/steps/move.ts';
import type { SiblingPractitioner, SiblingQualification } from './fake-siblings.ts';
import { type Someone, type Somewhere, type Stage, someone } from './stage.ts';

/** A nurse who passed the examination on 10 July 2025, with an activated account. */
export const aNurse = (
  stage: Stage,
  over: Partial<SiblingQualification> = {},
  details: Partial<SiblingPractitioner> = {},
): Someone => someone(stage, { name: '王护', sex: 'MALE', ...details }, 'NURSE', over);

/** Eight months in a teaching hospital, that day included (NR-7). */
export const PRACTICE = {
  practiceHospital: '某医学院附属医院',
  practiceFrom: '2024-05-01',
  practiceUntil: '2024-12-31',
};

export const TRAINED = {
  trainingInstitution: '荔湾区某医院',
  trainingFrom: '2026-08-01',
  trainingUntil: '2026-10-31',
  assessmentDate: '2026-11-02',
};

interface Entered {
  /** The period's first and last day. */
  from?: string;
  until?: string;
  status?: RegistrationStatus;
  statusReason?: string;
  since?: string;
  lastValidOn?: string;
  certificateCode?: string;
}

let serial = 0;

/** A registration as an older register has it: VALID for five years up to `until`, unless said otherwise. */
export async function entered(
  stage: Stage,
  { practitionerId, qualificationId }: Someone,
  { institutionId }: Pick<Somewhere, 'institutionId'>,
  { from, until, status, statusReason, since, lastValidOn, certificateCode }: Entered = {},
): Promise<RegistrationRow> {
  const { deps } = stage;
  const institution = await deps.neighbours.findInstitution(institutionId);
  const practitioner = await deps.neighbours.findPractitioner(practitionerId);
  if (!institution || !practitioner) throw new Error('Nobody nowhere');
  serial += 1;
  const first = calendarDate(from ?? '2022-03-01');
  const period = until === undefined ? registrationPeriod(first) : { from: first, until: calendarDate(until) };
  return deps.db.$transaction(async (tx) => {
    const holder = { practitionerId, professionType: 'NURSE' as const };
    const code = certificateCode ?? `202144${String(900_000 + serial)}`;
    const at = deps.clock.now();
    await tx.certificate.createMany({ data: { ...holder, code, allocatedAt: at }, skipDuplicates: true });
    const held = await tx.certificate.findUniqueOrThrow({ where: { practitionerId_professionType: holder } });
    return enterRegistration(tx, deps, {
      registrant: {
        practitionerId,
        name: practitioner.name,
        sex: practitioner.sex,
        birthDate: new Date(`${practitioner.birthDate}T00:00:00Z`),
        ethnicGroup: practitioner.ethnicGroup,
      },
      profession: 'NURSE',
      entry: {
        level: 'NURSE',
        category: 'NONE',
        major: '',
        qualificationIds: [qualificationId],
        scopes: [],
        techniques: [],
        diseases: [],
        department: null,
        staffKind: 'STAFF',
        trainingEnd: null,
        originInstitution: null,
        place: practicePlace('NURSE', institution),
        solePlace: true,
        institution,
        authority: institution.licensingAuthority,
        period,
      },
      certificateCode: held.code,
      eRegId: null,
      applicationId: null,
      photoKey: null,
      issuedOn: period.from,
      firstRegisteredOn: period.from,
      ...(status !== undefined && { status }),
      ...(statusReason !== undefined && { statusReason }),
      ...(since !== undefined && { statusSince: calendarDate(since) }),
      ...(lastValidOn !== undefined && { lastValidOn: calendarDate(lastValidOn) }),
      suspended: false,
      actor: SYSTEM,
      at,
    });
  });
}

/** What a calendar date column says. */
export const day = (column: Date | null | undefined): string | null => column?.toISOString().slice(0, 10) ?? null;

/** Something confirmed about a person (domain 3.7). */
export async function onRecord(
  { deps }: Stage,
  { practitionerId }: Someone,
  record: { kind: string; measure: string; decidedOn?: string; from?: string; until?: string },
): Promise<void> {
  serial += 1;
  const date = (text: string | undefined) => (text === undefined ? null : new Date(`${text}T00:00:00Z`));
  const { kind, measure, decidedOn = '2026-01-05', from, until } = record;
  await deps.db.personRecord.create({
    data: {
      id: crypto.randomUUID(),
      kind,
      practitionerId,
      professionType: 'NURSE',
      state: 'CONFIRMED',
      measure,
      decidedOn: new Date(`${decidedOn}T00:00:00Z`),
      validFrom: date(from),
      validUntil: date(until),
      detailsSealed: deps.pii.seal('{}'),
      providedByKind: 'AUTHORITY',
      providedById: crypto.randomUUID(),
      providedByName: '荔湾区卫生健康局',
      providedAt: deps.clock.now(),
      fingerprint: `nurse-test-${serial}`,
    },
  });
}
