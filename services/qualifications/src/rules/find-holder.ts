import type { IdUpgradeProblem } from './facts.ts';
import { isSameName } from './names.ts';

/** Somebody whom the register knows. */
export interface KnownPerson {
  name: string;
  /** Fingerprint of the number that stands there now. */
  idNumberIndex: string;
  /** That number came with 15 digits. */
  upgraded: boolean;
}

/** Whom the register knows by some numbers. */
export interface KnownPeople<Person extends KnownPerson> {
  /** By fingerprint of the number that stands there now. */
  people: ReadonlyMap<string, Person>;
  /** By fingerprint of a former number; two people may have had one (重号). */
  formerly: ReadonlyMap<string, readonly Person[]>;
}

/** Fingerprints of a number, and of the 15 digits that it was written with where they were upgraded. */
export interface NumberIndexes {
  idNumberIndex: string;
  oldNumberIndex: string | null;
}

export type Holder<Person> =
  | { kind: 'KNOWN'; person: Person }
  | { kind: 'NEW' }
  /** The number is somebody's of another name. */
  | { kind: 'OTHER_NAME'; person: Person };

/**
 * Who has this name and number: whoever has the number now, be it in the 15 digits that could not be upgraded; or had it before a
 * correction, when there is just one such person. Domain 6.1 (former numbers), 10.1.11–13.
 */
export function findHolder<Person extends KnownPerson>(
  { name, idNumberIndex, oldNumberIndex }: { name: string } & NumberIndexes,
  { people, formerly }: KnownPeople<Person>,
): Holder<Person> {
  const indexes = oldNumberIndex ? [idNumberIndex, oldNumberIndex] : [idNumberIndex];
  const now = indexes.flatMap((index) => people.get(index) ?? []);
  const same = now.find((person) => isSameName(person.name, name));
  if (same) return { kind: 'KNOWN', person: same };
  const before = indexes.flatMap((index) => formerly.get(index) ?? []);
  const [one, ...others] = distinct(before.filter((person) => isSameName(person.name, name)));
  if (one && others.length === 0) return { kind: 'KNOWN', person: one };
  const [other] = now;
  return other ? { kind: 'OTHER_NAME', person: other } : { kind: 'NEW' };
}

function distinct<Person extends KnownPerson>(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.idNumberIndex, person])).values()];
}

/** Why a recognised physician's 15 digits stay when somebody else has the 18 that they would become. Domain 6.1, S2-Q47. */
export const collision = ({ upgraded }: Pick<KnownPerson, 'upgraded'>): IdUpgradeProblem =>
  upgraded ? 'SAME_NUMBER' : 'NUMBER_OF_ANOTHER';
