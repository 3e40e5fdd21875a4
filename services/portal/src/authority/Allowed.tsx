import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Page } from '../design/Page.tsx';
import { Problem } from '../design/Problem.tsx';
import { Waiting } from '../design/Waiting.tsx';
import { GraphProblem } from '../graph/problems.ts';
import { hasOneOf, type Right, useRights } from './rights.ts';

/** Pages for which one of some rights is needed: whoever comes without is told so, before anything is asked. */
export function Allowed({ to }: { to: readonly Right[] }) {
  const { t } = useTranslation();
  const { rights, problem, again } = useRights();
  if (rights === null) return problem ? <Problem problem={problem} again={again} /> : <Waiting />;
  if (!hasOneOf(rights, to)) {
    return (
      <Page title={t('problem.FORBIDDEN.title')}>
        <Problem problem={new GraphProblem('FORBIDDEN', null)} />
      </Page>
    );
  }
  return <Outlet />;
}
