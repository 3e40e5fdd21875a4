import { Flex, Grid, Layout } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { Waiting } from '../design/Waiting.tsx';
import type { Account } from '../session/use-me.ts';
import { Brand } from './Brand.tsx';
import { Chrome } from './Chrome.tsx';
import './layouts.css';
import { Settings } from './Settings.tsx';
import type { Entry } from './StaffLayout.tsx';

/**
 * Person and public end: the main places are at the top, on a phone at the bottom under the thumb.
 * @param props.home where the name of the site leads; nowhere, where one can only go on or sign out
 * @param props.security the page of the account, where it has one
 */
export function TopLayout({
  home,
  entries = [],
  account,
  security,
  foot,
}: {
  home?: string;
  entries?: Entry[];
  account?: Account;
  security?: string | undefined;
  /** Below the page. */
  foot?: ReactNode;
}) {
  const { t } = useTranslation();
  const { md = true, lg: wide = true, xl = true } = Grid.useBreakpoint();
  // Beside the places there is less room for it.
  const long = entries.length > 0 && wide ? xl : md;
  const places = entries.length > 0 && (
    <nav aria-label={t('menu')} className={wide ? 'places-top' : 'places-bottom'}>
      {entries.map(({ to, label, icon }) => (
        <NavLink key={to} to={to} end={to === home}>
          {icon}
          <span>{label}</span>
        </NavLink>
      ))}
    </nav>
  );
  return (
    <Layout className="shell top-shell">
      <Chrome />
      <Layout.Header className="top">
        <Flex align="center" gap="large" className="brand">
          <Brand name={long ? t('title') : t('shortTitle')} to={home} />
          {wide && places}
        </Flex>
        <Settings account={account} to={security} />
      </Layout.Header>
      <Layout.Content className="content">
        <div id="content" tabIndex={-1}>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </div>
      </Layout.Content>
      {foot}
      {!wide && places}
    </Layout>
  );
}
