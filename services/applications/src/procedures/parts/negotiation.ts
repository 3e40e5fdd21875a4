import type { Facts } from '../../rules/facts.ts';
import { intendedScopes } from '../../rules/intended-change.ts';
import { provinceOfPlace } from '../../rules/practice-place.ts';
import type { Consequence } from '../../steps/consequences.ts';

/** 执业范围商定: scopes that go along into another province and have no name there are for both provinces to agree on (9.2; S2-Q49). */
export function negotiateScopes(facts: Facts): Consequence[] {
  const { institution, unmappedScopes } = facts;
  // A registration beside another one takes the other's scopes along (O13-17).
  const registration = facts.registration ?? facts.registrations.find(({ status }) => status === 'VALID');
  if (!registration || !institution?.regionOpen || unmappedScopes.length === 0) return [];
  if (facts.registration && intendedScopes(facts) !== null) return [];
  const from = provinceOfPlace(registration.practicePlaceCode);
  return [{ kind: 'NEGOTIATE_SCOPES', from, to: institution.province.code, scopes: unmappedScopes }];
}
