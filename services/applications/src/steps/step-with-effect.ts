import type { Deps } from '../context.ts';
import { isExcluded, type Transaction, withPerson } from '../database.ts';
import { MESSAGES } from '../messages.ts';
import { getProcedure } from '../procedures/index.ts';
import { applyEffects, takeCodes } from '../register/apply-effects.ts';
import { NO_CODES, type TakenCodes } from '../register/certificate-code.ts';
import { RegisterMoved } from '../register/change-registration.ts';
import type { ApplicationRow, RegistrationRow } from '../rows.ts';
import type { Facts } from '../rules/facts.ts';
import { BASIS } from '../rules/legal-basis.ts';
import type { Refusal } from '../rules/refusal.ts';
import { target } from '../workflow.ts';
import { afterTheEnd, waitOrGoOn } from './after-the-end.ts';
import { type Move, move, SYSTEM } from './move.ts';

/** What a step led to: the application as it is now, and the registrations that its effect changed. */
export interface Done {
  application: ApplicationRow;
  registrations: RegistrationRow[];
}

/** What is written in the transaction of a step; gets the application as it is after the step. */
export type Alongside = (tx: Transaction, application: ApplicationRow, at: Date) => Promise<void>;

/** An application that takes effect with another one, and what its rules were asked about. */
export interface Linked {
  application: ApplicationRow;
  facts: Facts;
}

/** True where a step makes the application take effect, or wait for others to do so. */
export const hasEffect = (step: Move['step'], application: ApplicationRow): boolean =>
  ['APPROVED', 'EFFECTIVE'].includes(target(step, application) ?? '');

/**
 * Takes a step and whatever follows from it by itself, in one transaction: an approval takes effect with certificate code and
 * identification code, a release is asked of the military body, what stood in the way is closed, what waited goes on.
 * Twice at once: one effect. The process may die between any two lines: all of it or nothing.
 * @param facts null where the step has no effect
 * @param linked the other applications of a dossier that takes effect together
 * @returns null when somebody else moved the application first; `refused` when the register itself refuses
 */
export async function stepWithEffect(
  deps: Deps,
  { alongside, ...taken }: Omit<Move, 'at'> & { alongside?: Alongside },
  facts: Facts | null,
  linked: readonly Linked[] = [],
): Promise<Done | { refused: Refusal } | null> {
  const { step, application } = taken;
  const codes =
    facts && hasEffect(step, application)
      ? await takeCodes(deps, application.practitionerId, effectsOf(application, facts))
      : NO_CODES;
  try {
    return await withPerson(deps.db, application.practitionerId, async (tx) => {
      if (step === 'submit') await lockWhatItConcerns(tx, application);
      const at = deps.clock.now();
      const moved = await move(tx, deps, { ...taken, at });
      if (!moved) return null;
      await alongside?.(tx, moved, at);
      const done = await followThrough(tx, deps, moved, { facts, codes }, linked, at);
      // What the database looks at when a transaction ends (I3, I5) it looks at now, where the refusal can be told.
      await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
      return done;
    });
  } catch (error) {
    const refused = refusalOf(error);
    if (refused) return { refused };
    if (error instanceof RegisterMoved) return null;
    throw error;
  }
}

/**
 * A submission and the end of what it is about see each other: either the end finds it submitted and closes it, or it finds the end
 * (3.1.4).
 * @throws RegisterMoved when the record is in no state any more from which the procedure leads on, or the filing has been ended
 */
async function lockWhatItConcerns(
  tx: Transaction,
  { id, registrationId, multiFilingId, procedure }: ApplicationRow,
): Promise<void> {
  if (registrationId === null) return;
  const [record] = await tx.$queryRaw<{ status: RegistrationRow['status'] }[]>`
    SELECT "status"::text FROM "registration" WHERE "id" = ${registrationId}::uuid FOR SHARE`;
  const filing = multiFilingId === null ? null : await tx.multiFiling.findUnique({ where: { id: multiFilingId } });
  const { states = ['VALID'] } = getProcedure(procedure);
  if (!record || !states.includes(record.status) || filing?.endedOn) {
    throw new RegisterMoved(`What application ${id} is about has ended`);
  }
}

