import { parseEmail } from '@medreg/codes';
import type { Viewer } from '@medreg/viewer';
import { lockOwnAccount } from '../../accounts/find-account.ts';
import { sendLink } from '../../contact/email-link.ts';
import type { SendCodeOutcome } from '../../contact/outcomes.ts';
import type { Deps, Tx } from '../../deps.ts';
import { FIELD_PROBLEMS } from '../../messages.ts';
import { type InvalidInput, invalidInput } from '../../outcomes.ts';

/**
 * 邮箱验证, when no SMS arrives (S0 图1.1.9, S2-Q3): a link to the address given at sign-up, or to `typed`, which becomes the
 * account's address when the link is followed. Replaces an earlier link.
 */
export function sendEmailLink(deps: Deps, viewer: Viewer, typed: string | null): Promise<SendCodeOutcome> {
  return deps.prisma.$transaction((tx) => send(tx, deps, viewer, typed));
}

async function send(tx: Tx, deps: Deps, viewer: Viewer, typed: string | null): Promise<SendCodeOutcome> {
  const account = await lockOwnAccount(tx, viewer);
  if (account.emailVerifiedAt) return refuse('ALREADY_VERIFIED');
  if (!typed?.trim() && !account.emailSealed) return refuse('EMAIL_MISSING');
  const email = typed?.trim() ? parseEmail(typed) : deps.pii.open(account.emailSealed ?? '');
  if (!email) return refuse('EMAIL');
  return sendLink(tx, deps, viewer, { accountId: account.id, email });
}

function refuse(problem: 'ALREADY_VERIFIED' | 'EMAIL_MISSING' | 'EMAIL'): InvalidInput {
  return invalidInput([{ field: 'email', problem, message: FIELD_PROBLEMS[problem] }]);
}
