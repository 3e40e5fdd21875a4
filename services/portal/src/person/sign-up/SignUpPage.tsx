import { Card, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../../design/Page.tsx';
import { HelpFor } from '../../help/HelpFor.tsx';
import { CheckStep } from './CheckStep.tsx';
import { DetailsStep } from './DetailsStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { IdentityStep } from './IdentityStep.tsx';
import './sign-up.css';
import { Narrow } from '../../session/Narrow.tsx';
import type { Begun, Completed, DetailsTyped, IdentityTyped } from './sign-up.ts';

const STEPS = ['identity', 'check', 'details', 'done'] as const;
type Step = (typeof STEPS)[number];

/**
 * 注册新账号 (manual 1.1): who one is, once more to check, how to be reached and to sign in, and what has come of it. The step stands
 * in the address, so that the browser's way back leads to the page before; what was typed is kept meanwhile.
 */
export function SignUpPage() {
  const { t } = useTranslation('begin');
  const [params, setParams] = useSearchParams();
  const [identity, setIdentity] = useState<Partial<IdentityTyped>>({});
  const [begun, setBegun] = useState<Begun | null>(null);
  const [details, setDetails] = useState<Partial<DetailsTyped>>({});
  const [completed, setCompleted] = useState<Completed | null>(null);

  const wanted = STEPS.find((one) => one === params.get('step')) ?? 'identity';
  const step: Step = completed ? 'done' : begun === null || wanted === 'done' ? 'identity' : wanted;
  const go = (to: Step, replace = false) => {
    setParams(to === 'identity' ? {} : { step: to }, { replace });
    scrollTo({ top: 0 });
  };
  const startOver = () => {
    setBegun(null);
    go('identity', true);
  };

  return (
    <Narrow wide>
      <Page
        title={t('signUp.title')}
        about={
          step === 'done' ? undefined : (
            <>
              {t('signUp.haveOne')} <Link to="/person/sign-in">{t('common:signIn')}</Link>
            </>
          )
        }
        reading
      >
        <Steps
          className="way"
          size="small"
          titlePlacement="vertical"
          responsive={false}
          current={STEPS.indexOf(step)}
          items={STEPS.map((one) => ({ title: t(`signUp.step.${one}`) }))}
        />
        <Card>
          {step === 'identity' && (
            <IdentityStep
              typed={identity}
              onTyped={setIdentity}
              onBegun={(next) => {
                setBegun(next);
                go('check');
              }}
            />
          )}
          {step === 'check' && begun && (
            <CheckStep begun={begun} onWrong={startOver} onRight={() => go('details')} onExpired={startOver} />
          )}
          {step === 'details' && begun && (
            <DetailsStep
              begun={begun}
              typed={details}
              onTyped={setDetails}
              onBack={() => go('check', true)}
              onStartOver={startOver}
              onCompleted={(account) => {
                setCompleted(account);
                go('done', true);
              }}
            />
          )}
          {step === 'done' && completed && <DoneStep account={completed} password={details.password ?? ''} />}
        </Card>
        {step !== 'done' && <HelpFor topic="sign-up" to="/help" />}
      </Page>
    </Narrow>
  );
}
