import { possibleId } from '@medreg/database';
import { forbidden } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { AccountRow } from '../../accounts/account.ts';
import { lockAccount } from '../../accounts/find-account.ts';
import { activationCodeHash, makeActivationCode } from '../../activation/activation-code.ts';
import { auditAccount } from '../../audit.ts';
import { notifyHolder } from '../../contact/notices.ts';
import type { Deps, Tx } from '../../deps.ts';
import type { ActivationCodeOutcome, ActivationObstacle } from '../../generated/resolvers.ts';
import { MESSAGES } from '../../messages.ts';
import { type InvalidInput, invalidInput } from '../../outcomes.ts';
import { findHolderAccounts } from '../../register/holder-accounts.ts';
import type { KnownRegistration } from '../../register/known-registration.ts';
import { isRegionOpen } from '../../register/region-open.ts';
import { activationObstacle, isActivatedByInstitution } from '../../rules/activation-path.ts';
import { beginningOfToday, refuseSending } from '../../rules/send-limits.ts';

/** People in one question. */
export const MAX_PEOPLE = 100;

export interface ActivationCodeResult {
  practitionerId: string;
  outcome: ActivationCodeOutcome;
  obstacle: ActivationObstacle | null;
  message: string;
  expiresAt: Date | null;
}

export type GenerateActivationCodesOutcome =
  | { kind: 'ActivationCodesGenerated'; results: ActivationCodeResult[] }
  | InvalidInput;

/**
 * 生成激活码 by the primary institution (P1, N1; S2-Q23, Q44): one result for each person, each in a transaction of its own, so
 * that one who cannot be activated stops nobody.
 * @throws SERVICE_UNAVAILABLE when institutions is away; nothing was sent then
 */
export async function generateActivationCodes(
  deps: Deps,
  viewer: Viewer,
  practitionerIds: readonly string[],
): Promise<GenerateActivationCodesOutcome> {
  const { institutionId } = viewer;
  if (!institutionId) throw forbidden();
  const asked = [...new Set(practitionerIds)];
  if (asked.length > MAX_PEOPLE) {
    const problem = { field: 'practitionerIds', problem: 'TOO_MANY', message: MESSAGES.tooManyPeople };
    return invalidInput([problem]);
  }
  const members = await membersOf(deps, institutionId, asked);
  const closedRegions = await findClosedRegions(deps, viewer, [...members.values()]);
  const results: ActivationCodeResult[] = [];
  for (const practitionerId of asked) {
    const member = members.get(practitionerId);
    const answer = closedRegions.has(member?.registration.practicePlaceCode ?? '')
      ? refusal('REGION_NOT_OPEN', MESSAGES.activationCode.REGION_NOT_OPEN)
      : await deps.prisma.$transaction((tx) => send(tx, deps, viewer, { practitionerId, institutionId, member }));
    results.push({ practitionerId, ...answer });
  }
  return { kind: 'ActivationCodesGenerated', results };
}

interface Member {
  primary: boolean;
  registration: KnownRegistration;
}

/** What these people are to the institution: of several registrations the one that it activates by. */
async function membersOf({ prisma }: Deps, institutionId: string, asked: string[]): Promise<Map<string, Member>> {
  const practitionerId = { in: asked.flatMap((id) => possibleId(id) ?? []) };
  const rows = await prisma.institutionMember.findMany({
    where: { institutionId, registration: { practitionerId } },
    include: { registration: true },
    orderBy: { registrationId: 'asc' },
  });
  const found = new Map<string, Member>();
  const rank = ({ primary, registration }: Member) =>
    (primary ? 2 : 0) + (isActivatedByInstitution(registration) ? 1 : 0);
  for (const row of rows) {
    const known = found.get(row.registration.practitionerId);
    if (!known || rank(row) > rank(known)) found.set(row.registration.practitionerId, row);
  }
  return found;
}

async function findClosedRegions(deps: Deps, viewer: Viewer, members: Member[]): Promise<Set<string>> {
  const codes = [...new Set(members.map(({ registration }) => registration.practicePlaceCode))];
  const open = await Promise.all(codes.map((code) => isRegionOpen(deps, viewer, code)));
  return new Set(codes.filter((_, place) => !open[place]));
}

type Answer = Omit<ActivationCodeResult, 'practitionerId'>;

interface Aim {
  practitionerId: string;
  institutionId: string;
  member: Member | undefined;
}

async function send(tx: Tx, deps: Deps, viewer: Viewer, aim: Aim): Promise<Answer> {
  const { practitionerId, institutionId, member } = aim;
  if (!member) return obstructed('OTHER_PRIMARY_INSTITUTION');
  const found = (await findHolderAccounts(tx, [practitionerId])).get(practitionerId);
  if (found) await lockAccount(tx, found.id);
  const account = found ? await tx.account.findUniqueOrThrow({ where: { id: found.id } }) : null;
  const { primary, registration } = member;
  const obstacle = activationObstacle({ primary, profession: registration.profession, account });
  if (!account || obstacle) return obstructed(obstacle ?? 'NO_ACCOUNT');

  const now = deps.clock.now();
  const refused = refuseSending(await sentSoFar(tx, account.id, now), now);
  if (refused) return refusal('SENT_RECENTLY', MESSAGES.activationCode[refused.reason]);
  const { profession } = registration;
  return sendCode(tx, deps, viewer, account, { practitionerId, institutionId, profession });
}

async function sendCode(
  tx: Tx,
  deps: Deps,
  viewer: Viewer,
  account: AccountRow,
  bound: { practitionerId: string; institutionId: string; profession: string },
): Promise<Answer> {
  const { clock, settings } = deps;
  const hours = settings.ACTIVATION_CODE_HOURS;
  const sentAt = clock.now();
  const expiresAt = new Date(sentAt.getTime() + hours * 3_600_000);
  const id = uuidv7();
  const code = makeActivationCode();
  const codeHash = activationCodeHash(deps, id, code);
  await tx.activationCode.create({ data: { id, accountId: account.id, ...bound, codeHash, sentAt, expiresAt } });
  const { institutionId } = bound;
  await auditAccount(tx, deps, viewer, account.id, 'send-activation-code', { codeId: id, institutionId });
  const params = { activationCode: code, hours };
  const channel = await notifyHolder(tx, deps, account, { template: 'ACTIVATION_CODE', params, expiresAt });
  const message = MESSAGES.activationCode[channel === 'EMAIL' ? 'SENT_BY_EMAIL' : 'SENT_BY_SMS'];
  return { outcome: 'SENT', obstacle: null, message, expiresAt };
}

async function sentSoFar(tx: Tx, accountId: string, now: Date) {
  const last = await tx.activationCode.findFirst({ where: { accountId }, orderBy: { sentAt: 'desc' } });
  const today = await tx.activationCode.count({ where: { accountId, sentAt: { gte: beginningOfToday(now) } } });
  return { lastAt: last?.sentAt ?? null, todayByAccount: today, todayByContact: today };
}

function obstructed(obstacle: ActivationObstacle): Answer {
  return { outcome: 'OBSTACLE', obstacle, message: MESSAGES.obstacle[obstacle], expiresAt: null };
}

function refusal(outcome: 'SENT_RECENTLY' | 'REGION_NOT_OPEN', message: string): Answer {
  return { outcome, obstacle: null, message, expiresAt: null };
}
