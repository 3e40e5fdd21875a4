import { parseTcmQualificationCode } from '@medreg/codes';
import type { Viewer } from '@medreg/viewer';
import { getOwnAccount, lockOwnAccount } from '../../accounts/find-account.ts';
import { auditAccount } from '../../audit.ts';
import type { Deps, Tx } from '../../deps.ts';
import { MatchQualificationCodeDocument } from '../../generated/ask-qualifications.ts';
import { MESSAGES } from '../../messages.ts';
import {
  type ActivationLocked,
  activationLocked,
  type CodeRefused,
  codeRefused,
  type NotReadyToActivate,
  notReadyToActivate,
} from '../../outcomes.ts';
import { nextStep } from '../../rules/account-state.ts';
import { continueSession, type IssuedSession } from '../../sessions/session.ts';
import { countTry, giveBackTry, recordWrongCode, type TryDecision } from './count-tries.ts';

export type ActivateOutcome =
  | { kind: 'Activated'; session: IssuedSession }
  | CodeRefused
  | ActivationLocked
  | NotReadyToActivate;

/**
 * 账户激活, path T1: by the code of the TCM-specialty qualification certificate, after identity and contact are verified
 * (S0-1.2, domain 4.2). Activating twice activates once.
 * @throws SERVICE_UNAVAILABLE when qualifications is away; the try does not count then
 */
export async function activate(deps: Deps, viewer: Viewer, typed: string): Promise<ActivateOutcome> {
  const account = await getOwnAccount(deps.prisma, viewer);
  const step = nextStep(account);
  if (step === null) return finish(deps, viewer);
  if (step !== 'ACTIVATE' || !account.practitionerId) return notReadyToActivate(step);

  const decision = await countTry(deps, viewer);
  if (decision.kind === 'LOCKED') return activationLocked(decision.until);
  const parsed = parseTcmQualificationCode(typed);
  const right = parsed.ok && (await isCodeOf(deps, viewer, account.practitionerId, parsed.code));
  return right ? finish(deps, viewer) : refuse(await recordWrongCode(deps, viewer));
}

async function isCodeOf(deps: Deps, viewer: Viewer, practitionerId: string, code: string): Promise<boolean> {
  try {
    const { requestId } = viewer;
    const variables = { practitionerId, code };
    const answer = await deps.siblings.ask('qualifications', MatchQualificationCodeDocument, variables, { requestId });
    return answer.matchQualificationCode;
  } catch (error) {
    await giveBackTry(deps, viewer);
    throw error;
  }
}

function refuse(decision: TryDecision): CodeRefused | ActivationLocked {
  if (decision.kind === 'LOCKED') return activationLocked(decision.until);
  return codeRefused(MESSAGES.activationCodeRefused, decision.triesLeft);
}

async function finish(deps: Deps, viewer: Viewer): Promise<ActivateOutcome> {
  const session = await deps.prisma.$transaction((tx) => activateOnce(tx, deps, viewer));
  return { kind: 'Activated', session };
}

async function activateOnce(tx: Tx, deps: Deps, viewer: Viewer): Promise<IssuedSession> {
  const account = await lockOwnAccount(tx, viewer);
  await tx.activationTries.deleteMany({ where: { idNumberIndex: account.idNumberIndex ?? '' } });
  if (account.state !== 'CONTACT_VERIFIED') return continueSession(tx, deps, account, viewer);
  const activated = await tx.account.update({ where: { id: account.id }, data: { state: 'ACTIVATED' } });
  await auditAccount(tx, deps, viewer, account.id, 'activate', { path: 'T1' });
  return continueSession(tx, deps, activated, viewer);
}
