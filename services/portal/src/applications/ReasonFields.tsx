import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Form, Input, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-words.ts';
import type { Case } from './case.ts';

type Ground = Case['reasonedSteps'][number]['grounds'][number];
const MOST = 20;

/** The chosen ground in full, with the article that the decision will quote. */
function Quoted({ index, grounds }: { index: number; grounds: readonly Ground[] }) {
  const { t } = useTranslation('case');
  const { said } = useWords();
  const code: unknown = Form.useWatch(['reasons', index, 'code']);
  const ground = grounds.find((one) => one.code === code);
  if (!ground) return null;
  return (
    <Typography.Paragraph type="secondary">
      {`${said(ground.name)} · ${t('common:basis', { basis: said(ground.basis) })}`}
    </Typography.Paragraph>
  );
}

/** 理由: by the grounds of the law where there is a list of them, else by topic; each in words. */
export function ReasonFields({
  grounds,
  topics,
  suggested,
}: {
  grounds: readonly Ground[];
  topics: readonly string[];
  /** What the case itself shows to be missing, put in with one click. */
  suggested: readonly { code: string; message: string }[];
}) {
  const { t } = useTranslation('case');
  const { said } = useWords();
  const options =
    grounds.length > 0
      ? grounds.map(({ code, name }) => ({ value: code, label: `${code} ${said(name)}` }))
      : topics.map((code) => ({ value: code, label: t(`topics.${code}`) }));
  const first = { code: grounds.length > 0 ? undefined : topics[0], message: '' };
  return (
    <Form.List
      name="reasons"
      initialValue={[first]}
      rules={[
        { validator: async (_, reasons: unknown[]) => (reasons.length > 0 ? null : Promise.reject(t('reason.one'))) },
      ]}
    >
      {(fields, { add, remove }, { errors }) => (
        <Flex vertical gap="small" className="gap-below">
          {fields.map(({ key, name }, index) => (
            <Card
              key={key}
              size="small"
              title={t('reason.number', { number: index + 1 })}
              extra={
                fields.length > 1 && (
                  <Button
                    type="text"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={t('reason.remove', { number: index + 1 })}
                    onClick={() => remove(name)}
                  />
                )
              }
            >
              <Form.Item
                name={[name, 'code']}
                label={t(grounds.length > 0 ? 'reason.ground' : 'reason.topic')}
                rules={[{ required: true, message: t('common:required') }]}
                hidden={options.length === 1}
              >
                <Select
                  options={options}
                  showSearch={{ optionFilterProp: 'label' }}
                  popupMatchSelectWidth={false}
                  placeholder={t('reason.choose')}
                />
              </Form.Item>
              {grounds.length > 0 && <Quoted index={name} grounds={grounds} />}
              <Form.Item
                name={[name, 'message']}
                label={t('reason.message')}
                rules={[{ required: true, whitespace: true, message: t('common:required') }]}
              >
                <Input.TextArea rows={2} maxLength={500} showCount />
              </Form.Item>
            </Card>
          ))}
          <Form.ErrorList errors={errors} />
          <Flex gap="small" wrap>
            {fields.length < MOST && (
              <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(first)}>
                {t('reason.add')}
              </Button>
            )}
            {suggested.length > 0 && (
              <Button onClick={() => suggested.slice(0, MOST - fields.length).map((reason) => add(reason))}>
                {t('reason.addMissing', { count: suggested.length })}
              </Button>
            )}
          </Flex>
        </Flex>
      )}
    </Form.List>
  );
}
