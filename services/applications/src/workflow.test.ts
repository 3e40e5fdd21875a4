import { describe, expect, it } from '@jest/globals';
import { anInstitutionUser, anOfficer, aPerson, aService, aStranger } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import type { ApplicationStatus, Channel, Step } from './generated/resolvers.ts';
import {
  availableSteps,
  canTake,
  isOpen,
  PATH_NAMES,
  type Path,
  reviewerAt,
  STATUSES,
  STEP_NAMES,
  STEPS,
  target,
  waitingFor,
} from './workflow.ts';

/** Whose verb: as domain 5.4 says it, written down a second time by hand. */
type Who = 'applicant' | 'concerned' | 'reviewer' | 'clerk' | 'head' | 'system';
type Row = [ApplicationStatus, Who, Step, ApplicationStatus];

const S = 'SUBMITTED';
const REVIEWED: Row[] = [
  ['DRAFT', 'applicant', 'submit', S],
  [S, 'reviewer', 'pass', 'INST_PASSED'],
  [S, 'reviewer', 'sendBack', 'INST_RETURNED'],
  [S, 'reviewer', 'reject', 'INST_REJECTED'],
  ['INST_RETURNED', 'applicant', 'submit', S],
  [S, 'clerk', 'callUp', 'INST_PASSED'],
];
const DECIDED: Row[] = [
  ['INST_PASSED', 'clerk', 'accept', 'ACCEPTED'],
  ['INST_PASSED', 'system', 'deemAccepted', 'ACCEPTED'],
  ['INST_PASSED', 'clerk', 'requestCorrection', 'CORRECTION_REQUIRED'],
  ['INST_PASSED', 'clerk', 'decline', 'NOT_ACCEPTED'],
  ['CORRECTION_REQUIRED', 'applicant', 'submit', 'INST_PASSED'],
  ['ACCEPTED', 'head', 'approve', 'APPROVED'],
  ['ACCEPTED', 'head', 'refuse', 'REFUSED'],
];
/** What was approved takes effect, or is decided about again when it could not be written elsewhere (S2-Q14). */
const REOPENED = (to: 'ACCEPTED' | 'FORWARDED'): Row => ['APPROVED', 'system', 'reopen', to];
const EFFECT: Row = ['APPROVED', 'system', 'takeEffect', 'EFFECTIVE'];
const ENDING: Row[] = [EFFECT, REOPENED('ACCEPTED')];
const second = (between: 'PARTLY_PASSED' | 'MIL_PASSED'): Row[] => [
  ['DRAFT', 'applicant', 'submit', S],
  [S, 'reviewer', 'pass', between],
  [S, 'reviewer', 'sendBack', 'INST_RETURNED'],
  [S, 'reviewer', 'reject', 'INST_REJECTED'],
  ['INST_RETURNED', 'applicant', 'submit', S],
  [S, 'clerk', 'callUp', 'INST_PASSED'],
  [between, 'reviewer', 'pass', 'INST_PASSED'],
  [between, 'reviewer', 'sendBack', 'SECOND_RETURNED'],
  [between, 'reviewer', 'reject', 'INST_REJECTED'],
  [between, 'clerk', 'callUp', 'INST_PASSED'],
  ['SECOND_RETURNED', 'applicant', 'submit', between],
];

/** Examined by the province, decided by the nation (S2-Q14). */
const TWICE: Row[] = [
  ...DECIDED.filter(([, , step]) => step !== 'approve'),
  ['ACCEPTED', 'head', 'forward', 'FORWARDED'],
  ['FORWARDED', 'head', 'approve', 'APPROVED'],
  ['FORWARDED', 'head', 'refuse', 'REFUSED'],
  EFFECT,
  REOPENED('FORWARDED'),
];

