import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { registrationsVisibleTo, visibleTo } from '../../access.ts';
import type { Deps } from '../../context.ts';
import type { Channel, ProfessionType } from '../../generated/resolvers.ts';
import { MESSAGES } from '../../messages.ts';
import { PROCEDURES, type Procedure } from '../../procedures/index.ts';
import type { ApplicationRow, MultiFilingRow, RegistrationRow } from '../../rows.ts';
import type { PractitionerFacts } from '../../rules/facts.ts';
import type { Refusal } from '../../rules/refusal.ts';
import { firstRefusal } from '../../rules/rule.ts';
import { concernOf } from '../../steps/concern.ts';
import { type FactSources, factSources } from '../../steps/fact-sources.ts';
import { type About, factsOf } from '../../steps/gather-facts.ts';
import { CHANNELS, ownInstitution, personUnknown, refuseTheOpener } from '../open-application/opener.ts';
import { inTheWayAmong } from '../open-application/write-draft.ts';

/** One line of “我能办什么”. */
export interface AvailableProcedure {
  procedure: Procedure;
  available: boolean;
  reason: Refusal | null;
  /** What to know before applying. */
  notice: string | null;
  qualificationId: string | null;
  registrationId: string | null;
  multiFilingId: string | null;
  /** Those three as far as the viewer may see them. */
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
  const lines = practitioner
    ? await linesFor(deps, { viewer, channel: 'PERSON', institution: null }, practitioner)
    : [];
  return lines.length > 0 ? lines : proceduresOf('PERSON').map((procedure) => closed(procedure, notImported));
}

/**
 * 可为某人办理的业务: as above, of what an institution or a window could open for somebody (S1-A §3.2, PL-13). What is refused
 * because the person is none of the caller's is left out: from it one could learn where he is registered. What lies elsewhere is named
 * by its id alone (domain 2.3).
 */
export async function availableFor(deps: Deps, viewer: Viewer, person: string): Promise<AvailableProcedure[]> {
  const channel = CHANNELS[viewer.kind];
  const practitionerId = possibleId(person);
  const practitioner = practitionerId && (await deps.neighbours.findPractitioner(practitionerId));
  if (!channel || !practitioner) return [];
  const institution = viewer.kind === 'INSTITUTION' ? await ownInstitution(deps, viewer) : null;
  const lines = await linesFor(deps, { viewer, channel, institution: institution?.id ?? null }, practitioner);
  return asFarAsSeen(
    deps,
    viewer,
    lines.filter(({ reason }) => reason !== personUnknown),
  );
}

/** The lines without registrations, filings and applications that are not the viewer's to see. */
async function asFarAsSeen({ db }: Deps, viewer: Viewer, lines: AvailableProcedure[]): Promise<AvailableProcedure[]> {
  const among = (ids: (string | null | undefined)[]) => ({ id: { in: ids.filter((id) => id != null) } });
  const [registrations, applications] = await Promise.all([
    db.registration.findMany({
      where: {
        AND: [
          among(lines.flatMap(({ registrationId, filing }) => [registrationId, filing?.registrationId])),
          registrationsVisibleTo(viewer),
        ],
      },
      select: { id: true },
    }),
    db.application.findMany({
      where: { AND: [among(lines.map(({ open }) => open?.id)), visibleTo(viewer)] },
      select: { id: true },
    }),
  ]);
  const seen = new Set([...registrations, ...applications].map(({ id }) => id));
  const ifSeen = <Row>(row: Row | null, id: string | undefined) => (id !== undefined && seen.has(id) ? row : null);
  return lines.map((line) => ({
    ...line,
    registration: ifSeen(line.registration, line.registration?.id),
    filing: ifSeen(line.filing, line.filing?.registrationId),
    open: ifSeen(line.open, line.open?.id),
  }));
}

/** Who would open, and where an institution would have the person work. */
interface Opener {
  viewer: Viewer;
  channel: Channel;
  institution: string | null;
}

const proceduresOf = (channel: Channel) =>
  [...PROCEDURES.values()].filter(({ channels }) => channels[channel] !== undefined);

/** One line for each procedure of the channel and each thing that it could concern; none of somebody without a profession. */
async function linesFor(deps: Deps, opener: Opener, practitioner: PractitionerFacts): Promise<AvailableProcedure[]> {
  const [registrations, filings] = await Promise.all([
    deps.db.registration.findMany({ where: { practitionerId: practitioner.id }, orderBy: { id: 'asc' } }),
    deps.db.multiFiling.findMany({ where: { practitionerId: practitioner.id }, orderBy: { id: 'asc' } }),
  ]);
  const sources = factSources(deps);
  const professions = professionsOf(practitioner, registrations);
  const lines: AvailableProcedure[] = [];
  for (const procedure of proceduresOf(opener.channel)) {
    if (!professions.has(procedure.profession)) continue;
    for (const thing of thingsFor(procedure, practitioner, registrations, filings)) {
      lines.push(await lineOf(deps, sources, opener, procedure, practitioner, thing));
    }
  }
  return lines;
}

/**
 * The professions that somebody's qualifications and registrations belong to: nobody is told of the others'. Whoever holds no
 * qualification of the mainland was entered for short-term practice (domain 3.3).
 */
function professionsOf({ qualifications }: PractitionerFacts, registrations: readonly RegistrationRow[]) {
  return new Set<ProfessionType>([
    ...qualifications.map(({ kind }) => kind),
    ...registrations.map(({ professionType }) => professionType),
    ...(qualifications.length === 0 ? (['SHORT_TERM'] as const) : []),
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
  { viewer, channel, institution }: Opener,
  procedure: Procedure,
  practitioner: PractitionerFacts,
  { qualificationId, registration, filing }: Thing,
): Promise<AvailableProcedure> {
  const about: About = {
    procedure,
    channel,
    practitionerId: practitioner.id,
    qualificationId: qualificationId ?? null,
    registrationId: registration?.id ?? null,
    multiFilingId: filing?.id ?? null,
    copied: null,
    form: institution !== null && procedure.fields.some(({ name }) => name === 'institution') ? { institution } : {},
    applicationId: null,
    authorityId: null,
    openedBy: viewer.accountId ?? '',
    confirmed: false,
    objected: false,
    submittedAt: null,
  };
  const facts = await factsOf(deps, about, practitioner, viewer, sources);
  const refused =
    refuseTheOpener(viewer, procedure, facts) ??
    concernOf(procedure, facts) ??
    firstRefusal(procedure.requirements, 'OPEN', facts);
  const open = refused ? null : inTheWayAmong(await sources.open(practitioner.id), procedure, facts);
  const reason = refused ?? (open ? alreadyOpen : null);
  return {
    procedure,
    available: reason === null,
    reason,
    notice: reason === null ? (procedure.notice?.(facts) ?? null) : null,
    qualificationId: qualificationId ?? null,
    registrationId: registration?.id ?? null,
    multiFilingId: filing?.id ?? null,
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
  registrationId: null,
  multiFilingId: null,
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
