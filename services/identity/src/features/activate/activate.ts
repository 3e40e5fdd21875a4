import { parsePhysicianQualificationCode, parseTcmQualificationCode, toCanonicalText } from '@medreg/codes';
import type { Viewer } from '@medreg/viewer';
import type { AccountRow } from '../../accounts/account.ts';
import { getOwnAccount } from '../../accounts/find-account.ts';
import { activateByHolder } from '../../activation/activate-account.ts';
import { countTry, giveBackTry, recordWrongCode } from '../../activation/count-tries.ts';
import { type ActivateOutcome, activatedElsewhere, wrongCode } from '../../activation/outcome.ts';
import type { Deps } from '../../deps.ts';
import { MatchQualificationCodeDocument, QualificationKindsDocument } from '../../generated/ask-qualifications.ts';
import { MESSAGES } from '../../messages.ts';
import { activationLocked, notReadyToActivate } from '../../outcomes.ts';
import { type KnownRegistration, registrationsOf } from '../../register/known-registration.ts';
import { isRegionOpen } from '../../register/region-open.ts';
import { nextStep } from '../../rules/account-state.ts';
import {
  type ActivationPath,
  findClosing,
  pathOfQualificationCode,
  takesCertificateNumber,
} from '../../rules/activation-path.ts';

/**
 * 账户激活 by one's own code, after identity and contact are verified: the code of the qualification certificate (T1, P4, P5, N4)
 * or, of a nurse whose registration is over, the number of the practice certificate (N5). Whoever is validly registered as
 * physician or nurse is activated elsewhere (P1, N1, P2, P3, N2). S0-1.2, S2-Q5, Q29, domain 4.2. Twice activates once.
 * @throws SERVICE_UNAVAILABLE when a sibling is away; the try does not count then
 */
export async function activate(deps: Deps, viewer: Viewer, typed: string): Promise<ActivateOutcome> {
  const account = await getOwnAccount(deps.prisma, viewer);
  const step = nextStep(account);
  if (step === null) return finish(deps, viewer, 'T1');
  if (step !== 'ACTIVATE' || !account.practitionerId) return notReadyToActivate(step);

  const holder: Holder = {
    practitionerId: account.practitionerId,
    registrations: await registrationsOf(deps.prisma, account.practitionerId),
    kinds: await kindsOf(deps, viewer, account.practitionerId),
  };
  const physicianCode = parsePhysicianQualificationCode(typed).ok;
  const closing = findClosing(holder.registrations);
  if (closing && (physicianCode || !holder.kinds.includes('TCM_SPECIALTY'))) return elsewhere(deps, viewer, closing);

  const decision = await countTry(deps, viewer);
  if (decision.kind === 'LOCKED') return activationLocked(decision.until);
  const path = await pathOf(deps, viewer, { ...holder, typed, physicianCode });
  return path
    ? finish(deps, viewer, path)
    : wrongCode(await recordWrongCode(deps, viewer), MESSAGES.qualificationCodeRefused);
}

interface Holder {
  practitionerId: NonNullable<AccountRow['practitionerId']>;
  registrations: KnownRegistration[];
  kinds: string[];
}

async function kindsOf({ siblings }: Deps, { requestId }: Viewer, practitionerId: string): Promise<string[]> {
  const { practitionerById } = await siblings.ask(
    'qualifications',
    QualificationKindsDocument,
    { practitionerId },
    { requestId },
  );
  return [...new Set(practitionerById?.qualifications.map(({ kind }) => kind) ?? [])];
}

/** P1 and N1 where registration by electronic means has begun, P2, P3 and N2 elsewhere. */
async function elsewhere(deps: Deps, viewer: Viewer, closing: KnownRegistration): Promise<ActivateOutcome> {
  const open = await isRegionOpen(deps, viewer, closing.practicePlaceCode);
  return activatedElsewhere(open ? 'INSTITUTION_CODE' : 'BY_APPLICATION', closing.primaryInstitutionName);
}

/** @returns null when the code is not the holder's */
async function pathOf(
  deps: Deps,
  viewer: Viewer,
  { practitionerId, registrations, kinds, typed, physicianCode }: Holder & { typed: string; physicianCode: boolean },
): Promise<ActivationPath | null> {
  const certificate = deps.pii.blindIndex('CERTIFICATE_CODE', toCanonicalText(typed));
  const over = registrations.filter(takesCertificateNumber);
  if (over.some(({ certificateCodeIndex }) => certificateCodeIndex === certificate)) return 'N5';
  const parsed = parseTcmQualificationCode(typed);
  if (!parsed.ok || !(await isCodeOf(deps, viewer, practitionerId, parsed.code))) return null;
  return pathOfQualificationCode({ kinds, physicianCode }, registrations);
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

async function finish(deps: Deps, viewer: Viewer, path: ActivationPath): Promise<ActivateOutcome> {
  const session = await deps.prisma.$transaction((tx) => activateByHolder(tx, deps, viewer, path));
  return { kind: 'Activated', session };
}
