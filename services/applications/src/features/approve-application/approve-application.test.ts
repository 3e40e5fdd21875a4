import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApproved } from '../../test/builders.ts';
import { aStage, type Stage } from '../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

describe('approve', () => {
  it('works', async () => {
    const { application, registration } = await anApproved(stage);
    expect(application.status).toBe('EFFECTIVE');
    expect(registration.certificateCode).toBe('141440103000001');
  });
});
