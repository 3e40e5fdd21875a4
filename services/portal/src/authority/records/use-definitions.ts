import { RecordableMatters } from '../../generated/authority/records/records.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useRights } from '../rights.ts';

/** 可记录的事项; `mine` are those for which the user has the right. */
export function useDefinitions() {
  const { rights } = useRights();
  const { data, error, refetch } = useAnswer(RecordableMatters, {}, { staleTime: Number.POSITIVE_INFINITY });
  const held: ReadonlySet<string> = rights ?? new Set();
  return {
    mine: (data?.recordDefinitions ?? []).filter(({ right }) => held.has(right)),
    isKnown: data !== undefined,
    problem: error,
    again: () => void refetch(),
  };
}
