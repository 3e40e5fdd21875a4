import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, take } from '../../../../test/ask.ts';
import { answered, seen } from '../../../../test/builders.ts';
import {
  about,
  agreed,
  aHospital,
  anAssistant,
  aPhysician,
  aRegistered,
  atTheWindow,
  catalogue,
  onBehalf,
  onRecord,
  qualified,
  type Registered,
  registering,
  withdrawAll,
} from '../../../../test/physicians.ts';
import {
  approve,
  carryOn,
  filingsOf,
  fill,
  now,
  obstacle,
  officerOf,
  type Play,
  play,
  registrationsOf,
  reviewerOf,
  upload,
} from '../../../../test/play.ts';
import { aStage, type Somewhere, type Stage } from '../../../../test/stage.ts';
import { openLinkedChange } from '../../../features/open-linked-change/open-linked-change.ts';
import { saveDraft } from '../../../features/save-draft/save-draft.ts';
import { submitApplication } from '../../../features/submit-application/submit-application.ts';
import type { ApplicationRow } from '../../../rows.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const code = async (played: Play) => (await obstacle(stage, played))?.code;
const move = (who: Registered, where: Somewhere, placeChanges: boolean, form: Play['form'] = {}) =>
  about(who, 'PHY_CHG', { institutionChanges: true, placeChanges, institution: where.institutionId, ...form });
const stay = (who: Registered, form: Play['form'] = {}) =>
  about(who, 'PHY_CHG', { institutionChanges: false, placeChanges: false, ...form });
const TRAINED = { trainingInstitution: '省人民医院', assessmentDate: '2026-10-30' };
const only = async (who: Pick<Registered, 'practitionerId'>) => {
  const [row] = await registrationsOf(stage, who.practitionerId);
  if (!row) throw new Error('Not registered');
  return row;
};

