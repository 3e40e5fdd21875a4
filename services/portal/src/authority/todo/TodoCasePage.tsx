import { CasePage } from '../../applications/queue/CasePage.tsx';

/** One application as the authority decides it. */
export const TodoCasePage = () => <CasePage side="authority" />;
