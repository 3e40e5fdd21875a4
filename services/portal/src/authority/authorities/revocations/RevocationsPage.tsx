import { Card, Empty, Flex, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../applications/case.css';
import { More } from '../../../design/More.tsx';
import { Page } from '../../../design/Page.tsx';
import { Problem } from '../../../design/Problem.tsx';
import { useAddress } from '../../../design/use-address.ts';
import { Waiting } from '../../../design/Waiting.tsx';
import {
  type AccountRevocationStatus,
  AccountRevocationsToDecide,
} from '../../../generated/authority/authorities/revocations/revocations.ts';
import { usePages } from '../../../graph/use-graph.ts';
import { useWords } from '../../../i18n/use-words.ts';
import '../../administration.css';
import { DecideRevocation } from './DecideRevocation.tsx';
import { type Revocation, RevocationCard } from './RevocationCard.tsx';

const STATES = [
  'OBJECTION_PERIOD',
  'AWAITING_AUTHORITY',
  'REVOKED',
  'REJECTED',
] as const satisfies readonly AccountRevocationStatus[];

/** 账户撤销 (S2-Q13, Q35): an identity that somebody else signed up; whom the authority hears and decides. */
export function RevocationsPage() {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const [{ status }, set] = useAddress('status');
  const state = STATES.find((one) => one === status) ?? null;
  const { rows, hasMore, more, isLoading, isLoadingMore, problem, again } = usePages(
    AccountRevocationsToDecide,
    { status: state, first: 20 },
    ({ accountRevocations }) => accountRevocations,
  );
  const [deciding, setDeciding] = useState<{ revocation: Revocation; confirm: boolean } | null>(null);
  return (
    <Page title={t('revocations.title')} about={t('revocations.about')} reading>
      <Flex className="gap-below no-print">
        <Select
          aria-label={t('revocations.status')}
          className="filter"
          value={state ?? ''}
          onChange={(value: string) => set({ status: value })}
          options={[
            { value: '', label: t('common:all') },
            ...STATES.map((value) => ({ value, label: enumName('AccountRevocationStatus', value) })),
          ]}
        />
      </Flex>
      {problem && <Problem problem={problem} again={again} />}
      {isLoading && <Waiting />}
      {!isLoading && !problem && rows.length === 0 && (
        <Card>
          <Empty description={t('revocations.none')} image={Empty.PRESENTED_IMAGE_SIMPLE} />
        </Card>
      )}
      <div className="case">
        {rows.map((revocation) => (
          <RevocationCard
            key={revocation.id}
            revocation={revocation}
            decide={(confirm) => setDeciding({ revocation, confirm })}
          />
        ))}
      </div>
      {rows.length > 0 && <More hasMore={hasMore} more={more} isLoading={isLoadingMore} />}
      <DecideRevocation deciding={deciding} onClose={() => setDeciding(null)} />
    </Page>
  );
}
