import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Listing } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { useAddress } from '../../design/use-address.ts';
import {
  InstitutionSubmissions,
  type InstitutionSubmissionsQuery,
} from '../../generated/institution/submissions/submissions.ts';
import { usePages } from '../../graph/use-graph.ts';
import { SubmitDrawer } from './SubmitDrawer.tsx';
import { useSubmissionColumns } from './use-submission-columns.tsx';

export type Submission = InstitutionSubmissionsQuery['institutionSubmissions']['edges'][number]['node'];

/** What the states mean to whoever brought it in. */
const GROUPS = {
  DRAFT: ['DRAFT', 'INST_RETURNED', 'SECOND_RETURNED', 'CORRECTION_REQUIRED'],
  UNDER_WAY: [
    'PENDING',
    'SUBMITTED',
    'PARTLY_PASSED',
    'MIL_PASSED',
    'INST_PASSED',
    'ACCEPTED',
    'FORWARDED',
    'APPROVED',
    'AWAITING_RELEASE',
    'RELEASE_OBJECTED',
  ],
  ENDED: ['EFFECTIVE', 'REFUSED', 'NOT_ACCEPTED', 'INST_REJECTED', 'KEPT', 'WITHDRAWN', 'CLOSED_BY_OPERATION_OF_LAW'],
} as const satisfies Record<string, readonly Submission['status'][]>;
type Group = keyof typeof GROUPS;
const NAMES = Object.keys(GROUPS) as Group[];

/** 代办业务: what the institution has applied for on behalf of its people, newest first; several can be submitted at once. */
export function SubmissionsPage() {
  const { t } = useTranslation('institution');
  const [at, set] = useAddress('status');
  const [chosen, setChosen] = useState<Submission[]>([]);
  const [submitting, setSubmitting] = useState(false);
  const group = NAMES.find((one) => one === at.status) ?? null;
  const status = group && [...GROUPS[group]];
  const pages = usePages(InstitutionSubmissions, { status }, ({ institutionSubmissions }) => institutionSubmissions);
  const columns = useSubmissionColumns();
  return (
    <Page title={t('submissions.title')} about={t('submissions.about')}>
      <Listing
        name="institution-submissions"
        columns={columns}
        pages={pages}
        rowKey={({ id }) => id}
        empty={
          <>
            {t('submissions.empty')} <Link to="/institution/people/primary">{t('submissions.toPeople')}</Link>
          </>
        }
        filters={
          <>
            <Select
              value={group ?? 'ALL'}
              aria-label={t('submissions.group')}
              onChange={(value) => set({ status: value === 'ALL' ? null : value })}
              options={[
                { value: 'ALL', label: t('common:all') },
                ...NAMES.map((value) => ({ value, label: t(`submissions.groups.${value}`) })),
              ]}
              className="submissions-group"
            />
            <Button type="primary" disabled={chosen.length === 0} onClick={() => setSubmitting(true)}>
              {t('submissions.submitChosen', { count: chosen.length })}
            </Button>
          </>
        }
        rowSelection={{
          selectedRowKeys: chosen.map(({ id }) => id),
          onChange: (_, selected) => setChosen(selected),
          getCheckboxProps: ({ availableSteps, number }) => ({
            disabled: !availableSteps.includes('submit'),
            'aria-label': t('submissions.choose', { number }),
          }),
        }}
      />
      <SubmitDrawer
        open={submitting}
        chosen={chosen}
        close={() => {
          setSubmitting(false);
          setChosen([]);
        }}
      />
    </Page>
  );
}
