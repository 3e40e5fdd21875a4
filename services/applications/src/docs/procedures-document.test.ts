import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from '@jest/globals';
import { PROCEDURES } from '../procedures/index.ts';
import { effectKinds, type SharedFunctions, sharedFunctions } from './effect-kinds.ts';
import { proceduresDocument } from './procedures-document.ts';

let shared: SharedFunctions;
beforeAll(async () => {
  shared = await sharedFunctions();
});

it('docs/procedures.md is fresh: run `npm run docs:procedures` and look at the difference', async () => {
  const page = readFileSync(new URL('../../../../docs/procedures.md', import.meta.url), 'utf8');
  expect(await proceduresDocument(PROCEDURES.values())).toBe(page);
});

it('is the same whatever order the definitions come in', async () => {
  const procedures = [...PROCEDURES.values()];
  expect(await proceduresDocument(procedures.reverse())).toBe(await proceduresDocument(PROCEDURES.values()));
});

it.each([...PROCEDURES.values()].map((procedure) => [procedure.code, procedure] as const))(
  '%s: the page finds what it does to the register',
  (_, procedure) => {
    expect(effectKinds(procedure, shared)).not.toEqual([]);
  },
);

it.each([
  ['TCM_REG', ['REGISTER']],
  ['TCM_DEREG', ['DEREGISTER', 'CLOSE_ACCOUNT']],
  ['PHY_CHG', ['REGISTER', 'AMEND', 'TRANSFER_OUT']],
  ['NUR_RENEW', ['RENEW']],
])('%s does %p', (code, kinds) => {
  const procedure = PROCEDURES.get(code);
  expect(procedure && effectKinds(procedure, shared)).toEqual(kinds);
});
