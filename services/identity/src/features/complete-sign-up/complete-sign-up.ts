import { isDuplicate } from '@medreg/database';
import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { AccountRow } from '../../accounts/account.ts';
import { isPhoneTaken, loginNameKey } from '../../accounts/find-account.ts';
import { auditAccount } from '../../audit.ts';
import type { Deps, Tx } from '../../deps.ts';
import type { CompleteSignUpInput } from '../../generated/resolvers.ts';
import { MESSAGES } from '../../messages.ts';
import {
  type IdentityAlreadyRegistered,
  type InvalidInput,
  identityAlreadyRegistered,
  invalidInput,
  type PhoneTaken,
  phoneTaken,
} from '../../outcomes.ts';
import { hashPassword } from '../../passwords.ts';
import { readSignUpDetails, type SignUpDetails } from '../../rules/sign-up-input.ts';
import { openTicket, type SignUpTicket } from '../begin-sign-up/sign-up-ticket.ts';

type Conflict = IdentityAlreadyRegistered | { kind: 'LoginNameTaken'; message: string } | PhoneTaken;

export type CompleteSignUpOutcome =
  | { kind: 'SignUpCompleted'; account: AccountRow }
  | InvalidInput
  | { kind: 'SignUpTicketExpired'; message: string }
  | Conflict;

/**
 * 注册新账号, second page (S0 图1.1.5). Two at once for one identity make one account: the unique index decides.
 * @throws RATE_LIMITED when one ticket is tried too often, because each try tells whether a login name or phone is taken
 */
export async function completeSignUp(
  deps: Deps,
  viewer: Viewer,
  input: CompleteSignUpInput,
): Promise<CompleteSignUpOutcome> {
  const { pii, prisma, clock, limits, settings } = deps;
  const ticket = openTicket(pii, input.ticket, clock.now());
  if (!ticket) return { kind: 'SignUpTicketExpired', message: MESSAGES.signUpTicketExpired };
  const idNumberIndex = pii.blindIndex('ID_NUMBER', ticket.idNumber);
  const allowed = await limits.completeSignUp.consume(idNumberIndex);
  if (!allowed.allowed) throw rateLimited(allowed.retryAfterSeconds);

  const read = readSignUpDetails(input, settings.PASSWORD_MIN_LENGTH);
  if ('problems' in read) return invalidInput(read.problems);
  const keys = {
    idNumberIndex,
    loginNameKey: loginNameKey(read.details.loginName),
    phoneIndex: pii.blindIndex('PHONE', read.details.phone),
  };
  const conflict = await findConflict(prisma, keys);
  if (conflict) return conflict;

  const passwordHash = await hashPassword(input.password);
  try {
    const account = await prisma.$transaction((tx) =>
      createAccount(tx, deps, viewer, { ticket, details: read.details, keys, passwordHash }),
    );
    return { kind: 'SignUpCompleted', account };
  } catch (error) {
    const lost = isDuplicate(error) ? await findConflict(prisma, keys) : null;
    if (lost) return lost;
    throw error;
  }
}

interface Keys {
  idNumberIndex: string;
  loginNameKey: string;
  phoneIndex: string;
}

async function findConflict(db: Tx, { idNumberIndex, loginNameKey, phoneIndex }: Keys): Promise<Conflict | null> {
  const select = { id: true };
  if (await db.account.findUnique({ where: { idNumberIndex }, select })) return identityAlreadyRegistered();
  if (await db.account.findUnique({ where: { loginNameKey }, select })) {
    return { kind: 'LoginNameTaken', message: MESSAGES.loginNameTaken };
  }
  return (await isPhoneTaken(db, phoneIndex)) ? phoneTaken() : null;
}

async function createAccount(
  tx: Tx,
  deps: Deps,
  viewer: Viewer,
  sure: { ticket: SignUpTicket; details: SignUpDetails; keys: Keys; passwordHash: string },
): Promise<AccountRow> {
  const { pii, clock } = deps;
  const { ticket, details, keys, passwordHash } = sure;
  const account = await tx.account.create({
    data: {
      id: uuidv7(),
      kind: 'PERSON',
      state: 'REGISTERED',
      name: ticket.name,
      idNumberSealed: pii.seal(ticket.idNumber),
      loginName: details.loginName,
      ...keys,
      phoneSealed: pii.seal(details.phone),
      ...(details.email && {
        emailSealed: pii.seal(details.email),
        emailIndex: pii.blindIndex('EMAIL', details.email),
      }),
      passwordHash,
      createdAt: clock.now(),
      consents: { create: { version: ticket.noticeVersion, at: ticket.consentedAt } },
    },
  });
  await auditAccount(tx, deps, viewer, account.id, 'sign-up', { noticeVersion: ticket.noticeVersion });
  return account;
}
