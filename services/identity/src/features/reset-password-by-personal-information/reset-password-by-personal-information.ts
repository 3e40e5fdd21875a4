import { randomUUID } from 'node:crypto';
import { today } from '@medreg/clock';
import { parseTcmQualificationCode, toCanonicalText } from '@medreg/codes';
import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { lockAccount } from '../../accounts/find-account.ts';
import type { Deps, Tx } from '../../deps.ts';
import { MatchIdentitiesDocument, MatchQualificationCodeDocument } from '../../generated/ask-qualifications.ts';
import type { ResetPasswordByPersonalInformationInput } from '../../generated/resolvers.ts';
import { FIELD_PROBLEMS, MESSAGES } from '../../messages.ts';
import { type CaptchaRefused, captchaRefused, type InvalidInput, invalidInput } from '../../outcomes.ts';
import { hashPassword } from '../../passwords.ts';
import { forgetFailures, type PasswordReset, replacePassword } from '../../recovery/reset.ts';
import { steadyAnswer } from '../../recovery/steady-answer.ts';
import { registrationsOf } from '../../register/known-registration.ts';
import { type Identity, readIdentity } from '../../rules/identity-input.ts';
import { checkNewPassword } from '../../rules/password-input.ts';

export type ResetByPersonalInformationOutcome =
  | PasswordReset
  | InvalidInput
  | CaptchaRefused
  | { kind: 'PersonalInformationRefused'; message: string };

/**
 * 通过个人信息找回 (S2-Q12, Q34): user name and password, by name, ID number and the code of a certificate, only while no phone
 * and no address has ever been verified. Three tries a day. The account falls back to 注册成功: identity, contact and activation
 * come again (domain 4.1 [D]).
 * @throws RATE_LIMITED by identity and by client address; SERVICE_UNAVAILABLE when qualifications is away, which is no try
 */
export function resetPasswordByPersonalInformation(
  deps: Deps,
  viewer: Viewer,
  input: ResetPasswordByPersonalInformationInput,
): Promise<ResetByPersonalInformationOutcome> {
  return steadyAnswer(deps, viewer, async () => {
    const read = readIdentity(input, today(deps.clock.now()));
    const code = parseTcmQualificationCode(input.certificateCode);
    const problems = checkNewPassword(input, deps.settings.PASSWORD_MIN_LENGTH);
    if ('problems' in read) problems.push(...read.problems);
    if (!code.ok) {
      problems.push({
        field: 'certificateCode',
        problem: 'CERTIFICATE_CODE',
        message: FIELD_PROBLEMS.CERTIFICATE_CODE,
      });
    }
    if ('problems' in read || problems.length > 0) return invalidInput(problems);
    if (!(await deps.captcha.redeem(input.captcha.payload))) return captchaRefused();

    const right = await isCertificateOf(deps, viewer, read.identity, input.certificateCode);
    const idNumberIndex = deps.pii.blindIndex('ID_NUMBER', read.identity.idNumber);
    const allowed = await deps.limits.personalInformation.consume(idNumberIndex);
    if (!allowed.allowed) throw rateLimited(allowed.retryAfterSeconds);
    const passwordHash = await hashPassword(input.password);
    const { name } = read.identity;
    const reset = await deps.prisma.$transaction(async (tx) =>
      right ? fallBack(tx, deps, viewer, { name, idNumberIndex, passwordHash }) : null,
    );
    if (!reset) return { kind: 'PersonalInformationRefused', message: MESSAGES.personalInformationRefused };
    await forgetFailures(deps, reset.accountId);
    return reset.outcome;
  });
}

/** Whether this person holds that qualification or practice certificate; as much is asked for a person whom nobody knows. */
async function isCertificateOf(
  deps: Deps,
  viewer: Viewer,
  { name, idNumber }: Identity,
  typed: string,
): Promise<boolean> {
  const { siblings, pii, prisma } = deps;
  const asked = { requestId: viewer.requestId };
  const questions = [{ name, idNumber }];
  const { matchIdentities } = await siblings.ask('qualifications', MatchIdentitiesDocument, { questions }, asked);
  const practitionerId = matchIdentities[0]?.practitionerId ?? randomUUID();
  const code = toCanonicalText(typed);
  const question = { practitionerId, code };
  const answer = await siblings.ask('qualifications', MatchQualificationCodeDocument, question, asked);
  const certificate = pii.blindIndex('CERTIFICATE_CODE', code);
  const registrations = await registrationsOf(prisma, practitionerId);
  const practises = registrations.some(({ certificateCodeIndex }) => certificateCodeIndex === certificate);
  return answer.matchQualificationCode || practises;
}

async function fallBack(
  tx: Tx,
  deps: Deps,
  viewer: Viewer,
  { name, idNumberIndex, passwordHash }: { name: string; idNumberIndex: string; passwordHash: string },
): Promise<{ outcome: PasswordReset; accountId: string } | null> {
  const known = await tx.account.findUnique({ where: { idNumberIndex }, select: { id: true } });
  if (!known) return null;
  await lockAccount(tx, known.id);
  const account = await tx.account.findUniqueOrThrow({ where: { id: known.id } });
  const nameOf = (text: string) => deps.pii.blindIndex('NAME', text);
  const sameIdentity = account.idNumberIndex === idNumberIndex && nameOf(account.name) === nameOf(name);
  const reachable = account.phoneVerifiedAt !== null || account.emailVerifiedAt !== null;
  if (!sameIdentity || reachable || account.closedAt || account.frozenAt) return null;
  const fallen = await tx.account.update({
    where: { id: account.id },
    data: { state: 'REGISTERED', practitionerId: null, mismatchReason: null },
  });
  const way = 'PERSONAL_INFORMATION' as const;
  const outcome = await replacePassword(tx, deps, viewer, { account: fallen, passwordHash, way });
  return { outcome, accountId: account.id };
}
