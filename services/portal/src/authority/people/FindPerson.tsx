import { SearchOutlined } from '@ant-design/icons';
import { Button, Card, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Problem } from '../../design/Problem.tsx';
import { Refusal } from '../../design/Refusal.tsx';
import { DocumentTypes, IdentifyPerson } from '../../generated/authority/people/people.ts';
import { ask } from '../../graph/ask.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DESK_RIGHTS } from '../desk-navigation.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { hasOneOf, useRights } from '../rights.ts';
import { setFoundPerson } from './found-person.ts';

interface Values {
  name: string;
  documentType: string;
  idNumber: string;
  purpose: string;
}
const IDENTITY_CARD = '01';

/** 信息验证: somebody who states exact name and number is found, and why he was looked up is kept. */
export function FindPerson({ purpose }: { purpose: string }) {
  const { t } = useTranslation('desk');
  const { said } = useWords();
  const types = useAnswer(DocumentTypes, {}, { staleTime: Number.POSITIVE_INFINITY });
  const { form, busy, refused, problem, take } = useStepForm<Values>();

  async function find(values: Values) {
    const answer = await take(async () => (await ask(IdentifyPerson, trimmed(values))).identifyPractitioner);
    if (answer?.__typename === 'IdentifiedPractitioner') {
      setFoundPerson({ person: answer.practitioner, purpose: values.purpose.trim() });
    }
  }

  return (
    <Card variant="borderless" className="desk-find">
      <Form<Values>
        form={form}
        layout="vertical"
        disabled={busy}
        onFinish={find}
        requiredMark="optional"
        initialValues={{ documentType: IDENTITY_CARD, purpose }}
        aria-label={t('find.title')}
      >
        {refused !== null && (
          <div className="gap-below">
            <Refusal refused={refused} />
            {form.getFieldValue('documentType') !== IDENTITY_CARD && <ShortTermFirst />}
          </div>
        )}
        {problem !== null && (
          <div className="gap-below">
            <Problem problem={problem} />
          </div>
        )}
        <div className="desk-fields">
          <Form.Item name="name" label={t('find.name')} rules={[required(t('common:required'))]}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="documentType" label={t('find.documentType')} required>
            <Select
              options={(types.data?.dictionary ?? [{ code: IDENTITY_CARD, name: '居民身份证' }]).map(
                ({ code, name }) => ({
                  value: code,
                  label: said(name),
                }),
              )}
            />
          </Form.Item>
          <Form.Item name="idNumber" label={t('find.idNumber')} rules={[required(t('common:required'))]}>
            <Input
              maxLength={40}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              className="number"
            />
          </Form.Item>
          <Form.Item
            name="purpose"
            label={t('find.purpose')}
            extra={t('find.purposeHint')}
            rules={[required(t('common:required'))]}
          >
            <Input maxLength={200} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={busy} icon={<SearchOutlined aria-hidden />}>
          {t('find.submit')}
        </Button>
      </Form>
    </Card>
  );
}

/** Whoever comes for short-term practice holds no qualification here, and is entered before anything is applied for (domain 3.3). */
function ShortTermFirst() {
  const { t } = useTranslation('desk');
  const { rights } = useRights();
  return (
    <p className="desk-note">
      {t('find.shortTerm')}{' '}
      {hasOneOf(rights, DESK_RIGHTS.supplement) && (
        <Link to="/authority/supplement?tab=person">{t('supplement.person')}</Link>
      )}
    </p>
  );
}

const required = (message: string) => ({ required: true, whitespace: true, message });
const trimmed = ({ name, idNumber, documentType, purpose }: Values) => ({
  name: name.trim(),
  idNumber: idNumber.trim(),
  documentType,
  purpose: purpose.trim(),
});
