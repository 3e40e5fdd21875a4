import { App } from 'antd';
import type { ReactNode } from 'react';
import { SignInAgain } from './SignInAgain.tsx';

/** Around what somebody sees who is signed in: short messages and questions, and the session that can be taken up again. */
export const SignedIn = ({ loginName, children }: { loginName: string; children: ReactNode }) => (
  <App message={{ maxCount: 3 }}>
    {children}
    <SignInAgain loginName={loginName} />
  </App>
);