const RELEASED_ON_PAPER: Row[] = [
  ['APPROVED', 'head', 'askRelease', 'AWAITING_RELEASE'],
  ['AWAITING_RELEASE', 'head', 'recordRelease', 'EFFECTIVE'],
  ['AWAITING_RELEASE', 'head', 'refuse', 'REFUSED'],
];

/** Domain 5.4 once more: chain → from, who, step, to. What is not here is refused; withdrawing and closing stand below. */
const ALLOWED: Record<Path, Row[]> = {
  GENERAL: [...REVIEWED, ...DECIDED, ...ENDING],
  INFO: [
    ...REVIEWED.filter(([, , step]) => step !== 'pass' && step !== 'callUp'),
    [S, 'reviewer', 'pass', 'EFFECTIVE'],
  ],
  TWO_INSTITUTIONS: [...second('PARTLY_PASSED'), ...DECIDED, ...ENDING],
  TO_AUTHORITY: [['DRAFT', 'applicant', 'submit', 'INST_PASSED'], ...DECIDED, ...ENDING],
  BY_INSTITUTION: [['DRAFT', 'applicant', 'submit', 'INST_PASSED'], ...DECIDED, ...ENDING],
  WAITING: [
    ['DRAFT', 'applicant', 'submit', 'PENDING'],
    ['PENDING', 'system', 'resume', 'INST_PASSED'],
    ...DECIDED,
    ...ENDING,
  ],
  INSTITUTION_ALONE: [['DRAFT', 'applicant', 'submit', 'EFFECTIVE']],
  PROVINCE_THEN_NATION: [['DRAFT', 'applicant', 'submit', 'INST_PASSED'], ...TWICE],
  INSTITUTION_PROVINCE_NATION: [...REVIEWED, ...TWICE],
  WINDOW_THEN_NATION: [
    ['DRAFT', 'applicant', 'submit', 'ACCEPTED'],
    ...TWICE.filter(([from]) => !['INST_PASSED', 'CORRECTION_REQUIRED'].includes(from)),
  ],
  // Authority-direct starts at ACCEPTED.
  WINDOW: [
    ['DRAFT', 'applicant', 'submit', 'ACCEPTED'],
    ['ACCEPTED', 'head', 'approve', 'APPROVED'],
    ['ACCEPTED', 'head', 'refuse', 'REFUSED'],
    ...ENDING,
  ],
  // S2-Q33: both institutions, the authority, and the military body lets her go, online or on paper.
  MILITARY: [
    ...second('MIL_PASSED'),
    ...DECIDED,
    ['APPROVED', 'head', 'askRelease', 'AWAITING_RELEASE'],
    ['AWAITING_RELEASE', 'reviewer', 'release', 'EFFECTIVE'],
    ['AWAITING_RELEASE', 'head', 'recordRelease', 'EFFECTIVE'],
    ['AWAITING_RELEASE', 'reviewer', 'objectRelease', 'RELEASE_OBJECTED'],
    ['RELEASE_OBJECTED', 'head', 'askRelease', 'AWAITING_RELEASE'],
    ['RELEASE_OBJECTED', 'head', 'refuse', 'REFUSED'],
  ],
  MILITARY_ON_PAPER: [...REVIEWED, ...DECIDED, ...RELEASED_ON_PAPER],
  MILITARY_AT_WINDOW: [
    ['DRAFT', 'applicant', 'submit', 'ACCEPTED'],
    ['ACCEPTED', 'head', 'approve', 'APPROVED'],
    ['ACCEPTED', 'head', 'refuse', 'REFUSED'],
    ...RELEASED_ON_PAPER,
  ],
  // Ex officio: told, heard, decided by a named officer, or ended without effect (5.6, 11-A9).
  EX_OFFICIO: [
    ['TO_NOTIFY', 'head', 'notify', 'HEARING'],
    ['HEARING', 'concerned', 'explain', 'HEARING'],
    ['HEARING', 'system', 'endHearing', 'ACCEPTED'],
    ['ACCEPTED', 'head', 'approve', 'APPROVED'],
    ['TO_NOTIFY', 'head', 'keep', 'KEPT'],
    ['HEARING', 'head', 'keep', 'KEPT'],
    ['ACCEPTED', 'head', 'keep', 'KEPT'],
    EFFECT,
  ],
};