describe('PHY_CHG', () => {
  it('S2-Q7: another primary institution in the province: updated in place, history kept, no automatic filing at the old one', async () => {
    const who = await aRegistered(stage);
    const where = aHospital(stage, '440304');
    const { id } = await play(stage, move(who, where, false));
    const after = await only(who);
    expect(after).toMatchObject({
      id: who.registration.id,
      status: 'VALID',
      primaryInstitutionId: where.institutionId,
      issuingAuthorityId: where.authorityId,
      practicePlaceCode: '440000',
      certificateCode: who.registration.certificateCode,
      applicationId: id,
      scopeNames: ['内科专业'],
    });
    expect(await stage.deps.db.registrationHistory.count({ where: { registrationId: after.id } })).toBe(1);
    expect(await filingsOf(stage, who.practitionerId)).toHaveLength(0);
  });

  it('11-A10: the new institution reviews, the old one does not see it', async () => {
    const who = await aRegistered(stage);
    const where = aHospital(stage, '440304');
    const submitted = await play(stage, move(who, where, false), 'SUBMITTED');
    expect(submitted.reviewerIds).toEqual([where.institutionId]);
    expect((await take(stage, who.reviewer, 'pass', submitted)).__typename).toBe('ApplicationNotFound');
  });

  it('S2-Q7: to another province: the place changes, the filings of the old place end', async () => {
    const who = await aRegistered(stage);
    await play(
      stage,
      about(who, 'PHY_MULTI', {
        institution: aHospital(stage, '440304').institutionId,
        validFrom: '2026-11-09',
        validUntil: '2027-11-08',
      }),
    );
    stage.clock.moveTo('2026-11-16T10:00:00+08:00');
    await play(stage, move(who, aHospital(stage, '430102'), true));
    expect(await only(who)).toMatchObject({ practicePlaceCode: '430000', practicePlaceName: '湖南省' });
    const [filing] = await filingsOf(stage, who.practitionerId);
    expect(filing).toMatchObject({ endReason: 'PLACE_CHANGED' });
    expect(filing?.endedOn?.toISOString()).toContain('2026-11-15');
  });

  it('5.3: the filing at the new primary institution ends, others in the place stay', async () => {
    const who = await aRegistered(stage);
    const next = aHospital(stage, '440304');
    const other = aHospital(stage, '440104');
    for (const { institutionId } of [next, other]) {
      await play(
        stage,
        about(who, 'PHY_MULTI', { institution: institutionId, validFrom: '2026-11-09', validUntil: '2027-11-08' }),
      );
    }
    stage.clock.moveTo('2026-11-16T10:00:00+08:00');
    await play(stage, move(who, next, false));
    const filings = await filingsOf(stage, who.practitionerId);
    expect(filings.map(({ endReason }) => endReason)).toEqual(['BECAME_PRIMARY', null]);
  });

  it('S2-Q8, 10.1.25: an assistant to another county: place yes, the filings of the county end', async () => {
    const who = await aRegistered(stage, anAssistant(stage));
    await play(
      stage,
      about(who, 'PHY_MULTI', {
        institution: aHospital(stage).institutionId,
        validFrom: '2026-11-09',
        validUntil: '2027-11-08',
      }),
    );
    stage.clock.moveTo('2026-11-16T10:00:00+08:00');
    await play(stage, move(who, aHospital(stage, '440104'), true));
    expect(await only(who)).toMatchObject({ practicePlaceCode: '440104', solePlace: true });
    expect((await filingsOf(stage, who.practitionerId))[0]).toMatchObject({ endReason: 'PLACE_CHANGED' });
  });

  it.each<[string, () => Promise<Registered>, string, boolean, boolean]>([
    ['S2-Q7: licensed, within the province', () => aRegistered(stage), '440304', false, true],
    ['S2-Q7: licensed, to another province', () => aRegistered(stage), '430102', true, false],
    ['S2-Q8: assistant, within the county', () => aRegistered(stage, anAssistant(stage)), '440103', false, true],
    ['S2-Q8: assistant, to another county', () => aRegistered(stage, anAssistant(stage)), '440104', true, false],
  ])('%s: the contradictory answer is refused with the right one', async (_, who, region, right, wrong) => {
    const registered = await who();
    const where = aHospital(stage, region);
    const draft = await play(stage, move(registered, where, wrong), 'DRAFT');
    const answer = await submitApplication(stage.deps, registered.viewer, seen(draft));
    expect(answer).toMatchObject({
      code: 'ANSWER_CONTRADICTS',
      message: expect.stringContaining(`“是否变更执业地点”应选“${right ? '是' : '否'}”`),
    });
    const saved = await saveDraft(stage.deps, registered.viewer, { ...seen(draft), form: { placeChanges: right } });
    const submitted = await submitApplication(
      stage.deps,
      registered.viewer,
      seen(answered(saved, 'SavedDraft').application),
    );
    expect(submitted.kind).toBe('SubmittedApplication');
  });

  it('S2-Q7: an institution that stays, and is said to change', async () => {
    const who = await aRegistered(stage);
    expect(await code(move(who, who, false, { scopes: ['1001', '1011'], ...TRAINED }))).toBe('ANSWER_CONTRADICTS');
  });

  it('S2-Q22: nothing changes', async () => {
    expect(await code(stay(await aRegistered(stage)))).toBe('NOTHING_CHANGES');
    expect(await code(stay(await aRegistered(stage), { scopes: ['1001'] }))).toBe('NOTHING_CHANGES');
  });

  it('PL-14: another scope after training and assessment; without it not', async () => {
    const who = await aRegistered(stage);
    const scopes = ['1001', '1011'];
    expect(await code(stay(who, { scopes }))).toBe('TRAINING_REQUIRED');
    await withdrawAll(stage, who);
    const submitted = await play(stage, stay(who, { scopes, ...TRAINED }), 'SUBMITTED');
    expect(submitted.reviewerIds).toEqual([who.institutionId]);
    await carryOn(stage, submitted);
    expect(await only(who)).toMatchObject({
      scopeCodes: scopes,
      scopeNames: ['内科专业', '全科医学专业'],
      primaryInstitutionId: who.institutionId,
    });
  });

  it('PL-14: fewer scopes need no training', async () => {
    const who = await aRegistered(stage, aPhysician(stage), aHospital(stage), { scopes: ['1001', '1002'] });
    await play(stage, stay(who, { scopes: ['1002'] }));
    expect(await only(who)).toMatchObject({ scopeNames: ['外科专业'] });
  });

  it('11-A19: another category only with a qualification of it, and with its scopes', async () => {
    const who = await aRegistered(stage);
    const change = (form = {}) => stay(who, { category: 'TCM', ...form });
    expect(await code(change({ scopes: ['4001'] }))).toBe('NO_QUALIFICATION_OF_CATEGORY');
    await withdrawAll(stage, who);
    const qualificationId = qualified(stage, who, { category: 'TCM' });
    expect(await code(change())).toBe('SCOPES_NEEDED');
    await withdrawAll(stage, who);
    expect(await code(change({ scopes: ['1001'] }))).toBe('SCOPE_NOT_ALLOWED');
    await withdrawAll(stage, who);
    await play(stage, change({ scopes: ['4001'] }));
    expect(await only(who)).toMatchObject({
      category: 'TCM',
      scopeNames: ['中医专业'],
      qualificationIds: [qualificationId],
    });
  });

  it('9.2, S2-Q49: an unchanged scope is kept within the province, though its catalogue has dropped it', async () => {
    await catalogue(stage, '430000', [{ code: '1999', name: '旧专业', category: 'CLINICAL', nationalCode: null }]);
    const who = await aRegistered(
      stage,
      aPhysician(stage, { province: { code: '430000' } }),
      aHospital(stage, '430102'),
      { scopes: ['1999'] },
    );
    await catalogue(stage, '430000', []);
    await play(stage, move(who, aHospital(stage, '430103'), false));
    expect(await only(who)).toMatchObject({ scopeCodes: ['1999'], scopeNames: ['旧专业'] });
  });

  it('S2-Q49: to another province by national code; what has none is agreed before the decision, and submission is possible', async () => {
    await catalogue(stage, '440000', [{ code: '1901', name: '疼痛专业', category: 'CLINICAL', nationalCode: null }]);
    await catalogue(stage, '430000', [
      { code: '1801', name: '疼痛诊疗专业', category: 'CLINICAL', nationalCode: null },
    ]);
    const who = await aRegistered(stage, aPhysician(stage), aHospital(stage), { scopes: ['1001', '1901'] });
    const accepted = await play(stage, move(who, aHospital(stage, '430102'), true), 'ACCEPTED');
    expect(await take(stage, officerOf(accepted), 'approve', accepted)).toMatchObject({ code: 'SCOPE_NOT_MAPPED' });
    await agreed(stage, '440000', '1901', '430000', '1801');
    answered(await approve(stage, accepted), 'ApprovedApplication');
    expect(await only(who)).toMatchObject({ scopeCodes: ['1001', '1801'], scopeNames: ['内科专业', '疼痛诊疗专业'] });
  });

  it('10.1.27: refused while suspended', async () => {
    const who = await aRegistered(stage);
    await onRecord(stage, who, {
      kind: 'ASSESSMENT',
      measure: 'FAILED',
      decidedOn: '2026-11-01',
      validFrom: '2026-11-01',
      validUntil: '2027-04-30',
    });
    expect(await code(stay(who))).toBe('SUSPENDED');
  });

  it('(a): none to a province with a valid registration', async () => {
    const who = await aRegistered(stage);
    await play(stage, registering(who, aHospital(stage, '430102')));
    expect(await code(move(who, aHospital(stage, '430103'), true))).toBe('ALREADY_REGISTERED');
  });

  it('S0-2.2: a filed registration is not changed', async () => {
    const who = await aRegistered(stage);
    await play(stage, about(who, 'PHY_FILE', { reason: 'F-P1' }));
    expect(await code(stay(who))).toBe('WRONG_STATE');
  });

  it('3.6: the present institution has closed: only to another one', async () => {
    const who = await aRegistered(stage);
    stage.world.changeInstitution(who.institutionId, { status: 'CLOSED' });
    expect(await code(stay(who, { scopes: ['1001', '1011'], ...TRAINED }))).toBe('INSTITUTION_CLOSED');
    await withdrawAll(stage, who);
    await play(stage, move(who, aHospital(stage), false));
  });

  it('3.1.4: two changes of one record: the second is told of the first; twice at once as well', async () => {
    const who = await aRegistered(stage);
    const answers = await Promise.all([1, 2, 3].map(() => obstacle(stage, move(who, aHospital(stage), false))));
    expect(answers.filter((one) => one === null)).toHaveLength(1);
    expect(answers.filter((one) => one?.kind === 'AlreadyOpen')).toHaveLength(2);
  });

  it('2.3: at the window of the new authority; the old one is told who decides', async () => {
    const who = await aRegistered(stage);
    const where = aHospital(stage, '440304');
    const form = { institutionChanges: true, placeChanges: false, institution: where.institutionId };
    expect(await obstacle(stage, onBehalf(atTheWindow(who), who, 'PHY_CHG', form))).toMatchObject({
      code: 'OTHER_AUTHORITY',
    });
    await withdrawAll(stage, who);
    await play(stage, onBehalf(atTheWindow(where), who, 'PHY_CHG', form));
    expect(await only(who)).toMatchObject({ primaryInstitutionId: where.institutionId });
  });

  it('3.1.14: by the institution for its own staff, confirmed by the person', async () => {
    const who = await aRegistered(stage);
    const played = onBehalf(who.reviewer, who, 'PHY_CHG', { scopes: ['1001', '1011'], ...TRAINED });
    const accepted = await play(stage, played, 'ACCEPTED');
    expect(await take(stage, who.officer, 'approve', accepted)).toMatchObject({ code: 'NOT_CONFIRMED' });
    answered(await approve(stage, accepted), 'ApprovedApplication');
    expect(await only(who)).toMatchObject({ scopeCodes: ['1001', '1011'] });
  });

  it('10.1.10: an institution of a county that was merged is still in the same place, no change is forced', async () => {
    const who = await aRegistered(stage, anAssistant(stage));
    const colleague = aHospital(stage, '440104');
    stage.world.changeInstitution(who.institutionId, { region: stage.world.region('440104') });
    await play(
      stage,
      about(who, 'PHY_MULTI', {
        institution: aHospital(stage, '440104').institutionId,
        validFrom: '2026-11-09',
        validUntil: '2027-11-08',
      }),
    );
    await play(stage, move(who, colleague, false));
    expect(await only(who)).toMatchObject({
      practicePlaceCode: '440103',
      primaryInstitutionId: colleague.institutionId,
    });
    expect((await filingsOf(stage, who.practitionerId))[0]?.endedOn).toBeNull();
  });

  it('S2-Q52: a trainee who goes to his institution is regular staff there', async () => {
    const who = await aRegistered(stage, aPhysician(stage), aHospital(stage), {
      staffKind: 'TRAINEE',
      trainingEnd: '2029-08-31',
    });
    await play(stage, move(who, aHospital(stage), false));
    expect(await only(who)).toMatchObject({ staffKind: 'STAFF', trainingEnd: null });
  });
});

