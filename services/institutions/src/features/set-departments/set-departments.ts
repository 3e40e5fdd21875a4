import { actorOf, writeAudit } from '@medreg/audit';
import { possibleId } from '@medreg/database';
import { forbidden } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { InputProblems } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { stateForbids } from '../../outcomes.ts';

/** Enough for the largest hospitals. */
export const MOST_DEPARTMENTS = 300;

/**
 * 维护内设科室 (S2-Q53): the whole list, in the institution's own order. The same list again changes nothing; the version
 * stays, because it counts what authorities change.
 */
export async function setDepartments({ db, clock }: Deps, viewer: Viewer, typed: readonly string[]) {
  const id = possibleId(viewer.institutionId ?? '');
  const own = id && (await db.institution.findUnique({ where: { id } }));
  if (!own) throw forbidden();
  if (own.status === 'CLOSED') return stateForbids(own);
  const problems = new InputProblems();
  const departments = [
    ...new Set(typed.slice(0, MOST_DEPARTMENTS).map((name) => problems.text('departments', name, 50))),
  ];
  // A name, not a number: nobody's phone or ID number comes to stand in a public list.
  const named = departments.every((name) => name === '' || /\p{Script=Han}|[A-Za-z]{2}/u.test(name));
  problems.check(named, 'departments', 'FORMAT', MESSAGES.department);
  problems.check(typed.length <= MOST_DEPARTMENTS, 'departments', 'TOO_MANY', MESSAGES.tooMany(MOST_DEPARTMENTS));
  if (problems.any) return problems.outcome;

  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM institution WHERE id = ${own.id}::uuid FOR UPDATE`;
    const before = await tx.institution.findUniqueOrThrow({ where: { id: own.id } });
    if (JSON.stringify(before.departments) === JSON.stringify(departments)) {
      return { kind: 'SetDepartments' as const, institution: before };
    }
    const institution = await tx.institution.update({ where: { id: own.id }, data: { departments } });
    await writeAudit(tx, {
      recordType: 'Institution',
      recordId: own.id,
      action: 'setDepartments',
      actor: actorOf(viewer),
      at: clock.now(),
      detail: {
        added: departments.filter((name) => !before.departments.includes(name)),
        removed: before.departments.filter((name) => !departments.includes(name)),
      },
    });
    return { kind: 'SetDepartments' as const, institution };
  });
}
