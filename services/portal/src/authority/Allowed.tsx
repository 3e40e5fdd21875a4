import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { LinkButton } from '../design/LinkButton.tsx';
import { Problem } from '../design/Problem.tsx';
import { Standstill } from '../design/Standstill.tsx';
import { Waiting } from '../design/Waiting.tsx';
import { hasOneOf, type Right, useRights } from './rights.ts';

/** Pages for which one of some rights is needed: whoever comes without is told so, before anything is asked. */
export function Allowed({ to }: { to: readonly Right[] }) {
  const { t } = useTranslation();
  const { rights, problem, again } = useRights();
  if (rights === null) return problem ? <Problem problem={problem} again={again} /> : <Waiting />;
  if (!hasOneOf(rights, to)) {
    return (
      <Standstill title={t('problem.FORBIDDEN.title')} text={t('problem.FORBIDDEN.text')}>
        <LinkButton to="/authority">{t('notFound.home')}</LinkButton>
      </Standstill>
    );
  }
  return <Outlet />;
}
