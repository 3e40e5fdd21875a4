import { Flex, Grid, Layout } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet } from 'react-router';
import { Waiting } from '../design/Waiting.tsx';
import type { Account } from '../session/use-me.ts';
import { Chrome } from './Chrome.tsx';
import './layouts.css';
import { Settings } from './Settings.tsx';
import type { Entry } from './StaffLayout.tsx';

/** Person end: made for the phone, with its main places at the bottom under the thumb; on a wide screen they are at the top. */
export function PersonLayout({ account, entries }: { account?: Account | undefined; entries: Entry[] }) {
  const { t } = useTranslation();
  const wide = Grid.useBreakpoint().lg ?? true;
  const places = (
    <nav aria-label={t('menu')} className={wide ? 'places-top' : 'places-bottom'}>
      {entries.map(({ to, label, icon }) => (
        <NavLink key={to} to={to} end={to === '/person'}>
          {icon}
          <span>{label}</span>
        </NavLink>
      ))}
    </nav>
  );
  return (
    <Layout className="shell">
      <Chrome />
      <Layout.Header className="top">
        <Flex align="center" gap="large" className="brand">
          <Link to="/person">
            <strong>{wide ? t('title') : t('shortTitle')}</strong>
          </Link>
          {wide && entries.length > 0 && places}
        </Flex>
        <Settings account={account} to="/person/security" />
      </Layout.Header>
      <Layout.Content className="content">
        <div id="content" tabIndex={-1}>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </div>
      </Layout.Content>
      {!wide && entries.length > 0 && places}
    </Layout>
  );
}
