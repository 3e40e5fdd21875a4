import { today } from '@medreg/clock';
import { isDuplicate } from '@medreg/database';
import { forbidden, rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { AccountRow } from '../../accounts/account.ts';
import { lockAccount } from '../../accounts/find-account.ts';
import { auditAccount } from '../../audit.ts';
import type { Deps, Tx } from '../../deps.ts';
import { AuthoritiesOfDocument } from '../../generated/ask-institutions.ts';
import { MatchIdentitiesDocument } from '../../generated/ask-qualifications.ts';
import type { RequestAccountRevocationInput } from '../../generated/resolvers.ts';
import { MESSAGES } from '../../messages.ts';
import { type InvalidInput, invalidInput } from '../../outcomes.ts';
import { registrationsOf } from '../../register/known-registration.ts';
import { findOpenRevocation, freezeAccount, type RevocationRow, revoke } from '../../revocation/revocation.ts';
import { planRevocation } from '../../rules/revocation.ts';
import { type RevocationRequest, readRevocationInput } from '../../rules/revocation-input.ts';

export type RequestAccountRevocationOutcome =
  | { kind: 'AccountRevocationRequested'; revocation: RevocationRow; message: string }
  | { kind: 'NoSuchAccount' | 'NotPrimaryInstitution' | 'RevocationUnderWay'; message: string }
  | InvalidInput;

/**
 * 账户撤销 by an institution (S2-Q13, Q35, domain 4.1): somebody else has signed up with a person's identity, and the person has
 * shown the identity document. What is frozen, who decides and when stands in rules/revocation.ts.
 * @throws RATE_LIMITED by institution; SERVICE_UNAVAILABLE when a sibling is away
 */
export async function requestAccountRevocation(
  deps: Deps,
  viewer: Viewer,
  input: RequestAccountRevocationInput,
): Promise<RequestAccountRevocationOutcome> {
  const { institutionId } = viewer;
  if (!institutionId) throw forbidden();
  const read = readRevocationInput(input, today(deps.clock.now()));
  if ('problems' in read) return invalidInput(read.problems);
  const allowed = await deps.limits.revocation.consume(institutionId);
  if (!allowed.allowed) throw rateLimited(allowed.retryAfterSeconds);

  const asked = {
    ...read.request,
    institutionId,
    authorityIds: await authoritiesOf(deps, viewer, institutionId),
    practitionerId: await practitionerOf(deps, viewer, read.request),
  };
  try {
    return await deps.prisma.$transaction((tx) => request(tx, deps, viewer, asked));
  } catch (error) {
    if (isDuplicate(error)) return { kind: 'RevocationUnderWay', message: MESSAGES.revocation.underWay };
    throw error;
  }
}

/** Those that may confirm, or decide an objection: the institution's licensing and TCM authorities. */
async function authoritiesOf({ siblings }: Deps, { requestId }: Viewer, institutionId: string): Promise<string[]> {
  const { institution } = await siblings.ask('institutions', AuthoritiesOfDocument, { institutionId }, { requestId });
  if (!institution) throw forbidden();
  return [...new Set([institution.licensingAuthority.id, institution.tcmAuthority.id])];
}

/** Who has that name and ID number by the qualifications; null when nobody has. */
async function practitionerOf({ siblings }: Deps, { requestId }: Viewer, { name, idNumber }: RevocationRequest) {
  const questions = [{ name, idNumber }];
  const answer = await siblings.ask('qualifications', MatchIdentitiesDocument, { questions }, { requestId });
  return answer.matchIdentities[0]?.practitionerId ?? null;
}

type Asked = RevocationRequest & { institutionId: string; authorityIds: string[]; practitionerId: string | null };

async function request(tx: Tx, deps: Deps, viewer: Viewer, asked: Asked): Promise<RequestAccountRevocationOutcome> {
  const account = await lockAccountOf(tx, deps, asked);
  if (!account) return { kind: 'NoSuchAccount', message: MESSAGES.revocation.noSuchAccount };
  if (await findOpenRevocation(tx, account.id)) {
    return { kind: 'RevocationUnderWay', message: MESSAGES.revocation.underWay };
  }
  const { institutionId, authorityIds, reason, evidence } = asked;
  const now = deps.clock.now();
  const activated = account.state === 'ACTIVATED';
  const primaryInstitutions = await primaryInstitutionsOf(tx, asked.practitionerId, account);
  const plan = planRevocation({ primaryInstitutions, institutionId, activated }, today(now));
  if (plan.kind === 'NOT_PRIMARY') {
    return { kind: 'NotPrimaryInstitution', message: MESSAGES.revocation.notPrimaryInstitution };
  }
  const { status, needsAuthority, objectionEndsOn } = plan;
  const revocation = await tx.accountRevocation.create({
    data: {
      id: uuidv7(),
      accountId: account.id,
      institutionId,
      authorityIds,
      status,
      needsAuthority,
      reason,
      evidence,
      requestedAt: now,
      requestedBy: viewer.accountId ?? institutionId,
      objectionEndsOn: objectionEndsOn && new Date(objectionEndsOn),
      ...(status === 'REVOKED' && { decidedAt: now }),
    },
  });
  const detail = { revocationId: revocation.id, institutionId, status };
  await auditAccount(tx, deps, viewer, account.id, 'request-account-revocation', detail);
  if (status === 'REVOKED') await revoke(tx, deps, viewer, account);
  else await freezeAccount(tx, deps, viewer, account);
  const message = MESSAGES.revocation[status === 'REJECTED' ? 'notOpen' : status];
  return { kind: 'AccountRevocationRequested', revocation, message };
}

/** The open account with that ID number, locked; the name must be the account's or that of the qualifications. */
async function lockAccountOf(
  tx: Tx,
  { pii }: Deps,
  { name, idNumber, practitionerId }: Asked,
): Promise<AccountRow | null> {
  const idNumberIndex = pii.blindIndex('ID_NUMBER', idNumber);
  const known = await tx.account.findUnique({ where: { idNumberIndex }, select: { id: true } });
  if (!known) return null;
  await lockAccount(tx, known.id);
  const account = await tx.account.findUniqueOrThrow({ where: { id: known.id } });
  const named = practitionerId !== null || pii.blindIndex('NAME', account.name) === pii.blindIndex('NAME', name);
  return named && !account.closedAt && account.idNumberIndex === idNumberIndex ? account : null;
}

/** By the number, whoever the account says that it is: it may have been signed up under another name. */
async function primaryInstitutionsOf(tx: Tx, matched: string | null, account: AccountRow): Promise<string[]> {
  const known = await tx.knownPractitioner.findFirst({ where: { idNumberIndex: account.idNumberIndex } });
  const practitionerId = matched ?? account.practitionerId ?? known?.practitionerId;
  if (!practitionerId) return [];
  const registrations = await registrationsOf(tx, practitionerId);
  return registrations.filter(({ status }) => status === 'VALID').map((valid) => valid.primaryInstitutionId);
}
