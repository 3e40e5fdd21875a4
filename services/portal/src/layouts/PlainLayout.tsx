import { Flex, Grid, Layout } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Waiting } from '../design/Waiting.tsx';
import type { Account } from '../session/use-me.ts';
import { Chrome } from './Chrome.tsx';
import './layouts.css';
import { Settings } from './Settings.tsx';

/** For what comes before everything else: no menu leads away, one can only go on or sign out. */
export function PlainLayout({ account, to }: { account: Account; to?: string | undefined }) {
  const { t } = useTranslation();
  const wide = Grid.useBreakpoint().md ?? true;
  return (
    <Layout className="shell">
      <Chrome />
      <Layout.Header className="top">
        <Flex align="center" className="brand">
          <strong>{wide ? t('title') : t('shortTitle')}</strong>
        </Flex>
        <Settings account={account} to={to} />
      </Layout.Header>
      <Layout.Content className="content">
        <div id="content" tabIndex={-1}>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </div>
      </Layout.Content>
    </Layout>
  );
}