/** The channel on which a chain is taken, for who the applicant is. */
const CHANNEL: Record<Path, Channel> = {
  GENERAL: 'PERSON',
  INFO: 'PERSON',
  TWO_INSTITUTIONS: 'PERSON',
  MILITARY: 'PERSON',
  MILITARY_ON_PAPER: 'PERSON',
  MILITARY_AT_WINDOW: 'AUTHORITY',
  TO_AUTHORITY: 'PERSON',
  BY_INSTITUTION: 'INSTITUTION',
  WAITING: 'INSTITUTION',
  PROVINCE_THEN_NATION: 'PERSON',
  INSTITUTION_PROVINCE_NATION: 'PERSON',
  WINDOW_THEN_NATION: 'AUTHORITY',
  INSTITUTION_ALONE: 'INSTITUTION',
  WINDOW: 'AUTHORITY',
  EX_OFFICIO: 'EX_OFFICIO',
};

const parties = {
  practitionerId: 'person-1',
  byInstitutionId: 'institution-9',
  reviewerId: 'institution-1',
  authorityId: 'authority-1',
};
const PERSON = aPerson({ practitionerId: 'person-1' });
const EMPLOYER = anInstitutionUser({ institutionId: 'institution-9' });
const REVIEWER = anInstitutionUser({ institutionId: 'institution-1' });
const CLERK = anOfficer({ authorityId: 'authority-1', rights: ['ACCEPT_APPLICATIONS'] });
const HEAD = anOfficer({ authorityId: 'authority-1', rights: ['DECIDE_APPLICATIONS'] });

/** Who each word means on a channel. */
const meant = (who: Who, channel: Channel): Viewer | null => {
  if (who === 'applicant') return { PERSON, INSTITUTION: EMPLOYER, AUTHORITY: CLERK, EX_OFFICIO: null }[channel];
  return { concerned: PERSON, reviewer: REVIEWER, clerk: CLERK, head: HEAD, system: null }[who];
};

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
const EVERYBODY = { PERSON, EMPLOYER, REVIEWER, CLERK, HEAD, ...OTHERS };

describe.each(PATH_NAMES)('the chain %s (domain 5.4)', (path) => {
  const rows = ALLOWED[path];
  const channel = CHANNEL[path];
  const matrix = STATUSES.flatMap((status) => STEP_NAMES.map((step) => [status, step] as const)).filter(
    ([, step]) => step !== 'withdraw' && step !== 'close',
  );

  it.each(matrix)('%s: %s is for exactly those whom the specification names', (status, step) => {
    const named = rows.filter(([from, , what]) => from === status && what === step);
    expect(target(step, { path, status })).toBe(named[0]?.[3] ?? null);
    for (const [name, viewer] of Object.entries(EVERYBODY)) {
      const may = named.some(([, who]) => meant(who, channel) === viewer);
      expect([name, canTake(step, { ...parties, channel, path, status }, viewer)]).toEqual([name, may]);
    }
  });
});

