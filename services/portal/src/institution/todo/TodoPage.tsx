import { Queue } from '../../applications/queue/Queue.tsx';

/** 医师、护士申请业务办理 (S1-I §2.1) */
export const TodoPage = () => <Queue side="institution" />;
