import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { PROCEDURES, type Procedure } from '../../procedures/index.ts';
import type { ApplicationRow, MultiFilingRow, RegistrationRow } from '../../rows.ts';
import type { PractitionerFacts } from '../../rules/facts.ts';
import type { Refusal } from '../../rules/refusal.ts';
import { firstRefusal } from '../../rules/rule.ts';
import { concernOf } from '../../steps/concern.ts';
import { type FactSources, factSources } from '../../steps/fact-sources.ts';
import { type About, factsOf } from '../../steps/gather-facts.ts';
import { inTheWayAmong } from '../open-application/write-draft.ts';

/** One line of “我能办什么”. */
export interface AvailableProcedure {
  procedure: Procedure;
  available: boolean;
  reason: Refusal | null;
  /** What to know before applying. */
  notice: string | null;
  qualificationId: string | null;
  registration: RegistrationRow | null;
  filing: MultiFilingRow | null;
  open: ApplicationRow | null;
}

/**
 * 我能办什么: every procedure that persons bring in, once for each thing of the person's that it could concern, and why it is
 * closed where it is. The answer comes from the rules that opening asks.
 */
export async function availableProcedures(deps: Deps, viewer: Viewer): Promise<AvailableProcedure[]> {
  const practitionerId = possibleId(viewer.practitionerId);
  const practitioner = practitionerId && (await deps.neighbours.findPractitioner(practitionerId));
  const own = [...PROCEDURES.values()].filter(({ channels }) => channels.PERSON !== undefined);
  if (!practitioner) return own.map((procedure) => closed(procedure, notImported));

  const [registrations, filings] = await Promise.all([
    deps.db.registration.findMany({ where: { practitionerId: practitioner.id }, orderBy: { id: 'asc' } }),
    deps.db.multiFiling.findMany({ where: { practitionerId: practitioner.id }, orderBy: { id: 'asc' } }),
  ]);
  const sources = factSources(deps);
  const professions = professionsOf(practitioner, registrations);
  if (professions.size === 0) return own.map((procedure) => closed(procedure, notImported));
  const lines: AvailableProcedure[] = [];
  for (const procedure of own) {
    if (!professions.has(procedure.profession)) continue;
    for (const thing of thingsFor(procedure, practitioner, registrations, filings)) {
      lines.push(await lineOf(deps, sources, viewer, procedure, practitioner, thing));
    }
  }
  return lines;
}

/** The professions that somebody's qualifications and registrations belong to: nobody is told of the others'. */
function professionsOf({ qualifications }: PractitionerFacts, registrations: readonly RegistrationRow[]) {
  return new Set([
    ...qualifications.map(({ kind }) => kind),
    ...registrations.map(({ professionType }) => professionType),
  ]);
}

interface Thing {
  qualificationId?: string;
  registration?: RegistrationRow;
  filing?: MultiFilingRow;
}

/** What of the person's a procedure could concern; nothing at all gives one line that says so. */
function thingsFor(
  procedure: Procedure,
  { qualifications }: PractitionerFacts,
  registrations: readonly RegistrationRow[],
  filings: readonly MultiFilingRow[],
): Thing[] {
  const usable = qualifications.filter((one) => one.kind === procedure.profession && (procedure.uses?.(one) ?? true));
  const mine = registrations.filter(({ professionType }) => professionType === procedure.profession);
  const fitting = mine.filter(({ status }) => (procedure.states ?? ['VALID']).includes(status));
  const things: Record<Procedure['concerns'], Thing[]> = {
    QUALIFICATION: usable.map(({ id }) => ({ qualificationId: id })),
    REGISTRATION: fitting.map((registration) => ({ registration })),
    REGISTRATION_AND_QUALIFICATION: fitting.flatMap((registration) =>
      usable.map(({ id }) => ({ registration, qualificationId: id })),
    ),
    REGISTRATION_OR_PERSON: fitting.map((registration) => ({ registration })),
    FILING: filings
      .filter(({ endedOn, registrationId }) => endedOn === null && mine.some(({ id }) => id === registrationId))
      .map((filing) => ({ filing })),
    PERSON: [{}],
    PERSON_OR_QUALIFICATION: [{}, ...usable.map(({ id }) => ({ qualificationId: id }))],
  };
  const found = things[procedure.concerns];
  return found.length > 0 ? found : [{}];
}

async function lineOf(
  deps: Deps,
  sources: FactSources,
  viewer: Viewer,
  procedure: Procedure,
  practitioner: PractitionerFacts,
  { qualificationId, registration, filing }: Thing,
): Promise<AvailableProcedure> {
  const about: About = {
    procedure,
    channel: 'PERSON',
    practitionerId: practitioner.id,
    qualificationId: qualificationId ?? null,
    registrationId: registration?.id ?? null,
    multiFilingId: filing?.id ?? null,
    copied: null,
    form: {},
    applicationId: null,
    authorityId: null,
    openedBy: '',
    confirmed: false,
    objected: false,
    submittedAt: null,
  };
  const facts = await factsOf(deps, about, practitioner, viewer, sources);
  const refused = concernOf(procedure, facts) ?? firstRefusal(procedure.requirements, 'OPEN', facts);
  const open = refused ? null : inTheWayAmong(await sources.open(practitioner.id), procedure, facts);
  const reason = refused ?? (open ? alreadyOpen : null);
  return {
    procedure,
    available: reason === null,
    reason,
    notice: reason === null ? (procedure.notice?.(facts) ?? null) : null,
    qualificationId: qualificationId ?? null,
    registration: registration ?? null,
    filing: filing ?? null,
    open,
  };
}

const closed = (procedure: Procedure, reason: Refusal): AvailableProcedure => ({
  procedure,
  available: false,
  reason,
  notice: null,
  qualificationId: null,
  registration: null,
  filing: null,
  open: null,
});
const notImported: Refusal = {
  code: 'QUALIFICATION_NOT_IMPORTED',
  message: MESSAGES.qualificationNotImported,
  basis: null,
};
/** Domain 3.1.4. */
const alreadyOpen: Refusal = { code: 'ALREADY_OPEN', message: MESSAGES.openApplication, basis: null };
