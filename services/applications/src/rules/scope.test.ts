import { describe, expect, it } from '@jest/globals';
import { regionCode } from '@medreg/codes';
import {
  anInstitution,
  aPhysicians,
  aQualification,
  aRegistration,
  aScope,
  facts,
  refusedBy,
} from '../../test/facts.ts';
import type { Facts } from './facts.ts';
import { categoryOfQualification, isAssistant, levelOf, levelOfQualification } from './level.ts';
import { qualificationUnchanged } from './qualification.ts';
import { sameScopeEverywhere, scopeAsAssessed, scopesFitTheCategory, scopesNotTooMany } from './scope.ts';

describe('levels and categories (domain 1.3, 9.1)', () => {
  it.each([
    ['SPECIALTY', aQualification(), 'SPECIALTY', 'TCM'],
    ['LICENSED', aPhysicians(), 'LICENSED', 'CLINICAL'],
    [
      'a rural assistant: two categories (W22)',
      aPhysicians({ level: 'RURAL_ASSISTANT' }),
      'RURAL_ASSISTANT',
      'CLINICAL_AND_TCM',
    ],
    ['a nurse: none', aQualification({ kind: 'NURSE', level: null, category: null }), 'NURSE', 'NONE'],
  ] as const)('%s', (_, qualification, level, category) => {
    expect([levelOfQualification(qualification), categoryOfQualification(qualification)]).toEqual([level, category]);
  });

  it('of an application: by its qualification, else by its record', () => {
    expect(levelOf(facts({ qualification: null, registration: aRegistration({ level: 'ASSISTANT' }) }))).toBe(
      'ASSISTANT',
    );
    expect(levelOf(facts({ qualification: null }))).toBeNull();
    expect(levelOf(facts({ qualification: null, professionType: 'NURSE' }))).toBe('NURSE');
    expect(['ASSISTANT', 'RURAL_ASSISTANT', 'TOWNSHIP_ASSISTANT'].every((level) => isAssistant(level as never))).toBe(
      true,
    );
    expect([isAssistant('LICENSED'), isAssistant('SPECIALTY'), isAssistant(null)]).toEqual([false, false, false]);
  });
});

describe('TCML-15: exactly as assessed', () => {
  it.each<[string, Partial<Facts>, string | null]>([
    ['not copied yet', {}, null],
    ['as copied', { copied: aQualification() }, null],
    ['another disease', { copied: aQualification({ diseases: ['颈痛'] }) }, 'SCOPE_CHANGED'],
    ['one more technique', { copied: aQualification({ techniques: ['外治技术-推拿', '针灸'] }) }, 'SCOPE_CHANGED'],
    ['another province', { copied: aQualification({ provinceCode: regionCode('430000') }) }, 'SCOPE_CHANGED'],
    ['gone', { copied: aQualification(), qualification: null }, null],
  ])('%s', (_, over, code) => {
    expect(refusedBy(scopeAsAssessed, over)).toBe(code);
  });
});

describe('O13-7; S2-Q14: level and category as when it was opened', () => {
  it.each<[string, Partial<Facts>, string | null]>([
    ['not copied yet', { qualification: aPhysicians() }, null],
    ['as copied', { qualification: aPhysicians(), copied: aPhysicians() }, null],
    [
      'another level',
      { qualification: aPhysicians(), copied: aPhysicians({ level: 'ASSISTANT' }) },
      'QUALIFICATION_CHANGED',
    ],
    [
      'another category',
      { qualification: aPhysicians(), copied: aPhysicians({ category: 'DENTAL' }) },
      'QUALIFICATION_CHANGED',
    ],
  ])('%s', (_, over, code) => {
    expect(refusedBy(qualificationUnchanged, over)).toBe(code);
  });
});

