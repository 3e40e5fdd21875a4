import type { CalendarDate } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import { fromColumn } from '../database.ts';
import type { ScopeMappingStep } from '../generated/resolvers.ts';
import type { ScopeMappingRow } from '../rows.ts';
import { BASIS } from '../rules/legal-basis.ts';
import type { Refusal } from '../rules/refusal.ts';
import { ownProvince } from './jurisdiction.ts';
import { PROVINCE_MESSAGES } from './messages.ts';

export type MappingVerb = 'propose' | 'agree' | 'comment' | 'settle';

/** Whose verb it is: the province that the physician comes to, or the one that he leaves. */
const SIDES: Record<MappingVerb, 'IN' | 'OUT'> = { propose: 'IN', settle: 'IN', agree: 'OUT', comment: 'OUT' };

const refusal = (code: string, message: string): Refusal => ({ code, message, basis: BASIS['S2-Q49'] });

export function refuseTheSide(mapping: ScopeMappingRow, viewer: Viewer, verb: MappingVerb): Refusal | null {
  const side = SIDES[verb];
  const theirs = side === 'IN' ? mapping.toProvinceCode : mapping.fromProvinceCode;
  if (theirs === ownProvince(viewer)) return null;
  const { incoming, outgoing } = PROVINCE_MESSAGES;
  return refusal('OTHER_PROVINCE', PROVINCE_MESSAGES.theirTurn(side === 'IN' ? incoming : outgoing));
}

export const refuseSettled = ({ state }: ScopeMappingRow): Refusal | null =>
  state === 'AGREED' || state === 'SUPERSEDED' ? refusal('SETTLED', PROVINCE_MESSAGES.mappingSettled) : null;

export const refuseUnproposed = ({ state }: ScopeMappingRow): Refusal | null =>
  state === 'PROPOSED' ? null : refusal('NOT_PROPOSED', PROVINCE_MESSAGES.notYetProposed);

/** Once, within ten working days (9.2). */
export function refuseComment({ commentedAt, dueOn }: ScopeMappingRow, day: CalendarDate): Refusal | null {
  if (commentedAt !== null) return refusal('COMMENTED', PROVINCE_MESSAGES.commentedAlready);
  const lastDay = dueOn && fromColumn(dueOn);
  return lastDay !== null && lastDay < day
    ? refusal('COMMENT_PERIOD_OVER', PROVINCE_MESSAGES.commentPeriodOver(lastDay))
    : null;
}

/** Not before the other province has commented or let its ten working days pass. */
export function refuseSettlement({ commentedAt, dueOn }: ScopeMappingRow, day: CalendarDate): Refusal | null {
  const lastDay = dueOn && fromColumn(dueOn);
  return commentedAt === null && lastDay !== null && day <= lastDay
    ? refusal('COMMENT_RUNNING', PROVINCE_MESSAGES.commentRunning(lastDay))
    : null;
}

type Check = (mapping: ScopeMappingRow, day: CalendarDate) => Refusal | null;
const CHECKS: Record<MappingVerb, Check> = {
  propose: () => null,
  agree: refuseUnproposed,
  settle: (mapping, day) => refuseUnproposed(mapping) ?? refuseSettlement(mapping, day),
  comment: (mapping, day) => refuseUnproposed(mapping) ?? refuseComment(mapping, day),
};
const STEPS: Record<MappingVerb, ScopeMappingStep> = {
  propose: 'PROPOSE',
  agree: 'AGREE',
  settle: 'SETTLE',
  comment: 'COMMENT',
};

/** 可办事项 of the viewer's province on a day: exactly what would not be refused. */
export function availableMappingSteps(mapping: ScopeMappingRow, viewer: Viewer, day: CalendarDate): ScopeMappingStep[] {
  if (refuseSettled(mapping)) return [];
  return (Object.keys(CHECKS) as MappingVerb[])
    .filter((verb) => !refuseTheSide(mapping, viewer, verb) && !CHECKS[verb](mapping, day))
    .map((verb) => STEPS[verb]);
}
