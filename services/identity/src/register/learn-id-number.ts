import { defineJob } from '@medreg/jobs';
import { z } from 'zod';
import type { Deps, Tx } from '../deps.ts';
import { IdNumberOfDocument } from '../generated/ask-qualifications.ts';

/**
 * Asks qualifications whose registration it is, so that the institution's list knows an account whose identity is not
 * verified yet (S2-Q24): the register's snapshot holds no ID number. Only its blind index is kept.
 */
export const LEARN_ID_NUMBER = defineJob({
  queue: 'identity-id-numbers',
  payload: z.object({ practitionerId: z.uuid() }),
  attempts: 12,
  backoff: { type: 'exponential', delayMs: 1_000, jitter: 0.5 },
  concurrency: 2,
});

/** @throws SiblingAway: try again later */
export async function learnIdNumber(deps: Deps, practitionerId: string): Promise<void> {
  const { practitionerById } = await deps.siblings.ask('qualifications', IdNumberOfDocument, { practitionerId });
  if (!practitionerById) return;
  const idNumberIndex = deps.pii.blindIndex('ID_NUMBER', practitionerById.idNumber);
  // What a correction has said meanwhile is newer.
  await deps.prisma.$executeRaw`
    insert into known_practitioner (practitioner_id, id_number_index) values (${practitionerId}::uuid, ${idNumberIndex})
    on conflict (practitioner_id) do update set id_number_index = excluded.id_number_index
    where known_practitioner.id_number_index is null`;
}

export async function isIdNumberKnown(tx: Tx, practitionerId: string): Promise<boolean> {
  const known = await tx.knownPractitioner.findUnique({ where: { practitionerId } });
  return known?.idNumberIndex != null;
}

/** The newest that is known: a correction overwrites. */
export async function keepIdNumber(tx: Tx, practitionerId: string, idNumberIndex: string): Promise<void> {
  await tx.knownPractitioner.upsert({
    where: { practitionerId },
    create: { practitionerId, idNumberIndex },
    update: { idNumberIndex },
  });
}
