import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/Page.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { HelpFor } from '../../help/HelpFor.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { Sessions } from '../../session/history/Sessions.tsx';
import { SignIns } from '../../session/history/SignIns.tsx';
import { PasswordSection } from '../../session/password/PasswordSection.tsx';
import { Section } from '../../session/Section.tsx';
import { useMe } from '../../session/use-me.ts';
import { BackToMe } from '../me/BackToMe.tsx';
import { EmailSection } from './EmailSection.tsx';
import { PhoneSection } from './PhoneSection.tsx';
import { RevocationNotice } from './RevocationNotice.tsx';

/** 安全设置 (manual chapter 5), and who is signed in with the account. */
export function SecurityPage() {
  const { t } = useTranslation('security');
  const { enumName } = useWords();
  const { account } = useMe();
  if (!account) return <Waiting />;
  const { loginName, name, idNumberMasked, state } = account;
  return (
    <Page back={<BackToMe />} title={t('title')} about={t('about')} reading>
      {account.frozen && <RevocationNotice />}
      <Section title={t('account.own')}>
        <Descriptions
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'name', label: t('account.name'), children: name },
            {
              key: 'idNumber',
              label: t('account.idNumber'),
              children: <span className="number">{idNumberMasked}</span>,
            },
            { key: 'loginName', label: t('account.loginName'), children: <span className="number">{loginName}</span> },
            ...(state ? [{ key: 'state', label: t('account.state'), children: enumName('AccountState', state) }] : []),
          ]}
        />
      </Section>
      <PhoneSection account={account} />
      <EmailSection account={account} />
      <PasswordSection />
      <Sessions />
      <SignIns />
      <HelpFor topic="password" />
    </Page>
  );
}
