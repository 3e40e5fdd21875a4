import { DownOutlined, KeyOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown, Empty, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import '../../applications/case.css';
import { Back } from '../../design/Back.tsx';
import { useDates } from '../../design/dates.tsx';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { InstitutionForAuthority } from '../../generated/authority/institutions/institutions.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import '../administration.css';
import { InstitutionAccountsSection } from './InstitutionAccountsSection.tsx';
import { InstitutionFacts } from './InstitutionFacts.tsx';
import { InstitutionHistorySection } from './InstitutionHistorySection.tsx';
import { InstitutionStepDialog } from './InstitutionStepDialog.tsx';
import { InstitutionTrusteeships } from './InstitutionTrusteeships.tsx';
import { InstitutionState } from './institution-columns.tsx';
import type { Institution, Step } from './steps.ts';

/** One institution: what is registered of it, its accounts, what was changed and why, and what may be changed now. */
export function InstitutionPage() {
  const { t } = useTranslation('administration');
  const { id = '' } = useParams();
  const { data, error, refetch } = useAnswer(InstitutionForAuthority, { id });
  const [step, setStep] = useState<Step | null>(null);
  if (error && !data) return <Problem problem={error} again={() => void refetch()} />;
  if (!data) return <Waiting />;
  const { institution } = data;
  if (!institution) return <Empty description={t('institution.notThere')} />;
  return (
    <Page
      back={<Back to="/authority/institutions" label={t('nav.institutions')} />}
      title={institution.name}
      about={<InstitutionState {...institution} />}
      actions={<Actions institution={institution} take={setStep} />}
    >
      <div className="case">
        <Closed institution={institution} />
        <InstitutionFacts institution={institution} />
        <InstitutionAccountsSection institution={institution} />
        <InstitutionTrusteeships institution={institution} />
        <InstitutionHistorySection institution={institution} />
      </div>
      <InstitutionStepDialog institution={institution} step={step} onClose={() => setStep(null)} />
    </Page>
  );
}

function Closed({ institution: { closing, closedOn, status } }: { institution: Institution }) {
  const { t } = useTranslation('administration');
  const dates = useDates();
  if (status !== 'CLOSED') return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('institution.closedOn', { day: dates.day(closedOn) })}
      description={t(closing === 'CLOSED' ? 'institution.closedStill' : 'institution.closedForGood')}
    />
  );
}

function Actions({ institution, take }: { institution: Institution; take: (step: Step) => void }) {
  const { t } = useTranslation('administration');
  const { id, availableSteps, mayIssueAccounts } = institution;
  return (
    <Flex gap="small" wrap>
      {availableSteps.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: availableSteps.map((step) => ({
              key: step,
              label: t(`steps.${step}.verb`),
              danger: step === 'CLOSED' || step === 'DEREGISTERED' || step === 'REVOKED',
            })),
            onClick: ({ key }) => {
              const step = availableSteps.find((one) => one === key);
              if (step) take(step);
            },
          }}
        >
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {t('institution.change')}
          </Button>
        </Dropdown>
      )}
      {mayIssueAccounts && (
        <LinkButton to={`/authority/institutions/${id}/account`} type="primary" icon={<KeyOutlined aria-hidden />}>
          {t('accounts.issue')}
        </LinkButton>
      )}
    </Flex>
  );
}
