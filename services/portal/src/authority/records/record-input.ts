import type {
  RecordableMattersQuery,
  ReportRecordOfPersonMutationVariables,
} from '../../generated/authority/records/records.ts';

export type Definition = RecordableMattersQuery['recordDefinitions'][number];
export type RecordInput = ReportRecordOfPersonMutationVariables['input'];

/** Of a ban that is about the person as a whole. */
export const WHOLE_PERSON = 'WHOLE_PERSON';

/** A record as its form holds it; the fields of its kind stand beside these under their own names. */
export interface RecordValues {
  professionType: NonNullable<RecordInput['professionType']> | typeof WHOLE_PERSON;
  measure: string;
  registrationId?: string | null;
  decidedOn: string;
  validFrom?: string | null;
  validUntil?: string | null;
  [field: string]: unknown;
}

/** Which of its days a measure asks for; the graph says whether they fit. */
const DAYS: Record<string, { from?: boolean; until?: boolean; untilOpen?: boolean }> = {
  FROM: { from: true },
  UNTIL: { until: true, untilOpen: true },
  PERIOD: { from: true, until: true, untilOpen: true },
  MONTHS: { from: true, until: true },
};
export const daysOf = (definition: Definition, measure: string | undefined) =>
  DAYS[definition.measures.find(({ code }) => code === measure)?.days ?? 'NONE'] ?? {};

/** A penalty may be about one registration of several: an annulment has to say which. */
export const mayNameRegistration = ({ kind }: Definition): boolean => kind === 'PENALTY';

export function recordInput(definition: Definition, practitionerId: string, values: RecordValues): RecordInput {
  const { professionType, measure, registrationId, decidedOn, validFrom, validUntil } = values;
  const days = daysOf(definition, measure);
  return {
    kind: definition.kind,
    practitionerId,
    professionType: professionType === WHOLE_PERSON ? null : professionType,
    registrationId: mayNameRegistration(definition) ? (registrationId ?? null) : null,
    measure,
    decidedOn,
    validFrom: days.from ? (validFrom ?? null) : null,
    validUntil: days.until ? (validUntil ?? null) : null,
    details: Object.fromEntries(definition.fields.map(({ name }) => [name, values[name] ?? null])),
  };
}
