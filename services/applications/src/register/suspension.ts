import type { CalendarDate } from '@medreg/clock';
import { type Transaction, toColumn } from '../database.ts';
import type { CertificateHolder } from './certificate-code.ts';

/** 暂停执业: whether a confirmed record suspends the person in the profession on that day (domain 5.1, 5.2). */
export async function isSuspended(
  tx: Pick<Transaction, 'personRecord'>,
  { practitionerId, professionType }: CertificateHolder,
  day: CalendarDate,
): Promise<boolean> {
  const column = toColumn(day);
  const found = await tx.personRecord.findFirst({
    where: {
      practitionerId,
      measure: { in: ['SUSPENSION', 'FAILED'] },
      state: 'CONFIRMED',
      validFrom: { lte: column },
      AND: [
        { OR: [{ professionType: null }, { professionType }] },
        { OR: [{ validUntil: null }, { validUntil: { gte: column } }] },
      ],
    },
    select: { id: true },
  });
  return found !== null;
}
