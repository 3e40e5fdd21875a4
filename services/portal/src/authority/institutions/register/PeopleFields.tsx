import { Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** 法定代表人、主要负责人 */
export function PeopleFields() {
  const { t } = useTranslation('administration');
  const required = [{ required: true, whitespace: true, message: t('common:required') }];
  return (
    <>
      <Typography.Title level={2} className="form-part">
        {t('register.people')}
      </Typography.Title>
      <Form.Item name="legalRepresentative" label={t('institution.legalRepresentative')} rules={required}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="principal" label={t('institution.principal')} rules={required}>
        <Input maxLength={50} />
      </Form.Item>
    </>
  );
}
