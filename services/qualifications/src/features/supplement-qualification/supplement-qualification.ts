import { actorOf, writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import { forbidden, rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import type { Transaction } from '../../database.ts';
import type { SupplementQualificationInput } from '../../generated/resolvers.ts';
import { InputProblems, type Problem, registerConflict } from '../../input-problems.ts';
import { MESSAGES, rejectionMessage } from '../../messages.ts';
import { addToRegister } from '../../register/add-to-register.ts';
import { findKnown, indexLines } from '../../register/find-known.ts';
import { lockRegister } from '../../register/register-lock.ts';
import { compareWithRegister } from '../../rules/compare-with-register.ts';
import type { QualificationFacts } from '../../rules/facts.ts';
import type { Kind } from '../../rules/kinds.ts';
import type { Reason } from '../../rules/reasons.ts';
import { BASIS_LENGTH, differencesOf } from '../enter-practitioner/enter-practitioner.ts';
import { readPersonInput } from '../enter-practitioner/read-person-input.ts';
import { readRecordInput } from './read-record-input.ts';

/** 省级以上 (S2-Q4, Q14, domain 3.3 ①②). */
const LEVELS: readonly Viewer['authorityLevel'][] = ['NATIONAL', 'PROVINCE'];

/**
 * 补录“老人”资格, 港澳台医师资格认定 (S3 1.(4)): one record with its official basis, and its person when nobody knows him; compared
 * with the register as a line of a file would be.
 */
export async function supplementQualification(deps: Deps, viewer: Viewer, input: SupplementQualificationInput) {
  const { accountId, regionCode, authorityLevel } = viewer;
  const authorityId = possibleId(viewer.authorityId);
  if (!accountId || !authorityId || !regionCode || !LEVELS.includes(authorityLevel)) throw forbidden();
  const problems = new InputProblems();
  const basis = problems.text('basis', input.basis, BASIS_LENGTH);
  const day = today(deps.clock.now());
  const person = readPersonInput(input.person, day, problems);
  const read = readRecordInput(
    input,
    {
      today: day,
      providerRegion: authorityLevel === 'NATIONAL' ? '000000' : regionCode,
      documentType: person?.documentType ?? '01',
    },
    problems,
  );
  if (problems.any || !person || !read) return problems.outcome;
  const decision = await deps.entries.consume(accountId);
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);

  const { record, codeHolder, warnings } = read;
  const facts: QualificationFacts = { ...person, ...record, kind: input.kind, codeHolder };
  return deps.db.$transaction((tx) => enter(tx, deps, viewer, { facts, warnings, authorityId, basis }));
}

interface Supplement {
  facts: QualificationFacts;
  warnings: Reason[];
  authorityId: string;
  basis: string;
}

async function enter(tx: Transaction, deps: Deps, viewer: Viewer, { facts, warnings, authorityId, basis }: Supplement) {
  await lockRegister(tx);
  const lines = indexLines(deps.pii, [{ line: 1, facts, reasons: [], warnings }]);
  const codeIndex = lines[0]?.codeIndex ?? '';
  const { kind } = facts;
  const compared = compareWithRegister(lines, await findKnown(tx, { kind, batchId: null }, lines));
  const conflicts = compared.rejected.flatMap(({ reasons }) => reasons);
  const looks = compared.warned.flatMap(({ reasons }) => reasons);
  const silent = looks.filter(({ problem }) => problem === 'NOT_TAKEN_OVER');
  if (conflicts.length + silent.length > 0) return registerConflict([...conflicts, ...silent].map(asProblem));
  const [added] = compared.added;
  if (!added) {
    const { id } = await recordOf(tx, kind, codeIndex);
    return { kind: 'AlreadyExists' as const, message: MESSAGES.recordExists, id };
  }
  const known = await tx.practitioner.findUnique({ where: { idNumberIndex: added.idNumberIndex } });
  const differences = known ? differencesOf(known, facts) : [];
  if (differences.length > 0) return registerConflict(differences);

  await addToRegister(tx, deps, { authorityId, batchId: null, basis }, compared.added);
  const { practitioner, ...qualification } = await recordOf(tx, kind, codeIndex);
  const at = deps.clock.now();
  const actor = actorOf(viewer);
  if (!known) {
    const detail = { documentType: facts.documentType };
    await writeAudit(tx, {
      recordType: 'Practitioner',
      recordId: practitioner.id,
      action: 'enter-practitioner',
      actor,
      at,
      detail,
    });
  }
  await writeAudit(tx, {
    recordType: 'Qualification',
    recordId: qualification.id,
    action: 'supplement-qualification',
    actor,
    at,
    detail: { kind, practitionerId: practitioner.id, provinceCode: facts.provinceCode },
  });
  return {
    kind: 'SupplementedQualification' as const,
    qualification,
    practitioner,
    warnings: looks.map(rejectionMessage),
  };
}

const recordOf = (tx: Transaction, kind: Kind, codeIndex: string) =>
  tx.qualification.findUniqueOrThrow({
    where: { kind_codeIndex: { kind, codeIndex } },
    include: { practitioner: true },
  });

const FIELDS: Partial<Record<NonNullable<Reason['column']>, string>> = {
  姓名: 'person.name',
  学历: 'education',
  毕业院校: 'school',
  专业: 'major',
};

function asProblem(reason: Reason): Problem {
  const field = (reason.column && FIELDS[reason.column]) ?? 'code';
  return { field, problem: reason.problem, message: rejectionMessage(reason) };
}
