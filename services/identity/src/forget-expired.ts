import { addDays, startOfDay, today } from '@medreg/clock';
import type { Deps } from './deps.ts';

/** Days for which sessions that are over can still be asked about; the audit trail keeps what happened to them for good. */
const KEEP_SESSIONS_DAYS = 90;
/** Days for which codes, links and tries are kept; the limits look back one day. */
const KEEP_CODES_DAYS = 7;

/** Deletes what nobody can use any more. Several at once, or one killed half-way, do no harm. */
export async function forgetExpired({ prisma, clock }: Pick<Deps, 'prisma' | 'clock'>): Promise<void> {
  const date = today(clock.now());
  const before = startOfDay(addDays(date, -KEEP_CODES_DAYS));
  await prisma.session.deleteMany({ where: { expiresAt: { lt: startOfDay(addDays(date, -KEEP_SESSIONS_DAYS)) } } });
  await prisma.phoneCode.deleteMany({ where: { sentAt: { lt: before } } });
  await prisma.emailLink.deleteMany({ where: { sentAt: { lt: before } } });
  await prisma.activationCode.deleteMany({ where: { sentAt: { lt: before } } });
  await prisma.passwordReset.deleteMany({ where: { sentAt: { lt: before } } });
  await prisma.activationTries.deleteMany({ where: { day: { lt: addDays(date, -KEEP_CODES_DAYS) } } });
  await prisma.usedCaptcha.deleteMany({ where: { expiresAt: { lt: clock.now() } } });
}
