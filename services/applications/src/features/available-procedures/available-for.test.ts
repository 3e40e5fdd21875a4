import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { anApproved, aSubmitted } from '../../../test/builders.ts';
import { aStage, type Stage, someone, somewhere } from '../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

interface Line {
  procedure: { code: string };
  available: boolean;
  reason: { code: string } | null;
  registration: { id: string } | null;
  registrationId: string | null;
  open: { id: string } | null;
}
const QUERY = `query($person: ID!) {
  availableFor(practitionerId: $person) {
    procedure { code } available reason { code } registrationId registration { id } open { id }
  }
  personRegistrations(practitionerId: $person) { id }
}`;
async function look(viewer: Viewer, person: string) {
  const { data, errors } = await stage.subgraph.execute<{
    availableFor: Line[];
    personRegistrations: { id: string }[];
  }>(viewer, QUERY, { person });
  return {
    code: errors?.[0]?.extensions?.code ?? null,
    lines: data?.availableFor ?? [],
    registrations: data?.personRegistrations ?? [],
  };
}
const open = (lines: Line[]) =>
  lines
    .filter(({ available }) => available)
    .map(({ procedure }) => procedure.code)
    .sort();

describe('availableFor', () => {
  it('S1-A §3.2: what the window may open for somebody whom the authority registered', async () => {
    const { officer, practitionerId, registration } = await anApproved(stage);
    const { lines, registrations } = await look(officer, practitionerId);
    expect(open(lines)).toEqual(['TCM_CHG', 'TCM_DEREG', 'TCM_FILE', 'TCM_INFO', 'TCM_MULTI']);
    expect(registrations).toEqual([{ id: registration.id }]);
    expect(lines.find(({ procedure }) => procedure.code === 'TCM_REG')).toMatchObject({
      available: false,
      reason: { code: 'ALREADY_REGISTERED' },
    });
    // S0-2.4: whoever has no filing hears that there is none, not that one has ended.
    expect(lines.find(({ procedure }) => procedure.code === 'TCM_MULTI_CANCEL')).toMatchObject({
      available: false,
      reason: { code: 'NO_FILING' },
    });
  });

  it('a first registration needs no account at the window (S3 3.(1), A26)', async () => {
    const { practitionerId } = someone(stage);
    const { lines, registrations } = await look(somewhere(stage).officer, practitionerId);
    expect(open(lines)).toEqual(['TCM_REG']);
    expect(registrations).toEqual([]);
  });

  it('says which one is open', async () => {
    const { officer, practitionerId, application } = await aSubmitted(stage);
    const { lines } = await look(officer, practitionerId);
    expect(lines.find(({ procedure }) => procedure.code === 'TCM_REG')).toMatchObject({
      available: false,
      reason: { code: 'ALREADY_OPEN' },
      open: { id: application.id },
    });
  });

  it('domain 2.2: another authority learns of what would come to it, and of nothing else', async () => {
    const { practitionerId } = await anApproved(stage);
    const { lines, registrations } = await look(somewhere(stage).officer, practitionerId);
    for (const code of ['TCM_DEREG', 'TCM_FILE', 'TCM_FILE_CANCEL']) expect(open(lines)).not.toContain(code);
    expect(registrations).toEqual([]);
  });

  it('domain 3.3: whoever holds no qualification here may come for short-term practice', async () => {
    const { reviewer, officer } = somewhere(stage);
    const { practitionerId } = someone(stage, { name: 'John Smith', idNumber: 'P12345679', qualifications: [] });
    const guests = ['SHORT_FOREIGN', 'SHORT_HK_MACAO', 'SHORT_TAIWAN'];
    expect(open((await look(reviewer, practitionerId)).lines)).toEqual(guests);
    expect(open((await look(officer, practitionerId)).lines)).toEqual(guests);
  });

  it('PL-13: an institution is told what it may bring in for its own people', async () => {
    const { reviewer, practitionerId, registration } = await anApproved(stage);
    const { lines, registrations } = await look(reviewer, practitionerId);
    expect(open(lines)).toContain('TCM_FILE');
    expect(registrations).toEqual([{ id: registration.id }]);
    const elsewhere = await look(somewhere(stage).reviewer, practitionerId);
    expect(open(elsewhere.lines)).not.toContain('TCM_FILE');
    // Domain 2.3: what could be brought in about a registration elsewhere is named by its id alone.
    const about = elsewhere.lines.filter(({ registrationId }) => registrationId === registration.id);
    expect(about.map((line) => line.registration)).toEqual(about.map(() => null));
    expect(about).not.toEqual([]);
    expect(elsewhere.registrations).toEqual([]);
  });

  it.each([uuidv7(), 'nobody', ''])('of %p there is nothing', async (person) => {
    expect(await look(somewhere(stage).officer, person)).toEqual({ code: null, lines: [], registrations: [] });
  });

  it.each<[string, () => Viewer]>([
    ['the person himself', () => someone(stage).viewer],
    ['an officer who may not accept', () => ({ ...somewhere(stage).officer, rights: ['IMPORT_QUALIFICATIONS'] })],
  ])('is not for %s', async (_, viewer) => {
    expect((await look(viewer(), uuidv7())).code).toBe('FORBIDDEN');
  });
});
