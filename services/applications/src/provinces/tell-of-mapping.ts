import type { Deps } from '../context.ts';
import type { Transaction } from '../database.ts';
import { tellPerson } from '../notices.ts';
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
    },
    select: { id: true, practitionerId: true, number: true, registrationId: true },
  });
  // A registration that is changed, or beside which another one is made (O13-17).
  const concerned = await tx.registration.findMany({
    where: {
      practitionerId: { in: waiting.map(({ practitionerId }) => practitionerId) },
      practicePlaceCode: within(fromProvinceCode),
      scopeCodes: { has: fromCode },
    },
    select: { id: true, practitionerId: true, status: true },
  });
  for (const { id: applicationId, practitionerId, number, registrationId } of waiting) {
    const waits = concerned.some(({ id, status, ...of }) =>
      registrationId === null ? of.practitionerId === practitionerId && status === 'VALID' : id === registrationId,
    );
    if (!waits) continue;
    const params = { applicationNumber: number, state: PROVINCE_MESSAGES.agreedNotice };
    await tellPerson(tx, pii, practitionerId, 'APPLICATION_PROGRESS', params, applicationId);
  }
}
