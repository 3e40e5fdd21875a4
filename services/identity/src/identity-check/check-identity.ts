import type { Viewer } from '@medreg/viewer';
import type { AccountRow } from '../accounts/account.ts';
import type { Deps } from '../deps.ts';
import { MatchIdentitiesDocument } from '../generated/ask-qualifications.ts';
import { type IdentityMatch, type Settlement, settleIdentity } from './settle-identity.ts';

/**
 * Asks qualifications whether they know these people.
 * @param accounts at most 200
 * @returns one answer for each, in order
 * @throws SiblingAway, SiblingRefused
 */
export async function askAboutIdentities(
  { siblings, pii }: Deps,
  accounts: Pick<AccountRow, 'name' | 'idNumberSealed'>[],
  requestId?: string,
): Promise<IdentityMatch[]> {
  const questions = accounts.map(({ name, idNumberSealed }) => ({ name, idNumber: pii.open(idNumberSealed ?? '') }));
  const { matchIdentities } = await siblings.ask(
    'qualifications',
    MatchIdentitiesDocument,
    { questions },
    requestId ? { requestId } : {},
  );
  return matchIdentities;
}

/** Checks one person's identity and writes the result. S0-1.1 @throws SiblingAway: then nothing has changed */
export async function checkIdentity(deps: Deps, account: AccountRow, viewer: Viewer): Promise<Settlement> {
  const [match] = await askAboutIdentities(deps, [account], viewer.requestId);
  if (!match) throw new Error('Qualifications gave no answer for a question');
  return settleIdentity(deps, account, match, { actor: viewer });
}
