import { Alert, Button, Collapse, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';
import type { End } from '../Guarded.tsx';
import type { Account } from '../use-me.ts';
import { useSignIn } from '../use-sign-in.ts';
import { type DemoAccount, endOfRole, useDemo } from './demo-accounts.ts';

/** Accounts of invented people, one click each. The server of a production has none, and this is not fetched there. */
export function DemoAccounts({ end, onDone }: { end: End; onDone: (account: Account) => void }) {
  const { t } = useTranslation('session');
  const { accounts } = useDemo();
  const { signIn, busy, refused, problem } = useSignIn(onDone);
  if (accounts.length === 0) return null;
  const own = accounts.filter(({ role }) => endOfRole(role) === end);
  const others = accounts.filter(({ role }) => endOfRole(role) !== end);
  const buttons = (some: DemoAccount[]) => (
    <div className="demo-list">
      {some.map((account) => (
        <Button key={account.loginName} disabled={busy} onClick={() => void signIn(account)}>
          {t('demo.as', { role: account.role })}
        </Button>
      ))}
    </div>
  );
  return (
    <section className="surface demo-card" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      <Typography.Paragraph type="secondary">{t('demo.text')}</Typography.Paragraph>
      {refused !== null && <Alert type="error" showIcon role="alert" title={refused} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      {buttons(own)}
      {others.length > 0 && (
        <Collapse
          ghost
          size="small"
          items={[{ key: 'others', label: t('demo.otherEnds'), children: buttons(others) }]}
        />
      )}
    </section>
  );
}
