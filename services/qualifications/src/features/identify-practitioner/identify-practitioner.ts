import { actorOf, writeAudit } from '@medreg/audit';
import { forbidden, rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import { InputProblems } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { findPeople } from '../../register/find-known.ts';
import { isDocumentType, typedIdentity } from '../../register/typed-identity.ts';
import { findHolder } from '../../rules/find-holder.ts';

/** 查询用途, in characters. */
const PURPOSE = { least: 5, most: 200 };

/** An ID number or a phone number does not belong into a purpose, which is kept readable. */
const NUMBER = /\d{11}/u;

export interface IdentifyInput {
  name: string;
  idNumber: string;
  documentType?: string | null;
  purpose: string;
}

/**
 * 信息验证 (S3 1.(1), S2-Q4, Q20.4, Q41.4; domain 2.3): only exact name and number find somebody, and nobody is told which of the
 * two was wrong. Every question is kept with its purpose, whatever its answer; wrong ones are limited more.
 */
export async function identifyPractitioner(deps: Deps, viewer: Viewer, input: IdentifyInput) {
  const { accountId, institutionId = null, authorityId = null } = viewer;
  if (!accountId) throw forbidden();
  const documentType = input.documentType ?? '01';
  const problems = new InputProblems();
  const name = problems.text('name', input.name, 100);
  problems.text('idNumber', input.idNumber, 40);
  problems.check(isDocumentType(documentType), 'documentType', 'DOCUMENT_UNKNOWN', MESSAGES.documentType);
  const purpose = problems.text('purpose', input.purpose, PURPOSE.most);
  const isPurpose = [...purpose].length >= PURPOSE.least && !NUMBER.test(purpose.normalize('NFKC'));
  problems.check(isPurpose, 'purpose', 'PURPOSE', MESSAGES.purpose);
  if (problems.any) return problems.outcome;
  for (const decision of [await deps.lookUpMisses.peek(accountId), await deps.lookUps.consume(accountId)]) {
    if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);
  }

  const practitionerId = await findExactly(deps, { name, idNumber: input.idNumber, documentType });
  const at = deps.clock.now();
  const id = uuidv7();
  const found = await deps.db.$transaction(async (tx) => {
    await tx.identityLookUp.create({
      data: { id, practitionerId, purpose, accountId, institutionId, authorityId, at },
    });
    const record = practitionerId
      ? { recordType: 'Practitioner', recordId: practitionerId }
      : { recordType: 'IdentityLookUp', recordId: id };
    await writeAudit(tx, {
      ...record,
      action: 'identify-practitioner',
      actor: actorOf(viewer),
      at,
      detail: { lookUp: id },
    });
    return practitionerId && tx.practitioner.findUnique({ where: { id: practitionerId } });
  });
  if (found) return { kind: 'IdentifiedPractitioner' as const, practitioner: found };
  await deps.lookUpMisses.consume(accountId);
  return { kind: 'PractitionerUnknown' as const, message: MESSAGES.unknownPractitioner };
}

async function findExactly(
  { db, pii }: Pick<Deps, 'db' | 'pii'>,
  { name, ...number }: { name: string; idNumber: string; documentType: string },
): Promise<string | null> {
  const typed = typedIdentity(pii, number);
  if (!typed) return null;
  const indexes = [typed.idNumberIndex, ...(typed.oldNumberIndex ? [typed.oldNumberIndex] : [])];
  const holder = findHolder({ name, ...typed }, await findPeople(db, indexes));
  return holder.kind === 'KNOWN' ? holder.person.id : null;
}
