import { lazy, Suspense } from 'react';
import type { Topic } from './questions.ts';

const HelpBeside = lazy(() => import('./HelpBeside.tsx').then((module) => ({ default: module.HelpBeside })));

/**
 * The handbook's answers where the question arises, closed until somebody asks; they come after the page, which does not wait for them.
 * @param to the help page of the end
 */
export function HelpFor({ topic, to = '/help' }: { topic: Topic; to?: string }) {
  return (
    <Suspense fallback={null}>
      <HelpBeside topic={topic} to={to} />
    </Suspense>
  );
}
