import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { regionCode } from '@medreg/codes';
import { anInstitution, aPhysicians, aRegistration, aScope, facts, refusedBy, theRecord } from '../../test/facts.ts';
import { NATIONAL_CATALOGUE } from '../provinces/scope-catalogue.ts';
import type { Facts, RegistrationFacts } from './facts.ts';
import { identityChanges } from './identity-correction.ts';
import { intendedChange, intendedScopeKey, qualificationsAfter } from './intended-change.ts';
import {
  answersFitTheRegions,
  categoryHasQualification,
  linkedChangesAgree,
  linkedWhereOthersAreValid,
  newCategoryHasScopes,
  physicianChangesSomething,
  presentInstitutionOpen,
  trainedForTheScope,
} from './physician-change.ts';
import {
  experiencedForOwnPractice,
  filedAtAnother,
  leadsInOrOut,
  regionOpen,
  ruralFilesNowhere,
  ruralInstitution,
} from './physician-place.ts';
import { intendedInstitution, profileChanges } from './physician-profile.ts';
import { scopesMapped } from './scope.ts';
import {
  institutionAnswerFits,
  oneQualificationEverywhere,
  onlyOneIsValid,
  presentInstitutionTakesPart,
  upgradesAnAssistant,
} from './upgrade.ts';

const HERE = anInstitution();
const scopes = (...codes: string[]) => NATIONAL_CATALOGUE.filter(({ code }) => codes.includes(code));
const record = (over: Partial<RegistrationFacts> = {}) =>
  aRegistration({
    professionType: 'PHYSICIAN',
    level: 'LICENSED',
    category: 'CLINICAL',
    scopeCodes: ['1001'],
    scopeKey: 'qualification|1001',
    primaryInstitutionId: HERE.id,
    ...over,
  });
/** Somebody who changes something of his registration at a hospital in 荔湾. */
function changing(over: Partial<Facts> = {}): Partial<Facts> {
  const registration = over.registration ?? record();
  const { practitioner } = facts();
  return {
    professionType: 'PHYSICIAN',
    qualification: null,
    practitioner: { ...practitioner, qualifications: [aPhysicians()] },
    registration,
    registrations: [registration],
    present: HERE,
    mappedScopes: scopes('1001'),
    ...over,
  };
}
const assistant = record({ level: 'ASSISTANT', practicePlaceCode: regionCode('440103') });
/** Somebody with a qualification who registers at one more place. */
const adding = (over: Partial<RegistrationFacts>) =>
  changing({ qualification: aPhysicians(), registration: null, registrations: [record(over)] });
const to = (code: string, form: Facts['form'] = {}, over: Partial<Facts> = {}) =>
  changing({ institution: anInstitution(code), form, ...over });

describe('S2-Q7, Q8: what changes, by the regions', () => {
  it.each<[string, Partial<Facts>, boolean, boolean]>([
    ['a licensed physician within the county', to('440104'), true, false],
    ['… in another city of the province', to('440304'), true, false],
    ['… in another province', to('430102'), true, true],
    ['an assistant in another county', to('440104', {}, { registration: assistant }), true, true],
    [
      'an assistant within the county',
      to('440103', {}, { registration: assistant, institution: anInstitution('440103', { id: 'b' }) }),
      true,
      false,
    ],
    [
      'a rural assistant in another institution',
      to(
        '440103',
        {},
        {
          registration: record({ level: 'RURAL_ASSISTANT', category: 'CLINICAL_AND_TCM' }),
          institution: anInstitution('440103', { id: 'b' }),
        },
      ),
      true,
      true,
    ],
    ['nowhere else', changing(), false, false],
  ])('%s', (_, over, institutionChanges, placeChanges) => {
    expect(intendedChange(facts(over))).toMatchObject({ institutionChanges, placeChanges });
    const right = { institutionChanges, placeChanges };
    expect(refusedBy(answersFitTheRegions, { ...over, form: { ...over.form, ...right } })).toBeNull();
    for (const wrong of [
      { ...right, placeChanges: !placeChanges },
      { ...right, institutionChanges: !institutionChanges },
    ]) {
      expect(refusedBy(answersFitTheRegions, { ...over, form: { ...over.form, ...wrong } })).toBe('ANSWER_CONTRADICTS');
    }
  });

  it('a contradiction is refused with the right answer', () => {
    const wrong = facts(to('440304', { institutionChanges: true, placeChanges: true }));
    expect(answersFitTheRegions.check(wrong)?.message).toMatch(/执业地点.*应选“否”/u);
  });

  it('10.1.10: a county that was renamed is the same place', () => {
    const renamed = anInstitution('440118', { county: { code: regionCode('440118'), name: '增城区' } });
    const old = record({ level: 'ASSISTANT', practicePlaceCode: regionCode('440183') });
    const over = changing({ registration: old, present: renamed, institution: { ...renamed, id: 'b' } });
    expect(intendedChange(facts(over))).toMatchObject({ placeChanges: false });
  });
});

