import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import type { Viewer } from '@medreg/viewer';
import { ask } from '../../../test/ask.ts';
import { anApproved } from '../../../test/builders.ts';
import { aStage, ID_NUMBER, type Stage, someone, somewhere } from '../../../test/stage.ts';

let stage: Stage;
let approved: Awaited<ReturnType<typeof anApproved>>;
beforeAll(async () => {
  stage = await aStage();
  approved = await anApproved(stage);
});
afterAll(() => stage.close());

const VERIFY = `query($name: String!, $idNumber: String!, $purpose: String!) {
  verifyRegistrations(name: $name, idNumber: $idNumber, purpose: $purpose) {
    __typename
    ... on VerifiedRegistrations {
      practitionerId
      registrations { id status primaryInstitution { id } practicePlaceName }
    }
    ... on InvalidInput { problems { field problem } }
  }
}`;
const verify = (viewer: Viewer, question = {}) =>
  ask(stage, viewer, VERIFY, { name: '李时针', idNumber: ID_NUMBER, purpose: '核实拟聘用医师的注册信息', ...question });

describe('verifyRegistrations (S2-Q20.4, Q41.4)', () => {
  it('tells any institution where somebody is registered, and remembers what for', async () => {
    const { practitionerId, registration } = approved;
    const asking = somewhere(stage).reviewer;
    expect(await verify(asking)).toEqual({
      __typename: 'VerifiedRegistrations',
      practitionerId,
      registrations: [
        {
          id: registration.id,
          status: 'VALID',
          primaryInstitution: { id: registration.primaryInstitutionId },
          practicePlaceName: registration.practicePlaceName,
        },
      ],
    });
    expect((await readAudit(stage.deps.db, 'Practitioner', practitionerId)).at(-1)).toMatchObject({
      action: 'verifyRegistrations',
      actor: { accountId: asking.accountId },
      detail: { purpose: '核实拟聘用医师的注册信息' },
    });
  });

  it.each([{ name: '李时珍' }, { idNumber: '440103198611051249' }])('tells nothing of %p', async (wrong) => {
    expect((await verify(approved.reviewer, wrong)).__typename).toBe('PersonUnknown');
  });

  it('wants a purpose in words', async () => {
    expect(await verify(approved.reviewer, { purpose: '核对' })).toMatchObject({
      problems: [{ field: 'purpose', problem: 'TOO_SHORT' }],
    });
  });

  it('is not for people, nor for officers who handle nothing', async () => {
    expect((await verify(someone(stage).viewer)).__typename).toBe('FORBIDDEN');
    expect((await verify({ ...approved.officer, rights: [] })).__typename).toBe('FORBIDDEN');
  });
});
