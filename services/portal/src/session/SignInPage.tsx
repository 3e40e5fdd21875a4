import { Divider, Flex } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { isDevelopment } from '../app/nonce.ts';
import type { End } from './Guarded.tsx';
import { SignInForm } from './SignInForm.tsx';
import './session.css';
import type { Account } from './use-me.ts';

/** Development only: not even fetched anywhere else. */
const DemoAccounts = lazy(() => import('./demo/DemoAccounts.tsx').then((module) => ({ default: module.DemoAccounts })));

const ENDS: readonly End[] = ['person', 'institution', 'authority'];

/** A path of this site, and nothing else: an address from outside must not lead away. */
const ownPath = (to: string | null, fallback: string) => (to?.match(/^\/(?![/\\])/) ? to : fallback);

/** 登录 of one end; whoever came from a page goes back there. */
export function SignInPage({ end }: { end: End }) {
  const { t } = useTranslation(['session', 'common']);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const title = `${t('common:signIn')} · ${t(`common:ends.${end}`)}`;
  useEffect(() => {
    document.title = `${title} · ${t('common:shortTitle')}`;
  }, [title, t]);

  const goOn = ({ kind }: Account) => {
    const own = `/${kind.toLowerCase()}`;
    void navigate(own === `/${end}` ? ownPath(params.get('to'), own) : own, { replace: true });
  };
  return (
    <Flex vertical align="center" gap="middle">
      <div className="surface sign-in-card">
        <h1>{title}</h1>
        <SignInForm onDone={goOn} key={end} loginName={params.get('name') ?? ''} staff={end !== 'person'} />
        <Flex justify="space-between" gap="small" wrap className="sign-in-links">
          {end === 'person' ? <Link to="/person/sign-up">{t('signIn.signUp')}</Link> : <span />}
          <Link to={`/recover?end=${end}`}>{t('signIn.forgotten')}</Link>
        </Flex>
        {end !== 'person' && <p className="sign-in-note">{t(`signIn.howToGet.${end}`)}</p>}
        <Divider plain>{t('signIn.otherEnds')}</Divider>
        <Flex component="nav" justify="center" gap="large" wrap aria-label={t('signIn.otherEnds')}>
          {ENDS.filter((other) => other !== end).map((other) => (
            <Link key={other} to={`/${other}/sign-in`}>
              {t(`common:ends.${other}`)}
            </Link>
          ))}
          <Link to="/">{t('common:ends.public')}</Link>
        </Flex>
      </div>
      {isDevelopment && (
        <Suspense>
          <DemoAccounts end={end} onDone={goOn} />
        </Suspense>
      )}
    </Flex>
  );
}
