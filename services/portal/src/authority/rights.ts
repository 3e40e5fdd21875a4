import { MyRights, type MyRightsQuery } from '../generated/authority/rights.ts';
import { useAnswer } from '../graph/use-graph.ts';

/** 权限: given to an authority's user one by one. */
export type Right = NonNullable<MyRightsQuery['me']>['rights'][number];

/** Rights do not change while somebody works: asked once in a while. */
const FIVE_MINUTES = 300_000;

/** What the authority's user may do, as the graph tells it; `null` as long as it is not known. */
export function useRights() {
  const { data, error, refetch } = useAnswer(MyRights, {}, { staleTime: FIVE_MINUTES });
  const rights: ReadonlySet<Right> | null = data === undefined ? null : new Set(data.me?.rights ?? []);
  return { rights, problem: error, again: () => void refetch() };
}

/** Whether one of some rights is among those that somebody has. */
export const hasOneOf = (rights: ReadonlySet<Right> | null, wanted: readonly Right[]): boolean =>
  rights !== null && wanted.some((right) => rights.has(right));
