import { Card, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { InstitutionForAuthority } from '../../generated/authority/institutions/institutions.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import '../administration.css';
import { HandOverSlip, type IssuedAccount } from '../forms/HandOverSlip.tsx';
import { IssueAccountForm } from './IssueAccountForm.tsx';

/** 发放机构账户 (S2-Q15, Q36): what was seen at the window, for whom; then the slip that is handed over. */
export function IssueAccountPage() {
  const { t } = useTranslation('administration');
  const { id = '' } = useParams();
  const { data, error, refetch } = useAnswer(InstitutionForAuthority, { id });
  const [issued, setIssued] = useState<IssuedAccount | null>(null);
  if (error && !data) return <Problem problem={error} again={() => void refetch()} />;
  if (!data) return <Waiting />;
  const { institution } = data;
  if (!institution) return <Empty description={t('institution.notThere')} />;
  const back = `/authority/institutions/${institution.id}`;
  return (
    <Page
      title={t(issued ? 'accounts.issued' : 'accounts.issueTitle')}
      about={issued ? undefined : t('accounts.about', { name: institution.name })}
      reading
    >
      {issued ? (
        <HandOverSlip issued={issued} back={back} again={() => setIssued(null)} end="institution" />
      ) : (
        <Card>
          <IssueAccountForm institution={institution} onIssued={setIssued} />
        </Card>
      )}
    </Page>
  );
}
