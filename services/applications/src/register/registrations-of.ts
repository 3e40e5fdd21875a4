import type { Database } from '../database.ts';
import type { ProfessionType } from '../generated/resolvers.ts';
import type { RegistrationFacts } from '../rules/facts.ts';

/** @returns what the register has of the person in the profession, as facts for rules */
export function registrationsOf(
  db: Pick<Database, 'registration'>,
  practitionerId: string,
  professionType: ProfessionType,
): Promise<RegistrationFacts[]> {
  return db.registration.findMany({
    where: { practitionerId, professionType },
    select: { status: true, suspended: true, practicePlaceCode: true },
  });
}
