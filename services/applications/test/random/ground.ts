import { uuidv7 } from 'uuidv7';
import type { ApplicationRow, MultiFilingRow, RegistrationRow } from '../../src/rows.ts';
import { PRACTICE } from '../nurses.ts';
import { play } from '../play.ts';
import {
  aProvince,
  type Kind,
  QUALIFICATIONS,
  type Someone,
  type Somewhere,
  type Stage,
  someone,
  somewhere,
} from '../stage.ts';

/** Where a sequence of acts is played: people of every kind, institutions in four counties of two provinces. */
export interface Ground {
  stage: Stage;
  people: Someone[];
  places: Somewhere[];
}

const COUNTIES = ['440103', '440103', '440104', '440304', '430102'] as const;
const FIRST_DAY = '2026-11-09T10:00:00+08:00';

/** Whoever takes part, and at how many places he is registered when the sequence begins. */
export interface Part {
  kind: Kind;
  registered: 0 | 1 | 2;
}

/** A ground on which nothing has happened but that some of the people were registered. */
export async function aGround(stage: Stage, cast: readonly Part[]): Promise<Ground> {
  await forgetEverything(stage);
  const { world, clock } = stage;
  clock.moveTo(FIRST_DAY);
  for (const known of [world.practitioners, world.institutions, world.authorities]) known.clear();
  for (const province of ['440000', '430000', '000000']) aProvince(stage, province);
  const places = COUNTIES.map((code, n) => somewhere(stage, { name: `医院${n}`, classCode: 'A100' }, code));
  const people: Someone[] = [];
  for (const { kind, registered } of cast) {
    const who = someone(stage, {}, kind);
    people.push(who);
    // Only a licensed physician may have two places (O13-17), the second one in another province.
    const homes = registered === 2 && kind === 'PHYSICIAN' ? [places[0], places[4]] : [places[0]].slice(0, registered);
    for (const home of homes) if (home) await register(stage, who, kind, home);
  }
  return { stage, people, places };
}

const REGISTRATIONS = { SPECIALIST: 'TCM_REG', PHYSICIAN: 'PHY_REG', ASSISTANT: 'PHY_REG', NURSE: 'NUR_REG' } as const;

function register(stage: Stage, { viewer, qualificationId }: Someone, kind: Kind, { institutionId }: Somewhere) {
  const physician = kind === 'PHYSICIAN' || kind === 'ASSISTANT';
  const form = {
    institution: institutionId,
    ...(physician && { scopes: ['1001'] }),
    ...(kind === 'NURSE' && PRACTICE),
  };
  return play(stage, { procedure: REGISTRATIONS[kind], qualificationId, by: viewer, form });
}

/** Empties the tables, past the triggers that let nobody do so. */
async function forgetEverything({ deps }: Stage): Promise<void> {
  await deps.db.$executeRawUnsafe(`DO $$
    DECLARE "name" text;
    BEGIN
      PERFORM set_config('session_replication_role', 'replica', true);
      FOR "name" IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
        EXECUTE format('DELETE FROM %I', "name");
      END LOOP;
    END $$`);
}

/** The person has won another qualification: an assistant passes the examination, a specialist is assessed again. */
export function qualify({ stage }: Ground, { practitionerId }: Someone): void {
  const [first] = stage.world.practitioners.get(practitionerId)?.qualifications ?? [];
  if (!first || (first.kind === 'PHYSICIAN' && first.level === 'LICENSED')) return;
  const more = first.kind === 'PHYSICIAN' ? QUALIFICATIONS.PHYSICIAN : { ...first, diseases: ['颈痛'] };
  stage.world.addQualification(practitionerId, { ...more, id: uuidv7(), code: `${more.code}X` });
}

/** Everything that there is of somebody, oldest first. */
export async function thingsOf({ stage }: Ground, { practitionerId }: Someone) {
  const { db } = stage.deps;
  const [registrations, filings, applications]: [RegistrationRow[], MultiFilingRow[], ApplicationRow[]] =
    await Promise.all([
      db.registration.findMany({ where: { practitionerId }, orderBy: { id: 'asc' } }),
      db.multiFiling.findMany({ where: { practitionerId }, orderBy: { id: 'asc' } }),
      db.application.findMany({ where: { practitionerId }, orderBy: { id: 'asc' } }),
    ]);
  const qualifications = stage.world.practitioners.get(practitionerId)?.qualifications ?? [];
  return { registrations, filings, applications, qualifications };
}

/** Draws lots from one number, so that a sequence can be played again and made shorter. */
export class Lots {
  private seed: number;
  constructor(seed: number) {
    this.seed = seed;
  }
  /** @returns a number from 0 to `below` - 1 */
  next(below: number): number {
    this.seed = (Math.imul(this.seed ^ (this.seed >>> 15), 0x2c1b3c6d) + 0x297a2d39) >>> 0;
    return this.seed % below;
  }
  oneOf<T>(choices: readonly T[]): T | undefined {
    return choices[this.next(Math.max(choices.length, 1))];
  }
  chance(percent: number): boolean {
    return this.next(100) < percent;
  }
}
