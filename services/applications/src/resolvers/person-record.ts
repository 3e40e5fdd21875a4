import { fromColumn } from '../database.ts';
import { inWords } from '../forms/fields.ts';
import type {
  PersonRecordDefinitionResolvers,
  PersonRecordKind,
  PersonRecordResolvers,
  PersonRecordState,
} from '../generated/resolvers.ts';
import { findRecord } from '../records/find-record.ts';
import { definitionOf, RECORD_STATES } from '../records/index.ts';
import { openOutcome } from '../records/stored-record.ts';
import { openForm } from '../sealed.ts';
import { fieldsInWords } from './procedure.ts';

const date = (column: Date | null) => column && fromColumn(column);

export const personRecord: PersonRecordResolvers = {
  kind: ({ kind }) => kind as PersonRecordKind,
  kindName: (row) => definitionOf(row).definition.name,
  state: ({ state }) => state as PersonRecordState,
  stateName: ({ state }) => RECORD_STATES[state as PersonRecordState],
  registration: ({ registrationId }, _, { load }) =>
    registrationId === null ? null : load.registration.load(registrationId),
  name: ({ practitionerId }, _, { load }) => load.nameOfPerson(practitionerId),
  measure: (row) => ({ code: row.measure, name: definitionOf(row).measure.name }),
  decidedOn: ({ decidedOn }) => fromColumn(decidedOn),
  validFrom: ({ validFrom }) => date(validFrom),
  validUntil: ({ validUntil }) => date(validUntil),
  details: (row, _, { deps }) => {
    const values = openForm(deps.pii, row.detailsSealed);
    return definitionOf(row).definition.fields.map((field) => {
      const value = values[field.name] ?? null;
      const required = typeof field.required === 'function' ? field.required(values) : field.required;
      return { name: field.name, label: field.label, value, text: inWords(field, value, () => undefined), required };
    });
  },
  outcome: ({ outcomeSealed }, _, { deps }) => openOutcome(deps.pii, outcomeSealed),
  supersededBy: ({ supersededById }, _, { deps, viewer }) =>
    supersededById === null ? null : findRecord(deps, viewer, supersededById),
};

/** 可记录的事项: what a kind's definition says, in words. */
export const personRecordDefinition: PersonRecordDefinitionResolvers = {
  professionTypes: ({ professions }) => [...professions],
  reportedByInstitution: ({ institution }) => institution === 'REPORTS',
  measures: ({ measures }) =>
    Object.entries(measures).map(([code, { name, source, days }]) => ({
      code,
      name,
      source,
      days: days.kind,
      least: days.kind === 'MONTHS' ? days.least : days.kind === 'YEARS' ? days.years : null,
      most: days.kind === 'MONTHS' ? days.most : null,
    })),
  fields: ({ fields }) => fieldsInWords(fields),
};
