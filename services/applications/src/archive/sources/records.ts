import type { Deps } from '../../context.ts';
import { fromColumn } from '../../database.ts';
import { inWords } from '../../forms/fields.ts';
import { definitionOf } from '../../records/index.ts';
import type { PersonRecordRow } from '../../rows.ts';
import { openForm } from '../../sealed.ts';
import { type ArchiveEntry, linesOf } from '../entry.ts';

/** 执业记录 (domain 3.7): those that were confirmed; one that a later one has taken the place of says so. */
export function recordEntries({ pii }: Pick<Deps, 'pii'>, records: readonly PersonRecordRow[]): ArchiveEntry[] {
  return records.map((record) => {
    const { definition, measure } = definitionOf(record);
    const details = openForm(pii, record.detailsSealed);
    const period = [record.validFrom, record.validUntil].map((day) => (day ? fromColumn(day) : ''));
    const fields = definition.fields.map((field): [string, string | null] => [
      field.label,
      inWords(field, details[field.name] ?? null, () => undefined),
    ]);
    return {
      id: `record:${record.id}`,
      date: fromColumn(record.decidedOn),
      kind: definition.kind,
      title: `${definition.name}：${measure.name}`,
      details: [
        ...linesOf({ 期限: period.some(Boolean) ? period.join('至') : null, ...Object.fromEntries(fields) }),
        ...(record.state === 'SUPERSEDED' ? ['已被后来的记录取代'] : []),
      ],
      source: 'RECORDS',
      providedBy: record.providedByName,
      confirmed: true,
    };
  });
}
