import { publish } from '@medreg/outbox';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../context.ts';
import type { Transaction } from '../database.ts';
import type { ScopeMappingRow } from '../rows.ts';
import { OPEN_STATUSES } from '../workflow.ts';
import { PROVINCE_MESSAGES } from './messages.ts';

/** Tells everybody whose change between the two provinces waits for the answer, not only who asked first (9.2). */
export async function tellOfMapping(
  tx: Transaction,
  { pii }: Pick<Deps, 'pii'>,
  { fromProvinceCode, fromCode, toProvinceCode }: ScopeMappingRow,
): Promise<void> {
  const within = (provinceCode: string) => ({ startsWith: provinceCode.slice(0, 2) });
  const waiting = await tx.application.findMany({
    where: {
      status: { in: OPEN_STATUSES },
      submittedAt: { not: null },
      practicePlaceCode: within(toProvinceCode),
      registrationId: { not: null },
    },
    select: { practitionerId: true, number: true, registrationId: true },
  });
  const concerned = await tx.registration.findMany({
    where: {
      id: { in: waiting.flatMap(({ registrationId }) => registrationId ?? []) },
      practicePlaceCode: within(fromProvinceCode),
      scopeCodes: { has: fromCode },
    },
    select: { id: true },
  });
  for (const { practitionerId, number, registrationId } of waiting) {
    if (!concerned.some(({ id }) => id === registrationId)) continue;
    const params = { applicationNumber: number, state: PROVINCE_MESSAGES.agreedNotice };
    await publish(tx, 'practitioner.notice', {
      key: practitionerId,
      payload: {
        practitionerId,
        messageId: uuidv7(),
        template: 'APPLICATION_PROGRESS',
        params: pii.seal(JSON.stringify(params)),
      },
    });
  }
}