describe('PHY_CHG in and out of the region (4.2, 5.1)', () => {
  const outside = () => aHospital(stage, '110105', { region: stage.world.region('110105', false) });

  it('5.1: to where e-registration has not started: TRANSFERRED_OUT, let go by those whom he leaves', async () => {
    const who = await aRegistered(stage);
    const where = outside();
    const submitted = await play(stage, move(who, where, true), 'SUBMITTED');
    expect(submitted).toMatchObject({ reviewerIds: [who.institutionId], authorityId: who.authorityId });
    await carryOn(stage, submitted);
    expect(await only(who)).toMatchObject({ status: 'TRANSFERRED_OUT' });
  });

  it('5.1: and back by a change: a new valid registration with the old code, the old record is history', async () => {
    const who = await aRegistered(stage);
    await play(stage, move(who, outside(), true));
    stage.clock.moveTo('2029-11-09T10:00:00+08:00');
    await play(stage, move(who, aHospital(stage, '440304'), false));
    const [old, present] = await registrationsOf(stage, who.practitionerId);
    expect(old).toMatchObject({ status: 'SUPERSEDED' });
    expect(present).toMatchObject({ status: 'VALID', certificateCode: old?.certificateCode, scopeCodes: ['1001'] });
  });

  it('5.1: or by a registration, without training: he has practised elsewhere', async () => {
    const who = await aRegistered(stage);
    await play(stage, move(who, outside(), true));
    stage.clock.moveTo('2029-11-09T10:00:00+08:00');
    await play(stage, registering(who, aHospital(stage, '440304')));
    expect((await registrationsOf(stage, who.practitionerId)).map(({ status }) => status)).toEqual([
      'SUPERSEDED',
      'VALID',
    ]);
  });

  it('5.1: not from outside to outside', async () => {
    const who = await aRegistered(stage);
    await play(stage, move(who, outside(), true));
    expect(await code(move(who, outside(), true))).toBe('REGION_NOT_OPEN');
  });

  it('P3: from a region in which it has not started, before activation; the account is activated by the effect', async () => {
    const who = await aRegistered(stage, aPhysician(stage), aHospital(stage, '430102'));
    stage.world.changeInstitution(who.institutionId, { region: stage.world.region('430102', false) });
    const by = { ...who.viewer, accountState: 'CONTACT_VERIFIED' as const };
    const { id } = await play(stage, { ...move(who, aHospital(stage), true), by });
    const due = await stage.deps.db.outboxMessage.findMany({
      where: { topic: 'account.activationDue', payload: { path: ['applicationId'], equals: id } },
    });
    expect(due).toHaveLength(1);
  });

  it('3.1.2: within the region nobody applies before activation', async () => {
    const who = await aRegistered(stage);
    const by = { ...who.viewer, accountState: 'CONTACT_VERIFIED' as const };
    expect(await code({ ...move(who, aHospital(stage), false), by })).toBe('NOT_ACTIVATED');
  });
});

