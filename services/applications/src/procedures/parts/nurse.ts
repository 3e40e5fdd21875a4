import { text } from '../../forms/fields.ts';
import type { Effect, Entry } from '../../register/effects.ts';
import type { AuthorityFacts, Facts, InstitutionFacts, QualificationFacts } from '../../rules/facts.ts';
import { qualifiedBefore2008 } from '../../rules/nurse-conditions.ts';
import { practicePlace, provinceOfPlace } from '../../rules/practice-place.ts';
import { registrationPeriod } from '../../rules/renewal.ts';
import type { Path } from '../../workflow.ts';
import { chosen, licensingAuthority, present, provincialAuthority } from './parties.ts';

/** 护士执业资格考试合格: issued on the day of passing. */
export const isNurse = ({ kind }: QualificationFacts): boolean => kind === 'NURSE';

/**
 * Who registers a nurse at the chosen institution: the authority that approved or filed it (NR-8); those who qualified before
 * 31 May 2008 and were never registered, the province (S2-Q29.3).
 */
export const registeringAuthority = (facts: Facts): AuthorityFacts | null =>
  qualifiedBefore2008(facts) ? provincialAuthority(facts) : licensingAuthority(chosen)(facts);

/** What of a nurse's registration follows from her institution: 执业地点 is the institution itself (11-A14), and the only one. */
export function placeAt(facts: Facts, institution: InstitutionFacts, authority: AuthorityFacts) {
  return {
    institution,
    authority,
    place: practicePlace('NURSE', institution),
    solePlace: true,
    department: text(facts.form, 'department'),
  } satisfies Partial<Entry>;
}

/** A new registration for five years from today; nurses have neither category nor scope. */
export function registerNurse(facts: Facts, supersedes: readonly string[] = []): Effect[] {
  const institution = chosen(facts);
  const authority = registeringAuthority(facts);
  if (!institution || !authority) return [];
  const entry: Entry = {
    level: 'NURSE',
    category: 'NONE',
    major: '',
    qualificationIds: qualificationsOf(facts),
    scopes: [],
    techniques: [],
    diseases: [],
    staffKind: 'STAFF',
    trainingEnd: null,
    originInstitution: null,
    ...placeAt(facts, institution, authority),
    period: registrationPeriod(facts.today),
  };
  return [{ kind: 'REGISTER', profession: 'NURSE', entry, supersedes }];
}

/** The examination that she registers on; of an older register there may be none. */
function qualificationsOf({ qualification, registration, practitioner }: Facts): readonly string[] {
  if (qualification) return [qualification.id];
  if (registration && registration.qualificationIds.length > 0) return registration.qualificationIds;
  return practitioner.qualifications.filter(isNurse).map(({ id }) => id);
}

/** 变更: the same registration at another institution; its period is not touched (NR-9; 10.1.9). */
export function moveNurse(facts: Facts): Effect[] {
  const { registration, institution } = facts;
  if (!registration || !institution) return [];
  const { id, version, practicePlaceCode } = registration;
  const entry = placeAt(facts, institution, institution.licensingAuthority);
  const amended: Effect = { kind: 'AMEND', registrationId: id, version, entry };
  const leaves = provinceOfPlace(practicePlaceCode) !== institution.province.code;
  return leaves ? [{ kind: 'TELL_FORMER_AUTHORITY', registrationId: id, institution }, amended] : [amended];
}

/** Expired records give way to the new registration; deregistered ones stay as history (domain 5.2). */
export const expiredRecords = ({ registrations }: Facts): string[] =>
  registrations.filter(({ status }) => status === 'EXPIRED').map(({ id }) => id);

/** 所在机构; of a nurse without a valid registration, the one that she is going to (S2-Q30). */
export const ownOrIntended = (facts: Facts): InstitutionFacts | null => present(facts) ?? chosen(facts);

/** 军队、武警机构未开通账户: the applicant has its paper (domain 2.1). */
export const answersOnPaper = ({ form }: Pick<Facts, 'form'>): boolean => form.onPaper === true;
export const militaryChain = (facts: Facts): Path => (answersOnPaper(facts) ? 'MILITARY_ON_PAPER' : 'MILITARY');
/** First the military institution, where it answers here, then the intended one (S2-Q33). */
export const militaryThenCivilian = (facts: Facts): InstitutionFacts[] => {
  const asked = facts.channel === 'PERSON' && !answersOnPaper(facts);
  return [asked ? facts.present : null, facts.institution].filter((one) => one !== null);
};
