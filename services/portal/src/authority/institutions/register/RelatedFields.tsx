import { Form, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { InstitutionPicker } from '../InstitutionPicker.tsx';
import { RoutingFields } from '../RoutingFields.tsx';

/** 主管部门与院区: what may be left as it is. */
export function RelatedFields({ own }: { own: { id: string; name: string } }) {
  const { t } = useTranslation('administration');
  const regionCode = Form.useWatch<string | undefined>('regionCode');
  return (
    <>
      <Typography.Title level={2} className="form-part">
        {t('register.related')}
      </Typography.Title>
      <RoutingFields
        institution={{
          region: { code: regionCode ?? '' },
          licensingAuthority: own,
          tcmAuthority: null,
          cdcAuthority: null,
        }}
      />
      <Form.Item name="mainCampusId" label={t('institution.mainCampus')} extra={t('register.campusHint')}>
        <InstitutionPicker />
      </Form.Item>
    </>
  );
}
