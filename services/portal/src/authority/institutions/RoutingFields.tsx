import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-words.ts';
import { useAuthoritiesAbove } from './use-authorities-above.ts';

/** Which departments decide TCM matters and manage public health (domain 2.2): those of the division and of what lies above it. */
export function RoutingFields({
  institution: { region, licensingAuthority, tcmAuthority, cdcAuthority },
}: {
  institution: {
    region: { code: string };
    licensingAuthority: { id: string; name: string } | null;
    tcmAuthority: { id: string; name: string } | null;
    cdcAuthority: { id: string; name: string } | null;
  };
}) {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const above = useAuthoritiesAbove(region.code);
  const optionOf = (one: { id: string; name: string; kind?: string }) => ({
    value: one.id,
    label: one.kind === undefined ? one.name : `${one.name}（${enumName('AuthorityKind', one.kind)}）`,
  });
  const withPresent = (present: { id: string; name: string } | null, found: typeof above) =>
    present && !found.some(({ id }) => id === present.id) ? [present, ...found] : found;
  const tcm = withPresent(
    tcmAuthority,
    above.filter(({ kind, id }) => kind === 'TCM' || kind === 'HEALTH' || id === licensingAuthority?.id),
  );
  const cdc = withPresent(
    cdcAuthority,
    above.filter(({ kind }) => kind === 'CDC'),
  );
  return (
    <>
      <Form.Item name="tcmAuthorityId" label={t('institution.tcmAuthority')} extra={t('institution.tcmHint')}>
        <Select
          options={tcm.map(optionOf)}
          allowClear={tcmAuthority === null}
          placeholder={t('institution.tcmDefault')}
        />
      </Form.Item>
      <Form.Item name="cdcAuthorityId" label={t('institution.cdcAuthority')} extra={t('institution.cdcHint')}>
        <Select options={cdc.map(optionOf)} allowClear placeholder={t('institution.cdcNone')} />
      </Form.Item>
    </>
  );
}
