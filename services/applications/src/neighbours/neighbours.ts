import { type RegionCode, regionCode } from '@medreg/codes';
import type { GraphClient } from '@medreg/graph-client';
import { InstitutionToPractiseInDocument, PlaceToPractiseInDocument } from '../generated/ask-institutions.ts';
import { PractitionerToRegisterDocument } from '../generated/ask-qualifications.ts';
import type { InstitutionFacts, PractitionerFacts } from '../rules/facts.ts';

export type Sibling = 'qualifications' | 'institutions';

/** What this service asks its siblings, in the words of its own rules. Each question may throw SiblingAway. */
export interface Neighbours {
  findPractitioner(id: string): Promise<PractitionerFacts | null>;
  findInstitution(id: string): Promise<InstitutionFacts | null>;
  /** @returns the name of a division, e.g. 广东省 for 440000 */
  nameOfPlace(code: RegionCode): Promise<string>;
}

export function neighbours(client: Pick<GraphClient<Sibling>, 'ask'>): Neighbours {
  return {
    async findPractitioner(id) {
      const { practitionerById: found } = await client.ask('qualifications', PractitionerToRegisterDocument, { id });
      if (!found) return null;
      const qualifications = found.qualifications.map(({ province, ...qualification }) => ({
        ...qualification,
        provinceCode: regionCode(province.code),
      }));
      return { ...found, qualifications };
    },
    async findInstitution(id) {
      const { institution: found } = await client.ask('institutions', InstitutionToPractiseInDocument, { id });
      if (!found) return null;
      const { region, tcmAuthority, ...institution } = found;
      const { region: jurisdiction, ...authority } = tcmAuthority;
      return {
        ...institution,
        regionCode: regionCode(region.code),
        tcmAuthority: { ...authority, regionCode: jurisdiction.code },
      };
    },
    async nameOfPlace(code) {
      const { region } = await client.ask('institutions', PlaceToPractiseInDocument, { code });
      if (!region) throw new Error(`The institutions service knows no division ${code}`);
      return region.name;
    },
  };
}
