import { EyeOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../design/Problem.tsx';
import { RevealApplicant } from '../generated/applications/application-view.ts';
import { ask } from '../graph/ask.ts';
import { useWords } from '../i18n/use-words.ts';

/** 查看身份证号: in full for a stated purpose, which goes on record; gone again with the page. */
export function RevealIdNumber({ applicationId, masked }: { applicationId: string; masked: string }) {
  const { t } = useTranslation('case');
  const { said } = useWords();
  const [form] = Form.useForm<{ purpose: string }>();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  async function reveal({ purpose }: { purpose: string }) {
    setBusy(true);
    setProblem(null);
    try {
      const { revealApplicantIdNumber: result } = await ask(RevealApplicant, { id: applicationId, purpose });
      if (result.__typename === 'RevealedIdNumber') {
        setShown(result.idNumber);
        setOpen(false);
        form.resetFields();
      } else form.setFields([{ name: 'purpose', errors: [said(reasonOf(result))] }]);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <span className="number">{shown ?? masked}</span>{' '}
      {shown === null ? (
        <Button size="small" type="link" icon={<EyeOutlined aria-hidden />} onClick={() => setOpen(true)}>
          {t('reveal.button')}
        </Button>
      ) : (
        <Button size="small" type="link" onClick={() => setShown(null)}>
          {t('reveal.hide')}
        </Button>
      )}
      <Modal
        open={open}
        title={t('reveal.title')}
        okText={t('reveal.button')}
        confirmLoading={busy}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Alert type="info" showIcon className="gap-below" title={t('reveal.onRecord')} />
        {problem !== null && <Problem problem={problem} />}
        <Form form={form} layout="vertical" onFinish={reveal} requiredMark={false}>
          <Form.Item
            name="purpose"
            label={t('reveal.purpose')}
            rules={[{ required: true, whitespace: true, message: t('common:required') }]}
          >
            <Input.TextArea rows={2} maxLength={200} showCount />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

const reasonOf = (refused: { message: string; problems?: { message: string }[] }): string =>
  refused.problems?.[0]?.message ?? refused.message;
