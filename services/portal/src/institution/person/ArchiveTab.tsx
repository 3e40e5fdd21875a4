import { Button, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';
import { ArchiveEntries } from './ArchiveEntries.tsx';
import { useArchive } from './use-archive.ts';

/** 个人执业档案 (S4 二(二)): opened with a purpose, which stays on the audit trail. */
export function ArchiveTab({ practitionerId }: { practitionerId: string }) {
  const { t } = useTranslation('people');
  const [purpose, setPurpose] = useState<string | null>(null);
  const archive = useArchive(practitionerId, purpose);
  if (purpose !== null && archive.entries) {
    return (
      <Flex vertical gap="middle">
        <Typography.Text type="secondary">{t('archive.openedFor', { purpose })}</Typography.Text>
        <ArchiveEntries archive={archive} entries={archive.entries} />
      </Flex>
    );
  }
  return (
    <Form
      layout="vertical"
      className="person-purpose"
      onFinish={(values: { purpose: string }) => setPurpose(values.purpose.trim())}
    >
      <Typography.Paragraph type="secondary">{t('archive.about')}</Typography.Paragraph>
      <Form.Item
        name="purpose"
        label={t('purpose.label')}
        extra={t('purpose.extra')}
        rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        {...(archive.refusal !== null && { validateStatus: 'error' as const, help: archive.refusal })}
      >
        <Input.TextArea maxLength={200} showCount rows={2} placeholder={t('purpose.example')} />
      </Form.Item>
      {archive.problem && <Problem problem={archive.problem} />}
      <Button type="primary" htmlType="submit" loading={archive.isLoading}>
        {t('archive.open')}
      </Button>
    </Form>
  );
}