describe('O13-7; 9.2; 11-A19: scopes of the category', () => {
  const chosen = (...scopes: string[]) => ({ qualification: aPhysicians(), form: { scopes } });
  it.each<[string, Partial<Facts>, string | null]>([
    ['none yet', { qualification: aPhysicians() }, null],
    ['内科', chosen('1001'), null],
    ['内科、全科', chosen('1001', '1011'), null],
    ['口腔 of a clinical physician', chosen('1001', '2001'), 'SCOPE_NOT_ALLOWED'],
    [
      'a rural assistant’s own',
      { qualification: aPhysicians({ level: 'RURAL_ASSISTANT' }), form: { scopes: ['9001'] } },
      null,
    ],
    [
      '内科 of a rural assistant',
      { qualification: aPhysicians({ level: 'RURAL_ASSISTANT' }), form: { scopes: ['1001'] } },
      'SCOPE_NOT_ALLOWED',
    ],
  ])('%s', (_, over, code) => {
    expect(refusedBy(scopesFitTheCategory, over)).toBe(code);
  });
});

describe('9.2: how many scopes', () => {
  const most = [
    { classPrefix: '', level: null, most: 3 },
    { classPrefix: 'A', level: null, most: 1 },
    { classPrefix: 'A1', level: 'LICENSED', most: 2 },
  ];
  const asked = (classCode: string, count: number, maxScopes = most) => ({
    qualification: aPhysicians(),
    institution: anInstitution('440103', { classCode }),
    form: { scopes: ['1001', '1002', '1003', '1004'].slice(0, count) },
    rules: { ...facts().rules, maxScopes },
  });
  it.each<[string, Partial<Facts>, string | null]>([
    ['three as a rule', asked('B100', 3), null],
    ['four', asked('B100', 4), 'TOO_MANY_SCOPES'],
    ['one where the class has one', asked('A210', 1), null],
    ['two where the class has one', asked('A210', 2), 'TOO_MANY_SCOPES'],
    ['the longest prefix counts', asked('A100', 2), null],
    ['… and its level', { ...asked('A100', 2), qualification: aPhysicians({ level: 'ASSISTANT' }) }, 'TOO_MANY_SCOPES'],
    ['one where nothing is said', asked('C100', 2, []), 'TOO_MANY_SCOPES'],
    ['no institution yet', { ...asked('C100', 4), institution: null }, null],
  ])('%s', (_, over, code) => {
    expect(refusedBy(scopesNotTooMany, over)).toBe(code);
  });
});

describe('O13-17; S2-Q11.3; 11-A2; I5: the same scope everywhere', () => {
  const elsewhere = aRegistration({
    id: 'other',
    practicePlaceCode: regionCode('430000'),
    scopeCodes: ['1001'],
    scopeKey: 'qualification|1001',
  });
  const asked = (scopes: string[], over: Partial<Facts> = {}): Partial<Facts> => ({
    qualification: aPhysicians(),
    institution: anInstitution(),
    registrations: [elsewhere],
    form: { scopes },
    ...over,
  });
  const provincial = [aScope('GD01', { nationalCode: '1001' }), aScope('GD02', { nationalCode: null })];
  it.each<[string, Partial<Facts>, string | null]>([
    ['no other', asked(['1002'], { registrations: [] }), null],
    ['the same', asked(['1001']), null],
    ['another', asked(['1002']), 'SCOPE_DIFFERS'],
    ['one more', asked(['1001', '1002']), 'SCOPE_DIFFERS'],
    ['another qualification', asked(['1001'], { qualification: aPhysicians({ id: 'second' }) }), 'SCOPE_DIFFERS'],
    ['by national code under another name', asked(['GD01'], { scopes: provincial }), null],
    ['a scope of one province alone', asked(['GD02'], { scopes: provincial }), 'SCOPE_DIFFERS'],
    [
      'one that the provinces have agreed on',
      asked(['GD02'], { scopes: provincial, mappedScopes: provincial.slice(1) }),
      null,
    ],
    ['beside one that is filed', asked(['1002'], { registrations: [{ ...elsewhere, status: 'FILED' }] }), null],
  ])('%s', (_, over, code) => {
    expect(refusedBy(sameScopeEverywhere, over)).toBe(code);
  });
});