async function followThrough(
  tx: Transaction,
  deps: Deps,
  application: ApplicationRow,
  { facts, codes }: { facts: Facts | null; codes: TakenCodes },
  linked: readonly Linked[],
  at: Date,
): Promise<Done> {
  if (target('close', application) === null && application.status !== 'EFFECTIVE') {
    return end(tx, deps, application, [], at);
  }
  if (application.status === 'PENDING') {
    return { application: await waitOrGoOn(tx, deps, application, at), registrations: [] };
  }
  if (!['EFFECTIVE', 'APPROVED'].includes(application.status)) return { application, registrations: [] };
  if (!facts) throw new Error(`Application ${application.id} takes effect without facts`);
  const procedure = getProcedure(application.procedure);
  if (application.status === 'EFFECTIVE') {
    const done = await end(tx, deps, application, await effect(tx, deps, application, facts, codes, at), at);
    await lookNow(tx);
    return done;
  }
  if (target('askRelease', application) !== null) {
    const asked = await system(tx, deps, 'askRelease', application, at);
    return { application: asked, registrations: [] };
  }
  if (procedure.settledElsewhere) {
    // The qualifications service is told now and answers later; its answer makes it EFFECTIVE.
    const effects = effectsOf(application, facts);
    await applyEffects(tx, deps, { application, effects, eRegId: '', actor: SYSTEM, at });
    return { application, registrations: [] };
  }
  const all = await tx.application.findMany({ where: { id: { in: linked.map((one) => one.application.id) } } });
  if (all.some(({ status }) => status !== 'APPROVED')) return { application, registrations: [] };
  const done = await takeEffect(tx, deps, application, facts, codes, at);
  for (const one of all) {
    const other = linked.find((each) => each.application.id === one.id);
    if (other) await takeEffect(tx, deps, one, other.facts, codes, at);
  }
  await lookNow(tx);
  return done;
}

/** What is looked at when a transaction ends (I3, I5) is looked at now, once everything is done, where the refusal can be told. */
async function lookNow(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
}

async function takeEffect(
  tx: Transaction,
  deps: Deps,
  approved: ApplicationRow,
  facts: Facts,
  codes: TakenCodes,
  at: Date,
): Promise<Done> {
  const application = await system(tx, deps, 'takeEffect', approved, at);
  return end(tx, deps, application, await effect(tx, deps, application, facts, codes, at), at);
}

function effect(tx: Transaction, deps: Deps, application: ApplicationRow, facts: Facts, codes: TakenCodes, at: Date) {
  const { eRegId } = application;
  if (eRegId === null) throw new Error(`Application ${application.id} takes effect without an identification code`);
  return applyEffects(tx, deps, {
    application,
    effects: effectsOf(application, facts),
    codes,
    eRegId,
    actor: SYSTEM,
    at,
  });
}

/** @throws Error where the definition finds nothing to do: nothing becomes EFFECTIVE without an effect */
function effectsOf({ id, procedure }: ApplicationRow, facts: Facts) {
  const effects = getProcedure(procedure).effects(facts);
  if (effects.length === 0) throw new Error(`Application ${id} of ${procedure} has no effect`);
  return effects;
}

async function end(
  tx: Transaction,
  deps: Deps,
  application: ApplicationRow,
  registrations: RegistrationRow[],
  at: Date,
) {
  await afterTheEnd(tx, deps, application, registrations, at);
  return { application, registrations };
}

/** A step that the system takes within the transaction of another one. */
async function system(
  tx: Transaction,
  deps: Deps,
  step: 'takeEffect' | 'askRelease',
  application: ApplicationRow,
  at: Date,
): Promise<ApplicationRow> {
  const moved = await move(tx, deps, { step, application, viewer: null, at });
  if (!moved) throw new Error(`Application ${application.id} changed within its own transaction`);
  return moved;
}

/** The invariants of domain 5.1 are the database's: what the rules saw may have changed since they were asked. */
export function refusalOf(error: unknown): Refusal | null {
  const found = REFUSED_BY_THE_REGISTER.find(([constraint]) => isExcluded(error, constraint));
  return found?.[1] ?? null;
}

const REFUSED_BY_THE_REGISTER: readonly [string, Refusal][] = [
  [
    'registration_one_valid_per_place',
    { code: 'ALREADY_REGISTERED', message: MESSAGES.alreadyRegistered, basis: BASIS['O13-7'] },
  ],
  ['registration_same_scope', { code: 'SCOPE_DIFFERS', message: MESSAGES.scopeDiffers, basis: BASIS['O13-17'] }],
  [
    'multi_filing_inside_place',
    { code: 'OUTSIDE_THE_PLACE', message: MESSAGES.outsideThePlace, basis: BASIS['O13-10'] },
  ],
  ['multi_filing_one_at_a_time', { code: 'FILING_OVERLAPS', message: MESSAGES.filingOverlaps, basis: BASIS['S2-Q10'] }],
];
