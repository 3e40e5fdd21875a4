import { useAddress } from '../../design/use-address.ts';
import type { CaseLineFragment } from '../../generated/applications/queue/queue.ts';
import {
  AuthorityQueue,
  InstitutionQueue,
  type InstitutionQueueQueryVariables,
} from '../../generated/applications/queue/queue.ts';
import { type Connection, usePages } from '../../graph/use-graph.ts';
import { TAB_NAMES, type Tab, tabStatuses } from './tabs.ts';

export type CaseLine = CaseLineFragment;
export type QueueSide = 'institution' | 'authority';

const AT_ONCE = 50;
const EVERY_HALF_MINUTE = 30_000;

export type QueueFilters = ReturnType<typeof useQueueFilters>[0];

/** What one finds who comes to the queue by its bare address: what waits, by what is due. */
export const AS_IT_COMES: QueueFilters = {
  tab: 'waiting',
  status: null,
  procedure: null,
  profession: null,
  text: null,
  order: 'due',
};

/** What of the queue is looked at: it lives in the address. */
export function useQueueFilters() {
  const [address, set] = useAddress('tab', 'status', 'procedure', 'profession', 'text', 'order');
  const tab: Tab = TAB_NAMES.find((name) => name === address.tab) ?? 'waiting';
  return [
    { ...address, tab, order: address.order === 'submitted' ? ('submitted' as const) : ('due' as const) },
    set,
  ] as const;
}

/** The queue of an institution or an authority, asked anew twice a minute while somebody looks at it. */
export function useQueue(side: QueueSide, filters: QueueFilters, { enabled = true, often = true } = {}) {
  const variables: Omit<InstitutionQueueQueryVariables, 'after'> = {
    status: filters.status ? [filters.status as CaseLine['status']] : tabStatuses(filters.tab),
    procedure: filters.procedure,
    professionType: filters.profession as CaseLine['procedure']['professionType'] | null,
    text: filters.text,
    order: filters.order === 'due' ? 'DUE_FIRST' : 'OLDEST_FIRST',
    first: AT_ONCE,
  };
  const again = often ? { refetchInterval: EVERY_HALF_MINUTE } : {};
  const ofInstitution = usePages(
    InstitutionQueue,
    variables,
    (answer): Connection<CaseLine> => answer.institutionApplications,
    { ...again, enabled: enabled && side === 'institution' },
  );
  const ofAuthority = usePages(
    AuthorityQueue,
    variables,
    (answer): Connection<CaseLine> => answer.authorityApplications,
    { ...again, enabled: enabled && side === 'authority' },
  );
  return side === 'institution' ? ofInstitution : ofAuthority;
}
