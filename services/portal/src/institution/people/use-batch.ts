import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OpenForManyMutation } from '../../generated/institution/people/collective.ts';

type Batch = Extract<OpenForManyMutation['openApplications'], { __typename: 'HandledBatch' }>;
/** What became of one of many. */
export type Outcome = Batch['outcomes'][number];

/** So many at once: few enough for the progress to be seen, and far below what the graph takes. */
const PART = 10;

/** Does something for many, part after part, and keeps what became of each; after a failure the rest can be gone on with. */
export function useBatch<Item, How = void>(handle: (part: Item[], how: How) => Promise<readonly Outcome[]>) {
  const client = useQueryClient();
  const [done, setDone] = useState<{ item: Item; outcome: Outcome }[]>([]);
  const [left, setLeft] = useState<Item[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function run(items: readonly Item[], how: How) {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    let rest = [...items];
    try {
      while (rest.length > 0) {
        const part = rest.slice(0, PART);
        const outcomes = await handle(part, how);
        setDone((before) => [
          ...before,
          ...part.flatMap((item, at) => {
            const outcome = outcomes[at];
            return outcome ? [{ item, outcome }] : [];
          }),
        ]);
        rest = rest.slice(PART);
      }
    } catch (caught) {
      setProblem(caught);
    } finally {
      setLeft(rest);
      setBusy(false);
      void client.invalidateQueries();
    }
  }

  function reset() {
    setDone([]);
    setLeft([]);
    setProblem(null);
  }

  return { done, left, busy, problem, run, reset };
}
