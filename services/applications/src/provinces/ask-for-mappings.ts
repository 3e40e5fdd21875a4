import { writeAudit } from '@medreg/audit';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../context.ts';
import type { Transaction } from '../database.ts';
import type { ApplicationRow } from '../rows.ts';
import type { ScopeEntry } from './scope-catalogue.ts';

/** Scopes of one province that have no name in another. */
export interface ScopesInQuestion {
  from: string;
  to: string;
  scopes: readonly ScopeEntry[];
}

/**
 * 执业范围商定: opens the question for both provinces in the transaction of the submission that raised it; the clock of the
 * decision goes on (9.2). One that is open already is everybody's; one that was agreed on a code which the receiving province has
 * given up since is asked anew.
 */
export async function askForMappings(
  tx: Transaction,
  _deps: Pick<Deps, 'pii'>,
  application: ApplicationRow,
  { from, to, scopes }: ScopesInQuestion,
  at: Date,
): Promise<void> {
  for (const { code, name, category } of scopes) {
    const between = { fromProvinceCode: from, fromCode: code, toProvinceCode: to };
    await tx.scopeMapping.updateMany({
      where: { ...between, state: 'AGREED' },
      data: { state: 'SUPERSEDED', version: { increment: 1 } },
    });
    const id = uuidv7();
    const { count } = await tx.scopeMapping.createMany({
      data: {
        id,
        ...between,
        fromName: name,
        fromCategory: category,
        state: 'OPEN',
        applicationId: application.id,
        createdAt: at,
      },
      skipDuplicates: true,
    });
    if (count === 0) continue;
    await writeAudit(tx, {
      recordType: 'ScopeMapping',
      recordId: id,
      action: 'askForMapping',
      actor: { kind: 'SYSTEM' },
      at,
      detail: { applicationId: application.id, ...between },
    });
  }
}
