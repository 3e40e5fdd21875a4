import type { MyApplicationsQuery } from '../../generated/person/applications/applications.ts';

export type MyApplication = MyApplicationsQuery['myApplications']['edges'][number]['node'];

export const editPath = (id: string): string => `/person/applications/${id}/edit`;
export const viewPath = (id: string): string => `/person/applications/${id}`;

/** What the person has to do about an application; null where somebody else is at work, or nobody any more. */
export type Need = 'CONTINUE' | 'CORRECT' | 'CONFIRM' | 'EXPLAIN';

export function needOf({
  status,
  availableSteps,
  availableActions,
}: Pick<MyApplication, 'status' | 'availableSteps' | 'availableActions'>): Need | null {
  if (availableSteps.includes('submit')) return status === 'DRAFT' ? 'CONTINUE' : 'CORRECT';
  if (availableSteps.includes('explain')) return 'EXPLAIN';
  return availableActions.includes('confirm') ? 'CONFIRM' : null;
}

const OVER: ReadonlySet<MyApplication['status']> = new Set([
  'INST_REJECTED',
  'NOT_ACCEPTED',
  'EFFECTIVE',
  'REFUSED',
  'KEPT',
  'WITHDRAWN',
  'CLOSED_BY_OPERATION_OF_LAW',
]);
/** Nothing more will happen. */
export const isOver = (status: MyApplication['status']): boolean => OVER.has(status);

/** Where one goes about it. */
export const pathOf = ({ id, availableSteps }: Pick<MyApplication, 'id' | 'availableSteps'>): string =>
  availableSteps.includes('submit') ? editPath(id) : viewPath(id);
