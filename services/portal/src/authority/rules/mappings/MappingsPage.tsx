import { Card, Empty, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../applications/case.css';
import { More } from '../../../design/More.tsx';
import { Page } from '../../../design/Page.tsx';
import { Problem } from '../../../design/Problem.tsx';
import { useAddress } from '../../../design/use-address.ts';
import { Waiting } from '../../../design/Waiting.tsx';
import { type ScopeMappingState, ScopeMappings } from '../../../generated/authority/rules/scopes.ts';
import { usePages } from '../../../graph/use-graph.ts';
import { useWords } from '../../../i18n/use-words.ts';
import '../../administration.css';
import { MappingCard } from './MappingCard.tsx';
import { MappingDialog } from './MappingDialog.tsx';
import type { Mapping, MappingStep } from './mapping.ts';

const STATES = ['OPEN', 'PROPOSED', 'AGREED', 'SUPERSEDED'] as const satisfies readonly ScopeMappingState[];

/** 执业范围商定 (S2-Q49; domain 9.2): what a scope of one province is called in the other, between the two of them. */
export function MappingsPage() {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const [{ state }, set] = useAddress('state');
  const wanted = STATES.find((one) => one === state) ?? null;
  const { rows, hasMore, more, isLoading, isLoadingMore, problem, again } = usePages(
    ScopeMappings,
    { state: wanted, first: 20 },
    ({ scopeMappings }) => scopeMappings,
  );
  const [taken, setTaken] = useState<{ mapping: Mapping; step: MappingStep } | null>(null);
  return (
    <Page title={t('mappings.title')} about={t('mappings.about')} reading>
      <Select
        aria-label={t('mappings.state')}
        className="filter gap-below"
        value={wanted ?? ''}
        onChange={(value: string) => set({ state: value })}
        options={[
          { value: '', label: t('mappings.unsettled') },
          ...STATES.map((value) => ({ value, label: enumName('ScopeMappingState', value) })),
        ]}
      />
      {problem && <Problem problem={problem} again={again} />}
      {isLoading && <Waiting />}
      {!isLoading && !problem && rows.length === 0 && (
        <Card>
          <Empty description={t('mappings.none')} image={Empty.PRESENTED_IMAGE_SIMPLE} />
        </Card>
      )}
      <div className="case">
        {rows.map((mapping) => (
          <MappingCard key={mapping.id} mapping={mapping} take={(step) => setTaken({ mapping, step })} />
        ))}
      </div>
      {rows.length > 0 && <More hasMore={hasMore} more={more} isLoading={isLoadingMore} />}
      <MappingDialog taken={taken} onClose={() => setTaken(null)} />
    </Page>
  );
}
