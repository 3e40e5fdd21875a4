import { today } from '@medreg/clock';
import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { AccountRow } from '../../accounts/account.ts';
import { lockOwnAccount } from '../../accounts/find-account.ts';
import { auditAccount } from '../../audit.ts';
import type { Deps, Tx } from '../../deps.ts';
import { checkIdentity } from '../../identity-check/check-identity.ts';
import { type CheckIdentityOutcome, correctionsUsedUp, toOutcome } from '../../identity-check/outcome.ts';
import { FIELD_PROBLEMS } from '../../messages.ts';
import { identityAlreadyRegistered, invalidInput } from '../../outcomes.ts';
import { isIdentityVerified, MAX_CORRECTIONS } from '../../rules/account-state.ts';
import { type Identity, isUnderAge, readIdentity } from '../../rules/identity-input.ts';

/**
 * 检查和更新我的身份信息 (S2-Q4): at most three times, never after the identity is verified (domain 4.2). A number that another
 * account has counts as a try, or this would be a way to ask who is registered.
 * @throws SERVICE_UNAVAILABLE when qualifications is away; the correction is kept and can be checked later
 */
export async function correctMyIdentity(
  deps: Deps,
  viewer: Viewer,
  typed: { name: string; idNumber: string },
): Promise<CheckIdentityOutcome> {
  const date = today(deps.clock.now());
  const read = readIdentity(typed, date);
  if ('problems' in read) return invalidInput(read.problems);
  if (isUnderAge(read.identity.birthDate, date)) return refuse('UNDER_AGE', 'idNumber');

  const { account, refused } = await correctUnlessTaken(deps, viewer, read.identity);
  return refused ?? toOutcome(deps, viewer, await checkIdentity(deps, account, viewer));
}

type Correction = { account: AccountRow; refused?: CheckIdentityOutcome };

async function correctUnlessTaken(deps: Deps, viewer: Viewer, identity: Identity): Promise<Correction> {
  const attempt = () => deps.prisma.$transaction((tx) => correct(tx, deps, viewer, identity));
  try {
    return await attempt();
  } catch (error) {
    // Somebody registered this number in between: now it is seen to be taken, and counted.
    if (isDuplicate(error)) return attempt();
    throw error;
  }
}

async function correct(tx: Tx, deps: Deps, viewer: Viewer, { name, idNumber }: Identity): Promise<Correction> {
  const account = await lockOwnAccount(tx, viewer);
  if (isIdentityVerified(account.state)) return { account, refused: refuse('IDENTITY_VERIFIED', 'idNumber') };
  const idNumberIndex = deps.pii.blindIndex('ID_NUMBER', idNumber);
  const changed = { name: name !== account.name, idNumber: idNumberIndex !== account.idNumberIndex };
  if (!changed.name && !changed.idNumber) return { account };
  if (account.correctionsUsed >= MAX_CORRECTIONS) return { account, refused: correctionsUsedUp() };

  const holder = changed.idNumber && (await tx.account.findUnique({ where: { idNumberIndex }, select: { id: true } }));
  const correctionsUsed = account.correctionsUsed + 1;
  const corrected = await tx.account.update({
    where: { id: account.id },
    data: holder
      ? { correctionsUsed }
      : {
          correctionsUsed,
          name,
          idNumberSealed: deps.pii.seal(idNumber),
          idNumberIndex,
          state: 'REGISTERED',
          mismatchReason: null,
        },
  });
  const detail = { changed, correctionsUsed, taken: Boolean(holder) };
  await auditAccount(tx, deps, viewer, account.id, 'correct-identity', detail);
  return holder ? { account: corrected, refused: identityAlreadyRegistered() } : { account: corrected };
}

function refuse(problem: 'UNDER_AGE' | 'IDENTITY_VERIFIED', field: string): CheckIdentityOutcome {
  return invalidInput([{ field, problem, message: FIELD_PROBLEMS[problem] }]);
}
