import { SearchOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useNames } from '../../i18n/use-words.ts';
import { Choice } from '../parts/Choice.tsx';
import { ProvinceSelect } from '../parts/ProvinceSelect.tsx';
import { type ByName, PROFESSIONS, searchAddress } from './address.ts';

/** Two characters at least: the register is looked up, not browsed. */
const SHORTEST_NAME = 2;
/** Names with separators, of minorities and from abroad, are long. */
const LONGEST_NAME = 100;

/** By province and full name. */
export function PersonSearch({ initial = {}, id }: { initial?: Partial<ByName>; id: string }) {
  const { t } = useTranslation('public');
  const { enumName } = useNames();
  const navigate = useNavigate();
  const required = t('common:required');
  return (
    <Form<ByName>
      name={id}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={(values) => navigate(searchAddress(values))}
      className="public-form"
      role="search"
      aria-label={t('search.byName')}
    >
      <Form.Item name="province" label={t('province.label')} rules={[{ required: true, message: required }]}>
        <ProvinceSelect />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('search.name')}
        rules={[
          { required: true, whitespace: true, message: required },
          { min: SHORTEST_NAME, message: t('search.nameTooShort') },
        ]}
      >
        <Input size="large" autoComplete="off" maxLength={LONGEST_NAME} placeholder={t('search.namePlaceholder')} />
      </Form.Item>
      <Form.Item name="profession" label={t('search.profession')}>
        <Choice
          none={t('common:all')}
          options={PROFESSIONS.map((value) => ({ value, label: enumName('RegisterProfession', value) }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" icon={<SearchOutlined aria-hidden />}>
        {t('common:search')}
      </Button>
    </Form>
  );
}
