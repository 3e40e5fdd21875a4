import { text } from '../../forms/fields.ts';
import type { Effect } from '../../register/effects.ts';
import type { Facts } from '../../rules/facts.ts';
import { record } from './claims.ts';

/** Reasons that the law puts above everything else under way: they are never blocked (3.1.4). */
const ABOVE_ALL = ['D-P1', 'D-P2', 'D-P3', 'D-N2', 'D-N3'];
const DEATH = ['D-P1', 'D-N3'];

/**
 * The record may not be changed meanwhile, unless the law itself acts; then nothing stands in the way. Before an institution or
 * the window has said why, it may be such a reason: until then nothing is claimed.
 */
export function unlessTheLawActs(facts: Facts): string | null {
  const reason = text(facts.form, 'reason');
  const unsaid = reason === null && facts.channel !== 'PERSON';
  const above = facts.channel === 'EX_OFFICIO' || unsaid || ABOVE_ALL.includes(reason ?? '');
  return above ? null : record(facts).id;
}

/** 注销: the certificate is void; after a death the account closes too (10.1.18). */
export function deregister(facts: Facts): Effect[] {
  const { id, version } = record(facts);
  const reason = text(facts.form, 'reason') ?? 'D-P11';
  const effects: Effect[] = [{ kind: 'DEREGISTER', registrationId: id, version, reason }];
  return DEATH.includes(reason) ? [...effects, { kind: 'CLOSE_ACCOUNT' }] : effects;
}
