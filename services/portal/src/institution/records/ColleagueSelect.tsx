import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InstitutionPeople, type InstitutionPeopleQuery } from '../../generated/institution/people/people.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

type Line = InstitutionPeopleQuery['institutionRegistrations']['edges'][number]['node'];
export type Chosen = Pick<Line, 'id' | 'practitionerId' | 'professionType'>;

/** Somebody whose primary institution this is, found by the beginning of the name. */
export function ColleagueSelect({
  practitionerId,
  chosen,
  ...control
}: {
  practitionerId: string | null;
  chosen: (one: Chosen) => void;
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}) {
  const { t } = useTranslation('records');
  const { said, enumName } = useWords();
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  useEffect(() => {
    const later = setTimeout(() => setName(typed.trim()), 300);
    return () => clearTimeout(later);
  }, [typed]);
  const { data, isFetching } = useAnswer(InstitutionPeople, { status: ['VALID'], name, first: 50 });
  const people = data?.institutionRegistrations.edges.map(({ node }) => node) ?? [];
  const known = practitionerId === null ? undefined : people.find((one) => one.practitionerId === practitionerId);
  const { value, onChange } = control;
  useEffect(() => {
    if (!known || value !== undefined) return;
    onChange?.(known.id);
    chosen(known);
  });
  return (
    <Select
      {...control}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={isFetching}
      placeholder={t('whoPlaceholder')}
      notFoundContent={t('nobody')}
      options={people.map((one) => ({
        value: one.id,
        label: `${one.name} · ${enumName('ProfessionType', one.professionType)} · ${said(one.level.name)}`,
      }))}
      onChange={(id: string) => {
        onChange?.(id);
        const one = people.find((person) => person.id === id);
        if (one) chosen(one);
      }}
    />
  );
}