describe('what a change changes', () => {
  it.each<[string, Partial<Facts>, string | null]>([
    ['S2-Q22: nothing', changing(), 'NOTHING_CHANGES'],
    ['the same institution and scope', to('440103', { scopes: ['1001'] }), 'NOTHING_CHANGES'],
    ['the institution', to('440104'), null],
    ['the scope', changing({ form: { scopes: ['1002'] } }), null],
    ['back into the region (5.1)', changing({ registration: record({ status: 'TRANSFERRED_OUT' }) }), null],
    ['not agreed between the provinces yet', to('430102', {}, { mappedScopes: null }), null],
  ])('%s', (_, over, code) => {
    expect(refusedBy(physicianChangesSomething, over)).toBe(code);
  });

  const dental = aPhysicians({ id: 'dental', category: 'DENTAL' });
  const both = { practitioner: { ...facts().practitioner, qualifications: [aPhysicians(), dental] } };
  it.each<[string, Partial<Facts>, (string | null)[]]>([
    [
      '11-A19: another category without its qualification',
      changing({ form: { category: 'DENTAL', scopes: ['2001'] } }),
      ['NO_QUALIFICATION_OF_CATEGORY', null],
    ],
    ['with it', changing({ ...both, form: { category: 'DENTAL', scopes: ['2001'] } }), [null, null]],
    ['with it, no scopes', changing({ ...both, form: { category: 'DENTAL' } }), [null, 'SCOPES_NEEDED']],
    ['the same category', changing({ form: { category: 'CLINICAL' } }), [null, null]],
  ])('%s', (_, over, codes) => {
    expect([categoryHasQualification, newCategoryHasScopes].map((rule) => refusedBy(rule, over))).toEqual(codes);
  });

  it('11-A19; I5: the registration then rests on the qualification of the category', () => {
    const over = facts(changing({ ...both, form: { category: 'DENTAL', scopes: ['2001'] } }));
    expect([qualificationsAfter(over), intendedScopeKey(over)]).toEqual([['dental'], 'dental|2001']);
    expect(intendedScopeKey(facts(to('440104')))).toBe('qualification|1001');
    expect(intendedScopeKey(facts(to('430102', {}, { mappedScopes: null })))).toBeNull();
  });

  it.each<[string, Partial<Facts>, string | null]>([
    [
      'fewer scopes',
      changing({
        registration: record({ scopeCodes: ['1001', '1011'] }),
        mappedScopes: scopes('1001', '1011'),
        form: { scopes: ['1001'] },
      }),
      null,
    ],
    ['PL-14: one more', changing({ form: { scopes: ['1001', '1012'] } }), 'TRAINING_REQUIRED'],
    [
      'one more, trained',
      changing({ form: { scopes: ['1001', '1012'], trainingInstitution: '某医院', assessmentDate: '2026-10-01' } }),
      null,
    ],
    [
      'one more, on record',
      changing({ form: { scopes: ['1001', '1012'] }, records: [theRecord({ kind: 'TRAINING', measure: 'PASSED' })] }),
      null,
    ],
  ])('%s', (_, over, code) => {
    expect(refusedBy(trainedForTheScope, over)).toBe(code);
  });

  const beside = { registrations: [record(), record({ id: 'other', practicePlaceCode: regionCode('430000') })] };
  it.each<[string, Partial<Facts>, (string | null)[]]>([
    [
      'O13-17: the scope of one of two',
      changing({ ...beside, form: { scopes: ['1002'] } }),
      ['LINKED_CHANGE_NEEDED', null],
    ],
    ['the institution of one of two', to('440104', {}, beside), [null, null]],
    [
      'all of them, linked',
      changing({
        ...beside,
        form: { scopes: ['1002'] },
        linked: [{ registrationId: 'other', scopeKey: 'qualification|1002', submitted: true }],
      }),
      [null, null],
    ],
    [
      'linked, and they differ',
      changing({
        ...beside,
        form: { scopes: ['1002'] },
        linked: [{ registrationId: 'other', scopeKey: 'qualification|1003', submitted: true }],
      }),
      [null, 'LINKED_CHANGES_DIFFER'],
    ],
    [
      'linked, the other is not submitted yet',
      changing({
        ...beside,
        form: { scopes: ['1002'] },
        linked: [{ registrationId: 'other', scopeKey: 'x', submitted: false }],
      }),
      [null, null],
    ],
  ])('%s', (_, over, codes) => {
    expect([linkedWhereOthersAreValid, linkedChangesAgree].map((rule) => refusedBy(rule, over))).toEqual(codes);
  });

  it('3.6: whose institution has closed changes to another one', () => {
    const closed = anInstitution('440103', { status: 'CLOSED' });
    expect(refusedBy(presentInstitutionOpen, changing({ present: closed }))).toBe('INSTITUTION_CLOSED');
    expect(refusedBy(presentInstitutionOpen, to('440104', {}, { present: closed }))).toBeNull();
  });

  it.each<[string, Partial<Facts>, string | null]>([
    ['all have a name there', to('430102'), null],
    [
      'one has none',
      to('430102', {}, { mappedScopes: null, unmappedScopes: [aScope('GD01', { name: '某专业' })] }),
      'SCOPE_NOT_MAPPED',
    ],
    [
      'out of the region, nobody here decides about it',
      to(
        '430102',
        {},
        {
          mappedScopes: null,
          unmappedScopes: [aScope('GD01')],
          institution: anInstitution('430102', { regionOpen: false }),
        },
      ),
      null,
    ],
  ])('S2-Q49: %s', (_, over, code) => {
    expect(refusedBy(scopesMapped, over)).toBe(code);
  });
});

