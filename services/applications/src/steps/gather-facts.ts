import { today } from '@medreg/clock';
import { regionCode } from '@medreg/codes';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import { type FormValues, text } from '../forms/fields.ts';
import type { Channel } from '../generated/resolvers.ts';
import { getProcedure, type Procedure } from '../procedures/index.ts';
import { mapScopes } from '../provinces/find-rules.ts';
import { filingFacts, recordFacts, registrationFacts } from '../register/registration-facts.ts';
import type { ApplicationRow } from '../rows.ts';
import type {
  AuthorityFacts,
  CopiedQualification,
  Facts,
  InstitutionFacts,
  PractitionerFacts,
  RegistrationFacts,
} from '../rules/facts.ts';
import { provinceOfPlace } from '../rules/practice-place.ts';
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
  const [registrations, filings, records, open] = await Promise.all([
    sources.registrations(practitionerId, professionType),
    sources.filings(practitionerId, professionType),
    sources.records(practitionerId),
    sources.open(practitionerId),
  ]);
  const filing = filings.find(({ id }) => id === about.multiFilingId) ?? null;
  const registration = registrations.find(({ id }) => id === (filing?.registrationId ?? about.registrationId)) ?? null;
  const [institution, present] = await Promise.all([
    findChosen(sources, text(form, 'institution')),
    findChosen(sources, filing?.institutionId ?? registration?.primaryInstitutionId ?? null),
  ]);
  const facts: Facts = {
    today: day,
    channel: about.channel,
    professionType,
    accountState: about.channel === 'PERSON' ? viewer?.accountState : undefined,
    practitioner,
    qualification: practitioner.qualifications.find(({ id }) => id === about.qualificationId) ?? null,
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
    ...(await ofTheProvince(
      deps,
      sources,
      procedure,
      institution ?? present,
      registration && registrationFacts(registration),
      about.copied,
    )),
  };
  return facts;
}

const findChosen = (sources: FactSources, id: string | null) => (id === null ? null : sources.institution(id));

/** What the province says in which the application is decided: its rules, its scopes, its authorities. */
async function ofTheProvince(
  deps: Deps,
  sources: FactSources,
  { asks = [] }: Procedure,
  institution: InstitutionFacts | null,
  registration: RegistrationFacts | null,
  copied: CopiedQualification | null,
) {
  const day = today(deps.clock.now());
  const provinceCode = institution
    ? institution.province.code
    : registration
      ? provinceOfPlace(registration.practicePlaceCode)
      : (copied?.provinceCode ?? null);
  if (provinceCode === null) {
    const nowhere = { provincialAuthority: null, cityAuthority: null, mappedScopes: null };
    return { ...nowhere, rules: await sources.rules('', day), scopes: await sources.scopes('', day) };
  }
  const [rules, scopes, provincialAuthority, cityAuthority] = await Promise.all([
    sources.rules(provinceCode, day),
    sources.scopes(provinceCode, day),
    asks.includes('PROVINCE') ? sources.authority(provinceCode) : null,
    asks.includes('CITY') ? cityAuthorityOf(sources, institution) : null,
  ]);
  const from = registration && provinceOfPlace(registration.practicePlaceCode);
  const mappedScopes =
    registration && from
      ? await mapScopes(
          deps.db,
          registration.scopeCodes,
          { provinceCode: from, scopes: from === provinceCode ? scopes : await sources.scopes(from, day) },
          { provinceCode, scopes },
        )
      : null;
  return { rules, scopes, provincialAuthority, cityAuthority, mappedScopes };
}

/** Short-term practice is decided by the city (O62-5); where there is none between county and province, by the province. */
async function cityAuthorityOf(
  sources: FactSources,
  institution: InstitutionFacts | null,
): Promise<AuthorityFacts | null> {
  if (!institution) return null;
  const city = regionCode(`${institution.regionCode.slice(0, 4)}00`);
  const found = city.endsWith('0000') ? null : await sources.authority(city);
  return found ?? sources.authority(institution.province.code);
}
