import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aService, aStranger } from '@medreg/testkit';
import { uuidv7 } from 'uuidv7';
import { anInstitution, established, ISSUE_INSTITUTION, REGISTER } from '../../../test/harness.ts';
import { openStage, type Stage } from '../../../test/stage.ts';
import { acceptsRegistrationNo, needsClinicalSubjects } from './institution-rules.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('what is accepted as it is (S2-Q55; domain 2.1)', () => {
  it.each([
    ['LICENSED', 'A210', true],
    ['LICENSED', 'F110', false],
    ['LICENSED', 'F200', false],
    ['LICENSED', 'G100', true],
    ['FILED', 'D212', false],
    ['MILITARY', 'A100', false],
  ] as const)('%s %s needs clinical subjects: %s', (kind, classCode, needed) => {
    expect(needsClinicalSubjects(kind, classCode)).toBe(needed);
  });
  it.each([
    [null, 'LICENSED', 'A210', true],
    ['45578564144010311A1001', 'LICENSED', 'A210', true],
    ['采供血2026', 'LICENSED', 'F110', false],
    ['XZ-2026-08', 'LICENSED', 'F110', true],
    ['XZ-2026-08', 'MILITARY', 'A100', true],
    ['XZ-2026-08', 'LICENSED', 'A210', false],
    ['XZ-2026-08', 'FILED', 'D212', false],
  ] as const)('registration number %s of %s %s: %s', (no, kind, classCode, accepted) => {
    expect(acceptsRegistrationNo(no, kind, classCode)).toBe(accepted);
  });
});

describe('registerInstitution', () => {
  const register = (over: Record<string, unknown>, viewer = stage.county) =>
    stage.act(viewer, REGISTER, { input: anInstitution(over) });

  it.each([
    ['a clinic under filing', { kind: 'FILED', classCode: 'D212' }],
    ['a blood centre', { classCode: 'F110' }],
  ])('%s without clinical subjects (S2-Q55)', async (name, over) => {
    expect((await register({ name, clinicalSubjects: [], ...over })).__typename).toBe('RegisteredInstitution');
  });
  it('a hospital names at least one; its class is one of WS 218-2002', async () => {
    expect(await register({ name: '某医院', clinicalSubjects: [], classCode: 'A999', bedCount: -1 })).toMatchObject({
      problems: [
        { field: 'classCode', problem: 'UNKNOWN' },
        { field: 'clinicalSubjects', problem: 'REQUIRED' },
        { field: 'bedCount', problem: 'RANGE' },
      ],
    });
  });
  it('names beds, campus, disease-control authority and owner; wrong ones are refused (S2-Q57, S0 三(二)2)', async () => {
    const cdc = await established(stage, stage.province, '440103', 'CDC');
    const main = await stage.registered();
    const ownerPractitionerId = uuidv7();
    const { id } = await stage.registered({
      kind: 'FILED',
      classCode: 'D212',
      bedCount: 0,
      mainCampusId: main.id,
      cdcAuthorityId: cdc.id,
      ownerPractitionerId,
    });
    const query = `query ($id: ID!) { institution(id: $id) { bedCount departments aliasNames version closing closedOn
      mainCampus { id } cdcAuthority { id } campuses { id } } }`;
    expect(await stage.act(aStranger(), query, { id })).toEqual({
      bedCount: 0,
      departments: [],
      aliasNames: [],
      version: 1,
      closing: null,
      closedOn: null,
      mainCampus: { id: main.id },
      cdcAuthority: { id: cdc.id },
      campuses: [],
    });
    const owner = 'query ($id: ID!) { institution(id: $id) { ownerPractitionerId } }';
    for (const viewer of [stage.county, aService('applications')]) {
      expect(await stage.act(viewer, owner, { id })).toEqual({ ownerPractitionerId });
    }
    expect((await stage.act(aPerson(), owner, { id })).__typename).toBe('FORBIDDEN');
    expect((await stage.act(aStranger(), owner, { id })).__typename).toBe('UNAUTHENTICATED');

    const wrong = { mainCampusId: id, cdcAuthorityId: stage.county.authorityId, ownerPractitionerId: '陈某' };
    expect(await register({ name: '别的诊所', ...wrong })).toMatchObject({
      problems: [
        { field: 'cdcAuthorityId', problem: 'UNKNOWN' },
        { field: 'mainCampusId', problem: 'UNKNOWN' },
        { field: 'ownerPractitionerId', problem: 'UNKNOWN' },
      ],
    });
  });
});

describe('military and armed-police institutions (S2-Q33; domain 2.1)', () => {
  const military = { name: '某部队医院', kind: 'MILITARY', classCode: 'A100', clinicalSubjects: [] };
  it('are entered, and their accounts issued, by the national level alone', async () => {
    const input = anInstitution(military);
    for (const viewer of [stage.county, stage.province]) {
      expect((await stage.act(viewer, REGISTER, { input })).__typename).toBe('NotInJurisdiction');
    }
    const { id } = await stage.registered(military, stage.nation);
    const account = {
      input: {
        institutionId: id,
        name: '某负责人',
        phone: '19900000077',
        documentsSeen: ['LICENCE_OR_FILING_CERTIFICATE', 'LETTER_OF_AUTHORISATION', 'IDENTITY_OF_PERSON_IN_CHARGE'],
      },
    };
    // Its TCM authority too stands back, which issues the accounts of civilian institutions.
    await stage.deps.db.institution.update({
      where: { id },
      data: { tcmAuthorityId: stage.county.authorityId ?? '' },
    });
    for (const viewer of [stage.county, stage.province]) {
      expect((await stage.act(viewer, ISSUE_INSTITUTION, account)).__typename).toBe('NotInJurisdiction');
    }
    expect((await stage.act(stage.nation, ISSUE_INSTITUTION, account)).__typename).toBe('IssuedInstitutionAccount');
  });
  it('several named users share the account of the institution, each with a phone of his own (S2-Q54)', async () => {
    const { id } = await stage.registered({ ...military, name: '另一部队医院' }, stage.nation);
    for (const phone of ['19900000081', '19900000082']) {
      const input = {
        institutionId: id,
        name: '某用户',
        phone,
        documentsSeen: ['LICENCE_OR_FILING_CERTIFICATE', 'LETTER_OF_AUTHORISATION', 'IDENTITY_OF_PERSON_IN_CHARGE'],
      };
      expect((await stage.act(stage.nation, ISSUE_INSTITUTION, { input })).__typename).toBe('IssuedInstitutionAccount');
    }
  });
});
