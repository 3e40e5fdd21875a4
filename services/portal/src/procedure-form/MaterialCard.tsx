import {
  CheckCircleFilled,
  DeleteOutlined,
  FileImageOutlined,
  FilePdfOutlined,
  UploadOutlined,
} from '@ant-design/icons';
import { Alert, Button, Card, Flex, Popconfirm, Progress, Tag, Typography, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { Problem } from '../design/Problem.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { Edited } from './draft-keeper.ts';
import { PaperAdvice } from './PaperAdvice.tsx';
import { TAKEN, useMaterial } from './use-material.ts';

export type Material = Edited['materials'][number];

/** One material of the checklist: what it is, how it is shown, and its files. */
export function MaterialCard({
  application,
  material,
  reason,
}: {
  application: Edited;
  material: Material;
  reason: string | undefined;
}) {
  const { t } = useTranslation('procedure');
  const { said, enumName } = useWords();
  const dates = useDates();
  const { sending, refused, problem, send, remove, removing } = useMaterial(application.id, material.code);
  const { name, mandatory, condition, form, files } = material;
  const upload = t(files.length > 0 ? 'materials.more' : 'materials.upload');
  return (
    <Card size="small" id={`material.${material.code}`} className="material">
      <Flex justify="space-between" gap="small" align="start">
        <Typography.Title level={2} className="material-name">
          {files.length > 0 && <CheckCircleFilled className="material-done" aria-label={t('materials.there')} />}
          {said(name)}
        </Typography.Title>
        <Flex gap={4} wrap justify="end">
          <Tag color={mandatory ? 'red' : 'default'}>
            {mandatory ? t('materials.mandatory') : t('materials.optional')}
          </Tag>
          {form !== 'ONLINE' && <Tag color="gold">{enumName('MaterialForm', form)}</Tag>}
        </Flex>
      </Flex>
      {condition !== null && (
        <Typography.Text type="secondary">{t('materials.when', { condition: said(condition) })}</Typography.Text>
      )}
      {reason !== undefined && <Alert type="warning" showIcon title={reason} className="gap-above" />}
      {form !== 'ONLINE' && <PaperAdvice application={application} material={material} />}
      <ul className="files">
        {files.map(({ id, mediaType, bytes, uploadedAt, url }, index) => (
          <li key={id}>
            <a href={url} target="_blank" rel="noreferrer">
              {mediaType === 'application/pdf' ? <FilePdfOutlined aria-hidden /> : <FileImageOutlined aria-hidden />}
              {t('materials.file', { number: index + 1, size: sizeOf(bytes) })}
            </a>
            <Typography.Text type="secondary" className="file-when">
              {dates.moment(uploadedAt)}
            </Typography.Text>
            <Popconfirm
              title={t('materials.removeTitle')}
              okText={t('common:delete')}
              cancelText={t('common:cancel')}
              onConfirm={() => remove(id)}
            >
              <Button
                type="text"
                size="small"
                danger
                loading={removing === id}
                icon={<DeleteOutlined />}
                aria-label={t('materials.remove', { number: index + 1, name: said(name) })}
              />
            </Popconfirm>
          </li>
        ))}
        {sending.map(({ key, name: file, part }) => (
          <li key={key}>
            <span className="file-name">{file}</span>
            <Progress percent={Math.round(part * 100)} size="small" aria-label={t('upload.progress', { file })} />
          </li>
        ))}
      </ul>
      {refused.map((message) => (
        <Alert key={message} type="error" showIcon role="alert" title={message} className="gap-above" />
      ))}
      {problem !== null && <Problem problem={problem} />}
      <Upload
        multiple
        accept={TAKEN.join(',')}
        showUploadList={false}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Button
          icon={<UploadOutlined aria-hidden />}
          aria-label={t('materials.uploadOf', { upload, name: said(name) })}
        >
          {upload}
        </Button>
      </Upload>
    </Card>
  );
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
