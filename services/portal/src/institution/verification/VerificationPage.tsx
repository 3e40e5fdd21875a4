import { Button, Card, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import {
  IdentifyPractitioner,
  type IdentifyPractitionerMutation,
  IdentityDocuments,
  VerifyRegistrations,
  type VerifyRegistrationsQuery,
} from '../../generated/institution/verification/verification.ts';
import { ask } from '../../graph/ask.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { VerifiedPerson } from './VerifiedPerson.tsx';
import '../people/people.css';

interface Question {
  name: string;
  idNumber: string;
  documentType: string;
  purpose: string;
}
export type Identified = Extract<
  IdentifyPractitionerMutation['identifyPractitioner'],
  { __typename: 'IdentifiedPractitioner' }
>['practitioner'];
export type Verified = Extract<
  VerifyRegistrationsQuery['verifyRegistrations'],
  { __typename: 'VerifiedRegistrations' }
>['registrations'];

const CITIZEN = '01';

/** 信息核验 (S2-Q4, Q20.4, Q41.4): by exact name and number, for a purpose that is kept. */
export function VerificationPage() {
  const { t } = useTranslation('people');
  const { said } = useWords();
  const [form] = Form.useForm<Question>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [found, setFound] = useState<{ person: Identified; registrations: Verified } | null>(null);
  const documents = useAnswer(IdentityDocuments, {}, { staleTime: 3_600_000 });

  async function verify(values: Question) {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    setFound(null);
    const question = { ...values, name: values.name.trim(), idNumber: values.idNumber.trim().toUpperCase() };
    try {
      const { identifyPractitioner: identity } = await ask(IdentifyPractitioner, question);
      if (identity.__typename !== 'IdentifiedPractitioner') {
        refuse(identity);
        return;
      }
      const { verifyRegistrations: registered } = await ask(VerifyRegistrations, question);
      setFound({
        person: identity.practitioner,
        registrations: registered.__typename === 'VerifiedRegistrations' ? registered.registrations : [],
      });
    } catch (caught) {
      setProblem(caught);
    } finally {
      setBusy(false);
    }
  }

  function refuse(refused: { message: string; problems?: readonly { field: string; message: string }[] }) {
    const problems = refused.problems ?? [];
    if (problems.length === 0) form.setFields([{ name: 'idNumber', errors: [said(refused.message)] }]);
    form.setFields(problems.map(({ field, message }) => ({ name: field as keyof Question, errors: [said(message)] })));
  }

  return (
    <Page title={t('verification.title')} about={t('verification.about')} reading>
      <Card variant="borderless" className="gap-below">
        <Form
          form={form}
          layout="vertical"
          initialValues={{ documentType: CITIZEN }}
          onFinish={(values) => void verify(values)}
        >
          <Form.Item
            name="name"
            label={t('verification.name')}
            rules={[{ required: true, whitespace: true, message: t('common:required') }]}
          >
            <Input autoComplete="off" maxLength={100} />
          </Form.Item>
          <Form.Item name="documentType" label={t('verification.documentType')}>
            <Select
              loading={documents.isLoading}
              options={(documents.data?.dictionary ?? [{ code: CITIZEN, name: t('verification.citizen') }]).map(
                ({ code, name }) => ({ value: code, label: said(name) }),
              )}
            />
          </Form.Item>
          <Form.Item
            name="idNumber"
            label={t('verification.idNumber')}
            rules={[{ required: true, whitespace: true, message: t('common:required') }]}
          >
            <Input autoComplete="off" maxLength={40} />
          </Form.Item>
          <Form.Item
            name="purpose"
            label={t('purpose.label')}
            extra={t('purpose.extra')}
            rules={[{ required: true, whitespace: true, message: t('common:required') }]}
          >
            <Input.TextArea maxLength={200} showCount rows={2} placeholder={t('purpose.example')} />
          </Form.Item>
          {problem !== null && <Problem problem={problem} />}
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('verification.verify')}
          </Button>
        </Form>
      </Card>
      {found && <VerifiedPerson {...found} />}
    </Page>
  );
}
