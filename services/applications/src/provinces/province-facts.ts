import { today } from '@medreg/clock';
import { regionCode } from '@medreg/codes';
import type { Deps } from '../context.ts';
import { type FormValues, text } from '../forms/fields.ts';
import type { Procedure } from '../procedures/procedure.ts';
import type { RegistrationRow } from '../rows.ts';
import type {
  AuthorityFacts,
  CopiedQualification,
  Facts,
  InstitutionFacts,
  QualificationFacts,
} from '../rules/facts.ts';
import { provinceOfPlace } from '../rules/practice-place.ts';
import type { FactSources } from '../steps/fact-sources.ts';
import { mapScopes, scopesHeld } from './map-scopes.ts';

/** What of an application says in which province it is decided. */
export interface InQuestion {
  procedure: Procedure;
  institution: InstitutionFacts | null;
  /** The record concerned, and all of the person's in the profession. */
  registration: RegistrationRow | null;
  registrations: readonly RegistrationRow[];
  /** The qualification used, as it was copied and as it is. */
  copied: CopiedQualification | null;
  qualification: QualificationFacts | null;
  /** All that the person has. */
  qualifications: readonly QualificationFacts[];
  form: FormValues;
}

type ProvinceFacts = Pick<
  Facts,
  | 'rules'
  | 'scopes'
  | 'mappedScopes'
  | 'unmappedScopes'
  | 'provincialAuthority'
  | 'cityAuthority'
  | 'qualificationAuthority'
  | 'nationalAuthority'
>;

/** What the province says in which the application is decided: its rules, its scopes, its authorities. */
export async function provinceFacts(
  deps: Pick<Deps, 'db' | 'clock'>,
  sources: FactSources,
  about: InQuestion,
): Promise<ProvinceFacts> {
  const { procedure, institution, registration, copied } = about;
  const day = today(deps.clock.now());
  const asks = procedure.asks ?? [];
  const own = registration && provinceOfPlace(registration.practicePlaceCode);
  const provinceCode = institution?.province.code ?? own ?? copied?.provinceCode ?? null;
  const higher = provinceCode ?? (asks.includes('PROVINCE') ? homeOf(about) : null);
  const [rules, scopes, provincialAuthority, cityAuthority, qualificationAuthority, nationalAuthority] =
    await Promise.all([
      sources.rules(provinceCode ?? '', day),
      sources.scopes(provinceCode ?? '', day),
      asks.includes('PROVINCE') && higher ? sources.authority(higher) : null,
      asks.includes('CITY') && institution ? cityAuthorityOf(sources, institution) : null,
      asks.includes('QUALIFICATION') ? qualificationAuthorityOf(sources, about) : null,
      asks.includes('NATION') ? sources.authority(NATION) : null,
    ]);
  const facts = { rules, provincialAuthority, cityAuthority, qualificationAuthority, nationalAuthority };
  if (!registration || own === null || provinceCode === null) {
    return { ...facts, scopes, mappedScopes: null, unmappedScopes: [] };
  }
  const home = { provinceCode: own, scopes: own === provinceCode ? scopes : await sources.scopes(own, day) };
  const held = await scopesHeld(deps.db, registration, home);
  const { mapped, unmapped } = await mapScopes(deps.db, held, own, { provinceCode, scopes });
  // In its own province what the record has can always be kept (9.2).
  const legacy = own === provinceCode ? held.filter(({ code }) => !scopes.some((one) => one.code === code)) : [];
  return { ...facts, scopes: [...scopes, ...legacy], mappedScopes: mapped, unmappedScopes: unmapped };
}

const NATION = '000000';

/** Where somebody is registered now, else where he was last, else where he was recognised; of a procedure about the person (S2-Q47). */
function homeOf({ registrations, copied, qualification, qualifications }: InQuestion): string | null {
  const home = registrations.find(({ status }) => status === 'VALID') ?? registrations.at(-1);
  if (home) return provinceOfPlace(home.primaryInstitutionRegionCode);
  const recognised = qualifications.find(({ origin }) => origin === 'RECOGNITION');
  return (copied ?? qualification ?? recognised)?.provinceCode ?? null;
}

/** The province that recognised, or in which the examination was signed up for (S2-Q4, Q14): of the record, else of the form. */
async function qualificationAuthorityOf(
  sources: FactSources,
  { copied, qualification, form }: InQuestion,
): Promise<AuthorityFacts | null> {
  const code = (copied ?? qualification)?.provinceCode ?? text(form, 'provinceCode');
  return code === null ? null : sources.authority(code);
}

/** Short-term practice is decided by the city (O62-5); where there is none between county and province, by the province. */
async function cityAuthorityOf(sources: FactSources, institution: InstitutionFacts): Promise<AuthorityFacts | null> {
  const city = regionCode(`${institution.regionCode.slice(0, 4)}00`);
  const found = city.endsWith('0000') ? null : await sources.authority(city);
  return found ?? sources.authority(institution.province.code);
}
