import { SearchOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { codeAddress } from './address.ts';

const LONGEST_CODE = 40;

/** By the code of the certificate; of nurses its number. */
export function CodeSearch({ initial, id }: { initial?: string | undefined; id: string }) {
  const { t } = useTranslation('public');
  const navigate = useNavigate();
  return (
    <Form<{ code: string }>
      name={id}
      layout="vertical"
      requiredMark={false}
      initialValues={{ code: initial }}
      onFinish={({ code }) => navigate(codeAddress(code))}
      className="public-form"
      role="search"
      aria-label={t('search.byCode')}
    >
      <Form.Item
        name="code"
        label={t('search.code')}
        extra={t('search.codeHelp')}
        className="public-form-long"
        rules={[
          { required: true, whitespace: true, message: t('common:required') },
          { pattern: /^\s*[0-9A-Za-z]{6,40}\s*$/, message: t('search.codeWrong') },
        ]}
      >
        <Input
          size="large"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={LONGEST_CODE}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" icon={<SearchOutlined aria-hidden />}>
        {t('common:search')}
      </Button>
    </Form>
  );
}
