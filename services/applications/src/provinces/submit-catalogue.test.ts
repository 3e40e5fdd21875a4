import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aStranger } from '@medreg/testkit';
import { ask } from '../../test/ask.ts';
import { about, aHospital, aPhysician, aRegistered } from '../../test/physicians.ts';
import { play, registrationsOf } from '../../test/play.ts';
import { aProvince, aStage, type Stage } from '../../test/stage.ts';
import { NATIONAL_CATALOGUE } from './scope-catalogue.ts';
import { MOST_SCOPES } from './submit-catalogue.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const SUBMIT = `mutation($provinceCode: ID!, $entries: [ScopeEntryInput!]!, $effectiveFrom: Date!, $version: Int) {
  submitScopeCatalogue(provinceCode: $provinceCode, entries: $entries, effectiveFrom: $effectiveFrom, version: $version) {
    __typename
    ... on SubmittedScopeCatalogue { catalogue { version effectiveFrom setBy entries { code } } }
    ... on InvalidInput { problems { field problem } }
    ... on RequirementNotMet { code }
    ... on ScopeCatalogueChanged { catalogue { version } }
  } }`;
const CATALOGUE = `query($provinceCode: ID!, $category: ScopeCategory, $on: Date) {
  scopeCatalogue(provinceCode: $provinceCode, category: $category, on: $on) {
    __typename version entries { code name category nationalCode } } }`;

const internal = { code: '1001', name: '内科专业', category: 'CLINICAL', nationalCode: '1001' };
const heart = { code: 'N101', name: '心血管内科专业', category: 'CLINICAL', nationalCode: '1001' };
const own = { code: 'N900', name: '特色专业', category: 'CLINICAL', nationalCode: null };

const submit = (viewer: Parameters<typeof ask>[1], provinceCode: string, entries: unknown, more: object = {}) =>
  ask(stage, viewer, SUBMIT, { provinceCode, entries, effectiveFrom: '2026-11-09', ...more });
const catalogueOf = (provinceCode: string, more: object = {}) =>
  ask(stage, aStranger(), CATALOGUE, { provinceCode, ...more });
const configures = (provinceCode: string) => aProvince(stage, provinceCode, ['CONFIGURE_PROVINCE']).officer;

describe('submitScopeCatalogue (S2-Q49; domain 9.2)', () => {
  it('a province without one has the national catalogue', async () => {
    const answer = await catalogueOf('610000');
    expect(answer).toMatchObject({ version: 0 });
    expect(answer.entries).toHaveLength(NATIONAL_CATALOGUE.length);
    expect((await catalogueOf('610000', { category: 'DENTAL' })).entries).toEqual([
      expect.objectContaining({ code: '2001', name: '口腔专业', category: 'DENTAL', nationalCode: '2001' }),
      expect.objectContaining({ code: '2002' }),
    ]);
  });

  it('submits a version that holds from its day on', async () => {
    const officer = configures('620000');
    const answer = await submit(officer, '620000', [internal, heart, own], { effectiveFrom: '2027-01-01' });
    expect(answer).toMatchObject({
      __typename: 'SubmittedScopeCatalogue',
      catalogue: { version: 1, effectiveFrom: '2027-01-01', setBy: '省卫生健康委员会' },
    });
    expect(await catalogueOf('620000')).toMatchObject({ version: 0 });
    expect(await catalogueOf('620000', { on: '2027-01-01' })).toMatchObject({
      version: 1,
      entries: [internal, heart, own],
    });
  });

  it('names every problem by its entry', async () => {
    const officer = configures('630000');
    const answer = await submit(
      officer,
      '630000',
      [
        internal,
        { ...internal, name: '另一名称' },
        { ...heart, code: 'N102', name: internal.name },
        { ...heart, code: 'a b', name: ' ' },
        { ...heart, code: 'N103', name: '甲', nationalCode: '2001' },
        { code: '2001', name: '口腔专业', category: 'CLINICAL', nationalCode: null },
      ],
      { effectiveFrom: '2026-11-08' },
    );
    expect(answer.problems).toEqual([
      { field: 'entries.1.code', problem: 'DOUBLED' },
      { field: 'entries.2.name', problem: 'DOUBLED' },
      { field: 'entries.3.name', problem: 'REQUIRED' },
      { field: 'entries.3.code', problem: 'FORMAT' },
      { field: 'entries.4.nationalCode', problem: 'UNKNOWN' },
      { field: 'entries.5.category', problem: 'CODE_REUSED' },
      { field: 'effectiveFrom', problem: 'IN_THE_PAST' },
    ]);
    expect(await submit(officer, '630000', [])).toMatchObject({
      problems: [{ field: 'entries', problem: 'REQUIRED' }],
    });
    const many = Array.from({ length: MOST_SCOPES + 1 }, (_, at) => ({ ...own, code: `X${at}`, name: `专业${at}` }));
    expect(await submit(officer, '630000', many)).toMatchObject({
      problems: [{ field: 'entries', problem: 'TOO_MANY' }],
    });
    expect(await submit(officer, '630000', many.slice(1))).toMatchObject({ __typename: 'SubmittedScopeCatalogue' });
  });

  it('is for the province itself, with the right to configure', async () => {
    const officer = configures('640000');
    expect(await submit(configures('650000'), '640000', [own])).toMatchObject({ code: 'NOT_YOUR_PROVINCE' });
    for (const viewer of [aPerson(), { ...officer, rights: [] }]) {
      expect(await submit(viewer, '640000', [own])).toMatchObject({ __typename: 'FORBIDDEN' });
    }
  });

  it('twice at once: one version, and the loser is shown it', async () => {
    const officer = configures('640000');
    const answers = await Promise.all([own, heart].map((one) => submit(officer, '640000', [one], { version: 0 })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'ScopeCatalogueChanged',
      'SubmittedScopeCatalogue',
    ]);
    expect(answers.find((one) => one.__typename === 'ScopeCatalogueChanged')).toMatchObject({
      catalogue: { version: 1 },
    });
  });

  it('9.2: an unchanged scope that the catalogue has dropped stays usable in its province, with its name', async () => {
    const officer = configures('440000');
    await submit(officer, '440000', [internal, heart]);
    const here = aHospital(stage);
    const registered = await aRegistered(stage, aPhysician(stage), here, { scopes: ['N101'] });
    expect(registered.registration).toMatchObject({ scopeCodes: ['N101'], scopeNames: ['心血管内科专业'] });
    const { scopeKey } = registered.registration;

    await submit(officer, '440000', [internal]);
    const there = aHospital(stage, '440104');
    await play(stage, about(registered, 'PHY_CHG', { institution: there.institutionId, institutionChanges: true }));
    expect((await registrationsOf(stage, registered.practitionerId)).at(-1)).toMatchObject({
      status: 'VALID',
      primaryInstitutionId: there.institutionId,
      category: 'CLINICAL',
      scopeCodes: ['N101'],
      scopeNames: ['心血管内科专业'],
      scopeKey,
    });
  });
});
