import { useState } from 'react';

/**
 * Something that is asked of the graph and answered on the spot: busy meanwhile (a second click does nothing), and what went wrong.
 * What is on the screen is not asked anew by it, as `useStep` does: steps of an account go on with the session they are answered with.
 */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function act(work: () => Promise<void>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, act };
}
