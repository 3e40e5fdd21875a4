import { actorOf, writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import { forbidden, rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { fromColumn, type Transaction } from '../../database.ts';
import type { EnterPractitionerInput } from '../../generated/resolvers.ts';
import { identityIndex } from '../../identity-index.ts';
import { InputProblems, type Problem, registerConflict } from '../../input-problems.ts';
import { MESSAGES, rejectionMessage } from '../../messages.ts';
import { addPeople } from '../../register/add-to-register.ts';
import { findPeople, type PersonFound } from '../../register/find-known.ts';
import { lockRegister } from '../../register/register-lock.ts';
import type { PractitionerRow } from '../../rows.ts';
import type { PersonFacts } from '../../rules/facts.ts';
import { findHolder, type Holder } from '../../rules/find-holder.ts';
import { readPersonInput } from './read-person-input.ts';

/** 设区的市级以上 (O62-5, O63-5, O24-8). */
const LEVELS: readonly Viewer['authorityLevel'][] = ['NATIONAL', 'PROVINCE', 'CITY'];

export const BASIS_LENGTH = 500;

/**
 * 登记短期行医人员 (domain 3.3 ③④): a person without a qualification, once. Whoever is known already, of any kind, answers
 * AlreadyExists with the id under which the procedures go on.
 */
export async function enterPractitioner(deps: Deps, viewer: Viewer, input: EnterPractitionerInput) {
  const { accountId } = viewer;
  const authorityId = possibleId(viewer.authorityId);
  if (!accountId || !authorityId || !LEVELS.includes(viewer.authorityLevel)) throw forbidden();
  const problems = new InputProblems();
  const basis = problems.text('basis', input.basis, BASIS_LENGTH);
  const facts = readPersonInput(input.person, today(deps.clock.now()), problems);
  if (problems.any || !facts) return problems.outcome;
  const decision = await deps.entries.consume(accountId);
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);

  return deps.db.$transaction(async (tx) => {
    await lockRegister(tx);
    const holder = await findHolderOf(tx, deps, facts);
    if (holder.kind === 'OTHER_NAME') return registerConflict([nameConflict]);
    if (holder.kind === 'KNOWN') {
      const differences = differencesOf(await personOf(tx, holder.person.id), facts);
      if (differences.length > 0) return registerConflict(differences);
      return { kind: 'AlreadyExists' as const, message: MESSAGES.practitionerExists, id: holder.person.id };
    }
    const idNumberIndex = identityIndex(deps.pii, facts.documentType, facts.idNumber);
    const entered = await addPeople(tx, deps, [{ idNumberIndex, facts }], { authorityId, basis });
    const id = entered.get(idNumberIndex);
    if (!id) throw new Error('The register is locked and somebody was faster');
    await writeAudit(tx, {
      recordType: 'Practitioner',
      recordId: id,
      action: 'enter-practitioner',
      actor: actorOf(viewer),
      at: deps.clock.now(),
      detail: { documentType: facts.documentType },
    });
    return { kind: 'EnteredPractitioner' as const, practitioner: await personOf(tx, id) };
  });
}

const nameConflict: Problem = {
  field: 'person.name',
  problem: 'NAME_CONFLICT',
  message: rejectionMessage({ column: '姓名', problem: 'NAME_CONFLICT' }),
};

async function findHolderOf(
  tx: Transaction,
  { pii }: Pick<Deps, 'pii'>,
  { name, documentType, idNumber, oldNumber }: PersonFacts,
): Promise<Holder<PersonFound>> {
  const idNumberIndex = identityIndex(pii, documentType, idNumber);
  const oldNumberIndex = oldNumber && identityIndex(pii, documentType, oldNumber);
  const indexes = [idNumberIndex, ...(oldNumberIndex ? [oldNumberIndex] : [])];
  return findHolder({ name, idNumberIndex, oldNumberIndex }, await findPeople(tx, indexes));
}

const personOf = (tx: Transaction, id: string) => tx.practitioner.findUniqueOrThrow({ where: { id } });

/** What somebody who is registered already is stated to be, and is not. */
export function differencesOf(registered: PractitionerRow, facts: PersonFacts): Problem[] {
  const differs = (field: string) => ({ field, problem: 'PERSON_DIFFERS', message: MESSAGES.personDiffers });
  return [
    ...(registered.sex === facts.sex ? [] : [differs('person.sex')]),
    ...(fromColumn(registered.birthDate) === facts.birthDate ? [] : [differs('person.birthDate')]),
  ];
}
