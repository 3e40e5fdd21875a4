import { Flex, Select, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FindInstitutionsForAuthority } from '../../generated/authority/institutions/institutions.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

const PAUSE_MS = 300;
const SHORTEST = 2;
const MOST = 20;

/** 医疗机构, found by part of a name or by registration number. */
export function InstitutionPicker({
  value,
  onChange,
  id,
  disabled,
  known,
  except,
}: {
  value?: string | null;
  onChange?: (id: string | null) => void;
  id?: string;
  disabled?: boolean;
  /** What stands there before anybody searches. */
  known?: { id: string; name: string } | null | undefined;
  /** One that cannot be meant. */
  except?: string;
}) {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  useEffect(() => {
    const pause = setTimeout(() => setText(typed.trim()), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);
  const enough = [...text].length >= SHORTEST;
  const { data, isFetching } = useAnswer(FindInstitutionsForAuthority, { text, first: MOST }, { enabled: enough });
  const found = (enough ? (data?.institutions.edges ?? []) : [])
    .map(({ node }) => node)
    .filter((one) => one.id !== except);
  const options = found.map(({ id: key, name, region, kind }) => ({
    value: key,
    label: name,
    place: `${region.fullName} · ${enumName('InstitutionKind', kind)}`,
  }));
  const first =
    known && !options.some((option) => option.value === known.id)
      ? [{ value: known.id, label: known.name, place: '' }]
      : [];

  return (
    <Select
      {...(id !== undefined && { id })}
      className="full-width"
      value={value ?? null}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      disabled={disabled === true}
      allowClear
      loading={isFetching && enough}
      placeholder={t('institution.choose')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={[...first, ...options]}
      optionRender={({ data: option }) => (
        <Flex vertical>
          <span className="wrap">{option.label}</span>
          {option.place !== '' && <Typography.Text type="secondary">{option.place}</Typography.Text>}
        </Flex>
      )}
      notFoundContent={
        enough ? (isFetching ? t('common:loading') : t('institution.noneFound')) : t('institution.typeMore')
      }
    />
  );
}
