import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProvincesAtDesk } from '../../generated/authority/people/supplement.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useMe } from '../../session/use-me.ts';

/** The province of the user's own authority; null at the national level, which has all of them. */
export function useOwnProvince(): string | null {
  const { account } = useMe();
  const authority = account?.authority;
  return authority && authority.level !== 'NATIONAL' ? `${authority.region.code.slice(0, 2)}0000` : null;
}

/** 资格省份 */
export function ProvinceField() {
  const { t } = useTranslation('desk');
  const own = useOwnProvince();
  const { data } = useAnswer(ProvincesAtDesk, {}, { staleTime: Number.POSITIVE_INFINITY });
  const provinces = (data?.regions ?? []).filter(({ code }) => own === null || code === own);
  return (
    <Form.Item
      name="provinceCode"
      label={t('supplement.province')}
      rules={[{ required: true, message: t('common:required') }]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </Form.Item>
  );
}
