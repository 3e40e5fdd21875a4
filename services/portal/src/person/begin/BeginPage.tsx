import { Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { Page } from '../../design/Page.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { HelpFor } from '../../help/HelpFor.tsx';
import type { Topic } from '../../help/questions.ts';
import { type Account, useMe } from '../../session/use-me.ts';
import { Activate } from './Activate.tsx';
import { AnswerRevocation } from './AnswerRevocation.tsx';
import { BeforeActivation } from './BeforeActivation.tsx';
import './begin.css';
import { Narrow } from '../../session/Narrow.tsx';
import { CorrectIdentity } from './CorrectIdentity.tsx';
import { Ready } from './Ready.tsx';
import { VerifyContact } from './VerifyContact.tsx';
import { Way } from './Way.tsx';

/** What there is to do between the sign-up and the first procedure (manual 1.1, 1.2): one step after the other, as the account says. */
export function BeginPage() {
  const { t } = useTranslation('begin');
  const { account } = useMe();
  const [ready, setReady] = useState(false);
  if (!account) return <Waiting />;
  if (!ready && account.nextStep === null) return <Navigate to="/person" replace />;
  const topic = TOPICS[account.nextStep ?? ''];
  const frozen = account.nextStep === 'ANSWER_REVOCATION';
  return (
    <Narrow wide>
      <Page
        title={t(frozen ? 'revocation.page' : 'begin.title')}
        about={frozen ? undefined : t('begin.about', { name: account.name })}
        reading
      >
        {!frozen && <Way account={account} />}
        {account.nextStep === 'ACTIVATE' && <BeforeActivation />}
        <Card>{account.nextStep === null ? <Ready account={account} /> : stepOf(account, () => setReady(true))}</Card>
        {topic && <HelpFor topic={topic} />}
      </Page>
    </Narrow>
  );
}

/** What is asked about at each step. */
const TOPICS: Record<string, Topic> = {
  CORRECT_IDENTITY: 'identity',
  VERIFY_CONTACT: 'contact',
  ACTIVATE: 'activation',
};

function stepOf(account: Account, onReady: () => void) {
  switch (account.nextStep) {
    case 'ANSWER_REVOCATION':
      return <AnswerRevocation account={account} />;
    case 'CORRECT_IDENTITY':
      return <CorrectIdentity account={account} />;
    case 'VERIFY_CONTACT':
      return <VerifyContact account={account} onReady={onReady} />;
    case 'ACTIVATE':
      return <Activate account={account} onReady={onReady} />;
    default:
      return <Navigate to="/person/first-password" replace />;
  }
}
