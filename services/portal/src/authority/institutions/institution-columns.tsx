import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import type { ListingColumn } from '../../design/Listing.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import type { OwnInstitutionsQuery } from '../../generated/authority/institutions/institutions.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useDictionary } from './use-dictionary.ts';

export type InstitutionLine = OwnInstitutionsQuery['ownInstitutions']['edges'][number]['node'];

/** 有效, 停业整顿, or how it was closed. */
export function InstitutionState({ status, closing }: Pick<InstitutionLine, 'status' | 'closing'>) {
  return closing ? (
    <StatusTag type="InstitutionClosing" value={closing} />
  ) : (
    <StatusTag type="InstitutionStatus" value={status} />
  );
}

export function useInstitutionColumns(): ListingColumn<InstitutionLine>[] {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const dates = useDates();
  const { inWords } = useDictionary('INSTITUTION_CLASS');
  return [
    {
      key: 'name',
      title: t('institution.name'),
      render: (_, { id, name }) => <Link to={`/authority/institutions/${id}`}>{name}</Link>,
    },
    { key: 'status', title: t('institution.status'), render: (_, line) => <InstitutionState {...line} /> },
    { key: 'class', title: t('institution.class'), render: (_, { classCode }) => inWords(classCode) },
    { key: 'region', title: t('institution.region'), render: (_, { region }) => region.fullName },
    { key: 'kind', title: t('institution.kind'), render: (_, { kind }) => enumName('InstitutionKind', kind) },
    {
      key: 'registrationNo',
      title: t('institution.registrationNo'),
      render: (_, { registrationNo }) => <span className="number">{registrationNo ?? '—'}</span>,
    },
    {
      key: 'licensing',
      title: t('institution.licensing'),
      hidden: true,
      render: (_, { licensingAuthority }) => licensingAuthority.name,
    },
    { key: 'beds', title: t('institution.beds'), hidden: true, render: (_, { bedCount }) => bedCount ?? '—' },
    {
      key: 'validUntil',
      title: t('institution.validUntil'),
      hidden: true,
      render: (_, { licenceValidUntil }) => dates.day(licenceValidUntil),
    },
  ];
}
