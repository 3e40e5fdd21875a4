import { GlobalOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { APPEARANCES, type Appearance, setAppearance, useAppearance } from '../design/use-appearance.ts';
import { LANGUAGES, type Language, setLanguage } from '../i18n/index.ts';
import { type Account, signOut } from '../session/use-me.ts';
import { MenuButton } from './MenuButton.tsx';

/** Language, appearance, and whose account it is. */
export function Settings({ account, to }: { account?: Account | undefined; to?: string | undefined }) {
  const { t, i18n } = useTranslation();
  const appearance = useAppearance();
  const navigate = useNavigate();
  return (
    <Flex gap="small" align="center" className="no-print">
      <MenuButton
        type="text"
        icon={<GlobalOutlined aria-hidden />}
        aria-label={`${t('language.label')} · ${t('appearance.label')}`}
        menu={{
          selectable: true,
          selectedKeys: [i18n.language, appearance],
          multiple: true,
          items: [
            {
              type: 'group',
              label: t('language.label'),
              children: LANGUAGES.map((one) => ({ key: one, label: t(`language.${one}`) })),
            },
            {
              type: 'group',
              label: t('appearance.label'),
              children: APPEARANCES.map((one) => ({ key: one, label: t(`appearance.${one}`) })),
            },
          ],
          onClick: ({ key }) => {
            if (LANGUAGES.includes(key as Language)) void setLanguage(key as Language);
            else setAppearance(key as Appearance);
          },
        }}
      />
      {account && (
        <MenuButton
          type="text"
          icon={<UserOutlined aria-hidden />}
          menu={{
            items: [
              ...(to === undefined
                ? []
                : [{ key: 'security', icon: <UserOutlined aria-hidden />, label: t('account') }]),
              { key: 'out', icon: <LogoutOutlined aria-hidden />, label: t('signOut') },
            ],
            onClick: ({ key }) => {
              if (key === 'out') void signOut().then(() => navigate('/'));
              else if (to !== undefined) void navigate(to);
            },
          }}
        >
          {account.name}
        </MenuButton>
      )}
    </Flex>
  );
}