describe('S2-Q9: an assistant becomes licensed', () => {
  const upgrading = (over: Partial<Facts> = {}) =>
    changing({ registration: assistant, qualification: aPhysicians({ id: 'second' }), ...over });
  it.each<[string, Partial<Facts>, (string | null)[]]>([
    ['an assistant', upgrading(), [null, null, null]],
    ['a licensed physician', changing(), ['NOT_AN_ASSISTANT', null, null]],
    [
      'with another place',
      upgrading({ registrations: [assistant, record({ id: 'other', level: 'ASSISTANT' })] }),
      [null, 'OTHER_REGISTRATIONS', null],
    ],
    ['by the present institution', upgrading({ channel: 'INSTITUTION', institution: HERE }), [null, null, null]],
    [
      'by another institution',
      upgrading({ channel: 'INSTITUTION', institution: anInstitution('440304') }),
      [null, null, 'PRESENT_INSTITUTION_REVIEWS'],
    ],
    [
      'by another one, the present one has closed',
      upgrading({
        channel: 'INSTITUTION',
        institution: anInstitution('440304'),
        present: anInstitution('440103', { status: 'CLOSED' }),
      }),
      [null, null, null],
    ],
  ])('%s', (_, over, codes) => {
    expect(
      [upgradesAnAssistant, onlyOneIsValid, presentInstitutionTakesPart].map((rule) => refusedBy(rule, over)),
    ).toEqual(codes);
  });

  it.each<[string, Partial<Facts>, string | null]>([
    ['who upgrades', upgrading(), null],
    ['the same qualification at another place', adding({}), null],
    [
      'an assistant who has become licensed',
      adding({ level: 'ASSISTANT', qualificationIds: ['first'] }),
      'UPGRADE_INSTEAD',
    ],
    ['a qualification of another category', adding({ qualificationIds: ['first'] }), 'OTHER_QUALIFICATION'],
    ['beside one that is filed', adding({ status: 'FILED', qualificationIds: ['first'] }), null],
  ])('all registrations rest on one qualification (I5), before a form is filled in: %s', (_, over, code) => {
    expect(refusedBy(oneQualificationEverywhere, over)).toBe(code);
  });

  it('what is said of the institution is what is chosen', () => {
    const over = upgrading({ institution: anInstitution('440304') });
    expect(refusedBy(institutionAnswerFits, { ...over, form: { institutionChanges: false } })).toBe(
      'ANSWER_CONTRADICTS',
    );
    expect(refusedBy(institutionAnswerFits, { ...over, form: { institutionChanges: true } })).toBeNull();
  });
});

