import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Step } from '../generated/resolvers.ts';
import type { Procedure } from '../procedures/index.ts';
import type { ApplicationRow } from '../rows.ts';
import type { Facts } from '../rules/facts.ts';
import type { Refusal } from '../rules/refusal.ts';
import { firstRefusal } from '../rules/rule.ts';
import type { Checked, Statement } from '../rules/statement.ts';
import { concernOf } from './concern.ts';
import { findStep, type StepRequest } from './find-step.ts';
import { aboutRow, gatherFacts } from './gather-facts.ts';
import { invalidInput, overtaken, personGone, requirementNotMet } from './outcomes.ts';
import { type Alongside, hasEffect, stepWithEffect } from './step-with-effect.ts';

export interface StepOptions {
  /** What the taker says, checked. */
  said?: (application: ApplicationRow) => Checked<Statement>;
  /** What else must hold before the step. */
  requires?: (application: ApplicationRow, facts: Facts) => Refusal | null | Promise<Refusal | null>;
  /** Columns that change with the step. */
  changes?: (application: ApplicationRow, facts: Facts) => Prisma.ApplicationUncheckedUpdateManyInput;
  /** What is written in the same transaction; gets the application as it is after the step. */
  alongside?: Alongside;
}

/** Takes a step, with whatever follows from it by itself. @returns a member of the union StepResult */
export async function takeStep(
  deps: Deps,
  viewer: Viewer,
  step: Step,
  request: StepRequest,
  { said, requires, changes, alongside }: StepOptions = {},
) {
  const sought = await findStep(deps, viewer, step, request);
  if (!sought.found) return sought.outcome;
  const { application } = sought;
  const statement = said?.(application);
  if (statement && !statement.ok) return invalidInput(statement.problems);
  const about = aboutRow(deps, application);
  // Only what has an effect, or is asked about, needs to know the world.
  const effective = hasEffect(step, application);
  const asks = requires !== undefined || changes !== undefined || effective;
  const facts = asks ? await gatherFacts(deps, about, viewer) : null;
  if (asks && !facts) return requirementNotMet(personGone);
  const refused =
    facts &&
    ((effective ? refuseEffect(about.procedure, facts) : null) ?? (await requires?.(application, facts)) ?? null);
  if (refused) return requirementNotMet(refused);

  const done = await stepWithEffect(
    deps,
    {
      step,
      application,
      viewer,
      ...(statement && { statement: statement.value }),
      ...(changes && facts && { changes: changes(application, facts) }),
      ...(alongside && { alongside }),
    },
    facts,
  );
  if (!done) return overtaken(deps, viewer, application.id);
  if ('refused' in done) return requirementNotMet(done.refused);
  return { kind: 'StepTaken' as const, application: done.application };
}

/** What must hold when something takes effect, whoever's step it is: everything is asked again (10.1.4). */
const refuseEffect = (procedure: Procedure, facts: Facts): Refusal | null =>
  concernOf(procedure, facts) ?? firstRefusal(procedure.requirements, 'DECIDE', facts);
