import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.tsx';
import { Waiting } from '../design/Waiting.tsx';
import { Sessions } from '../session/history/Sessions.tsx';
import { SignIns } from '../session/history/SignIns.tsx';
import { PasswordSection } from '../session/password/PasswordSection.tsx';
import { Section } from '../session/Section.tsx';
import { useMe } from '../session/use-me.ts';

/** 账户 of an institution or an authority: whose it is, its password, and where it is signed in. */
export function StaffAccountPage() {
  const { t } = useTranslation('security');
  const { account } = useMe();
  if (!account) return <Waiting />;
  const { loginName, name, phoneMasked, institution, authority } = account;
  return (
    <Page title={t('account.title')} about={t('account.staffAbout')} reading>
      <Section title={t('account.own')}>
        <Descriptions
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'loginName', label: t('account.userName'), children: <span className="number">{loginName}</span> },
            { key: 'name', label: t('account.user'), children: name },
            {
              key: 'organisation',
              label: t(institution ? 'account.institution' : 'account.authority'),
              children: institution?.name ?? authority?.name ?? t('common:none_recorded'),
            },
            ...(authority?.region
              ? [{ key: 'region', label: t('account.region'), children: authority.region.fullName }]
              : []),
            {
              key: 'phone',
              label: t('account.reservedPhone'),
              children: <span className="number">{phoneMasked ?? t('common:none_recorded')}</span>,
            },
          ]}
        />
      </Section>
      <PasswordSection />
      <Sessions />
      <SignIns />
    </Page>
  );
}