describe('where physicians practise', () => {
  const closedRegion = anInstitution('440104', { regionOpen: false });
  it.each<[string, Partial<Facts>, (string | null)[]]>([
    ['inside', to('440104'), [null, null]],
    ['out of the region (5.1)', changing({ institution: closedRegion }), ['REGION_NOT_OPEN', null]],
    [
      'from outside to outside',
      changing({ institution: closedRegion, present: closedRegion }),
      ['REGION_NOT_OPEN', 'REGION_NOT_OPEN'],
    ],
    [
      'back inside',
      changing({ registration: record({ status: 'TRANSFERRED_OUT' }), institution: anInstitution('440304') }),
      [null, null],
    ],
  ])('S2-Q5; 4.2: %s', (_, over, codes) => {
    expect([regionOpen, leadsInOrOut].map((rule) => refusedBy(rule, over))).toEqual(codes);
  });

  const rural = aPhysicians({ level: 'RURAL_ASSISTANT' });
  it.each([
    ['C210', null],
    ['C220', null],
    ['D600', null],
    ['A100', 'RURAL_INSTITUTION_ONLY'],
    ['D211', 'RURAL_INSTITUTION_ONLY'],
  ])('W22: a rural assistant at %s: %s', (classCode, code) => {
    const institution = anInstitution('440103', { classCode });
    expect(refusedBy(ruralInstitution, { qualification: rural, institution })).toBe(code);
    expect(refusedBy(ruralInstitution, { qualification: aPhysicians(), institution })).toBeNull();
  });

  it('3.2: a rural assistant files nowhere', () => {
    expect(refusedBy(ruralFilesNowhere, { registration: record({ level: 'RURAL_ASSISTANT' }) })).toBe(
      'RURAL_FILES_NOWHERE',
    );
    expect(refusedBy(ruralFilesNowhere, { registration: record() })).toBeNull();
  });

  const own = anInstitution('440103', { ownerPractitionerId: 'person' });
  const since = (date: string, over: Partial<RegistrationFacts> = {}) => [
    record({ firstRegisteredOn: calendarDate(date), ...over }),
  ];
  it.each<[string, Partial<Facts>, string | null]>([
    ['never registered', { institution: own, qualification: aPhysicians() }, 'OWN_PRACTICE_TOO_EARLY'],
    ['for five years', { institution: own, qualification: aPhysicians(), registrations: since('2021-11-09') }, null],
    [
      'for a day less',
      { institution: own, qualification: aPhysicians(), registrations: since('2021-11-10') },
      'OWN_PRACTICE_TOO_EARLY',
    ],
    [
      'an assistant',
      { institution: own, qualification: aPhysicians({ level: 'ASSISTANT' }), registrations: since('2010-01-01') },
      'OWN_PRACTICE_TOO_EARLY',
    ],
    ['somebody else’s practice', { institution: anInstitution(), qualification: aPhysicians() }, null],
  ])('PL-20: his own practice, registered %s', (_, over, code) => {
    expect(refusedBy(experiencedForOwnPractice, over)).toBe(code);
  });

  it('11-A3: back where he was filed he cancels the filing', () => {
    const filed = [record({ status: 'FILED' })];
    expect(refusedBy(filedAtAnother, { institution: HERE, registrations: filed })).toBe('CANCEL_THE_FILING');
    expect(refusedBy(filedAtAnother, { institution: anInstitution('440304'), registrations: filed })).toBeNull();
  });
});

describe('what the person maintains', () => {
  it.each<[string, Partial<Facts>, string | null]>([
    ['nothing', changing(), 'NOTHING_CHANGES'],
    [
      'what is known',
      changing({ profile: { education: '20', school: null, title: null }, form: { education: '20' } }),
      'NOTHING_CHANGES',
    ],
    ['another title', changing({ form: { title: 'CHIEF' } }), null],
    ['a photo', changing({ photo: true }), null],
    ['the department', changing({ form: { department: '内科' } }), null],
  ])('S2-Q22: %s', (_, over, code) => {
    expect(refusedBy(profileChanges, over)).toBe(code);
  });

  const onTheWay = {
    id: 'a',
    procedure: 'PHY_REG',
    registrationId: null,
    claim: null,
    institutionId: HERE.id,
    submitted: true,
  };
  const nobody: Partial<Facts> = { professionType: 'PHYSICIAN', qualification: aPhysicians() };
  it.each<[string, Partial<Facts>, string | null]>([
    ['with a record', changing(), null],
    ['without one, nothing open', nobody, 'NO_INSTITUTION'],
    ['on his way there', { ...nobody, institution: HERE, open: [onTheWay] }, null],
    ['on his way elsewhere', { ...nobody, institution: anInstitution('440304'), open: [onTheWay] }, 'NOT_INTENDED'],
    ['with a draft only', { ...nobody, open: [{ ...onTheWay, submitted: false }] }, 'NO_INSTITUTION'],
  ])('S2-Q6.1: through the intended institution: %s', (_, over, code) => {
    expect(refusedBy(intendedInstitution, over)).toBe(code);
  });

  it.each<[string, Facts['form'], string | null]>([
    ['nothing', {}, 'NOTHING_CHANGES'],
    ['the same name', { name: '李时针' }, 'NOTHING_CHANGES'],
    ['another name', { name: '李时珍' }, null],
    ['an ethnic group', { ethnicGroup: '壮族' }, null],
  ])('S2-Q6.2: corrects %s', (_, form, code) => {
    expect(refusedBy(identityChanges, changing({ form }))).toBe(code);
  });
});
