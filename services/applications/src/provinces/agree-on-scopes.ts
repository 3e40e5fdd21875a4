import { actorOf, writeAudit } from '@medreg/audit';
import { addWorkingDays, type CalendarDate, today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import { type Transaction, toColumn } from '../database.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ScopeMappingRow } from '../rows.ts';
import { checkStatement } from '../rules/statement.ts';
import { invalidInput, requirementNotMet } from '../steps/outcomes.ts';
import { scopesOf } from './find-rules.ts';
import { ownProvince } from './jurisdiction.ts';
import {
  type MappingVerb,
  refuseComment,
  refuseSettled,
  refuseSettlement,
  refuseTheSide,
  refuseUnproposed,
} from './mapping-steps.ts';
import { PROVINCE_MESSAGES } from './messages.ts';
import { tellOfMapping } from './tell-of-mapping.ts';

/** How long the other province may agree or comment (9.2). */
export const COMMENT_WORKING_DAYS = 10;

interface MappingRequest {
  mappingId: string;
  version: number;
}

/** 提出对应: by the province that the physician comes to, with a scope of its catalogue; the other one's ten working days begin. */
export async function proposeScopeMapping(deps: Deps, viewer: Viewer, input: MappingRequest & { toCode: string }) {
  return change(deps, viewer, input, 'propose', async (mapping, day) => {
    const scopes = await scopesOf(deps.db, mapping.toProvinceCode, day);
    const known = scopes.some(({ code, category }) => code === input.toCode && category === mapping.fromCategory);
    if (!known) {
      return invalidInput([{ field: 'toCode', problem: 'UNKNOWN', message: PROVINCE_MESSAGES.scopeUnknown }]);
    }
    const dueOn = toColumn(addWorkingDays(day, COMMENT_WORKING_DAYS));
    return { toCode: input.toCode, state: 'PROPOSED', dueOn, comment: null, commentedAt: null };
  });
}

/** 同意对应: by the province that he leaves, also after its ten days while nothing is settled. */
export const agreeScopeMapping = (deps: Deps, viewer: Viewer, input: MappingRequest) =>
  change(deps, viewer, input, 'agree', async (mapping) => {
    const refused = refuseUnproposed(mapping);
    return refused ? requirementNotMet(refused) : settled(deps);
  });

/** 提出意见: by the province that he leaves, once, within its ten working days. The proposal stands until it is changed or settled. */
export const commentScopeMapping = (deps: Deps, viewer: Viewer, input: MappingRequest & { comment: string }) =>
  change(deps, viewer, input, 'comment', async (mapping, day) => {
    const refused = refuseUnproposed(mapping) ?? refuseComment(mapping, day);
    if (refused) return requirementNotMet(refused);
    const said = checkStatement('comment', input.comment);
    return said.ok ? { comment: said.value.opinion, commentedAt: deps.clock.now() } : invalidInput(said.problems);
  });

/** 确定对应: by the province that proposed it, once the other has commented or its days are over. */
export const settleScopeMapping = (deps: Deps, viewer: Viewer, input: MappingRequest) =>
  change(deps, viewer, input, 'settle', async (mapping, day) => {
    const refused = refuseUnproposed(mapping) ?? refuseSettlement(mapping, day);
    return refused ? requirementNotMet(refused) : settled(deps);
  });

const settled = ({ clock }: Pick<Deps, 'clock'>) => ({ state: 'AGREED', settledAt: clock.now(), dueOn: null });

type Answer = ReturnType<typeof invalidInput | typeof requirementNotMet>;

/** Changes a mapping as one of its two provinces: guarded by its version, on record; an agreement is told to the applicants. */
async function change(
  deps: Deps,
  viewer: Viewer,
  { mappingId, version }: MappingRequest,
  verb: MappingVerb,
  decide: (mapping: ScopeMappingRow, day: CalendarDate) => Promise<Answer | Prisma.ScopeMappingUpdateManyMutationInput>,
) {
  const mapping = await findMapping(deps, viewer, mappingId);
  if (!mapping) return mappingNotFound();
  const wrongSide = refuseTheSide(mapping, viewer, verb);
  if (wrongSide) return requirementNotMet(wrongSide);
  if (mapping.version !== version) return mappingChanged(mapping);
  const over = refuseSettled(mapping);
  if (over) return requirementNotMet(over);
  const at = deps.clock.now();
  const decided = await decide(mapping, today(at));
  if ('kind' in decided) return decided;
  const saved = await deps.db.$transaction((tx) => save(tx, deps, viewer, mapping, verb, decided, at));
  if (saved) return { kind: 'SavedScopeMapping' as const, mapping: saved };
  const present = await findMapping(deps, viewer, mappingId);
  return present ? mappingChanged(present) : mappingNotFound();
}

async function save(
  tx: Transaction,
  deps: Pick<Deps, 'pii'>,
  viewer: Viewer,
  { id, version }: ScopeMappingRow,
  verb: MappingVerb,
  data: Prisma.ScopeMappingUpdateManyMutationInput,
  at: Date,
): Promise<ScopeMappingRow | null> {
  const [row] = await tx.scopeMapping.updateManyAndReturn({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (!row) return null;
  await writeAudit(tx, {
    recordType: 'ScopeMapping',
    recordId: id,
    action: `${verb}ScopeMapping`,
    actor: actorOf(viewer),
    at,
    detail: { state: row.state, toCode: row.toCode },
  });
  if (row.state === 'AGREED') await tellOfMapping(tx, deps, row);
  return row;
}

/** Mappings of the viewer's province, on either side; those of others are not there (domain 2.2). */
export function mappingsVisibleTo(viewer: Viewer): Prisma.ScopeMappingWhereInput {
  const own = ownProvince(viewer);
  return own ? { OR: [{ fromProvinceCode: own }, { toProvinceCode: own }] } : { id: { in: [] } };
}

function findMapping({ db }: Pick<Deps, 'db'>, viewer: Viewer, mappingId: string) {
  const id = possibleId(mappingId);
  return id === null ? null : db.scopeMapping.findFirst({ where: { id, AND: mappingsVisibleTo(viewer) } });
}

const mappingNotFound = () => ({
  kind: 'ScopeMappingNotFound' as const,
  message: PROVINCE_MESSAGES.mappingNotFound,
});
const mappingChanged = (mapping: ScopeMappingRow) => ({
  kind: 'ScopeMappingChanged' as const,
  message: PROVINCE_MESSAGES.mappingChanged,
  mapping,
});
