import { actorOf, writeAudit } from '@medreg/audit';
import { isMobilePhone } from '@medreg/codes';
import { isDuplicate, possibleId } from '@medreg/database';
import { publish } from '@medreg/outbox';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { issuesAccountsOf } from '../../access.ts';
import type { Deps } from '../../context.ts';
import type { AccountDocument, IssueInstitutionAccountInput } from '../../generated/resolvers.ts';
import { InputProblems } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { notInJurisdiction } from '../../outcomes.ts';
import { nextUserName } from '../../user-names.ts';

/** What has to be seen in original at the window (domain 2.1, S2-Q15). */
const ALWAYS: AccountDocument[] = [
  'LICENCE_OR_FILING_CERTIFICATE',
  'LETTER_OF_AUTHORISATION',
  'IDENTITY_OF_PERSON_IN_CHARGE',
];

/** Documents that are missing: the agent's identity too when an agent came. Pure. */
export function missingDocuments(seen: readonly AccountDocument[], withAgent: boolean): AccountDocument[] {
  const required: AccountDocument[] = withAgent ? [...ALWAYS, 'IDENTITY_OF_AGENT'] : ALWAYS;
  return required.filter((document) => !seen.includes(document));
}

/**
 * 发放机构账户 (S2-Q15, Q36). The user name comes back; identity sends the first password to the phone when it hears of
 * `institutionUser.issued`.
 */
export async function issueInstitutionAccount(
  { db, pii, clock }: Deps,
  viewer: Viewer,
  input: IssueInstitutionAccountInput,
) {
  const id = possibleId(input.institutionId);
  const institution = id && (await db.institution.findUnique({ where: { id } }));
  if (!institution || institution.status === 'CLOSED' || !issuesAccountsOf(viewer, institution)) {
    return notInJurisdiction();
  }
  const problems = new InputProblems();
  const name = problems.text('name', input.name, 50);
  const phone = input.phone.trim();
  problems.check(isMobilePhone(phone), 'phone', 'FORMAT', MESSAGES.phone);
  const agentName = input.agentName?.trim() ? problems.text('agentName', input.agentName, 50) : null;
  const documentsSeen = [...new Set(input.documentsSeen)];
  problems.check(
    agentName !== null || !documentsSeen.includes('IDENTITY_OF_AGENT'),
    'agentName',
    'REQUIRED',
    MESSAGES.agentName,
  );
  if (problems.any) return problems.outcome;
  const missing = missingDocuments(documentsSeen, agentName !== null);
  if (missing.length > 0) {
    return { kind: 'DocumentsMissing' as const, message: MESSAGES.documentsMissing, missing };
  }

  try {
    const user = await db.$transaction(async (tx) => {
      const userName = await nextUserName(tx, institution.regionCode);
      const created = await tx.institutionUser.create({
        data: {
          id: uuidv7(),
          userName,
          institutionId: institution.id,
          name,
          phoneSealed: pii.seal(phone),
          phoneIndex: pii.blindIndex('PHONE', phone),
          documentsSeen,
          agentName,
          issuedBy: viewer.accountId ?? '',
        },
      });
      await writeAudit(tx, {
        recordType: 'InstitutionUser',
        recordId: created.id,
        action: 'issueInstitutionAccount',
        actor: actorOf(viewer),
        at: clock.now(),
        detail: { institutionId: institution.id, documentsSeen },
      });
      await publish(tx, 'institutionUser.issued', {
        key: created.id,
        payload: {
          staffId: created.id,
          userName,
          name: pii.seal(name),
          phone: created.phoneSealed,
          institutionId: institution.id,
        },
      });
      return created;
    });
    return { kind: 'IssuedInstitutionAccount' as const, user };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    problems.add('phone', 'TAKEN', MESSAGES.phoneTaken);
    return problems.outcome;
  }
}
