import { CasePage } from '../../applications/queue/CasePage.tsx';

/** One application as the institution reviews it. */
export const TodoCasePage = () => <CasePage side="institution" />;
