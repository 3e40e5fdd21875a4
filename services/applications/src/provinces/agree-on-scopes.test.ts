import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { calendarDate } from '@medreg/clock';
import { aPerson } from '@medreg/testkit';
import { uuidv7 } from 'uuidv7';
import { ask, take } from '../../test/ask.ts';
import { about, aHospital, aPhysician, aRegistered } from '../../test/physicians.ts';
import { carryOn, now, officerOf, play, registrationsOf } from '../../test/play.ts';
import { aProvince, aStage, type Stage } from '../../test/stage.ts';
import { toColumn } from '../database.ts';
import type { ScopeMappingRow } from '../rows.ts';

let stage: Stage;
let guangdong: ReturnType<typeof aProvince>['officer'];
let hunan: ReturnType<typeof aProvince>['officer'];
beforeAll(async () => {
  stage = await aStage();
  guangdong = aProvince(stage, '440000', ['CONFIGURE_PROVINCE']).officer;
  hunan = aProvince(stage, '430000', ['CONFIGURE_PROVINCE']).officer;
  await stage.deps.db.scopeCatalogue.create({
    data: {
      provinceCode: '440000',
      version: 1,
      entries: Array.from({ length: 12 }, (_, at) => ({
        code: `N90${at}`,
        name: `特色专业${at}`,
        category: 'CLINICAL',
        nationalCode: null,
      })),
      effectiveFrom: toColumn(calendarDate('2026-01-01')),
      setBy: uuidv7(),
      setByName: '省卫生健康委员会',
      setAt: new Date('2026-01-01T00:00:00Z'),
    },
  });
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const OUTCOME = `{ __typename
  ... on SavedScopeMapping { mapping { id version state toScope { code name } dueOn comment } }
  ... on InvalidInput { problems { field problem } }
  ... on RequirementNotMet { code }
  ... on ScopeMappingChanged { mapping { version state } } }`;
const VERBS = {
  propose: `mutation($id: ID!, $version: Int!, $toCode: ID!) {
    proposeScopeMapping(mappingId: $id, version: $version, toCode: $toCode) ${OUTCOME} }`,
  agree: `mutation($id: ID!, $version: Int!) { agreeScopeMapping(mappingId: $id, version: $version) ${OUTCOME} }`,
  comment: `mutation($id: ID!, $version: Int!, $comment: String!) {
    commentScopeMapping(mappingId: $id, version: $version, comment: $comment) ${OUTCOME} }`,
  settle: `mutation($id: ID!, $version: Int!) { settleScopeMapping(mappingId: $id, version: $version) ${OUTCOME} }`,
};
const LIST = `query($state: ScopeMappingState) { scopeMappings(state: $state, first: 100) { __typename edges { node {
  id state fromProvince { code } fromScope { code name } toProvince { code } category } } } }`;

const say = (
  viewer: Parameters<typeof ask>[1],
  verb: keyof typeof VERBS,
  mapping: ScopeMappingRow,
  more: object = {},
) =>
  ask(stage, viewer, VERBS[verb], {
    id: mapping.id,
    version: mapping.version,
    toCode: '1002',
    comment: '名称不符',
    ...more,
  });
const mappingOf = (fromCode: string) =>
  stage.deps.db.scopeMapping.findFirstOrThrow({ where: { fromCode, state: { not: 'SUPERSEDED' } } });
const notices = async (practitionerId: string) =>
  (await stage.deps.db.outboxMessage.findMany({ where: { topic: 'practitioner.notice', key: practitionerId } })).map(
    ({ payload }) => JSON.parse(stage.deps.pii.open((payload as { params: string }).params)),
  );

/** Somebody with that scope whose change from Guangdong to Hunan has reached the authority there. */
async function moving(code: string, until: 'SUBMITTED' | 'ACCEPTED' = 'ACCEPTED') {
  const registered = await aRegistered(stage, aPhysician(stage), aHospital(stage), { scopes: [code] });
  const there = aHospital(stage, '430102');
  const form = { institution: there.institutionId, institutionChanges: true, placeChanges: true };
  return { ...registered, application: await play(stage, about(registered, 'PHY_CHG', form), until) };
}
/** A mapping that Hunan has proposed. */
async function proposed(code: string) {
  const moved = await moving(code);
  await say(hunan, 'propose', await mappingOf(code));
  return { ...moved, mapping: await mappingOf(code) };
}

describe('执业范围商定 between provinces (S2-Q49; domain 9.2)', () => {
  it('a change with a scope that has no name there opens the question for both, once; the clock goes on', async () => {
    const { application } = await moving('N900');
    await moving('N900');
    const rows = await stage.deps.db.scopeMapping.findMany({ where: { fromCode: 'N900' } });
    expect(rows).toMatchObject([
      { state: 'OPEN', fromCategory: 'CLINICAL', applicationId: application.id, dueOn: null },
    ]);
    const node = {
      id: rows[0]?.id,
      state: 'OPEN',
      fromProvince: { code: '440000' },
      fromScope: { code: 'N900', name: '特色专业0' },
      toProvince: { code: '430000' },
      category: 'CLINICAL',
    };
    for (const viewer of [guangdong, hunan]) {
      expect(await ask(stage, viewer, LIST)).toMatchObject({ edges: expect.arrayContaining([{ node }]) });
    }
    expect(await readAudit(stage.deps.db, 'ScopeMapping', rows[0]?.id ?? '')).toMatchObject([
      { action: 'askForMapping' },
    ]);
    expect(application.dueOn).not.toBeNull();
    expect((await now(stage, application)).dueOn).toEqual(application.dueOn);
    expect(await take(stage, officerOf(application), 'approve', application)).toMatchObject({
      code: 'SCOPE_NOT_MAPPED',
    });
  });

  it('the in-province proposes, the out-province agrees; the applicants are told and the change goes on', async () => {
    const first = await moving('N901');
    const second = await moving('N901');
    const open = await mappingOf('N901');
    expect(await say(hunan, 'propose', open)).toMatchObject({
      __typename: 'SavedScopeMapping',
      mapping: { version: 2, state: 'PROPOSED', toScope: { code: '1002', name: '外科专业' }, dueOn: '2026-11-23' },
    });
    expect(await say(guangdong, 'agree', await mappingOf('N901'))).toMatchObject({ mapping: { state: 'AGREED' } });
    for (const { practitionerId, application } of [first, second]) {
      expect(await notices(practitionerId)).toContainEqual({
        applicationNumber: application.number,
        state: '执业范围已由两省商定',
      });
    }
    await carryOn(stage, first.application);
    expect((await registrationsOf(stage, first.practitionerId)).at(-1)).toMatchObject({
      status: 'VALID',
      practicePlaceCode: '430000',
      scopeCodes: ['1002'],
      scopeNames: ['外科专业'],
    });
  });

  it('what was agreed is used again without asking', async () => {
    await proposed('N902');
    await say(guangdong, 'agree', await mappingOf('N902'));
    const { application } = await moving('N902');
    await carryOn(stage, application);
    expect(await stage.deps.db.scopeMapping.count({ where: { fromCode: 'N902' } })).toBe(1);
  });

  it('proposes only what its own catalogue has, in the same category', async () => {
    await moving('N903');
    const open = await mappingOf('N903');
    for (const toCode of ['9999', '2001']) {
      expect(await say(hunan, 'propose', open, { toCode })).toMatchObject({
        problems: [{ field: 'toCode', problem: 'UNKNOWN' }],
      });
    }
  });

  it('each verb belongs to one side; to others the matter is not there', async () => {
    await moving('N904');
    const open = await mappingOf('N904');
    expect(await say(guangdong, 'propose', open)).toMatchObject({ code: 'OTHER_PROVINCE' });
    for (const verb of ['agree', 'comment'] as const) {
      expect(await say(guangdong, verb, open)).toMatchObject({ code: 'NOT_PROPOSED' });
    }
    await say(hunan, 'propose', open);
    const mapping = await mappingOf('N904');
    for (const verb of ['agree', 'comment'] as const) {
      expect(await say(hunan, verb, mapping)).toMatchObject({ code: 'OTHER_PROVINCE' });
    }
    expect(await say(guangdong, 'settle', mapping)).toMatchObject({ code: 'OTHER_PROVINCE' });

    const beijing = aProvince(stage, '110000', ['CONFIGURE_PROVINCE']).officer;
    const city = { ...hunan, authorityLevel: 'CITY' as const, regionCode: '430100' };
    const nation = { ...hunan, authorityLevel: 'NATIONAL' as const, regionCode: '000000' };
    for (const viewer of [beijing, city, nation]) {
      expect(await say(viewer, 'agree', mapping)).toMatchObject({ __typename: 'ScopeMappingNotFound' });
      expect((await ask(stage, viewer, LIST)).edges).toEqual([]);
    }
    for (const viewer of [aPerson(), { ...hunan, rights: ['DECIDE_APPLICATIONS' as const] }]) {
      expect(await say(viewer, 'propose', mapping)).toMatchObject({ __typename: 'FORBIDDEN' });
    }
  });

  it('a comment ends the waiting: the in-province settles, or proposes something else', async () => {
    const { mapping } = await proposed('N905');
    expect(await say(hunan, 'settle', mapping)).toMatchObject({ code: 'COMMENT_RUNNING' });
    expect(await say(guangdong, 'comment', mapping, { comment: ' ' })).toMatchObject({
      problems: [{ field: 'comment', problem: 'REQUIRED' }],
    });
    expect(await say(guangdong, 'comment', mapping)).toMatchObject({
      mapping: { state: 'PROPOSED', comment: '名称不符' },
    });
    const commented = await mappingOf('N905');
    expect(await say(guangdong, 'comment', commented)).toMatchObject({ code: 'COMMENTED' });
    expect(await say(hunan, 'propose', commented, { toCode: '1001' })).toMatchObject({
      mapping: { state: 'PROPOSED', toScope: { code: '1001' }, comment: null },
    });
    const again = await mappingOf('N905');
    expect(await say(hunan, 'settle', again)).toMatchObject({ code: 'COMMENT_RUNNING' });
    await say(guangdong, 'comment', again);
    expect(await say(hunan, 'settle', await mappingOf('N905'))).toMatchObject({ mapping: { state: 'AGREED' } });
    expect(await say(hunan, 'propose', await mappingOf('N905'))).toMatchObject({ code: 'SETTLED' });
  });

  it('ten working days without a word: both ends of the period', async () => {
    const { mapping } = await proposed('N906');
    stage.clock.moveTo('2026-11-23T23:00:00+08:00');
    expect(await say(hunan, 'settle', mapping)).toMatchObject({ code: 'COMMENT_RUNNING' });
    stage.clock.moveTo('2026-11-24T00:00:00+08:00');
    expect(await say(guangdong, 'comment', mapping)).toMatchObject({ code: 'COMMENT_PERIOD_OVER' });
    expect(await say(hunan, 'settle', mapping)).toMatchObject({ mapping: { state: 'AGREED' } });
  });

  it('twice at once: agreed or settled once, and the loser is shown it', async () => {
    const { mapping, practitionerId } = await proposed('N907');
    stage.clock.moveTo('2026-11-24T10:00:00+08:00');
    const answers = await Promise.all([
      say(hunan, 'settle', mapping),
      say(guangdong, 'agree', mapping),
      say(guangdong, 'agree', mapping),
    ]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'SavedScopeMapping',
      'ScopeMappingChanged',
      'ScopeMappingChanged',
    ]);
    const told = (await notices(practitionerId)).filter(({ state }) => state === '执业范围已由两省商定');
    expect(told).toHaveLength(1);
  });

  it('what was agreed on a code that the receiving province has given up is asked anew', async () => {
    await proposed('N908');
    await say(guangdong, 'agree', await mappingOf('N908'));
    await stage.deps.db.scopeCatalogue.create({
      data: {
        provinceCode: '430000',
        version: 1,
        entries: [{ code: '1001', name: '内科专业', category: 'CLINICAL', nationalCode: '1001' }],
        effectiveFrom: toColumn(calendarDate('2026-11-09')),
        setBy: uuidv7(),
        setByName: '省卫生健康委员会',
        setAt: new Date(),
      },
    });
    await moving('N908');
    const states = await stage.deps.db.scopeMapping.findMany({ where: { fromCode: 'N908' }, orderBy: { id: 'asc' } });
    expect(states.map(({ state }) => state)).toEqual(['SUPERSEDED', 'OPEN']);
  });
});
