import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import type { ListingColumn } from '../../design/Listing.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { runningFilings, type StaffLine } from './people.ts';
import './people.css';

/** What the list of the institution's people shows, on the screen and in a file. */
export function usePeopleColumns() {
  const { t } = useTranslation('people');
  const { enumName, said } = useWords();
  const { day } = useDates();
  const list = (words: readonly string[]) => words.map(said).join(t('comma'));
  const scopesOf = ({ scopes, techniques }: StaffLine) =>
    list(scopes.length > 0 ? scopes.map(({ name }) => name) : techniques);
  const column = (
    key: string,
    text: (one: StaffLine) => string,
    rest: Partial<ListingColumn<StaffLine>> = {},
  ): ListingColumn<StaffLine> & { text: (one: StaffLine) => string } => ({
    key,
    title: t(`column.${key}`),
    render: (_, one) => text(one) || '—',
    text,
    ...rest,
  });
  const columns = [
    column('name', ({ name }) => name, {
      fixed: 'left',
      render: (_, { name, practitionerId }) => <Link to={`/institution/people/primary/${practitionerId}`}>{name}</Link>,
    }),
    column('level', ({ level }) => said(level.name)),
    column('category', ({ category }) => said(category.name)),
    column('scopes', scopesOf, { render: (_, one) => <span className="people-scopes">{scopesOf(one) || '—'}</span> }),
    column('department', ({ department }) => department ?? ''),
    column('status', ({ status }) => enumName('RegistrationStatus', status), {
      render: (_, { status, suspended }) => (
        <Flex gap={4} wrap>
          <StatusTag type="RegistrationStatus" value={status} />
          {suspended && <Tag color="error">{t('suspended')}</Tag>}
        </Flex>
      ),
    }),
    column('underWay', ({ underWay }) => list(underWay.map(({ name }) => name))),
    column('periodUntil', ({ periodUntil }) => (periodUntil ? day(periodUntil) : '')),
    column('certificateCode', ({ certificateCode }) => certificateCode, {
      render: (_, { certificateCode }) => <span className="number">{certificateCode}</span>,
    }),
    column('staffKind', ({ staffKind }) => said(staffKind?.name), { hidden: true }),
    column('practicePlace', ({ practicePlaceName }) => said(practicePlaceName), { hidden: true }),
    column('filings', (one) => (runningFilings(one).length > 0 ? String(runningFilings(one).length) : ''), {
      hidden: true,
    }),
    column('sex', ({ sex }) => enumName('Sex', sex), { hidden: true }),
  ];
  return {
    columns,
    header: columns.map(({ title }) => title),
    cells: (one: StaffLine) => columns.map(({ text }) => text(one)),
  };
}