describe.each(PATH_NAMES)('every chain: %s', (path) => {
  const open = STATUSES.filter((status) => isOpen({ path, status }));

  it('offers each viewer what he can take', () => {
    for (const status of STATUSES) {
      const application = { ...parties, channel: CHANNEL[path], path, status };
      for (const viewer of Object.values(EVERYBODY)) {
        const offered = STEP_NAMES.filter((step) => canTake(step, application, viewer));
        expect(availableSteps(application, viewer)).toEqual(offered);
      }
    }
  });

  it('reaches every state that it speaks of from where it begins', () => {
    const reached = new Set<ApplicationStatus>([path === 'EX_OFFICIO' ? 'TO_NOTIFY' : 'DRAFT']);
    for (const status of reached) {
      for (const step of STEP_NAMES) {
        const next = target(step, { path, status });
        if (next) reached.add(next);
      }
    }
    expect(open.filter((status) => !reached.has(status))).toEqual([]);
  });

  it('3.1.4: can be closed by operation of law in every open state', () => {
    expect(open.filter((status) => target('close', { path, status }) !== 'CLOSED_BY_OPERATION_OF_LAW')).toEqual([]);
  });

  it('3.1.5: can be withdrawn by whoever brought it in before the decision, and not after it', () => {
    const decided = ['APPROVED', 'AWAITING_RELEASE', 'RELEASE_OBJECTED'];
    const before = path === 'EX_OFFICIO' ? [] : open.filter((status) => !decided.includes(status));
    const withdrawable = STATUSES.filter((status) => target('withdraw', { path, status }) === 'WITHDRAWN');
    expect(withdrawable).toEqual(before);
  });

  it('an end is an end', () => {
    const ends = [
      'EFFECTIVE',
      'REFUSED',
      'KEPT',
      'WITHDRAWN',
      'NOT_ACCEPTED',
      'INST_REJECTED',
      'CLOSED_BY_OPERATION_OF_LAW',
    ];
    expect(open.filter((status) => ends.includes(status))).toEqual([]);
    for (const status of ends) expect(waitingFor({ path, status: status as ApplicationStatus })).toBeNull();
  });
});

describe('whose turn it is', () => {
  it.each<[Path, ApplicationStatus, string | null]>([
    ['GENERAL', 'DRAFT', 'APPLICANT'],
    ['GENERAL', 'SUBMITTED', 'REVIEWER'],
    ['GENERAL', 'INST_RETURNED', 'APPLICANT'],
    ['GENERAL', 'INST_PASSED', 'OFFICER'],
    ['GENERAL', 'CORRECTION_REQUIRED', 'APPLICANT'],
    ['GENERAL', 'ACCEPTED', 'OFFICER'],
    ['GENERAL', 'APPROVED', 'SYSTEM'],
    ['GENERAL', 'EFFECTIVE', null],
    ['TWO_INSTITUTIONS', 'PARTLY_PASSED', 'REVIEWER'],
    ['TWO_INSTITUTIONS', 'SECOND_RETURNED', 'APPLICANT'],
    ['MILITARY', 'MIL_PASSED', 'REVIEWER'],
    ['MILITARY', 'AWAITING_RELEASE', 'REVIEWER'],
    ['MILITARY', 'RELEASE_OBJECTED', 'OFFICER'],
    ['MILITARY_ON_PAPER', 'AWAITING_RELEASE', 'OFFICER'],
    ['MILITARY_AT_WINDOW', 'AWAITING_RELEASE', 'OFFICER'],
    ['WAITING', 'PENDING', 'SYSTEM'],
    ['EX_OFFICIO', 'TO_NOTIFY', 'OFFICER'],
    ['EX_OFFICIO', 'HEARING', 'OFFICER'],
    ['EX_OFFICIO', 'ACCEPTED', 'OFFICER'],
  ])('on %s, %s waits for %s', (path, status, party) => {
    expect(waitingFor({ path, status })).toBe(party);
  });

  it('S2-Q9, Q33: two institutions have their turns one after the other; a release is asked of the first', () => {
    const turns = (['SUBMITTED', 'MIL_PASSED', 'SECOND_RETURNED', 'AWAITING_RELEASE'] as const).map((status) =>
      reviewerAt(status, ['first', 'second']),
    );
    expect(turns).toEqual(['first', 'second', 'second', 'first']);
    expect(reviewerAt('SUBMITTED', [])).toBeNull();
  });

  it('every step has somebody whose it is', () => {
    expect(Object.keys(STEPS)).toEqual(STEP_NAMES);
  });
});
