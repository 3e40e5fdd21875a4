import type { CalendarDate } from '@medreg/clock';
import type { RegionCode } from '@medreg/codes';
import type { Deps } from '../context.ts';
import type { ProfessionType } from '../generated/resolvers.ts';
import { rulesOf, scopesOf } from '../provinces/find-rules.ts';
import { OPEN_STATUSES } from '../workflow.ts';

/** Where facts come from: the register and the siblings, each asked once for a question, however many rules need the answer. */
export type FactSources = ReturnType<typeof factSources>;

/** @returns sources that remember their answers; made anew for each moment at which rules are asked */
export function factSources({ db, neighbours }: Pick<Deps, 'db' | 'neighbours'>) {
  return {
    institution: remembered((id: string) => neighbours.findInstitution(id)),
    authority: remembered((code: string) => neighbours.findAuthority(code as RegionCode)),
    rules: remembered((provinceCode: string, day: CalendarDate) => rulesOf(db, provinceCode, day)),
    scopes: remembered((provinceCode: string, day: CalendarDate) => scopesOf(db, provinceCode, day)),
    registrations: remembered((practitionerId: string, professionType: string) =>
      db.registration.findMany({
        where: { practitionerId, professionType: professionType as ProfessionType },
        orderBy: { id: 'asc' },
      }),
    ),
    filings: remembered((practitionerId: string, professionType: string) =>
      db.multiFiling.findMany({
        where: { practitionerId, professionType: professionType as ProfessionType },
        orderBy: { id: 'asc' },
      }),
    ),
    records: remembered((practitionerId: string) =>
      db.personRecord.findMany({ where: { practitionerId, state: 'CONFIRMED' }, orderBy: { decidedOn: 'asc' } }),
    ),
    profile: remembered((practitionerId: string, professionType: string) =>
      db.profile.findFirst({
        where: { practitionerId, professionType: professionType as ProfessionType },
        orderBy: { version: 'desc' },
        select: { education: true, school: true, title: true },
      }),
    ),
    firstSubmission: remembered((applicationId: string) =>
      db.timelineEntry.findFirst({
        where: { applicationId, step: 'submit' },
        orderBy: { sequence: 'asc' },
        select: { at: true },
      }),
    ),
    open: remembered((practitionerId: string) =>
      db.application.findMany({ where: { practitionerId, status: { in: OPEN_STATUSES } } }),
    ),
  };
}

function remembered<Args extends string[], T>(ask: (...args: Args) => Promise<T>): (...args: Args) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (...args) => {
    const key = args.join('|');
    const answer = answers.get(key) ?? ask(...args);
    answers.set(key, answer);
    return answer;
  };
}
