import { Queue } from '../../applications/queue/Queue.tsx';

/** 业务审批 (S1-A §3.1) */
export const TodoPage = () => <Queue side="authority" />;
