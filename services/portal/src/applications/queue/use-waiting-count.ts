import { WaitingApplications } from '../../generated/applications/queue/queue.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useSession } from '../../session/use-me.ts';

const EVERY_HALF_MINUTE = 30_000;

/** How many applications wait for whoever is signed in; undefined while it is not known. */
export function useWaitingCount(): number | undefined {
  const enabled = useSession() === 'SIGNED_IN';
  const { data } = useAnswer(WaitingApplications, {}, { refetchInterval: EVERY_HALF_MINUTE, enabled });
  return data?.waitingApplications;
}
