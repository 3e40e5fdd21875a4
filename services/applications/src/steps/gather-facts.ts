import { type CalendarDate, today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import { type FormValues, text } from '../forms/fields.ts';
import type { Channel } from '../generated/resolvers.ts';
import { getProcedure, type Procedure } from '../procedures/index.ts';
import { provinceFacts } from '../provinces/province-facts.ts';
import { filingFacts, recordFacts, registrationFacts } from '../register/registration-facts.ts';
import type { ApplicationRow, RegistrationRow } from '../rows.ts';
import type { CopiedQualification, Facts, LinkedFacts, PractitionerFacts } from '../rules/facts.ts';
import { intendedScopeKey } from '../rules/intended-change.ts';
import { openForm } from '../sealed.ts';
import { type FactSources, factSources } from './fact-sources.ts';

/** What an application is about, before it is opened and afterwards. */
export interface About {
  procedure: Procedure;
  channel: Channel;
  practitionerId: string;
  qualificationId: string | null;
  registrationId: string | null;
  multiFilingId: string | null;
  copied: CopiedQualification | null;
  form: FormValues;
  /** Null before it is opened. */
  applicationId: string | null;
  authorityId: string | null;
  openedBy: string;
  confirmed: boolean;
  objected: boolean;
  submittedAt: Date | null;
  /** Whether it has a photo of its own. */
  photo?: boolean;
  /** The dossier with which it takes effect, if there is one. */
  together?: string | null;
}

/** @returns what a row is about */
export function aboutRow(deps: Pick<Deps, 'pii'>, row: ApplicationRow): About {
  const procedure = getProcedure(row.procedure);
  const form = openForm(deps.pii, row.formSealed);
  // The first release kept the institution beside the form.
  const beside = form.institution === undefined && procedure.fields.some(({ name }) => name === 'institution');
  return {
    procedure,
    channel: row.channel,
    practitionerId: row.practitionerId,
    qualificationId: row.qualificationId,
    registrationId: row.registrationId,
    multiFilingId: row.multiFilingId,
    copied: row.qualification as CopiedQualification | null,
    form: beside && row.institutionId !== null ? { ...form, institution: row.institutionId } : form,
    applicationId: row.id,
    authorityId: row.authorityId,
    openedBy: row.openedBy,
    confirmed: row.confirmedAt !== null,
    objected: row.objectedAt !== null,
    submittedAt: row.submittedAt,
    photo: row.photoKey !== null,
    together: row.together ? row.dossierId : null,
  };
}

/**
 * What the siblings and the register say now of an application: everything that its rules may ask. Asked before any
 * transaction, never inside one.
 * @param viewer who acts; null for the system
 * @returns null when the qualifications service does not know the person any more
 */
export async function gatherFacts(deps: Deps, about: About, viewer: Viewer | null): Promise<Facts | null> {
  const practitioner = await deps.neighbours.findPractitioner(about.practitionerId);
  return practitioner && factsOf(deps, about, practitioner, viewer);
}

/** As `gatherFacts`, of somebody who has been looked up already. */
export async function factsOf(
  deps: Deps,
  about: About,
  practitioner: PractitionerFacts,
  viewer: Viewer | null,
  sources: FactSources = factSources(deps),
): Promise<Facts> {
  const { procedure, practitionerId, form } = about;
  const professionType = procedure.profession;
  const day = today(deps.clock.now());
  const [registrations, filings, records, open, profile] = await Promise.all([
    sources.registrations(practitionerId, professionType),
    sources.filings(practitionerId, professionType),
    sources.records(practitionerId),
    sources.open(practitionerId),
    sources.profile(practitionerId, professionType),
  ]);
  const valid = registrations.filter(({ status }) => status === 'VALID');
  const filing = filings.find(({ id }) => id === about.multiFilingId) ?? null;
  const registration = registrations.find(({ id }) => id === (filing?.registrationId ?? about.registrationId)) ?? null;
  const [institution, present] = await Promise.all([
    findChosen(sources, text(form, 'institution')),
    findChosen(sources, filing?.institutionId ?? registration?.primaryInstitutionId ?? null),
  ]);
  const qualification = practitioner.qualifications.find(({ id }) => id === about.qualificationId) ?? null;
  const facts: Facts = {
    today: day,
    channel: about.channel,
    professionType,
    accountState: about.channel === 'PERSON' ? viewer?.accountState : undefined,
    practitioner,
    qualification,
    copied: about.copied,
    registration: registration && registrationFacts(registration),
    registrations: registrations.map(registrationFacts),
    filing: filing && filingFacts(filing),
    filings: filings.map(filingFacts),
    records: records.map(recordFacts),
    open: open
      .filter(({ id }) => id !== about.applicationId)
      .map(({ id, procedure: code, registrationId, claim, institutionId, submittedAt }) => {
        return { id, procedure: code, registrationId, claim, institutionId, submitted: submittedAt !== null };
      }),
    institution,
    present,
    form,
    authorityId: about.authorityId,
    openedBy: about.openedBy,
    actingAccount: viewer?.accountId ?? null,
    confirmed: about.confirmed,
    objected: about.objected,
    submittedOn: about.submittedAt && today(about.submittedAt),
    appliedOn: await appliedOn(sources, about),
    profile,
    photo: about.photo ?? false,
    registeredOutside: await registeredOutside(sources, about, viewer, valid),
    linked: about.together ? await linkedWith(deps, about, about.together, practitioner, sources) : null,
    ...(await provinceFacts(deps, sources, {
      procedure,
      institution: institution ?? present,
      // A registration beside another one is compared by what the other's scopes are called there (S2-Q11.3).
      registration: registration ?? (professionType === 'PHYSICIAN' ? (valid[0] ?? null) : null),
      registrations,
      copied: about.copied,
      qualification,
      qualifications: practitioner.qualifications,
      form,
    })),
  };
  return facts;
}

/** Only an account that is not activated yet is asked (domain 4.2). */
async function registeredOutside(
  sources: FactSources,
  { channel, procedure }: About,
  viewer: Viewer | null,
  valid: readonly RegistrationRow[],
): Promise<boolean> {
  if (channel !== 'PERSON' || !procedure.beforeActivation || viewer?.accountState === 'ACTIVATED') return false;
  const institutions = await Promise.all(
    valid.map(({ primaryInstitutionId }) => sources.institution(primaryInstitutionId)),
  );
  return institutions.length > 0 && institutions.every((institution) => institution?.regionOpen === false);
}

/** What the other applications of a linked change will make of their registrations. */
async function linkedWith(
  deps: Deps,
  { applicationId }: About,
  dossierId: string,
  practitioner: PractitionerFacts,
  sources: FactSources,
): Promise<LinkedFacts[]> {
  const others = await deps.db.application.findMany({
    where: { dossierId, ...(applicationId !== null && { id: { not: applicationId } }) },
    orderBy: { id: 'asc' },
  });
  return Promise.all(
    others.map(async (row) => ({
      registrationId: row.registrationId,
      scopeKey: intendedScopeKey(
        await factsOf(deps, { ...aboutRow(deps, row), together: null }, practitioner, null, sources),
      ),
      submitted: row.submittedAt !== null,
    })),
  );
}

/** The day of the first submission; a submission after a return or a correction is not another application. */
async function appliedOn(sources: FactSources, { applicationId, submittedAt }: About): Promise<CalendarDate | null> {
  if (applicationId === null || submittedAt === null) return null;
  const first = await sources.firstSubmission(applicationId);
  return today(first?.at ?? submittedAt);
}

const findChosen = (sources: FactSources, id: string | null) => (id === null ? null : sources.institution(id));
