import { toCanonicalText } from '@medreg/codes';
import type { Viewer } from '@medreg/viewer';
import { getOwnAccount, lockOwnAccount } from '../../accounts/find-account.ts';
import { activateByHolder } from '../../activation/activate-account.ts';
import { activationCodeHash } from '../../activation/activation-code.ts';
import { countTry, recordWrongCode } from '../../activation/count-tries.ts';
import { type ActivateOutcome, wrongCode } from '../../activation/outcome.ts';
import { sameHash } from '../../contact/keyed-hash.ts';
import type { Deps, Tx } from '../../deps.ts';
import { MESSAGES } from '../../messages.ts';
import { activationLocked, notReadyToActivate } from '../../outcomes.ts';
import { nextStep } from '../../rules/account-state.ts';
import type { IssuedSession } from '../../sessions/session.ts';

/**
 * 账户激活 by the code that the primary institution had sent (P1, N1): the newest of this very identity, within its time, once
 * (10.1.23). Wrong codes count like wrong qualification codes (domain 4.2).
 */
export async function activateWithCode(deps: Deps, viewer: Viewer, typed: string): Promise<ActivateOutcome> {
  const account = await getOwnAccount(deps.prisma, viewer);
  const step = nextStep(account);
  if (step !== null && step !== 'ACTIVATE') return notReadyToActivate(step);
  if (step === 'ACTIVATE') {
    const decision = await countTry(deps, viewer);
    if (decision.kind === 'LOCKED') return activationLocked(decision.until);
  }
  const session = await deps.prisma.$transaction((tx) => redeem(tx, deps, viewer, toCanonicalText(typed)));
  return session
    ? { kind: 'Activated', session }
    : wrongCode(await recordWrongCode(deps, viewer), MESSAGES.activationCodeRefused);
}

/** @returns null when the code is none that works. Of two at once both get the session that the first has earned. */
async function redeem(tx: Tx, deps: Deps, viewer: Viewer, code: string): Promise<IssuedSession | null> {
  const account = await lockOwnAccount(tx, viewer);
  if (account.state === 'ACTIVATED') return activateByHolder(tx, deps, viewer, 'P1');
  const sent = await tx.activationCode.findFirst({
    where: { accountId: account.id },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
  });
  const now = deps.clock.now();
  const usable = sent && !sent.usedAt && sent.expiresAt > now && sent.practitionerId === account.practitionerId;
  if (!usable || !sameHash(sent.codeHash, activationCodeHash(deps, sent.id, code))) return null;
  await tx.activationCode.update({ where: { id: sent.id }, data: { usedAt: now } });
  return activateByHolder(tx, deps, viewer, sent.profession === 'NURSE' ? 'N1' : 'P1');
}
