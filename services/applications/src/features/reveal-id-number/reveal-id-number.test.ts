import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { anOfficer } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { ask } from '../../../test/ask.ts';
import type { Case } from '../../../test/builders.ts';
import { CASES } from '../../../test/cases.ts';
import { aStage, ID_NUMBER, type Stage, somewhere } from '../../../test/stage.ts';

let stage: Stage;
let submitted: Case;
let draft: Case;
beforeAll(async () => {
  stage = await aStage();
  submitted = await CASES.SUBMITTED(stage);
  draft = await CASES.DRAFT(stage);
});
afterAll(() => stage.close());

const REVEAL = `mutation($id: ID!, $purpose: String!) {
  revealApplicantIdNumber(applicationId: $id, purpose: $purpose) {
    __typename
    ... on RevealedIdNumber { idNumber }
    ... on InvalidInput { problems { field problem } }
  }
}`;
const reveal = (viewer: Viewer, purpose = '核对劳动合同中的身份证号', { application: { id } } = submitted) =>
  ask(stage, viewer, REVEAL, { id, purpose });

describe('revealApplicantIdNumber', () => {
  it.each(['reviewer', 'officer'] as const)('shows it to the %s and remembers who asked what for', async (who) => {
    expect(await reveal(submitted[who])).toEqual({ __typename: 'RevealedIdNumber', idNumber: ID_NUMBER });
    expect((await readAudit(stage.deps.db, 'Application', submitted.application.id)).at(-1)).toMatchObject({
      action: 'revealIdNumber',
      actor: { accountId: submitted[who].accountId },
      detail: { purpose: '核对劳动合同中的身份证号' },
    });
  });

  it.each<[string, () => Viewer, () => Case, string]>([
    ['another institution', () => somewhere(stage).reviewer, () => submitted, 'ApplicationNotFound'],
    ['another authority', () => somewhere(stage).officer, () => submitted, 'ApplicationNotFound'],
    ['the institution, of a draft', () => draft.reviewer, () => draft, 'ApplicationNotFound'],
    ['the province above', province, () => submitted, 'ApplicationNotFound'],
    ['an officer without the right', () => ({ ...submitted.officer, rights: [] }), () => submitted, 'FORBIDDEN'],
    ['the applicant, who knows it', () => submitted.viewer, () => submitted, 'FORBIDDEN'],
  ])('not to %s', async (_, viewer, theCase, expected) => {
    expect((await reveal(viewer(), undefined, theCase())).__typename).toBe(expected);
  });

  it.each([
    ['', 'REQUIRED'],
    ['核对', 'TOO_SHORT'],
    [ID_NUMBER, 'TOO_SHORT'],
    ['13800138000', 'TOO_SHORT'],
    ['字'.repeat(201), 'TOO_LONG'],
  ])('not for the purpose %p', async (purpose, problem) => {
    expect(await reveal(submitted.officer, purpose)).toMatchObject({ problems: [{ field: 'purpose', problem }] });
  });

  it('is limited', async () => {
    const viewer = { ...submitted.officer, accountId: 'a program' };
    expect((await reveal(viewer)).__typename).toBe('RevealedIdNumber');
    await stage.deps.limits.reveals.consume('a program', 199);
    expect((await reveal(viewer)).__typename).toBe('RATE_LIMITED');
  });
});

function province(): Viewer {
  return anOfficer({
    authorityId: uuidv7(),
    authorityLevel: 'PROVINCE',
    regionCode: '440000',
    rights: ['SUPERVISE', 'DECIDE_APPLICATIONS'],
  });
}
