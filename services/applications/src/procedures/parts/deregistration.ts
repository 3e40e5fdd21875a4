import { text } from '../../forms/fields.ts';
import type { Effect } from '../../register/effects.ts';
import type { Facts } from '../../rules/facts.ts';
import { record } from './claims.ts';

/** Reasons that the law puts above everything else under way: they are never blocked (3.1.4). */
const ABOVE_ALL = ['D-P1', 'D-P2', 'D-P3', 'D-N2', 'D-N3'];
const DEATH = ['D-P1', 'D-N3'];

/** The record may not be changed meanwhile, unless the law itself acts; then nothing stands in the way. */
export function unlessTheLawActs(facts: Facts): string | null {
  const above = facts.channel === 'EX_OFFICIO' || ABOVE_ALL.includes(text(facts.form, 'reason') ?? '');
  return above ? null : record(facts).id;
}

/** 注销: the certificate is void; after a death the account closes too (10.1.18). */
export function deregister(facts: Facts): Effect[] {
  const { id, version } = record(facts);
  const reason = text(facts.form, 'reason') ?? 'D-P11';
  const effects: Effect[] = [{ kind: 'DEREGISTER', registrationId: id, version, reason }];
  return DEATH.includes(reason) ? [...effects, { kind: 'CLOSE_ACCOUNT' }] : effects;
}
