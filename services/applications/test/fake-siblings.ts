import { type GraphClient, SiblingAway } from '@medreg/graph-client';
import {
  InstitutionToPractiseInDocument,
  type InstitutionToPractiseInQuery,
  PlaceToPractiseInDocument,
} from '../src/generated/ask-institutions.ts';
import {
  PractitionerToRegisterDocument,
  type PractitionerToRegisterQuery,
} from '../src/generated/ask-qualifications.ts';
import type { Sibling } from '../src/neighbours/neighbours.ts';

export type SiblingPractitioner = NonNullable<PractitionerToRegisterQuery['practitionerById']>;
export type SiblingInstitution = NonNullable<InstitutionToPractiseInQuery['institution']>;

/** What the siblings would know; tests change it under the service's feet. */
export class World {
  readonly practitioners = new Map<string, SiblingPractitioner>();
  readonly institutions = new Map<string, SiblingInstitution>();
  readonly places = new Map([
    ['440000', '广东省'],
    ['430000', '湖南省'],
  ]);
  readonly away = new Set<Sibling>();

  changeInstitution(id: string, change: Partial<SiblingInstitution>): void {
    const institution = this.institutions.get(id);
    if (institution) this.institutions.set(id, { ...institution, ...change });
  }

  /** The province corrects what was assessed. */
  correctScope(practitionerId: string, scope: { techniques?: string[]; diseases?: string[] }): void {
    const practitioner = this.practitioners.get(practitionerId);
    if (!practitioner) return;
    const qualifications = practitioner.qualifications.map((one) => ({ ...one, ...scope }));
    this.practitioners.set(practitionerId, { ...practitioner, qualifications });
  }

  /** A GraphClient that answers from this world. */
  client(): GraphClient<Sibling> {
    const answers = new Map<object, (variables: Record<string, unknown>) => unknown>([
      [PractitionerToRegisterDocument, ({ id }) => ({ practitionerById: this.practitioners.get(String(id)) ?? null })],
      [InstitutionToPractiseInDocument, ({ id }) => ({ institution: this.institutions.get(String(id)) ?? null })],
      [PlaceToPractiseInDocument, ({ code }) => ({ region: this.#place(String(code)) })],
    ]);
    const { away } = this;
    return {
      async ask(sibling, document, variables) {
        if (away.has(sibling)) throw new SiblingAway(sibling);
        const answer = answers.get(document);
        if (!answer) throw new Error('The service asked something that no test foresaw');
        await new Promise((done) => setImmediate(done));
        return answer(variables) as never;
      },
      close: async () => {},
    };
  }

  #place(code: string) {
    const name = this.places.get(code);
    return name === undefined ? null : { code, name };
  }
}
