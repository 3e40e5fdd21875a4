import { describe, expect, it } from '@jest/globals';
import { afterStep, canTake, type InstitutionState, STATE_STEPS, type StateStepName, stateOf } from './steps.ts';

const STATES: InstitutionState[] = ['VALID', 'SUSPENDED', 'CLOSED', 'DEREGISTERED', 'REVOKED'];
const NAMES = Object.keys(STATE_STEPS) as StateStepName[];

const ALLOWED = new Set([
  'SUSPENDED from VALID',
  'REOPENED from SUSPENDED',
  'CLOSED from VALID',
  'CLOSED from SUSPENDED',
  'DEREGISTERED from VALID',
  'DEREGISTERED from SUSPENDED',
  'DEREGISTERED from CLOSED',
  'REVOKED from VALID',
  'REVOKED from SUSPENDED',
  'REVOKED from CLOSED',
]);

describe('states of an institution (domain 5.5)', () => {
  it.each(NAMES.flatMap((step) => STATES.map((state) => [step, state] as const)))('%s from %s', (step, state) => {
    expect(canTake(step, state)).toBe(ALLOWED.has(`${step} from ${state}`));
  });
  it('every state can be reached', () => {
    const reached = new Set<InstitutionState>(NAMES.map((name) => STATE_STEPS[name].to));
    expect([...reached].sort()).toEqual([...STATES].sort());
  });
  it.each([
    [{ status: 'VALID', closing: null }, 'VALID'],
    [{ status: 'SUSPENDED', closing: null }, 'SUSPENDED'],
    [{ status: 'CLOSED', closing: 'REVOKED' }, 'REVOKED'],
    [{ status: 'CLOSED', closing: null }, 'CLOSED'],
  ] as const)('%j is %s', (row, state) => {
    expect(stateOf(row)).toBe(state);
  });
  it('the day that it closed stays when it is deregistered afterwards', () => {
    expect(afterStep('CLOSED', '2026-11-01', null)).toEqual({
      status: 'CLOSED',
      closing: 'CLOSED',
      closedOn: '2026-11-01',
    });
    expect(afterStep('DEREGISTERED', '2026-11-20', '2026-11-01')).toMatchObject({ closedOn: '2026-11-01' });
    expect(afterStep('REOPENED', '2026-11-20', null)).toEqual({ status: 'VALID', closing: null, closedOn: null });
  });
});
