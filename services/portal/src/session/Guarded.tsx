import { Button } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { LinkButton } from '../design/LinkButton.tsx';
import { StandstillAlone } from '../design/Standstill.tsx';
import { Waiting } from '../design/Waiting.tsx';
import { GraphProblem } from '../graph/problems.ts';
import './session.css';
import { type Account, signOut, useMe } from './use-me.ts';

export type End = 'person' | 'institution' | 'authority';

// Whoever comes to sign in does not wait for what comes after it.
const SignedIn = lazy(() => import('./SignedIn.tsx').then((module) => ({ default: module.SignedIn })));
const SignInAgain = lazy(() => import('./SignInAgain.tsx').then((module) => ({ default: module.SignInAgain })));

/** The steps that have a page of their own, before anything else is open: institution and authority accounts have the first only. */
export const pageOfStep = (end: End, { mustChangePassword, nextStep }: Account): string | null => {
  if (mustChangePassword || nextStep === 'CHANGE_PASSWORD') return `/${end}/first-password`;
  return end === 'person' && nextStep !== null && nextStep !== undefined ? '/person/begin' : null;
};

/** What only accounts of one end may see. Strangers are asked to sign in and come back; what has to be done first is shown first. */
export function Guarded({ end, children }: { end: End; children: (account: Account) => ReactNode }) {
  const { pathname, search, hash } = useLocation();
  const { account, session, problem, again } = useMe();
  if (account === undefined && problem) return <Away problem={problem} again={again} />;
  if (account === undefined) return <Waiting />;
  if (account === null) {
    if (session === 'ENDED')
      return (
        <Suspense fallback={<Waiting />}>
          <SignInAgain />
        </Suspense>
      );
    return <Navigate to={`/${end}/sign-in?to=${encodeURIComponent(pathname + search + hash)}`} replace />;
  }
  const own = account.kind.toLowerCase() as End;
  if (own !== end) return <OtherEnd own={own} end={end} />;
  const first = pageOfStep(end, account);
  if (first !== null && pathname !== first && !isOpenBefore(pathname, account)) return <Navigate to={first} replace />;
  return (
    <Suspense fallback={<Waiting />}>
      <SignedIn loginName={account.loginName}>{children(account)}</SignedIn>
    </Suspense>
  );
}

/** Nobody can say now who is signed in: no network, or the service of the accounts is away. */
function Away({ problem, again }: { problem: unknown; again: () => void }) {
  const { t } = useTranslation();
  const { code, requestId } = problem instanceof GraphProblem ? problem : { code: 'UNEXPECTED', requestId: null };
  const number = requestId === null ? '' : t('problem.requestId', { id: requestId });
  return (
    <StandstillAlone title={t(`problem.${code}.title`)} text={`${t(`problem.${code}.text`)} ${number}`}>
      <Button type="primary" onClick={again}>
        {t('retry')}
      </Button>
    </StandstillAlone>
  );
}

/** An account of another end: it has no business here, and its holder may go there or sign in with another one. */
function OtherEnd({ own, end }: { own: End; end: End }) {
  const { t } = useTranslation(['common', 'session']);
  const navigate = useNavigate();
  return (
    <StandstillAlone title={t('session:signIn.wrongEnd', { end: t(`ends.${own}`) })}>
      <LinkButton to={`/${own}`} type="primary">
        {t('session:signIn.toOwnEnd', { end: t(`ends.${own}`) })}
      </LinkButton>
      <Button onClick={() => void signOut().then(() => navigate(`/${end}/sign-in`, { replace: true }))}>
        {t('session:signIn.otherAccount')}
      </Button>
    </StandstillAlone>
  );
}

/**
 * Whoever only lacks the activation may look around, and some have to: an application of theirs activates them (P2, P3, N2, N6;
 * domain 4.2). The graph says which are open.
 */
const isOpenBefore = (pathname: string, { nextStep }: Account): boolean =>
  OPEN_BEFORE.has(pathname) || (nextStep === 'ACTIVATE' && pathname !== '/person');

/** What is open before the account is ready. */
const OPEN_BEFORE: ReadonlySet<string> = new Set(['/person/security', '/person/help']);
