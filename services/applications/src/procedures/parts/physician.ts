import { parseCalendarDate } from '@medreg/clock';
import { text } from '../../forms/fields.ts';
import type { Entry } from '../../register/effects.ts';
import type { Facts, InstitutionFacts, QualificationFacts } from '../../rules/facts.ts';
import { intendedScopeKey, intendedScopes, qualificationsAfter } from '../../rules/intended-change.ts';
import { categoryOf, isAssistant, levelOf } from '../../rules/level.ts';
import { practicePlace } from '../../rules/practice-place.ts';
import { sameAsAgreed } from '../../rules/scope.ts';
import { physicianAuthority } from './parties.ts';

/** 医师资格 (PL-8): of whatever level. */
export const isPhysicians = ({ kind }: QualificationFacts): boolean => kind === 'PHYSICIAN';
/** 执业医师资格 */
export const isLicensed = ({ kind, level }: QualificationFacts): boolean =>
  kind === 'PHYSICIAN' && level === 'LICENSED';

/** What the register says of a physician at an institution: level and category of the qualification, scopes as chosen (O13-7). */
export function physicianAt(facts: Facts, institution: InstitutionFacts): Entry {
  const level = levelOf(facts);
  const category = categoryOf(facts);
  const authority = physicianAuthority(() => institution)(facts);
  if (!level || !category || !authority) throw new Error('A physician is registered on a qualification');
  const scopeKey = keyBesideOthers(facts);
  return {
    level,
    category,
    major: '',
    qualificationIds: qualificationsAfter(facts),
    scopes: intendedScopes(facts) ?? [],
    ...(scopeKey !== null && { scopeKey }),
    techniques: [],
    diseases: [],
    ...staffOf(facts),
    place: practicePlace(level, institution),
    solePlace: isAssistant(level) && !facts.rules.assistantMultiPlace,
    institution,
    authority,
    period: null,
  };
}

/** What the registration is compared by: beside others what they are, where the provinces agreed that it is the same. */
function keyBesideOthers(facts: Facts): string | null {
  if (facts.registration) return intendedScopeKey(facts);
  const other = facts.registrations.find(({ status }) => status === 'VALID');
  return other && sameAsAgreed(facts) ? other.scopeKey : null;
}

/** 科室 and 人员性质 (S2-Q52): a trainee is one until the day on the form. */
export function staffOf({
  form,
}: Pick<Facts, 'form'>): Pick<Entry, 'department' | 'staffKind' | 'trainingEnd' | 'originInstitution'> {
  const trainee = text(form, 'staffKind') === 'TRAINEE';
  return {
    department: text(form, 'department'),
    staffKind: trainee ? 'TRAINEE' : 'STAFF',
    trainingEnd: trainee ? dateOf(form, 'trainingEnd') : null,
    originInstitution: trainee ? text(form, 'originInstitution') : null,
  };
}

const dateOf = (form: Facts['form'], name: string) => parseCalendarDate(text(form, name) ?? '');

/** P2: registered only where e-registration has not started, and coming to where it has (S2-Q5.2). */
export const comesFromOutside = ({ registeredOutside, institution }: Facts): boolean =>
  registeredOutside && institution?.regionOpen !== false;

/** P3: the registration lies where e-registration has not started, and moves to where it has (S2-Q5.3). */
export const movesIn = ({ present, institution }: Facts): boolean =>
  present?.regionOpen === false && institution?.regionOpen !== false;
