import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import en from 'antd/es/locale/en_US';
import zh from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import { DARK, LIGHT } from '../design/theme.ts';
import { useDark } from '../design/use-appearance.ts';
import { Waiting } from '../design/Waiting.tsx';
import { queries } from '../graph/client.ts';
import { nonce } from './nonce.ts';
import { router } from './router.tsx';
import './style-nonce.ts';

/** Everything that all pages share: language, appearance, what has been asked, and the addresses. */
export function App() {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  useEffect(() => {
    dayjs.locale(english ? 'en' : 'zh-cn');
  }, [english]);
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={english ? en : zh}
      theme={useDark() ? DARK : LIGHT}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={queries}>
        <Suspense fallback={<Waiting />}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
