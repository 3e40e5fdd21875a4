import { z } from 'zod';
import type { Deps } from '../../context.ts';
import { fromColumn } from '../../database.ts';
import type { OwnEntryRow } from '../../rows.ts';
import { type ArchiveEntry, linesOf, type OwnKind } from '../entry.ts';

const Content = z.object({ title: z.string(), details: z.string().nullable() });
export type OwnContent = z.infer<typeof Content>;

/** What somebody has entered himself, sealed whole: it tells of his life. */
export const sealContent = ({ pii }: Pick<Deps, 'pii'>, content: OwnContent): string =>
  pii.seal(JSON.stringify(content));

/** 自填 */
export function ownEntry({ pii }: Pick<Deps, 'pii'>, row: OwnEntryRow, name: string): ArchiveEntry {
  const { title, details } = Content.parse(JSON.parse(pii.open(row.contentSealed)));
  return {
    id: row.id,
    date: fromColumn(row.date),
    kind: row.kind as OwnKind,
    title,
    details: [...(details === null ? [] : details.split('\n')), ...linesOf({ 核实机构: row.confirmedByName })],
    source: 'OWN',
    providedBy: name,
    confirmed: row.confirmedAt !== null,
  };
}
