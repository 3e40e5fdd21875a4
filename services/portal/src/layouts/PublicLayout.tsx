import { Flex, Grid, Layout } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet } from 'react-router';
import { Waiting } from '../design/Waiting.tsx';
import { Chrome } from './Chrome.tsx';
import './layouts.css';
import { Settings } from './Settings.tsx';
import type { Entry } from './StaffLayout.tsx';

/** Public end, and the doors to the others: its places are at the top, on a phone at the bottom under the thumb. */
export function PublicLayout({ entries }: { entries: Entry[] }) {
  const { t } = useTranslation();
  const wide = Grid.useBreakpoint().md ?? true;
  const places = (
    <nav aria-label={t('menu')} className={wide ? 'places-top' : 'places-bottom'}>
      {entries.map(({ to, label, icon }) => (
        <NavLink key={to} to={to} end={to === '/'}>
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
          <Link to="/">
            <strong>{t('title')}</strong>
          </Link>
          {wide && entries.length > 0 && places}
        </Flex>
        <Settings />
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
