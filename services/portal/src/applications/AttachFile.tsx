import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../design/Problem.tsx';
import { queries } from '../graph/client.ts';
import { TAKEN, useMaterial } from '../procedure-form/use-material.ts';

/** Adds a file to a material of a case that has no form any more: an explanation, evidence, a scan of what came on paper. */
export function AttachFile({
  applicationId,
  material,
  name,
}: {
  applicationId: string;
  material: string;
  name: string;
}) {
  const { t } = useTranslation('case');
  const { sending, refused, problem, send } = useMaterial(applicationId, material);
  return (
    <>
      <Upload
        multiple
        accept={TAKEN.join(',')}
        showUploadList={false}
        beforeUpload={(file) => {
          void send(file).then(() => queries.invalidateQueries());
          return false;
        }}
      >
        <Button
          size="small"
          className="no-print"
          icon={<UploadOutlined aria-hidden />}
          loading={sending.length > 0}
          aria-label={t('materials.attachTo', { name })}
        >
          {t('materials.attach')}
        </Button>
      </Upload>
      {refused.map((message) => (
        <Alert key={message} type="error" showIcon role="alert" title={message} />
      ))}
      {problem !== null && <Problem problem={problem} />}
    </>
  );
}
