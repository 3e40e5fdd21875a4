import { lazy, Suspense } from 'react';
import { useLocation } from 'react-router';
import type { Topic } from './questions.ts';

const HelpBeside = lazy(() => import('./HelpBeside.tsx').then((module) => ({ default: module.HelpBeside })));

/**
 * The handbook's answers where the question arises, closed until somebody asks; they come after the page, which does not wait for them.
 * @param to the help page, where it is not that of the end
 */
export function HelpFor({ topic, to }: { topic: Topic; to?: string }) {
  const { pathname } = useLocation();
  return (
    <Suspense fallback={null}>
      <HelpBeside topic={topic} to={to ?? (pathname.startsWith('/person') ? '/person/help' : '/help')} />
    </Suspense>
  );
}
