import { Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { End } from './Guarded.tsx';
import { SignInForm } from './SignInForm.tsx';

/** A path of this site, and nothing else: an address from outside must not lead away. */
const ownPath = (to: string | null, fallback: string) => (to?.startsWith('/') && !to.startsWith('//') ? to : fallback);

/** 登录 of one end; whoever came from a page goes back there. */
export function SignInPage({ end, children }: { end: End; children?: React.ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  return (
    <Flex justify="center">
      <Card className="sign-in-card">
        <Typography.Title level={1} className="sign-in-title">
          {`${t('signIn')} · ${t(`ends.${end}`)}`}
        </Typography.Title>
        <SignInForm
          onDone={({ kind }) => {
            const own = `/${kind.toLowerCase()}`;
            void navigate(own === `/${end}` ? ownPath(params.get('to'), own) : own, { replace: true });
          }}
        />
        {children}
      </Card>
    </Flex>
  );
}
