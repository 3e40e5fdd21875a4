import { Card, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { AuthoritiesOfRegion } from '../../generated/authority/institutions/institutions.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import '../administration.css';
import { HandOverSlip, type IssuedAccount } from '../forms/HandOverSlip.tsx';
import { IssueAuthorityAccountForm } from './IssueAuthorityAccountForm.tsx';

/** 发放主管部门账户: for whom, with which rights, each told in words. */
export function IssueAuthorityAccountPage() {
  const { t } = useTranslation('administration');
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const regionCode = params.get('region') ?? '';
  const { data, error, refetch } = useAnswer(AuthoritiesOfRegion, { regionCode });
  const [issued, setIssued] = useState<IssuedAccount | null>(null);
  if (error && !data) return <Problem problem={error} again={() => void refetch()} />;
  if (!data) return <Waiting />;
  const authority = data.authorities.find((one) => one.id === id);
  if (!authority) return <Empty description={t('authorities.notThere')} />;
  const back = `/authority/authorities?region=${regionCode}`;
  return (
    <Page
      title={t(issued ? 'accounts.issued' : 'authorities.issue')}
      about={issued ? undefined : t('authorities.issueAbout', { name: authority.name })}
      reading
    >
      {issued ? (
        <HandOverSlip issued={issued} back={back} again={() => setIssued(null)} end="authority" />
      ) : (
        <Card>
          <IssueAuthorityAccountForm authorityId={authority.id} back={back} onIssued={setIssued} />
        </Card>
      )}
    </Page>
  );
}
