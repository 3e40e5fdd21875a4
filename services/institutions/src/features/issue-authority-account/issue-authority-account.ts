import { actorOf, writeAudit } from '@medreg/audit';
import { isMobilePhone } from '@medreg/codes';
import { isDuplicate, possibleId } from '@medreg/database';
import { publish } from '@medreg/outbox';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { governsRegion } from '../../access.ts';
import type { Deps } from '../../context.ts';
import type { IssueAuthorityAccountInput } from '../../generated/resolvers.ts';
import { InputProblems } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { notInJurisdiction } from '../../outcomes.ts';
import { levelOf } from '../../regions.ts';
import { nextUserName } from '../../user-names.ts';

/**
 * 发放主管部门账户. Rights cannot exceed the issuer's own; identity makes the account and sends the first password when it
 * hears of `authorityUser.issued`.
 */
export async function issueAuthorityAccount(
  { db, pii, clock }: Deps,
  viewer: Viewer,
  input: IssueAuthorityAccountInput,
) {
  const id = possibleId(input.authorityId);
  const authority = id && (await db.authority.findUnique({ where: { id }, include: { region: true } }));
  if (!authority || !governsRegion(viewer, authority.regionCode, authority.region)) return notInJurisdiction();

  const problems = new InputProblems();
  const name = problems.text('name', input.name, 50);
  const phone = input.phone.trim();
  const rights = [...new Set(input.rights)];
  problems.check(isMobilePhone(phone), 'phone', 'FORMAT', MESSAGES.phone);
  problems.check(rights.length > 0, 'rights', 'REQUIRED', MESSAGES.noRights);
  const within = viewer.kind === 'OPERATOR' || rights.every((right) => viewer.rights.includes(right));
  problems.check(within, 'rights', 'EXCEEDS_OWN', MESSAGES.rights);
  if (problems.any) return problems.outcome;

  try {
    const user = await db.$transaction(async (tx) => {
      const userName = await nextUserName(tx, authority.regionCode);
      const created = await tx.authorityUser.create({
        data: {
          id: uuidv7(),
          userName,
          authorityId: authority.id,
          name,
          phoneSealed: pii.seal(phone),
          phoneIndex: pii.blindIndex('PHONE', phone),
          rights,
          issuedBy: viewer.accountId ?? viewer.kind,
        },
      });
      await writeAudit(tx, {
        recordType: 'AuthorityUser',
        recordId: created.id,
        action: 'issueAuthorityAccount',
        actor: actorOf(viewer),
        at: clock.now(),
        detail: { authorityId: authority.id, rights },
      });
      await publish(tx, 'authorityUser.issued', {
        key: created.id,
        payload: {
          staffId: created.id,
          userName,
          name: pii.seal(name),
          phone: created.phoneSealed,
          authorityId: authority.id,
          authorityLevel: levelOf(authority.regionCode),
          regionCode: authority.regionCode,
          rights,
        },
      });
      return created;
    });
    return { kind: 'IssuedAuthorityAccount' as const, user };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    problems.add('phone', 'TAKEN', MESSAGES.phoneTaken);
    return problems.outcome;
  }
}
