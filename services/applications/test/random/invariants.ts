import { expect } from '@jest/globals';
import { verifyAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import { fromColumn } from '../../src/database.ts';
import { getProcedure } from '../../src/procedures/index.ts';
import { filingState } from '../../src/register/filing-state.ts';
import { filingFacts } from '../../src/register/registration-facts.ts';
import type { ApplicationRow, MultiFilingRow, RegistrationRow, TimelineEntryRow } from '../../src/rows.ts';
import { isAssistant } from '../../src/rules/level.ts';
import { liesIn, placesOverlap } from '../../src/rules/practice-place.ts';
import { isOpen, target, waitingFor } from '../../src/workflow.ts';
import type { Ground } from './ground.ts';

type WithTimeline = ApplicationRow & { timeline: TimelineEntryRow[] };

/** Everything that must hold of the register and of what is under way, whatever has happened: read from the database. */
export async function checkInvariants(ground: Ground): Promise<void> {
  const { db } = ground.stage.deps;
  const [applications, registrations, certificates, filings, history, announced] = await Promise.all([
    db.application.findMany({ include: { timeline: { orderBy: { sequence: 'asc' } } }, orderBy: { id: 'asc' } }),
    db.registration.findMany({ orderBy: { id: 'asc' } }),
    db.certificate.findMany(),
    db.multiFiling.findMany({ orderBy: { id: 'asc' } }),
    db.registrationHistory.findMany({ orderBy: [{ registrationId: 'asc' }, { version: 'asc' }] }),
    db.outboxMessage.findMany({ where: { topic: 'registration.changed' }, select: { key: true, version: true } }),
  ]);
  const day = today(ground.stage.clock.now());

  checkRegister(registrations, certificates);
  for (const filing of filings) checkFiling(filing, registrations, day);
  checkOpen(applications);
  for (const application of applications) {
    checkTimeline(application);
    checkApplication(application, registrations, filings);
  }
  for (const registration of registrations) {
    // 3.1.10: every version before the present one is kept; each was told.
    const versions = Array.from({ length: registration.version - 1 }, (_, n) => n + 1);
    const kept = history.filter(({ registrationId }) => registrationId === registration.id);
    expect(kept.map(({ version }) => version)).toEqual(versions);
    const told = announced.filter(({ key }) => key === registration.id).map(({ version }) => Number(version));
    expect(told.sort((a, b) => a - b)).toEqual([...versions, registration.version]);
    const codes = kept.map(({ row }) => (row as { certificate_code: string }).certificate_code);
    expect(new Set([...codes, registration.certificateCode]).size).toBe(1); // I6
  }
  await Promise.all([
    ...applications.map(({ id }) => expectIntact(ground, 'Application', id)),
    ...registrations.map(({ id }) => expectIntact(ground, 'Registration', id)),
  ]);
}

async function expectIntact({ stage }: Ground, type: string, id: string): Promise<void> {
  expect(await verifyAudit(stage.deps.db, type, id)).toMatchObject({ intact: true });
}

/** I1, I2, I4, I5, I6, I7 (domain 5.1), and 3.1.11. */
function checkRegister(
  registrations: RegistrationRow[],
  certificates: { practitionerId: string; professionType: string; code: string }[],
): void {
  const holders = registrations.map(({ practitionerId, professionType }) => `${practitionerId} ${professionType}`);
  expect(certificates).toHaveLength(new Set(holders).size); // I7
  for (const one of registrations) {
    const code = certificates.find(
      ({ practitionerId, professionType }) =>
        practitionerId === one.practitionerId && professionType === one.professionType,
    )?.code;
    expect(one.certificateCode).toBe(code); // I6
    expect(one.primaryInstitutionId).toBeTruthy(); // I2
    expect(one.status === 'VALID').toBe(one.lastValidOn === null);
    if (one.status !== 'VALID') continue;
    const beside = registrations.filter(
      ({ id, status, practitionerId, professionType }) =>
        id !== one.id &&
        status === 'VALID' &&
        practitionerId === one.practitionerId &&
        professionType === one.professionType,
    );
    for (const other of beside) {
      expect([one.practicePlaceCode, other.practicePlaceCode, overlap(one, other)]).toEqual([
        one.practicePlaceCode,
        other.practicePlaceCode,
        false,
      ]); // I1
      if (one.professionType !== 'NURSE') expect(other.scopeKey).toBe(one.scopeKey); // I5
    }
    if (isAssistant(one.level as never)) expect(beside).toEqual([]); // I4
  }
}

function overlap(a: RegistrationRow, b: RegistrationRow): boolean {
  if (a.practicePlaceInstitutionId !== null && b.practicePlaceInstitutionId !== null) {
    return a.practicePlaceInstitutionId === b.practicePlaceInstitutionId;
  }
  return placesOverlap(a.practicePlaceCode, b.practicePlaceCode);
}

/** I3 and I8: what is scheduled or active lies in the place of its VALID registration, and not at its primary institution. */
function checkFiling(filing: MultiFilingRow, registrations: RegistrationRow[], day: ReturnType<typeof today>): void {
  const state = filingState(filingFacts(filing), day);
  if (fromColumn(filing.validUntil) < day) expect(['ENDED', 'CANCELLED']).toContain(state); // I8
  if (state !== 'ACTIVE' && state !== 'SCHEDULED') return;
  const registration = registrations.find(({ id }) => id === filing.registrationId);
  if (!registration) throw new Error('A filing of no registration');
  expect(registration.status).toBe('VALID');
  expect(registration.practitionerId).toBe(filing.practitionerId);
  expect(registration.primaryInstitutionId).not.toBe(filing.institutionId);
  expect(liesIn(registration.practicePlaceCode, filing.institutionRegionCode)).toBe(true);
}

/** 3.1.4: one open application of a procedure about a subject, one that claims a record; what waits has something to wait for. */
function checkOpen(applications: ApplicationRow[]): void {
  const open = applications.filter(isOpen);
  const subjects = open.map((one) => `${one.practitionerId} ${one.procedure} ${one.subject}`);
  expect(subjects).toHaveLength(new Set(subjects).size);
  const claims = open.flatMap(({ practitionerId, claim, status }) =>
    claim === null || status === 'PENDING' ? [] : [`${practitionerId} ${claim}`],
  );
  expect(claims).toHaveLength(new Set(claims).size);
  for (const { status, practitionerId, registrationId } of open) {
    if (status === 'PENDING') expect(claims).toContain(`${practitionerId} ${registrationId}`);
  }
}

/** The timeline is one way through the workflow, from the opening to the present state. */
function checkTimeline({ id, path, status, channel, timeline }: WithTimeline): void {
  const [opening, ...rest] = timeline;
  expect(opening).toMatchObject({ step: null, statusBefore: null });
  // Ex officio without a hearing: what has been decided already, or after a death (5.6).
  expect(channel === 'EX_OFFICIO' ? ['TO_NOTIFY', 'ACCEPTED'] : ['DRAFT']).toContain(opening?.statusAfter);
  let before = opening?.statusAfter;
  for (const { step, statusBefore, statusAfter } of rest) {
    expect([id, statusBefore]).toEqual([id, before]);
    // A draft may have been on another chain than the one on which it was submitted.
    const reached = step === null ? statusBefore : statusBefore && target(step, { path, status: statusBefore });
    const elsewhere = statusBefore === 'DRAFT' && (step === 'withdraw' || step === 'close');
    if (!elsewhere)
      expect([id, path, statusBefore, step, reached]).toEqual([id, path, statusBefore, step, statusAfter]);
    before = statusAfter;
  }
  expect(status).toBe(before);
  const sequences = timeline.map(({ sequence }) => sequence);
  expect([...sequences].sort((a, b) => a - b)).toEqual(sequences);
}

/** Every open application leads somewhere; every effective one has its code; clocks run where they should. */
function checkApplication(
  application: ApplicationRow,
  registrations: RegistrationRow[],
  filings: MultiFilingRow[],
): void {
  const { id, status, path, waitingFor: party } = application;
  expect([id, status, party]).toEqual([id, status, waitingFor({ path, status })]);
  if (status === 'EFFECTIVE') expect(application.eRegId).not.toBeNull();
  if (!isOpen(application)) {
    expect([id, application.dueOn]).toEqual([id, null]);
    return;
  }
  if (status === 'DRAFT') return;
  const procedure = getProcedure(application.procedure);
  if (party === 'REVIEWER') expect(application.reviewerId).not.toBeNull();
  if (party === 'OFFICER' || path === 'GENERAL') expect(application.authorityId).not.toBeNull();
  if (party === 'SYSTEM' && status === 'APPROVED') {
    expect([id, procedure.settledElsewhere === true || application.together]).toEqual([id, true]);
  }
  // What it is about is still there for it.
  if (application.registrationId !== null) {
    const record = registrations.find((one) => one.id === application.registrationId);
    expect([id, application.procedure, status, record?.status]).toEqual([
      id,
      application.procedure,
      status,
      (procedure.states ?? ['VALID']).find((state) => state === record?.status),
    ]);
  }
  if (application.multiFilingId !== null) {
    const filing = filings.find((one) => one.id === application.multiFilingId);
    expect([id, filing?.endReason]).toEqual([id, null]);
  }
}
