import { App, Button, Card, Flex, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import {
  RegisterInstitution,
  type RegisterInstitutionInput,
} from '../../generated/authority/institutions/institutions.ts';
import { ask } from '../../graph/ask.ts';
import { useMe } from '../../session/use-me.ts';
import '../administration.css';
import { StepAlerts } from '../forms/StepAlerts.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { PeopleFields } from './register/PeopleFields.tsx';
import { RegisteredFields } from './register/RegisteredFields.tsx';
import { RelatedFields } from './register/RelatedFields.tsx';

/** 登记医疗机构: the form; the authority of whoever fills it in becomes the one that licensed or filed it. */
export function RegisterInstitutionPage() {
  const { t } = useTranslation('administration');
  const { account } = useMe();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const step = useStepForm<RegisterInstitutionInput>();
  if (!account?.authority) return <Waiting />;
  const { region, level, name } = account.authority;

  async function register(values: RegisterInstitutionInput) {
    const input = { ...values, clinicalSubjects: values.clinicalSubjects ?? [] };
    const done = await step.take(async () => (await ask(RegisterInstitution, { input })).registerInstitution);
    if (done === null) return;
    void message.success(t('register.done'));
    void navigate(`/authority/institutions/${done.institution.id}`);
  }
  return (
    <Page title={t('register.title')} about={t('register.about', { authority: name })} reading>
      <Card>
        <StepAlerts
          step={step}
          existing={(id) => <Link to={`/authority/institutions/${id}`}>{t('institutions.toExisting')}</Link>}
        />
        <Form<RegisterInstitutionInput>
          form={step.form}
          layout="vertical"
          disabled={step.busy}
          requiredMark="optional"
          scrollToFirstError={{ block: 'center', focus: true }}
          initialValues={{
            kind: 'LICENSED',
            clinicalSubjects: [],
            ...(level === 'COUNTY' && { regionCode: region.code }),
          }}
          onFinish={(values) => void register(values)}
        >
          <RegisteredFields root={region.code} national={level === 'NATIONAL'} />
          <PeopleFields />
          <RelatedFields own={account.authority} />
          <Flex gap="small" wrap>
            <Button type="primary" htmlType="submit" loading={step.busy}>
              {t('register.submit')}
            </Button>
            <LinkButton to="/authority/institutions">{t('common:cancel')}</LinkButton>
          </Flex>
        </Form>
      </Card>
    </Page>
  );
}
