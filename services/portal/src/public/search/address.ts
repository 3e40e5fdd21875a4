import type { FindPractitionersQueryVariables } from '../../generated/public/search/search.ts';

export type Profession = NonNullable<FindPractitionersQueryVariables['profession']>;
export const PROFESSIONS = [
  'PHYSICIAN',
  'TCM_SPECIALTY',
  'NURSE',
  'SHORT_TERM',
] as const satisfies readonly Profession[];

export interface ByName {
  province: string;
  name: string;
  profession?: Profession | undefined;
}

/** The page of a search; it can be kept and sent to somebody. */
export function searchAddress({ province, name, profession }: ByName): string {
  const asked = new URLSearchParams({ province, name: name.trim(), ...(profession && { profession }) });
  return `/search?${asked}`;
}

export const codeAddress = (code: string): string =>
  `/search?${new URLSearchParams({ code: code.trim().toUpperCase() })}`;
