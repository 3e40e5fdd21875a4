import { describe, expect, it } from '@jest/globals';
import { anInstitutionUser, anOfficer, aPerson, aService, aStranger } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import type { ApplicationStatus, Step } from './generated/resolvers.ts';
import { availableSteps, canTake, isOpen, STATUSES, STEP_NAMES, target, waitingFor } from './workflow.ts';

const application = {
  practitionerId: 'person-1',
  institutionId: 'institution-1',
  authorityId: 'authority-1',
  correctionRequestedAt: null,
};

/** The only ones who may do anything. */
const APPLICANT = aPerson({ practitionerId: 'person-1' });
const REVIEWER = anInstitutionUser({ institutionId: 'institution-1' });
const CLERK = anOfficer({ authorityId: 'authority-1', rights: ['ACCEPT_APPLICATIONS'] });
const HEAD = anOfficer({ authorityId: 'authority-1', rights: ['DECIDE_APPLICATIONS'] });

/** Everybody else, who may do nothing at all. */
const OTHERS: Record<string, Viewer> = {
  'another person': aPerson({ practitionerId: 'person-2' }),
  'a person without qualification': aPerson({ practitionerId: undefined }),
  'another institution': anInstitutionUser({ institutionId: 'institution-2' }),
  'another authority': anOfficer({
    authorityId: 'authority-2',
    rights: ['ACCEPT_APPLICATIONS', 'DECIDE_APPLICATIONS'],
  }),
  'the superior authority': anOfficer({
    authorityId: 'authority-0',
    authorityLevel: 'PROVINCE',
    regionCode: '440000',
    rights: ['ACCEPT_APPLICATIONS', 'DECIDE_APPLICATIONS', 'SUPERVISE'],
  }),
  'an officer without rights': anOfficer({ authorityId: 'authority-1', rights: ['SUPERVISE'] }),
  'a service': aService('licences'),
  'a stranger': aStranger(),
};

/** Domain 5.4 once more, by hand: state → who → step → next state. What is not here is refused. */
const ALLOWED: [ApplicationStatus, 'applicant' | 'reviewer' | 'clerk' | 'head', Step, ApplicationStatus][] = [
  ['DRAFT', 'applicant', 'submit', 'SUBMITTED'],
  ['DRAFT', 'applicant', 'withdraw', 'WITHDRAWN'],
  ['SUBMITTED', 'applicant', 'withdraw', 'WITHDRAWN'],
  ['SUBMITTED', 'reviewer', 'pass', 'INST_PASSED'],
  ['SUBMITTED', 'reviewer', 'sendBack', 'INST_RETURNED'],
  ['SUBMITTED', 'reviewer', 'reject', 'INST_REJECTED'],
  ['INST_RETURNED', 'applicant', 'submit', 'SUBMITTED'],
  ['INST_RETURNED', 'applicant', 'withdraw', 'WITHDRAWN'],
  ['INST_PASSED', 'applicant', 'withdraw', 'WITHDRAWN'],
  ['INST_PASSED', 'clerk', 'accept', 'ACCEPTED'],
  ['INST_PASSED', 'clerk', 'requestCorrection', 'CORRECTION_REQUIRED'],
  ['INST_PASSED', 'clerk', 'decline', 'NOT_ACCEPTED'],
  ['CORRECTION_REQUIRED', 'applicant', 'submit', 'INST_PASSED'],
  ['CORRECTION_REQUIRED', 'applicant', 'withdraw', 'WITHDRAWN'],
  ['ACCEPTED', 'applicant', 'withdraw', 'WITHDRAWN'],
  ['ACCEPTED', 'head', 'approve', 'APPROVED'],
  ['ACCEPTED', 'head', 'refuse', 'REFUSED'],
];
const WHO = { applicant: APPLICANT, reviewer: REVIEWER, clerk: CLERK, head: HEAD };

describe('the workflow (domain 5.4)', () => {
  const matrix = STATUSES.flatMap((status) => STEP_NAMES.map((step) => [status, step] as const));

  it.each(matrix)('%s: %s is for exactly those whom the specification names', (status, step) => {
    for (const [name, viewer] of Object.entries(WHO)) {
      const row = ALLOWED.find(([from, who, what]) => from === status && who === name && what === step);
      expect([name, canTake(step, { ...application, status }, viewer)]).toEqual([name, row !== undefined]);
      if (row) expect(target(step, status)).toBe(row[3]);
    }
    for (const [name, viewer] of Object.entries(OTHERS)) {
      expect([name, canTake(step, { ...application, status }, viewer)]).toEqual([name, false]);
    }
  });

  it.each(STATUSES)('%s: the steps that a viewer is offered are those that he can take', (status) => {
    for (const viewer of [...Object.values(WHO), ...Object.values(OTHERS)]) {
      const offered = STEP_NAMES.filter((step) => canTake(step, { ...application, status }, viewer));
      expect(availableSteps({ ...application, status }, viewer)).toEqual(offered);
    }
  });

  it('every state can be reached from the draft', () => {
    const reached = new Set<ApplicationStatus>(['DRAFT']);
    for (const status of reached) {
      for (const step of STEP_NAMES) {
        const next = target(step, status);
        if (next) reached.add(next);
      }
    }
    expect([...reached].sort()).toEqual([...STATUSES].sort());
  });

  it('every open state but the instant before taking effect can be withdrawn from and closed by law (3.1.4, 3.1.5)', () => {
    const open = STATUSES.filter((status) => isOpen(status) && status !== 'APPROVED');
    expect(open.filter((status) => target('withdraw', status) !== 'WITHDRAWN')).toEqual([]);
    expect(open.filter((status) => target('close', status) !== 'CLOSED_BY_OPERATION_OF_LAW')).toEqual([]);
  });

  it('a correction is asked for once (ALL-32(4))', () => {
    const corrected = { ...application, status: 'INST_PASSED' as const, correctionRequestedAt: new Date() };
    expect(availableSteps(corrected, CLERK)).toEqual(['accept', 'decline']);
  });

  it.each<[ApplicationStatus, string | null]>([
    ['DRAFT', 'APPLICANT'],
    ['SUBMITTED', 'REVIEWER'],
    ['INST_RETURNED', 'APPLICANT'],
    ['INST_PASSED', 'OFFICER'],
    ['CORRECTION_REQUIRED', 'APPLICANT'],
    ['ACCEPTED', 'OFFICER'],
    ['APPROVED', 'SYSTEM'],
    ['EFFECTIVE', null],
    ['REFUSED', null],
    ['WITHDRAWN', null],
  ])('%s waits for %s', (status, party) => {
    expect(waitingFor(status)).toBe(party);
  });
});