describe('a linked change (3.2 (b))', () => {
  const twoPlaces = async () => {
    const who = await aRegistered(stage);
    const second = aHospital(stage, '430102');
    await play(stage, registering(who, second));
    return { ...who, second };
  };
  const SCOPES = { scopes: ['1001', '1011'], ...TRAINED };

  async function opened(who: Registered): Promise<ApplicationRow[]> {
    return answered(await openLinkedChange(stage.deps, who.viewer), 'OpenedLinkedChange').applications;
  }
  async function submitted(who: Registered, draft: ApplicationRow, form: Play['form']): Promise<ApplicationRow> {
    const played = { by: who.viewer, form: { institutionChanges: false, placeChanges: false, ...form } };
    const saved = answered(await fill(stage, played, draft), 'SavedDraft').application;
    await upload(stage, who.viewer, saved);
    return answered(await submitApplication(stage.deps, who.viewer, seen(saved)), 'SubmittedApplication').application;
  }
  const scopesOf = async ({ practitionerId }: Registered) =>
    (await registrationsOf(stage, practitionerId)).map(({ scopeCodes }) => scopeCodes.join());

  it('I5: scope or category of one registration alone is refused while another is valid', async () => {
    const who = await twoPlaces();
    expect(await code(stay(who, SCOPES))).toBe('LINKED_CHANGE_NEEDED');
    await withdrawAll(stage, who);
    qualified(stage, who, { category: 'TCM' });
    expect(await code(stay(who, { category: 'TCM', scopes: ['4001'] }))).toBe('LINKED_CHANGE_NEEDED');
  });

  it('the institution of one changes alone', async () => {
    const who = await twoPlaces();
    await play(stage, move(who, aHospital(stage, '440304'), false));
    expect(await scopesOf(who)).toEqual(['1001', '1001']);
  });

  it('for all registrations, effective together after all authorities have approved', async () => {
    const who = await twoPlaces();
    const [one, other] = await opened(who);
    if (!one || !other) throw new Error('Two are opened');
    expect(one.dossierId).toBe(other.dossierId);
    const first = await carryOn(stage, await submitted(who, one, SCOPES), 'ACCEPTED');
    const second = await carryOn(stage, await submitted(who, other, SCOPES), 'ACCEPTED');
    expect(await approve(stage, first)).toMatchObject({ kind: 'ApprovedApplication', registration: null });
    expect(await now(stage, first)).toMatchObject({ status: 'APPROVED' });
    expect(await scopesOf(who)).toEqual(['1001', '1001']);
    answered(await approve(stage, second), 'ApprovedApplication');
    expect([(await now(stage, first)).status, (await now(stage, second)).status]).toEqual(['EFFECTIVE', 'EFFECTIVE']);
    expect(await scopesOf(who)).toEqual(['1001,1011', '1001,1011']);
  });

  it('both approved at once: one effect', async () => {
    const who = await twoPlaces();
    const drafts = await opened(who);
    const accepted = [];
    for (const draft of drafts) accepted.push(await carryOn(stage, await submitted(who, draft, SCOPES), 'ACCEPTED'));
    const answers = await Promise.all(accepted.map((one) => approve(stage, one)));
    expect(answers.map(({ kind }) => kind)).toEqual(['ApprovedApplication', 'ApprovedApplication']);
    expect(await scopesOf(who)).toEqual(['1001,1011', '1001,1011']);
  });

  it('one is refused: the rest is closed, nothing changes', async () => {
    const who = await twoPlaces();
    const [one, other] = await opened(who);
    if (!one || !other) throw new Error('Two are opened');
    const first = await carryOn(stage, await submitted(who, one, SCOPES), 'ACCEPTED');
    const second = await carryOn(stage, await submitted(who, other, SCOPES), 'ACCEPTED');
    answered(await approve(stage, first), 'ApprovedApplication');
    expect((await take(stage, officerOf(second), 'refuse', second)).__typename).toBe('StepTaken');
    expect(await now(stage, first)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
    expect(await scopesOf(who)).toEqual(['1001', '1001']);
  });

  it('what they say must agree', async () => {
    const who = await twoPlaces();
    const [one, other] = await opened(who);
    if (!one || !other) throw new Error('Two are opened');
    await submitted(who, one, SCOPES);
    const played = {
      by: who.viewer,
      form: { institutionChanges: false, placeChanges: false, ...TRAINED, scopes: ['1001', '1012'] },
    };
    const saved = answered(await fill(stage, played, other), 'SavedDraft').application;
    await upload(stage, who.viewer, saved);
    expect(await submitApplication(stage.deps, who.viewer, seen(saved))).toMatchObject({
      code: 'LINKED_CHANGES_DIFFER',
    });
  });

  it('twice at once: one dossier', async () => {
    const who = await twoPlaces();
    const answers = await Promise.all([1, 2, 3].map(() => openLinkedChange(stage.deps, who.viewer)));
    expect(answers.filter(({ kind }) => kind === 'OpenedLinkedChange')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'AlreadyOpen')).toHaveLength(2);
  });

  const OPEN = `mutation { openLinkedChange {
    __typename
    ... on OpenedLinkedChange { applications { id dossier { id } } }
    ... on RequirementNotMet { code basis }
  } }`;
  it('through the graph: by a person with several valid registrations only', async () => {
    const who = await twoPlaces();
    const { applications } = await ask(stage, who.viewer, OPEN);
    const [one, other] = applications as { id: string; dossier: { id: string }[] }[];
    expect(one?.dossier).toEqual([{ id: other?.id }]);
    const single = await aRegistered(stage);
    expect(await ask(stage, single.viewer, OPEN)).toMatchObject({ code: 'NOTHING_TO_LINK' });
    expect((await ask(stage, single.officer, OPEN)).__typename).toBe('FORBIDDEN');
    expect((await ask(stage, reviewerOf({ reviewerId: single.institutionId }), OPEN)).__typename).toBe('FORBIDDEN');
  });
});
