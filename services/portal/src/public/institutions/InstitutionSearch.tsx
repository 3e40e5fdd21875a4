import { SearchOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ProvinceSelect } from '../parts/ProvinceSelect.tsx';

const LONGEST = 100;

interface Values {
  text: string;
  region?: string | undefined;
}

/** By part of a name, or by registration number. */
export function InstitutionSearch({ initial = {}, id }: { initial?: Partial<Values>; id: string }) {
  const { t } = useTranslation('public');
  const navigate = useNavigate();
  return (
    <Form<Values>
      name={id}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={({ text, region }) =>
        navigate(`/institutions?${new URLSearchParams({ text: text.trim(), ...(region && { region }) })}`)
      }
      className="public-form"
      role="search"
      aria-label={t('institutions.title')}
    >
      <Form.Item
        name="text"
        label={t('institutions.text')}
        rules={[
          { required: true, whitespace: true, message: t('common:required') },
          { min: 2, message: t('institutions.tooShort') },
        ]}
      >
        <Input size="large" autoComplete="off" maxLength={LONGEST} placeholder={t('institutions.placeholder')} />
      </Form.Item>
      <Form.Item name="region" label={`${t('province.label')} (${t('common:optional')})`}>
        <ProvinceSelect />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" icon={<SearchOutlined aria-hidden />}>
        {t('common:search')}
      </Button>
    </Form>
  );
}
