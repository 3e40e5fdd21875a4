import { MenuOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Flex, Grid, Layout, Menu, type MenuProps } from 'antd';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { Waiting } from '../design/Waiting.tsx';
import { MessagesLink } from '../institution/messages/MessagesLink.tsx';
import type { Account } from '../session/use-me.ts';
import { Brand } from './Brand.tsx';
import { Chrome } from './Chrome.tsx';
import './layouts.css';
import { Settings } from './Settings.tsx';

export interface Entry {
  to: string;
  label: string;
  icon?: React.ReactNode;
  /** How much waits there. */
  count?: number | undefined;
  children?: Entry[];
}

/** Pixels that stay free below the entry of the menu that one is at. */
const BELOW = 48;

/** Institution and authority end: a menu at the side, the page beside it; on a phone the menu comes when it is called. */
export function StaffLayout({
  end,
  account,
  organisation,
  entries,
}: {
  end: 'institution' | 'authority';
  account: Account;
  organisation: string;
  entries: Entry[];
}) {
  const { t } = useTranslation();
  const { md = true, lg: wide = true } = Grid.useBreakpoint();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const all = entries.flatMap(({ children, ...entry }) => children ?? [entry]);
  const here = all
    // Of the end itself only its cases are underneath: messages and the account have no place in the menu.
    .filter(({ to }) => pathname === to || pathname.startsWith(to === `/${end}` ? `${to}/applications/` : `${to}/`))
    .sort((a, b) => b.to.length - a.to.length)[0]?.to;
  const side = useRef<HTMLElement>(null);
  const shown = entries.length;
  // A long menu: where one is, is to be seen, as soon as it is there. The menu moves for it, not the page.
  useEffect(() => {
    const menu = side.current;
    const box = menu?.closest('.side');
    if (here === undefined || shown === 0 || !menu || !box) return;
    const grown = new ResizeObserver(() => {
      const item = menu.querySelector('.ant-menu-item-selected');
      if (!item) return;
      grown.disconnect();
      const end = Math.min(box.getBoundingClientRect().bottom, innerHeight);
      const below = item.getBoundingClientRect().bottom + BELOW - end;
      if (below > 0) box.scrollTop += below;
    });
    grown.observe(menu);
    return () => grown.disconnect();
  }, [here, shown]);
  const menu = (
    <Menu
      // Groups that come later, once it is known who may see them, are open like the others.
      key={entries.map(({ to }) => to).join(' ')}
      mode="inline"
      selectedKeys={here === undefined ? [] : [here]}
      defaultOpenKeys={entries.filter(({ children }) => children).map(({ to }) => to)}
      items={entries.map(itemOf)}
      onClick={({ key }) => {
        setOpen(false);
        void navigate(key);
      }}
    />
  );
  return (
    <Layout className="shell staff-shell">
      <Chrome />
      <Layout.Header className="top">
        <Flex align="center" gap="small" className="brand">
          {!wide && (
            <Button
              type="text"
              icon={<MenuOutlined aria-hidden />}
              aria-label={t('menu')}
              onClick={() => setOpen(true)}
            />
          )}
          <Brand name={wide ? t('title') : t('shortTitle')} to={`/${end}`} />
          {md && <span className="organisation">{wide ? `${t(`ends.${end}`)} · ${organisation}` : organisation}</span>}
        </Flex>
        <Flex align="center">
          {end === 'institution' && <MessagesLink />}
          <Settings account={account} to={`/${end}/account`} />
        </Flex>
      </Layout.Header>
      <Layout hasSider>
        {wide ? (
          <Layout.Sider width={232} className="side">
            <nav ref={side} aria-label={t('menu')}>
              {menu}
            </nav>
          </Layout.Sider>
        ) : (
          <Drawer placement="left" open={open} onClose={() => setOpen(false)} title={organisation} size={280}>
            <nav aria-label={t('menu')}>{menu}</nav>
          </Drawer>
        )}
        <Layout.Content className="content">
          <div id="content" tabIndex={-1}>
            <Suspense fallback={<Waiting />}>
              <Outlet />
            </Suspense>
          </div>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

type Item = NonNullable<MenuProps['items']>[number];
const itemOf = ({ to, label, icon, count, children }: Entry): Item =>
  children
    ? { key: to, label, icon, children: children.map(itemOf) }
    : { key: to, label, icon, ...(count && { extra: <Badge count={count} overflowCount={999} /> }) };
