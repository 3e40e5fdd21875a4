import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { anOfficer, aPerson, aStranger } from '@medreg/testkit';
import { ask } from '../../test/ask.ts';
import { aProvince, aStage, type Stage } from '../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const SET = `mutation($provinceCode: ID!, $rules: JSON!, $effectiveFrom: Date!, $reason: String!, $version: Int) {
  setProvincialRules(provinceCode: $provinceCode, rules: $rules, effectiveFrom: $effectiveFrom, reason: $reason, version: $version) {
    __typename
    ... on SetProvincialRules { rules { provinceCode version effectiveFrom reason setBy rules } }
    ... on InvalidInput { problems { field problem } }
    ... on RequirementNotMet { code }
    ... on ProvincialRulesChanged { rules { version } }
  } }`;
const RULES = `query($provinceCode: ID!, $on: Date) {
  provincialRules(provinceCode: $provinceCode, on: $on) { __typename version effectiveFrom rules setBy } }`;
const HISTORY = `query($provinceCode: ID!, $first: Int, $after: String) {
  provincialRuleHistory(provinceCode: $provinceCode, first: $first, after: $after) {
    __typename edges { node { version reason } } pageInfo { hasNextPage endCursor } } }`;

/** A province of its own for each test: what is set stays. */
let prefix = 10;
const PROVINCES = [
  '110000',
  '120000',
  '130000',
  '140000',
  '150000',
  '210000',
  '220000',
  '230000',
  '310000',
  '320000',
  '330000',
];
function anotherProvince() {
  prefix += 1;
  const provinceCode = PROVINCES[prefix - 11] as string;
  const { officer, authorityId } = aProvince(stage, provinceCode, ['CONFIGURE_PROVINCE']);
  return { provinceCode, officer, authorityId };
}
const set = (viewer: Parameters<typeof ask>[1], provinceCode: string, more: Record<string, unknown> = {}) =>
  ask(stage, viewer, SET, {
    provinceCode,
    rules: { renewalWindowDays: 60 },
    effectiveFrom: '2026-11-09',
    reason: '省卫生健康委2026年第8号通知',
    ...more,
  });
const rulesOn = (provinceCode: string, on?: string) => ask(stage, aStranger(), RULES, { provinceCode, on });

describe('setProvincialRules (issue: configuration, not code; domain 11)', () => {
  it('sets a version that holds from its day on, and everybody may read it', async () => {
    const { provinceCode, officer } = anotherProvince();
    expect(await rulesOn(provinceCode)).toMatchObject({ version: 0, effectiveFrom: null, setBy: null });
    const answer = await set(officer, provinceCode, { effectiveFrom: '2026-12-01' });
    expect(answer).toMatchObject({
      __typename: 'SetProvincialRules',
      rules: {
        version: 1,
        effectiveFrom: '2026-12-01',
        setBy: '省卫生健康委员会',
        reason: '省卫生健康委2026年第8号通知',
      },
    });
    expect(await rulesOn(provinceCode, '2026-11-30')).toMatchObject({ version: 0, rules: { renewalWindowDays: 90 } });
    expect(await rulesOn(provinceCode, '2026-12-01')).toMatchObject({
      version: 1,
      rules: { renewalWindowDays: 60, assistantMultiPlace: false },
    });
  });

  it('a stranger is told what there is to set, and that what is standard may be set', async () => {
    const { provinceCode, officer } = anotherProvince();
    const DEFINITIONS = '{ provincialRuleDefinitions { __typename name kind standard } }';
    const definitions = (await ask(stage, aStranger(), DEFINITIONS)) as unknown as {
      name: string;
      standard: unknown;
    }[];
    const rules = Object.fromEntries(definitions.map(({ name, standard }) => [name, standard]));
    expect(rules).toMatchObject({ multiFilingMaxYears: null, renewalWindowDays: 90 });
    expect(await set(officer, provinceCode, { rules })).toMatchObject({ __typename: 'SetProvincialRules' });
  });

  it('keeps every version and says who changed what', async () => {
    const { provinceCode, officer, authorityId } = anotherProvince();
    await set(officer, provinceCode);
    await set(officer, provinceCode, { rules: { assistantMultiPlace: true }, reason: '第二次' });
    await set(officer, provinceCode, { rules: {}, reason: '恢复标准' });
    const page = await ask(stage, aStranger(), HISTORY, { provinceCode, first: 2 });
    expect(page).toMatchObject({
      edges: [{ node: { version: 3, reason: '恢复标准' } }, { node: { version: 2, reason: '第二次' } }],
      pageInfo: { hasNextPage: true },
    });
    const after = (page.pageInfo as { endCursor: string }).endCursor;
    expect(await ask(stage, aStranger(), HISTORY, { provinceCode, after })).toMatchObject({
      edges: [{ node: { version: 1 } }],
    });
    const trail = await readAudit(stage.deps.db, 'ProvincialRules', provinceCode);
    expect(trail).toMatchObject([
      { action: 'setProvincialRules', actor: { authorityId }, detail: { version: 1, settings: ['renewalWindowDays'] } },
      { detail: { version: 2, settings: ['assistantMultiPlace', 'renewalWindowDays'] } },
      { detail: { version: 3, settings: ['assistantMultiPlace'] } },
    ]);
    await expect(
      stage.deps.db.provincialRuleSet.update({
        where: { provinceCode_version: { provinceCode, version: 1 } },
        data: { reason: '' },
      }),
    ).rejects.toThrow();
  });

  it('names every problem by its path', async () => {
    const { provinceCode, officer } = anotherProvince();
    const line = { code: 'EXTRA', name: '附加材料', mandatory: true, form: 'ONLINE' };
    const answer = await set(officer, provinceCode, {
      rules: {
        renewalWindow: 60,
        reviewWorkingDays: -1,
        maxScopes: [{ classPrefix: 'A', level: null, most: 0 }],
        materials: {
          TCM_REG: [
            { ...line, code: 'x' },
            { ...line, note: 1 },
          ],
        },
      },
      reason: ' ',
      effectiveFrom: '2026-11-08',
    });
    expect(answer).toMatchObject({ __typename: 'InvalidInput' });
    expect(answer.problems).toEqual(
      expect.arrayContaining([
        { field: 'rules', problem: 'UNKNOWN' },
        { field: 'rules.reviewWorkingDays', problem: 'FORMAT' },
        { field: 'rules.maxScopes.0.most', problem: 'FORMAT' },
        { field: 'rules.materials.TCM_REG.0.code', problem: 'FORMAT' },
        { field: 'rules.materials.TCM_REG.1', problem: 'UNKNOWN' },
        { field: 'reason', problem: 'REQUIRED' },
        { field: 'effectiveFrom', problem: 'IN_THE_PAST' },
      ]),
    );
    expect(await rulesOn(provinceCode)).toMatchObject({ version: 0 });
  });

  it('refuses what fits the shape and cannot be meant: other procedures, promises beyond the law, doubles', async () => {
    const { provinceCode, officer } = anotherProvince();
    const line = { code: 'EXTRA', name: '附加材料', mandatory: true, form: 'ONLINE' };
    const answer = await set(officer, provinceCode, {
      rules: {
        promisedWorkingDays: { NO_SUCH: 5, TCM_REG: 21, TCM_INFO: 3, TCM_CHG: 20 },
        materials: { NO_SUCH: [], TCM_REG: [line, line] },
        maxScopes: [
          { classPrefix: 'A', level: 'NOBODY', most: 1 },
          { classPrefix: 'B', level: null, most: 1 },
          { classPrefix: 'B', level: null, most: 2 },
        ],
      },
    });
    expect(answer.problems).toEqual([
      { field: 'rules.promisedWorkingDays.NO_SUCH', problem: 'UNKNOWN' },
      { field: 'rules.promisedWorkingDays.TCM_REG', problem: 'TOO_LONG' },
      { field: 'rules.promisedWorkingDays.TCM_INFO', problem: 'NO_LIMIT' },
      { field: 'rules.materials.NO_SUCH', problem: 'UNKNOWN' },
      { field: 'rules.materials.TCM_REG.1.code', problem: 'DOUBLED' },
      { field: 'rules.maxScopes.0.level', problem: 'UNKNOWN' },
      { field: 'rules.maxScopes.2', problem: 'DOUBLED' },
    ]);
  });

  it('the guide shows the materials that a province has added (S2-Q48)', async () => {
    const { provinceCode, officer } = anotherProvince();
    const line = { code: 'EXTRA', name: '省级附加材料', mandatory: true, form: 'PAPER_AT_WINDOW' };
    await set(officer, provinceCode, { rules: { materials: { TCM_REG: [line] } } });
    const guide = `query($provinceCode: ID) { procedure(code: "TCM_REG") { __typename materials(provinceCode: $provinceCode) { code } } }`;
    expect(await ask(stage, aStranger(), guide, { provinceCode })).toMatchObject({
      materials: expect.arrayContaining([{ code: 'EXTRA' }]),
    });
  });

  it('is for the province itself and the national level, with the right to configure', async () => {
    const { provinceCode, officer } = anotherProvince();
    const other = anotherProvince();
    const nation = anOfficer({
      authorityId: officer.authorityId,
      authorityLevel: 'NATIONAL',
      regionCode: '000000',
      rights: ['CONFIGURE_PROVINCE'],
    });
    const city = { ...officer, authorityLevel: 'CITY' as const, regionCode: `${provinceCode.slice(0, 2)}0100` };
    for (const viewer of [other.officer, city]) {
      expect(await set(viewer, provinceCode)).toMatchObject({
        __typename: 'RequirementNotMet',
        code: 'NOT_YOUR_PROVINCE',
      });
    }
    expect(await set(nation, '990000')).toMatchObject({ code: 'NOT_YOUR_PROVINCE' });
    for (const viewer of [aPerson(), { ...officer, rights: ['DECIDE_APPLICATIONS' as const] }]) {
      expect(await set(viewer, provinceCode)).toMatchObject({ __typename: 'FORBIDDEN' });
    }
    expect(await set(nation, provinceCode)).toMatchObject({ __typename: 'SetProvincialRules' });
  });

  it('twice at once: one version, and the loser is shown it', async () => {
    const { provinceCode, officer } = anotherProvince();
    const answers = await Promise.all(
      [30, 45, 75].map((renewalWindowDays) => set(officer, provinceCode, { rules: { renewalWindowDays }, version: 0 })),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'ProvincialRulesChanged',
      'ProvincialRulesChanged',
      'SetProvincialRules',
    ]);
    for (const loser of answers.filter((one) => one.__typename === 'ProvincialRulesChanged')) {
      expect(loser).toMatchObject({ rules: { version: 1 } });
    }
    expect(await stage.deps.db.provincialRuleSet.count({ where: { provinceCode } })).toBe(1);
  });

  it('whoever has not seen the newest version is shown it first', async () => {
    const { provinceCode, officer } = anotherProvince();
    await set(officer, provinceCode);
    expect(await set(officer, provinceCode, { version: 0 })).toMatchObject({
      __typename: 'ProvincialRulesChanged',
      rules: { version: 1 },
    });
    expect(await set(officer, provinceCode, { version: 1 })).toMatchObject({ __typename: 'SetProvincialRules' });
  });

  it('a county is no province', async () => {
    expect(await rulesOn('440103')).toMatchObject({ __typename: 'BAD_USER_INPUT' });
  });
});
