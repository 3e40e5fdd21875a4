import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import type { ListingColumn } from '../../design/Listing.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { FilingLine } from './people.ts';
import './people.css';

/** What the lists of multi-institution filings show, on the screen and in a file. */
export function useFilingColumns(side: 'FILED_ELSEWHERE' | 'FILED_HERE') {
  const { t } = useTranslation('people');
  const { enumName, said } = useWords();
  const { day, dayAfter } = useDates();
  const column = (
    key: string,
    text: (one: FilingLine) => string,
    rest: Partial<ListingColumn<FilingLine>> = {},
  ): ListingColumn<FilingLine> & { text: (one: FilingLine) => string } => ({
    key,
    title: t(`column.${key}`),
    render: (_, one) => text(one) || '—',
    text,
    ...rest,
  });
  const scopesOf = ({ scopes }: FilingLine) => scopes.map(said).join(t('comma'));
  const columns = [
    column('name', ({ name }) => name, {
      fixed: 'left',
      render: (_, { name, registration }) =>
        registration ? <Link to={`${registration.practitionerId}`}>{name}</Link> : name,
    }),
    column('level', ({ registration }) => said(registration?.level.name)),
    column('category', ({ registration }) => said(registration?.category.name)),
    side === 'FILED_ELSEWHERE'
      ? column('filedAt', ({ institution }) => institution.name)
      : column('primaryInstitution', ({ registration }) => registration?.primaryInstitution.name ?? ''),
    column('scopes', scopesOf, { render: (_, one) => <span className="people-scopes">{scopesOf(one) || '—'}</span> }),
    column('filingState', ({ state }) => enumName('FilingState', state), {
      render: (_, { state }) => <StatusTag type="FilingState" value={state} />,
    }),
    column('validFrom', ({ validFrom }) => day(validFrom)),
    column('validUntil', ({ validUntil }) => day(validUntil)),
    column('endedOn', ({ endedOn }) => (endedOn ? dayAfter(endedOn) : ''), { hidden: true }),
    column('endReason', ({ endReason }) => said(endReason?.name), { hidden: true }),
    column('filingAuthority', ({ authorityName }) => authorityName, { hidden: true }),
    column('eRegId', ({ eRegId }) => eRegId, {
      hidden: true,
      render: (_, { eRegId }) => <span className="number">{eRegId}</span>,
    }),
  ];
  return {
    columns,
    header: columns.map(({ title }) => title),
    cells: (one: FilingLine) => columns.map(({ text }) => text(one)),
  };
}
